"""Supervision: who supervises, and the sessions that were documented."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod


class Handledarroll(StrEnum):
    """The role that somebody has towards one ST-läkare. A placement's handledare stands on the placement."""

    HUVUDHANDLEDARE = "huvudhandledare"
    HANDLEDARE = "handledare"


@dataclass(frozen=True, slots=True)
class Handledarskap:
    """A named handledare from `fran` up to and including `till` (None: until further notice)."""

    person_id: int
    namn: str
    roll: Handledarroll
    fran: date
    till: date | None = None

    def galler(self, dag: date) -> bool:
        """Whether the handledarskap is in force on `dag`."""
        return self.fran <= dag and (self.till is None or dag <= self.till)


@dataclass(frozen=True, slots=True)
class Handledarsamtal:
    """A documented supervision session. It counts once the ST-läkare has documented it; confirmation is extra."""

    id: int
    datum: date
    minuter: int
    handledare_namn: str
    handledare_id: int | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    aktivitet_id: int | None = None
    anteckning: str = ""
    overenskommet: str = ""
    nasta: date | None = None
    bekraftad: date | None = None
