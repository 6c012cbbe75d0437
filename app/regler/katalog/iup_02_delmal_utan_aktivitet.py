"""Varje delmål har en utbildningsaktivitet.

Vad som kontrolleras: att varje delmål i din målbeskrivning är kopplat till minst en aktivitet som är planerad eller
genomförd. En tjänstgöring är också en aktivitet.

Varför: planen ska täcka hela målbeskrivningen, annars finns delmål som ingen del av utbildningen leder till.

Så gör du: lägg till en aktivitet för delmålet, eller koppla en som redan finns.

Tolkning: förslag som du inte har svarat på och återkallade aktiviteter räknas inte. Ett delmål som är tillgodoräknat
med intyg räknas som helt. Delmålen för BT ingår när BT är en del av utbildningen. Kravet gäller från den dag din ST
börjar, som alla krav om delmål, men det är en varning och ingen brist till och med den dag då din första IUP ska vara
klar (IUP-05). Föreskriften nämner ingen sådan tid, så det är vår tolkning.
"""

from collections.abc import Iterator

from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bevis_aktivitet, om_delmal, plan_brist, varje_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("IUP-02", "aktivitet")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    def prova(krav: DelmalKrav, plan: Delmalsplan) -> Fynd:
        om = om_delmal(krav.kod)
        if plan.aktiviteter:
            return _SVAR.uppfylld(f"Delmål {krav.kod} har aktivitet.", om, bevis=bevis_aktivitet(plan.aktiviteter))
        return plan_brist(portfolj, kontext, _SVAR, f"Delmål {krav.kod} har ingen aktivitet", om)

    return varje_delmal(portfolj, kontext, _SVAR, prova)


REGEL = Regel(
    id="IUP-02",
    slug="delmal-utan-aktivitet",
    titel="Varje delmål har en aktivitet",
    delar={"aktivitet": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.DELMAL,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg till aktivitet"),
)
