"""What a region's own plan for a specialty expects of an ST: placements, assignments, courses and their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.rattsgrund import Konfidens


class Tidpunkt(StrEnum):
    """When in ST something is to be done, as a plan words it."""

    NAR_SOM_HELST = "nar_som_helst"
    TIDIGT = "tidigt"
    FORSTA_HALVAN = "forsta_halvan"
    ANDRA_HALVAN = "andra_halvan"


@dataclass(frozen=True, slots=True)
class Planplacering:
    """A kind of placement. `nyckel` is what `Tjanstgoring.amne` holds.

    `manader` is its usual length (least, most) of full time, `manader_efter_bt` that for those with BT instead of AT;
    None where the plan gives none. `is_vantad`: most are expected to have it, the others are to choose from.
    `is_uppdrag`: an assignment at the home unit, beside the ordinary work; its length is the least one only.
    """

    nyckel: str
    titel: str
    delmal: tuple[DelmalKod, ...]
    konfidens: Konfidens
    manader: tuple[int, int] | None = None
    manader_efter_bt: tuple[int, int] | None = None
    is_vantad: bool = False
    is_uppdrag: bool = False
    nar: Tidpunkt = Tidpunkt.NAR_SOM_HELST
    anmarkning: str = ""

    def langd(self, *, has_bt: bool) -> tuple[int, int] | None:
        """The usual length in months (least, most) for somebody with BT, or with AT."""
        return (self.manader_efter_bt or self.manader) if has_bt else self.manader


@dataclass(frozen=True, slots=True)
class Plankurs:
    """A mandatory course. `nyckel` is what `Aktivitet.mall` holds; `is_egna_medel`: the course money pays for it."""

    nyckel: str
    titel: str
    delmal: tuple[DelmalKod, ...]
    konfidens: Konfidens
    nar: Tidpunkt = Tidpunkt.NAR_SOM_HELST
    is_egna_medel: bool = False
    anmarkning: str = ""


@dataclass(frozen=True, slots=True)
class Planordning:
    """That at least one of `fore` ends before `efter` begins: keys of placements or courses."""

    fore: tuple[str, ...]
    efter: str
    konfidens: Konfidens


@dataclass(frozen=True, slots=True)
class Regionplan:
    """One region's plan for one specialty under one regulation. `kalla` is a key of the sources."""

    kalla: str
    placeringar: tuple[Planplacering, ...] = ()
    kurser: tuple[Plankurs, ...] = ()
    ordning: tuple[Planordning, ...] = ()

    def placering(self, nyckel: str) -> Planplacering | None:
        """The kind of placement with that key."""
        return next((p for p in self.placeringar if p.nyckel == nyckel), None)

    def kurs(self, nyckel: str) -> Plankurs | None:
        """The course with that key."""
        return next((k for k in self.kurser if k.nyckel == nyckel), None)

    @property
    def vantade(self) -> tuple[Planplacering, ...]:
        """The placements that everybody is expected to have, assignments at home not among them."""
        return tuple(p for p in self.placeringar if p.is_vantad and not p.is_uppdrag)

    @property
    def uppdrag(self) -> tuple[Planplacering, ...]:
        """The assignments at the home unit."""
        return tuple(p for p in self.placeringar if p.is_uppdrag)

    def titlar(self) -> Iterator[tuple[str, str]]:
        """Key and title of everything in the plan."""
        yield from ((p.nyckel, p.titel) for p in self.placeringar)
        yield from ((k.nyckel, k.titel) for k in self.kurser)
