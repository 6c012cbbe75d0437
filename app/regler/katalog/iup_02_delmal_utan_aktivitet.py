"""Varje delmål har en utbildningsaktivitet.

Vad som kontrolleras: att varje delmål i din målbeskrivning är kopplat till minst en aktivitet som är planerad eller
genomförd. En tjänstgöring är också en aktivitet.

Varför: planen ska täcka hela målbeskrivningen, annars finns delmål som ingen del av utbildningen leder till.

Så gör du: lägg till en aktivitet för delmålet, eller koppla en som redan finns.

Tolkning: förslag som du inte har svarat på och återkallade aktiviteter räknas inte. Ett delmål som är tillgodoräknat
med intyg räknas som helt. Delmålen för BT ingår när BT är en del av utbildningen. Kravet gäller från den dag din ST
börjar, som alla krav om delmål.
"""

from collections.abc import Iterator

from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bevis_aktivitet, om_delmal, varje_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("IUP-02", "aktivitet")


def _prova(krav: DelmalKrav, plan: Delmalsplan) -> Fynd:
    om = om_delmal(krav.kod)
    if plan.aktiviteter:
        return _SVAR.uppfylld(f"Delmål {krav.kod} har aktivitet.", om, bevis=bevis_aktivitet(plan.aktiviteter))
    return _SVAR.brist(f"Delmål {krav.kod} har ingen aktivitet.", om)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    return varje_delmal(portfolj, kontext, _SVAR, _prova)


REGEL = Regel(
    id="IUP-02",
    slug="delmal-utan-aktivitet",
    titel="Varje delmål har en aktivitet",
    delar={"aktivitet": Del(Niva.FORESKRIFT, kalla="spur-lipus")},
    omfattar=Bredd.DELMAL,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg till aktivitet"),
)
