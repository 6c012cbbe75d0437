"""The values the rules speak in: rule, context, finding, evidence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Meritslag
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.regionplan import Regionplan
from app.domain.slag import Aktivitetsslag, Metod
from app.domain.tid_i_st import TidISt, tid_i_st
from app.domain.tjanst import Franvaroslag
from app.regler.delmalsplan import Delat

_P = TypeVar("_P")


class Utfall(StrEnum):
    """What a rule answers. Missing and late are both BRIST; the message and `sedan` tell which."""

    UPPFYLLD = "uppfylld"
    VARNING = "varning"
    BRIST = "brist"
    EJ_TILLAMPLIG = "ej_tillamplig"


class Bredd(StrEnum):
    """What one finding of a rule is about."""

    PORTFOLJ = "portfolj"
    DELMAL = "delmal"
    GRUPP = "grupp"
    TJANSTGORING = "tjanstgoring"
    HANDLEDARE = "handledare"


class Bevisslag(StrEnum):
    """The kinds of record that evidence can point to."""

    AKTIVITET = "aktivitet"
    METOD = "metod"
    BEDOMNING = "bedomning"
    HANDLEDARSAMTAL = "handledarsamtal"
    REVIDERING = "revidering"
    HANDLEDARSKAP = "handledarskap"
    TILLGODORAKNANDE = "tillgodoraknande"
    FRANVARO = "franvaro"
    DOKUMENT = "dokument"
    ATGARDSPLAN = "atgardsplan"


@dataclass(frozen=True, slots=True)
class Bevis:
    """A record that fulfilled the rule, or that was considered and fell short (`varfor`).

    `id` is the record's id within the portfolio (for HANDLEDARSKAP the person's id).
    """

    slag: Bevisslag
    id: int
    datum: date | None = None
    varfor: str = ""


@dataclass(frozen=True, slots=True)
class Om:
    """What a finding is about: exactly one field is set; the portfolio as a whole when none is.

    `post` is the key of something in the region's plan that the portfolio has not got.
    """

    delmal: DelmalKod | None = None
    grupp: str | None = None
    aktivitet_id: int | None = None
    post: str | None = None
    handledare_id: int | None = None

    @property
    def nyckel(self) -> str:
        """A stable text key: `delmal:c7`, `grupp:a`, `aktivitet:12`, `plan:psykiatri`, `handledare:4` or `portfolj`."""
        if self.delmal is not None:
            return f"delmal:{self.delmal}"
        if self.grupp is not None:
            return f"grupp:{self.grupp}"
        if self.aktivitet_id is not None:
            return f"aktivitet:{self.aktivitet_id}"
        if self.post is not None:
            return f"plan:{self.post}"
        if self.handledare_id is not None:
            return f"handledare:{self.handledare_id}"
        return "portfolj"


PORTFOLJEN = Om()


@dataclass(frozen=True, slots=True)
class Fynd:
    """One answer of one part of a rule about one thing. The rule gives level, source and remedy.

    `meddelande` is one complete Swedish sentence. `anmarkning` tells of something late but done. `forfaller` is
    the last good day, `vander` the next date on which the outcome can change with nobody doing anything.
    """

    regel_id: str
    delregel: str
    utfall: Utfall
    meddelande: str
    om: Om = PORTFOLJEN
    sedan: date | None = None
    forfaller: date | None = None
    vander: date | None = None
    bevis: tuple[Bevis, ...] = ()
    anmarkning: str = ""


@dataclass(frozen=True, slots=True)
class Atgard:
    """What mends it: a symbolic name that `web/links.py` turns into an address, with a verb for the button.

    `metod`, `mall`, `slag` and `merit` say with which method or form of assessment, kind of activity, or proof of a
    handledare the form is to be filled in.
    """

    namn: str
    etikett: str
    metod: Metod | None = None
    slag: Aktivitetsslag | None = None
    mall: str | None = None
    merit: Meritslag | None = None


@dataclass(frozen=True, slots=True)
class Del:
    """A part of a rule with its own level and source (`kalla`: key in rattskallor.toml).

    `visa` names the part for readers where a rule has several; `tolkning` marks what is our reading of the source.
    `atgard` is set where the part is mended otherwise than the rule.
    """

    niva: Niva
    kalla: str
    foreskrifter: frozenset[Foreskrift] = frozenset(Foreskrift)
    tolkning: bool = False
    konfidens: Konfidens = Konfidens.HIGH
    visa: str = ""
    atgard: Atgard | None = None


@dataclass(frozen=True, slots=True)
class Kontext:
    """Everything a rule may know besides the portfolio.

    `parametrar` is the rule's own `Parametrar` value from the profile of region and specialty, or None where the
    profile sets nothing; `franvaro_dagar` is the length of leave, in days, that stops the clocks, and
    `franvaro_som_raknas` the kinds of leave that count as time in ST.
    `bt` holds the BT målbeskrivning where BT is part of the training, `plan` the region's own plan where one is known;
    `iup_manader` is within how many months of the start the profile wants the first IUP, None where it says nothing.
    `delat` is shared with the other rules.
    """

    idag: date
    malbeskrivning: Malbeskrivning | None
    bt: Malbeskrivning | None
    parametrar: object
    franvaro_dagar: int
    franvaro_som_raknas: frozenset[Franvaroslag] = frozenset()
    plan: Regionplan | None = None
    iup_manader: int | None = None
    delat: Delat = field(default_factory=Delat, compare=False, repr=False)

    def varden(self, typ: type[_P]) -> _P:
        """The rule's own parameters, as the type that the rule declares.

        Raises:
            TypeError: the profile gave values of another type. `utvardera` calls no rule whose values are missing.
        """
        if not isinstance(self.parametrar, typ):
            raise TypeError(f"expected parameters {typ.__qualname__}, got {self.parametrar!r}")
        return self.parametrar

    def tid(self, portfolj: Portfolj) -> TidISt:
        """Service time against the requirement, shared with the other rules."""
        return self.delat.tid(portfolj, self.idag, self.malbeskrivning, self.franvaro_som_raknas)


@dataclass(frozen=True, slots=True)
class Regelunderlag:
    """What one portfolio is judged against on one day: the facts and values of its specialty and region.

    `parametrar` holds each rule's `Parametrar` value by rule id; None, or no entry, where the profile sets nothing.
    `franvaro_som_raknas` are the kinds of leave that count as time in ST, `plan` the region's own plan, `iup_manader`
    the months within which the profile wants the first IUP. `version` changes with the rules, the profile, the plan and
    the målbeskrivning, and is stored beside every stored answer.
    """

    idag: date
    malbeskrivning: Malbeskrivning | None
    bt: Malbeskrivning | None
    parametrar: Mapping[str, object]
    franvaro_dagar: int
    version: str
    franvaro_som_raknas: frozenset[Franvaroslag] = frozenset()
    plan: Regionplan | None = None
    iup_manader: int | None = None

    def tid(self, portfolj: Portfolj) -> TidISt:
        """The portfolio's service time against the requirement."""
        return tid_i_st(portfolj, self.idag, self.malbeskrivning, self.franvaro_som_raknas)

    def kontext(self, regel_id: str, delat: Delat) -> Kontext:
        """What the rule with that id may know; `delat` is the same for all rules put to one portfolio."""
        return Kontext(
            idag=self.idag,
            malbeskrivning=self.malbeskrivning,
            bt=self.bt,
            parametrar=self.parametrar.get(regel_id),
            franvaro_dagar=self.franvaro_dagar,
            franvaro_som_raknas=self.franvaro_som_raknas,
            plan=self.plan,
            iup_manader=self.iup_manader,
            delat=delat,
        )


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the catalogue: metadata and one pure function.

    `kontroll` answers with at least one finding for every portfolio (never silent). `is_fortrolig`: what it says is for
    those who take part in visits only (`Handling.LASA_BESOK`), not for every reader of the portfolio.
    """

    id: str
    slug: str
    titel: str
    delar: Mapping[str, Del]
    omfattar: Bredd
    kontroll: Callable[[Portfolj, Kontext], Iterator[Fynd]]
    atgard: Atgard
    parametrar: type | None = None
    is_fortrolig: bool = False
    beskrivning: str = field(default="", compare=False)

    def atgard_for(self, delregel: str) -> Atgard:
        """What mends that part of the rule."""
        return self.delar[delregel].atgard or self.atgard
