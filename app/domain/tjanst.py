"""Employment over time and absence, the facts that service time is reckoned from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Franvaroslag(StrEnum):
    """Kinds of leave from training."""

    FORALDRALEDIG = "foraldraledig"
    SJUK = "sjuk"
    TJANSTLEDIG = "tjanstledig"
    ANNAN = "annan"


@dataclass(frozen=True, slots=True)
class Sysselsattning:
    """Employment percentage (1-100 of full time) from `fran` until the next one takes over."""

    fran: date
    procent: int


@dataclass(frozen=True, slots=True)
class Franvaro:
    """Leave from `start` up to and including `slut` (None: still away)."""

    id: int
    slag: Franvaroslag
    start: date
    slut: date | None = None
