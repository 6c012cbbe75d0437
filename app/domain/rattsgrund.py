"""How binding a requirement is, how sure we are of it, and where it is written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Niva(StrEnum):
    """How binding a requirement is; also the only scale of severity there is."""

    FORESKRIFT = "F"
    ALLMANT_RAD = "R"
    KVALITETSINDIKATOR = "K"
    LOKAL = "L"

    @property
    def rang(self) -> int:
        """Order for sorting, from 0; the gravest comes first."""
        return _NIVARANG[self]


class Konfidens(StrEnum):
    """How sure we are that a fact is what its source says; only HIGH is shown without a reservation."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rang(self) -> int:
        """Order for sorting, from 0; the surest comes first."""
        return _KONFIDENSRANG[self]


class Kallslag(StrEnum):
    """What kind of source a requirement comes from."""

    FORFATTNING = "forfattning"
    GRANSKNINGSMODELL = "granskningsmodell"
    REGIONAL = "regional"
    PRAXIS = "praxis"
    TOLKNING = "tolkning"
    SUNT_FORNUFT = "sunt_fornuft"

    @property
    def is_riktlinje(self) -> bool:
        """Whether someone else wrote it down; our interpretation and common sense are never shown as guidelines."""
        return self not in {Kallslag.TOLKNING, Kallslag.SUNT_FORNUFT}


_NIVARANG = {niva: rang for rang, niva in enumerate(Niva)}
_KONFIDENSRANG = {konfidens: rang for rang, konfidens in enumerate(Konfidens)}


@dataclass(frozen=True, slots=True)
class Rattskalla:
    """A source of requirements, described once and referred to by id.

    `last_datum` is the day on which somebody read the source for this project; None means that it has not been read
    in full, and `anmarkning` then says what the knowledge rests on.
    """

    id: str
    titel: str
    slag: Kallslag
    beteckning: str = ""
    last_datum: date | None = None
    konfidens: Konfidens = Konfidens.LOW
    anmarkning: str = ""
