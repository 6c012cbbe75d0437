"""Varje delmål har en bedömningsmetod.

Vad som kontrolleras: att varje delmål i din målbeskrivning har minst en planerad bedömningsmetod eller en
undertecknad bedömning.

Varför: det ska framgå hur kompetensen bedöms i varje del av målbeskrivningen, inte bara vad du ska göra.

Så gör du: välj en metod för delmålet, gärna tillsammans med din handledare.

Tolkning: utkast och begärda bedömningar räknas inte. Ett delmål som är tillgodoräknat med intyg räknas som helt.
Delmålen för BT ingår när BT är en del av utbildningen. Till och med den dag då din första IUP ska vara klar (IUP-05) är
det en varning och ingen brist; det är vår tolkning.
"""

from collections.abc import Iterator

from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bevis_bedomning, bevis_metod, om_delmal, plan_brist, varje_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("IUP-03", "metod")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    def prova(krav: DelmalKrav, plan: Delmalsplan) -> Fynd:
        om = om_delmal(krav.kod)
        if bevis := (*bevis_metod(plan.metoder), *bevis_bedomning(plan.bedomningar)):
            return _SVAR.uppfylld(f"Delmål {krav.kod} har bedömningsmetod.", om, bevis=bevis)
        return plan_brist(portfolj, kontext, _SVAR, f"Delmål {krav.kod} har ingen bedömningsmetod", om)

    return varje_delmal(portfolj, kontext, _SVAR, prova)


REGEL = Regel(
    id="IUP-03",
    slug="delmal-utan-metod",
    titel="Varje delmål har en bedömningsmetod",
    delar={"metod": Del(Niva.FORESKRIFT, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.DELMAL,
    kontroll=_kontroll,
    atgard=Atgard("metod.ny", "Välj metod"),
)
