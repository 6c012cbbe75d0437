"""What a template consists of: kinds of record, and columns that are read in one way each."""

from dataclasses import dataclass
from enum import StrEnum


class Postslag(StrEnum):
    """Kinds of record in a table; the last is the national layout with one row per delmål."""

    AKTIVITET = "aktivitet"
    METOD = "metod"
    BEDOMNING = "bedomning"
    HANDLEDNING = "handledning"
    REVIDERING = "revidering"
    TILLGODORAKNANDE = "tillgodoraknande"
    FRANVARO = "franvaro"
    DELMALSRADER = "delmalsrader"


class Falttyp(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    LANGTEXT = "langtext"
    NAMN = "namn"
    NAMNLISTA = "namnlista"
    EPOST = "epost"
    DATUM = "datum"
    PERIODSTART = "periodstart"
    PERIODSLUT = "periodslut"
    SIGNERAD = "signerad"
    PROCENT = "procent"
    MINUTER = "minuter"
    MANADER = "manader"
    DELMAL = "delmal"
    AKTIVITETSSLAG = "aktivitetsslag"
    STATUS = "status"
    TJANSTGORINGSTYP = "tjanstgoringstyp"
    MILJO = "miljo"
    METOD = "metod"
    FRANVAROSLAG = "franvaroslag"
    REVIDERINGSSLAG = "revideringsslag"
    REVIDERINGSSTATUS = "revideringsstatus"
    AKTIVITETER = "aktiviteter"
    METODER = "metoder"


@dataclass(frozen=True, slots=True)
class Kolumn:
    """One column. `nyckel` is permanent; `synonymer` are headings of other people's tables for the same thing."""

    nyckel: str
    rubrik: str
    typ: Falttyp
    forklaring: str
    exempel: str = ""
    synonymer: tuple[str, ...] = ()
    obligatorisk: bool = False


@dataclass(frozen=True, slots=True)
class Bladmall:
    """A kind of record: the sheet's name in the template, what it is for, its columns in order."""

    slag: Postslag
    namn: str
    beskrivning: str
    kolumner: tuple[Kolumn, ...]
    synonymer: tuple[str, ...] = ()

    def kolumn(self, nyckel: str) -> Kolumn:
        """The column with that key; KeyError where there is none."""
        for kolumn in self.kolumner:
            if kolumn.nyckel == nyckel:
                return kolumn
        raise KeyError(nyckel)
