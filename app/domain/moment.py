"""Rare procedures and situations: what there is to train, each time it was done, and how far that has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.rattsgrund import Konfidens


class Sjalvstandighet(StrEnum):
    """How much of it one did oneself, in rising order."""

    OBSERVERAT = "observerat"
    UNDER_HANDLEDNING = "under_handledning"
    SJALVSTANDIGT = "sjalvstandigt"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to train, as a list of moments names it.

    `mal` is how many times (least, most) the source asks for, None where it gives no number. `kalla` is a key of the
    sources; `konfidens` says how sure it is that the source names the moment. The link to delmål is always ours.
    """

    id: str
    titel: str
    delmal: frozenset[DelmalKod]
    kalla: str
    konfidens: Konfidens
    mal: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Momentlogg:
    """That one did it, `antal` times on the day `datum`.

    `moment` is the id in the list, "" for something of one's own; `namn` is what it was called when it was logged,
    and stays what it is called where the list no longer has it.
    """

    id: int
    moment: str
    namn: str
    datum: date
    sjalvstandighet: Sjalvstandighet
    antal: int = 1
    delmal: frozenset[DelmalKod] = frozenset()
    anteckning: str = ""

    @property
    def nyckel(self) -> str:
        """What makes two entries the same moment: the id, or the name whatever its letters' case."""
        return self.moment or egen_nyckel(self.namn)


@dataclass(frozen=True, slots=True)
class Momentlage:
    """How far one moment has come: times by level, the latest day, and the moment of the list (None: one's own)."""

    nyckel: str
    titel: str
    moment: Moment | None
    per_niva: tuple[tuple[Sjalvstandighet, int], ...]
    senast: date | None

    @property
    def antal(self) -> int:
        """How many times in all."""
        return sum(antal for _, antal in self.per_niva)

    @property
    def saknas(self) -> int:
        """How many times more the source asks for; 0 where it gives no number."""
        return max(0, self.moment.mal[0] - self.antal) if self.moment and self.moment.mal else 0


def egen_nyckel(namn: str) -> str:
    """The key of a moment of one's own; no id of a list has a space in it."""
    return f"eget {namn.casefold()}"


def sammanstall(lista: Iterable[Moment], loggade: Iterable[Momentlogg]) -> tuple[Momentlage, ...]:
    """Every moment of the list in its order, then what was logged besides, the latest used first."""
    per_nyckel: dict[str, list[Momentlogg]] = {}
    for logg in sorted(loggade, key=lambda ett: (ett.datum, ett.id), reverse=True):
        per_nyckel.setdefault(logg.nyckel, []).append(logg)
    kanda = [_lage(m.id, m.titel, m, per_nyckel.pop(m.id, [])) for m in lista]
    return (*kanda, *(_lage(nyckel, poster[0].namn, None, poster) for nyckel, poster in per_nyckel.items()))


def _lage(nyckel: str, titel: str, moment: Moment | None, poster: list[Momentlogg]) -> Momentlage:
    """`poster` have the latest first."""
    per_niva = tuple((niva, sum(p.antal for p in poster if p.sjalvstandighet is niva)) for niva in Sjalvstandighet)
    return Momentlage(nyckel, titel, moment, per_niva, poster[0].datum if poster else None)
