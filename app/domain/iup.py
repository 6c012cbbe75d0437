"""The individual training programme (IUP): its revisions, sign-offs and credits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod


class Revideringsslag(StrEnum):
    """Drawing up the IUP for the first time is no revision."""

    UPPRATTAD = "upprattad"
    REVIDERING = "revidering"


class Revideringsstatus(StrEnum):
    """Where a frozen revision stands on its way through the approval steps of the profile."""

    INLAMNAD = "inlamnad"
    SIGNERAD = "signerad"
    GODKAND = "godkand"
    ATERLAMNAD = "aterlamnad"


@dataclass(frozen=True, slots=True)
class Revidering:
    """A frozen state of the IUP.

    `signerad` is the day huvudhandledare signed, from which the revision counts; `godkand` the day the last
    approval step of the profile was taken.
    """

    id: int
    datum: date
    slag: Revideringsslag
    status: Revideringsstatus
    deltagare: tuple[str, ...] = ()
    signerad: date | None = None
    godkand: date | None = None
    studierektor_godkand: date | None = None
    sammanfattning: str = ""
    kommentar: str = ""

    @property
    def is_gallande(self) -> bool:
        """Whether the revision counts: signed by huvudhandledare and not returned."""
        return self.signerad is not None and self.status is not Revideringsstatus.ATERLAMNAD


@dataclass(frozen=True, slots=True)
class DelmalSignering:
    """A delmål signed off as fulfilled, by huvudhandledare or head."""

    delmal: DelmalKod
    datum: date
    signerad_av: str


class Tillgodoslag(StrEnum):
    """What credited months come from; each kind has its own limit."""

    TJANSTGORING = "tjanstgoring"
    TIDIGARE_SPECIALITET = "tidigare_specialitet"
    DOKTORSEXAMEN = "doktorsexamen"


@dataclass(frozen=True, slots=True)
class Tillgodoraknande:
    """Earlier competence credited: a delmål, or a number of full-time months, with reason and who decided.

    A credited delmål counts as whole only with its certificate (`intyg`). `slag` matters for months alone.
    """

    id: int
    skal: str
    beslutad_av: str
    datum: date
    delmal: DelmalKod | None = None
    manader: float | None = None
    intyg: str = ""
    slag: Tillgodoslag = Tillgodoslag.TJANSTGORING
