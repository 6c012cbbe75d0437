"""Sidotjänstgöringen är kopplad till delmål.

Vad som kontrolleras: att varje sidotjänstgöring är kopplad till minst ett delmål när den börjar.

Varför: delmålen är skälet till att du är där, och utan dem går tjänstgöringen inte att bedöma eller intyga.

Så gör du: öppna tjänstgöringen och välj de delmål som den ska leda till.

Tolkning: ett delmål ur en annan föreskrift än den du följer räknas inte. En tjänstgöring som är avslutad kan kopplas i
efterhand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.modell import Atgard, Bevis, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Startkrav, klart_till_start, sidotjanstgoringar

_SVAR = Svar("PL-03", "delmal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`varsel_dagar`: how long before the start of a placement the delmål are asked for."""

    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    foreskrift = portfolj.utbildning.foreskrift

    def bevis(placering: Aktivitet) -> tuple[Bevis, ...]:
        is_kopplad = any(kod.foreskrift is foreskrift for kod in placering.delmal)
        return bevis_aktivitet([placering]) if is_kopplad else ()

    krav = Startkrav(
        _SVAR, kontext.varden(Parametrar).varsel_dagar, "är kopplad till delmål", "är inte kopplad till något delmål"
    )
    return klart_till_start(
        portfolj,
        kontext.idag,
        krav,
        sidotjanstgoringar(portfolj),
        bevis,
    )


REGEL = Regel(
    id="PL-03",
    slug="sidotjanstgoringens-delmal",
    titel="Sidotjänstgöringen är kopplad till delmål",
    delar={"delmal": Del(Niva.FORESKRIFT, kalla="spur-lipus")},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("tjanstgoring.visa", "Koppla delmål"),
    parametrar=Parametrar,
)
