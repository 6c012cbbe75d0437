"""Reads of the table over all ST-läkare: from the projection only, as many queries for 20 as for 2 000."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlmodel import Session

from app.db.tabeller import Enhet, Handelse, Person, PortfoljRad, Portfoljsumma, RegelstatusRad
from app.db.typer import core
from app.domain.foreskrift import Foreskrift
from app.regler.modell import Utfall

PER_SIDA: Final = 50
_STORT: Final = 500

_SUMMA, _STATUS, _PORTFOLJ = core(Portfoljsumma), core(RegelstatusRad), core(PortfoljRad)
_PERSON, _ENHET, _HANDELSE = core(Person), core(Enhet), core(Handelse)


class Visning(StrEnum):
    """Which rows to show by how they stand."""

    ALLA = "alla"
    BRIST = "brist"
    VARNING = "varning"
    UTAN = "utan"


class Ordning(StrEnum):
    """What the table can be sorted by; worst first unless told."""

    ALLVAR = "allvar"
    NAMN = "namn"
    ENHET = "enhet"
    TID = "tid"
    BRIST = "brist"
    VARNING = "varning"
    REVIDERING = "revidering"
    FORFALLER = "forfaller"


_KOLUMNER: Final[Mapping[Ordning, tuple[ColumnElement[Any], ...]]] = {
    Ordning.ALLVAR: (_SUMMA.c.sortering,),
    Ordning.NAMN: (_PERSON.c.sortnyckel,),
    Ordning.ENHET: (_ENHET.c.namn, _PERSON.c.sortnyckel),
    Ordning.TID: (_SUMMA.c.tid_andel,),
    Ordning.BRIST: (_SUMMA.c.brist,),
    Ordning.VARNING: (_SUMMA.c.varning,),
    Ordning.REVIDERING: (func.coalesce(_SUMMA.c.senaste_revidering, date.min),),
    Ordning.FORFALLER: (func.coalesce(_SUMMA.c.forfaller, date.max),),
}


@dataclass(frozen=True, slots=True)
class Urval:
    """What the reader asked for. `stigar` are the paths of the units in the assignment, and bound all the rest."""

    stigar: tuple[str, ...]
    visa: Visning = Visning.ALLA
    enhet: int | None = None
    specialitet: str = ""
    foreskrift: Foreskrift | None = None
    regel: str = ""
    sokord: str = ""
    ordning: Ordning = Ordning.ALLVAR
    fallande: bool = False
    sida: int = 1


@dataclass(frozen=True, slots=True)
class Kohortrad:
    """One ST-läkare in the table."""

    portfolj_id: int
    namn: str
    enhet: str
    specialitet: str
    foreskrift: Foreskrift
    start: date
    brist: int
    varning: int
    remsa: str
    senaste_revidering: date | None
    tid_andel: float
    beraknat_slut: date | None
    forfaller: date | None


@dataclass(frozen=True, slots=True)
class Antal:
    """How many ST-läkare of the selection stand how; `beraknad` is the oldest reckoning among them."""

    alla: int
    brist: int
    varning: int
    utan: int
    beraknad: datetime | None


def _enheter(stigar: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(_ENHET.c.stig.startswith(stig, autoescape=True) for stig in stigar))


def _inom(villkor: ColumnElement[bool], enhet: ColumnElement[Any] = _PORTFOLJ.c.enhet_id) -> ColumnElement[bool]:
    """The portfolios of the units that the condition names, worked out once instead of for each portfolio."""
    return enhet.in_(select(_ENHET.c.id).where(villkor))


def inom_enheter(stigar: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a portfolio belongs to the units of the assignment, or to one below them."""
    return _inom(_enheter(stigar))


def _filter(urval: Urval, enhet: ColumnElement[Any] = _PORTFOLJ.c.enhet_id) -> list[ColumnElement[bool]]:
    villkor = [_inom(_enheter(urval.stigar), enhet)]
    if urval.enhet is not None:
        villkor.append(_inom(_ENHET.c.stig.contains(f"/{urval.enhet}/", autoescape=True)))
    if urval.specialitet:
        villkor.append(_PORTFOLJ.c.specialitet == urval.specialitet)
    if urval.foreskrift is not None:
        villkor.append(_PORTFOLJ.c.foreskrift == urval.foreskrift)
    if urval.sokord:
        villkor.append(func.lower(_PERSON.c.namn).contains(urval.sokord.lower(), autoescape=True))
    if urval.regel:
        villkor.append(
            exists().where(
                _STATUS.c.portfolj_id == _PORTFOLJ.c.id,
                _STATUS.c.regel_id == urval.regel,
                _STATUS.c.utfall.in_((Utfall.BRIST.value, Utfall.VARNING.value)),
            )
        )
    return villkor


def _fran(fraga: Select[Any], *, with_namn: bool = True) -> Select[Any]:
    fraga = fraga.select_from(_SUMMA).join(_PORTFOLJ, _PORTFOLJ.c.id == _SUMMA.c.portfolj_id)
    if not with_namn:
        return fraga
    return fraga.join(_ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id).join(_PERSON, _PERSON.c.id == _PORTFOLJ.c.person_id)


_VISNING: Final[Mapping[Visning, ColumnElement[bool]]] = {
    Visning.BRIST: _SUMMA.c.brist > 0,
    Visning.VARNING: _SUMMA.c.varning > 0,
    Visning.UTAN: and_(_SUMMA.c.brist == 0, _SUMMA.c.varning == 0),
}


def count_kohort(session: Session, urval: Urval) -> Antal:
    """Count the selection by how it stands."""
    summor = [func.coalesce(func.sum(case((villkor, 1), else_=0)), 0) for villkor in _VISNING.values()]
    fraga = select(func.count(), *summor, func.min(_SUMMA.c.beraknad))
    rad = session.connection().execute(_fran(fraga, with_namn=bool(urval.sokord)).where(*_filter(urval))).one()
    return Antal(*rad)


def list_kohort(session: Session, urval: Urval, antal: int = 0) -> list[Kohortrad]:
    """One page of the selection, in the order asked for; `antal` is about how many the selection holds.

    A small selection is found by its units and sorted; in a large one the order's own index meets a page sooner, and
    a unit's id plus nothing keeps the database from going by units.
    """
    villkor = _filter(urval, _PORTFOLJ.c.enhet_id + 0 if antal > _STORT else _PORTFOLJ.c.enhet_id)
    if urval.visa in _VISNING:
        villkor.append(_VISNING[urval.visa])
    ordning = [kolumn.desc() if urval.fallande else kolumn.asc() for kolumn in _KOLUMNER[urval.ordning]]
    fraga = (
        _fran(
            select(
                _PORTFOLJ.c.id,
                _PERSON.c.namn,
                _ENHET.c.namn,
                _PORTFOLJ.c.specialitet,
                _PORTFOLJ.c.foreskrift,
                _PORTFOLJ.c.start,
                _SUMMA.c.brist,
                _SUMMA.c.varning,
                _SUMMA.c.remsa,
                _SUMMA.c.senaste_revidering,
                _SUMMA.c.tid_andel,
                _SUMMA.c.beraknat_slut,
                _SUMMA.c.forfaller,
            )
        )
        .where(*villkor)
        .order_by(*ordning, _SUMMA.c.portfolj_id)
        .limit(PER_SIDA)
        .offset((urval.sida - 1) * PER_SIDA)
    )
    return [Kohortrad(*rad) for rad in session.connection().execute(fraga)]


def list_enheter(session: Session, stigar: Sequence[str]) -> list[tuple[int, str]]:
    """The units of the assignment, to filter by."""
    return [
        (rad.id, rad.namn)
        for rad in session.execute(
            select(_ENHET.c.id, _ENHET.c.namn).where(_enheter(stigar)).order_by(_ENHET.c.stig).limit(500)
        )
    ]


def list_specialiteter(session: Session, stigar: Sequence[str]) -> list[str]:
    """The specialties that occur among the ST-läkare of the assignment."""
    return list(
        session.scalars(
            select(_PORTFOLJ.c.specialitet).where(inom_enheter(stigar)).distinct().order_by(_PORTFOLJ.c.specialitet)
        )
    )


def load_version(session: Session) -> tuple[int | None, datetime | None]:
    """What changes whenever the table may: every change has an event, every new reckoning its moment."""
    fraga = select(
        select(func.max(_HANDELSE.c.id)).scalar_subquery(), select(func.max(_SUMMA.c.beraknad)).scalar_subquery()
    )
    handelse, beraknad = session.connection().execute(fraga).one()
    return handelse, beraknad


def select_ids(stigar: Sequence[str]) -> Select[Any]:
    """A SELECT of the portfolio ids of the assignment."""
    return select(_PORTFOLJ.c.id).where(inom_enheter(stigar))
