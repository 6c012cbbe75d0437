"""Money for courses: applied for, decided, spent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Medelstatus(StrEnum):
    """Where an application for course money stands."""

    SOKT = "sokt"
    BEVILJAD = "beviljad"
    AVSLAGEN = "avslagen"


@dataclass(frozen=True, slots=True)
class Kursmedel:
    """One application, in whole kronor. `anvant` is what it cost in the end, None until that is known.

    `aktivitet_id` is the course in the plan that it is for, where there is one.
    """

    id: int
    titel: str
    datum: date
    sokt: int
    status: Medelstatus = Medelstatus.SOKT
    beviljat: int | None = None
    anvant: int | None = None
    aktivitet_id: int | None = None

    @property
    def bundet(self) -> int:
        """What it takes of the budget: what was spent, else what was granted; applications take nothing."""
        if self.status is not Medelstatus.BEVILJAD:
            return 0
        return self.anvant if self.anvant is not None else self.beviljat or 0
