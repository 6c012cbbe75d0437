"""Sidotjänstgöringen har en namngiven handledare.

Vad som kontrolleras: att varje sidotjänstgöring anger vem som är handledare där, senast när den börjar.

Varför: du ska veta vem du vänder dig till på plats, och samma person intygar tjänstgöringen när den är slut.

Så gör du: fråga den mottagande kliniken och lägg in namnet på tjänstgöringen.

Tolkning: riktlinjen är en regions, och vi läser den som god sed i hela riket. Att varje del av tjänstgöringen har en
handledare följer också av HL-05; båda visas som en rad.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Startkrav, is_handledare_namngiven, klart_till_start, sidotjanstgoringar

_SVAR = Svar("PL-01", "handledare")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`varsel_dagar`: how long before the start of a placement the name is asked for."""

    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = Startkrav(_SVAR, kontext.varden(Parametrar).varsel_dagar, "anger sin handledare", "anger ingen handledare")
    return klart_till_start(
        portfolj,
        kontext.idag,
        krav,
        sidotjanstgoringar(portfolj),
        lambda placering: bevis_aktivitet([placering]) if is_handledare_namngiven(placering) else (),
    )


REGEL = Regel(
    id="PL-01",
    slug="sidotjanstgoringens-handledare",
    titel="Sidotjänstgöringen har en namngiven handledare",
    delar={"handledare": Del(Niva.LOKAL, kalla="kronoberg-st-plan")},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("placering.andra", "Lägg in handledare"),
    parametrar=Parametrar,
)
