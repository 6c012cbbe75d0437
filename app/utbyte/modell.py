"""What a table was understood to say: records with their place in the file, and remarks at the cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarsamtal
from app.domain.iup import Revidering, Tillgodoraknande
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj
from app.domain.tjanst import Franvaro
from app.utbyte.mall import Postslag

Varde = Aktivitet | PlaneradMetod | Bedomning | Handledarsamtal | Revidering | Tillgodoraknande | Franvaro


class Allvar(StrEnum):
    """An error keeps its row out; a warning is only told."""

    FEL = "fel"
    VARNING = "varning"


@dataclass(frozen=True, slots=True, order=True)
class Plats:
    """A row of a sheet, counted from 1 as spreadsheets do; row 0 is the sheet as a whole."""

    blad: str
    rad: int


@dataclass(frozen=True, slots=True)
class Anmarkning:
    """Something at a cell that was not understood or looks wrong.

    `kolumn` is the spreadsheet's letter ("C", empty for the whole row), `rubrik` the heading, `text` what was written.
    """

    plats: Plats
    kolumn: str
    rubrik: str
    text: str
    meddelande: str
    allvar: Allvar = Allvar.FEL


@dataclass(frozen=True, slots=True)
class Post:
    """One record that the file tells of. `varde` has id 0 and refers to no ids.

    `angivna` are the fields of `varde` that the file says something about; an empty cell says nothing.
    `aktivitet` is the title of the activity it belongs to, `epost` the address of the person it names.
    """

    plats: Plats
    slag: Postslag
    varde: Varde
    angivna: frozenset[str]
    aktivitet: str = ""
    epost: str = ""


@dataclass(frozen=True, slots=True)
class Bladmappning:
    """What a sheet is: its kind (None: not to be read) and, by the number of the column from 0, the field's key."""

    slag: Postslag | None
    kolumner: Mapping[int, str] = field(default_factory=dict)

    def to_sparad(self) -> dict[str, Any]:
        """As JSON values, to be remembered with the signature of the headings."""
        return {
            "slag": self.slag.value if self.slag else None,
            "kolumner": {str(kolumn): nyckel for kolumn, nyckel in sorted(self.kolumner.items())},
        }

    @classmethod
    def from_sparad(cls, sparad: Mapping[str, Any]) -> "Bladmappning":
        """The mapping that `to_sparad` gave."""
        slag = sparad["slag"]
        kolumner = {int(kolumn): str(nyckel) for kolumn, nyckel in sparad["kolumner"].items()}
        return cls(Postslag(slag) if slag else None, kolumner)


@dataclass(frozen=True, slots=True)
class Mappningsfraga:
    """A sheet whose layout the person has to explain: its headings (column from 0, text) and our guess.

    `signatur` identifies the layout: answer with a `Bladmappning` under it. `exempel` is the first row of content.
    """

    blad: str
    signatur: str
    rubriker: tuple[tuple[int, str], ...]
    gissning: Bladmappning
    exempel: tuple[str, ...]
    meddelande: str


@dataclass(frozen=True, slots=True)
class Bladtolkning:
    """How a sheet was read: for showing, and for the person to change."""

    blad: str
    signatur: str
    rubriker: tuple[tuple[int, str], ...]
    mappning: Bladmappning
    antal: int


@dataclass(frozen=True, slots=True)
class Tolkning:
    """All that a file says. While there are `fragor`, those sheets are not read."""

    poster: tuple[Post, ...] = ()
    anmarkningar: tuple[Anmarkning, ...] = ()
    fragor: tuple[Mappningsfraga, ...] = ()
    blad: tuple[Bladtolkning, ...] = ()
    felrader: frozenset[Plats] = frozenset()


@dataclass(frozen=True, slots=True)
class Ram:
    """What cells are judged against: the person's delmål, and the days of the training.

    `osakra_b`: nobody knows which common b-delmål the specialty has, so none of them is refused.
    """

    foreskrift: Foreskrift
    delmal: frozenset[DelmalKod]
    start: date
    slut: date | None
    idag: date
    osakra_b: bool = False


def make_ram(portfolj: Portfolj, malbeskrivning: Malbeskrivning, idag: date) -> Ram:
    """The frame of one person's training."""
    utbildning = portfolj.utbildning
    har_bt = utbildning.bt is not BtLage.EJ_AKTUELL
    krav = malbeskrivning.delmal_med_bt() if har_bt else malbeskrivning.delmal
    return Ram(
        foreskrift=utbildning.foreskrift,
        delmal=frozenset(delmal.kod for delmal in krav),
        start=utbildning.start,
        slut=utbildning.planerat_slut,
        idag=idag,
        osakra_b=not malbeskrivning.b_kand,
    )
