"""Sidotjänstgöringen har mål och plan innan den börjar.

Vad som kontrolleras: att mål och plan är skrivna för varje sidotjänstgöring, senast dagen innan den börjar.

Varför: med målen i handen kan kliniken lägga upp tiden efter det du ska lära dig där.

Så gör du: gå igenom målen med din handledare, skriv mål och plan på tjänstgöringens sida och berätta för kliniken.

Tolkning: riktlinjen är en regions, och vi läser den som god sed i hela riket. Mål som skrivs medan tjänstgöringen pågår
godtas. Är den över frågar regeln inte längre: då är det för sent att planera.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.modell import Atgard, Bevis, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Startkrav, klart_till_start, sidotjanstgoringar

_SVAR = Svar("PL-02", "mal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`varsel_dagar`: how long before the start of a placement the goals are asked for."""

    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    def bevis(placering: Aktivitet) -> tuple[Bevis, ...]:
        satta = placering.tjanstgoring.mal_satta if placering.tjanstgoring else None
        return bevis_aktivitet([placering]) if satta is not None and satta <= kontext.idag else ()

    krav = Startkrav(
        _SVAR,
        kontext.varden(Parametrar).varsel_dagar,
        "har mål och plan",
        "har inga skrivna mål",
        is_for_sent_efterat=True,
    )
    return klart_till_start(portfolj, kontext.idag, krav, sidotjanstgoringar(portfolj), bevis)


REGEL = Regel(
    id="PL-02",
    slug="sidotjanstgoringens-mal",
    titel="Sidotjänstgöringen har mål och plan innan den börjar",
    delar={"mal": Del(Niva.LOKAL, kalla="kronoberg-st-plan")},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("tjanstgoring.visa", "Skriv mål och plan"),
    parametrar=Parametrar,
)
