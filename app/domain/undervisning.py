"""Teaching attended, time for study, and the steps of one's own work."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.slag import Aktivitetsslag


class Narvaroslag(StrEnum):
    """Recurring occasions that one is to attend."""

    SEMINARIUM = "seminarium"
    BASGRUPP = "basgrupp"
    ST_TRAFF = "st_traff"
    ARTIKELGRANSKNING = "artikelgranskning"
    INTERN_UTBILDNING = "intern_utbildning"


@dataclass(frozen=True, slots=True)
class Narvaro:
    """That one attended an occasion, or did not and why (`skal`)."""

    id: int
    slag: Narvaroslag
    datum: date
    is_narvarande: bool = True
    skal: str = ""


@dataclass(frozen=True, slots=True)
class Studietid:
    """Self-study used: so many minutes in the week of `datum`."""

    id: int
    datum: date
    minuter: int


class Arbetsstegsslag(StrEnum):
    """The steps of a scientific or a quality work, in their order."""

    HANDLEDARE = "handledare"
    PROJEKTPLAN = "projektplan"
    GENOMFORANDE = "genomforande"
    RAPPORT = "rapport"
    REDOVISNING = "redovisning"
    GODKANNANDE = "godkannande"


# The activities that are a work of one's own, done in those steps.
MED_STEG: Final = frozenset(
    {Aktivitetsslag.SKRIFTLIGT_ARBETE, Aktivitetsslag.KVALITETSARBETE, Aktivitetsslag.UTVECKLINGSARBETE}
)


@dataclass(frozen=True, slots=True)
class Arbetssteg:
    """One step of the work that is the activity `aktivitet_id`: planned to a day, done on a day."""

    id: int
    aktivitet_id: int
    slag: Arbetsstegsslag
    planerad: date | None = None
    klar: date | None = None
