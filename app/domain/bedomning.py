"""Assessments of competence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.slag import Metod


class Bedomningsstatus(StrEnum):
    """Only a signed assessment counts; a voided one stays visible with its reason."""

    UTKAST = "utkast"
    BEGARD = "begard"
    SIGNERAD = "signerad"
    MAKULERAD = "makulerad"


@dataclass(frozen=True, slots=True)
class Bedomning:
    """One assessment: who saw what, when, towards which delmål, and the feedback given.

    `minuter` is the length of the observed occasion, where noted.
    """

    id: int
    metod: Metod
    datum: date
    status: Bedomningsstatus
    bedomare_namn: str
    bedomare_id: int | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    aktivitet_id: int | None = None
    aterkoppling: str = ""
    overenskommet: str = ""
    minuter: int | None = None
    signerad: date | None = None
    is_importerad: bool = False

    @property
    def is_signerad(self) -> bool:
        """Whether the assessment is signed, and so counts."""
        return self.status is Bedomningsstatus.SIGNERAD
