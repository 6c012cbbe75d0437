"""Reads behind the plan of a unit: as many questions for two ST-läkare as for two hundred, and no whole portfolio."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Select, func, select
from sqlmodel import Session

from app.db.tabeller import (
    AktivitetRad,
    Enhet,
    FranvaroRad,
    Person,
    PortfoljRad,
    Portfoljsumma,
    SysselsattningRad,
    TjanstgoringRad,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.enhetsplan import Enhetsperson, Enhetsplacering, is_hemifran
from app.domain.portfolj import Utbildningsslag
from app.domain.tid import Period
from app.domain.tjanst import Sysselsattning
from app.features.studierektor.queries import inom_enheter

_PORTFOLJ, _PERSON, _ENHET, _SUMMA = core(PortfoljRad), core(Person), core(Enhet), core(Portfoljsumma)
_AKTIVITET, _TJANSTGORING = core(AktivitetRad), core(TjanstgoringRad)
_FRANVARO, _SYSSELSATTNING = core(FranvaroRad), core(SysselsattningRad)
_ENHETER: Final = 500
# Later than this is "until further notice".
HORISONT: Final = date(2999, 12, 31)

V = TypeVar("V")


class Planenhet(NamedTuple):
    """A unit of the assignment in which somebody is an ST-läkare."""

    id: int
    namn: str
    region: str
    antal: int


def list_planenheter(session: Session, stigar: Sequence[str]) -> list[Planenhet]:
    """The units with ST-läkare of their own, in the order of the organisation."""
    fraga = (
        select(_ENHET.c.id, _ENHET.c.namn, _ENHET.c.region, func.count())
        .select_from(_PORTFOLJ)
        .join(_ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id)
        .where(inom_enheter(stigar), _PORTFOLJ.c.slag == Utbildningsslag.ST)
        .group_by(_ENHET.c.id, _ENHET.c.namn, _ENHET.c.region, _ENHET.c.stig)
        .order_by(_ENHET.c.stig)
        .limit(_ENHETER)
    )
    return [Planenhet(*rad) for rad in session.connection().execute(fraga)]


def list_personer(session: Session, enhet: Planenhet) -> list[Enhetsperson]:
    """The unit's ST-läkare by name, with their placements elsewhere and their leave."""
    placeringar = _per_portfolj(session, _placeringar(enhet.id), lambda rad: _placering(rad, enhet.namn))
    franvaro = _per_portfolj(session, _franvaro(enhet.id), lambda rad: _period(rad.start, rad.slut))
    grader = _per_portfolj(session, _grader(enhet.id), lambda rad: Sysselsattning(rad.fran, rad.procent))
    fraga = (
        select(_PORTFOLJ.c.id, _PERSON.c.namn, _PORTFOLJ.c.start, _PORTFOLJ.c.planerat_slut, _SUMMA.c.beraknat_slut)
        .select_from(_PORTFOLJ)
        .join(_PERSON, _PERSON.c.id == _PORTFOLJ.c.person_id)
        .outerjoin(_SUMMA, _SUMMA.c.portfolj_id == _PORTFOLJ.c.id)
        .where(_PORTFOLJ.c.enhet_id == enhet.id, _PORTFOLJ.c.slag == Utbildningsslag.ST)
        .order_by(_PERSON.c.sortnyckel, _PORTFOLJ.c.id)
    )
    return [
        Enhetsperson(
            portfolj_id=rad.id,
            namn=rad.namn,
            i_st=_period(rad.start, max(filter(None, (rad.planerat_slut, rad.beraknat_slut)), default=None)),
            placeringar=tuple(placeringar[rad.id]),
            franvaro=tuple(franvaro[rad.id]),
            sysselsattningar=tuple(grader[rad.id]),
        )
        for rad in session.connection().execute(fraga)
    ]


def _i_enheten(enhet_id: int) -> Select[Any]:
    return select(_PORTFOLJ.c.id).where(_PORTFOLJ.c.enhet_id == enhet_id)


def _placeringar(enhet_id: int) -> Select[Any]:
    return (
        select(
            _AKTIVITET.c.portfolj_id,
            _AKTIVITET.c.id,
            _AKTIVITET.c.titel,
            _AKTIVITET.c.status,
            _AKTIVITET.c.start,
            _AKTIVITET.c.slut,
            _TJANSTGORING.c.typ,
            _TJANSTGORING.c.enhet,
            _TJANSTGORING.c.procent,
        )
        .select_from(_AKTIVITET)
        .join(_TJANSTGORING, _TJANSTGORING.c.aktivitet_id == _AKTIVITET.c.id)
        .where(
            _AKTIVITET.c.portfolj_id.in_(_i_enheten(enhet_id)),
            _AKTIVITET.c.status.in_((Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)),
            _AKTIVITET.c.start.is_not(None),
        )
        .order_by(_AKTIVITET.c.start, _AKTIVITET.c.id)
    )


def _franvaro(enhet_id: int) -> Select[Any]:
    """Without the kind of leave, which the plan of a unit does not tell."""
    return (
        select(_FRANVARO.c.portfolj_id, _FRANVARO.c.start, _FRANVARO.c.slut)
        .where(_FRANVARO.c.portfolj_id.in_(_i_enheten(enhet_id)))
        .order_by(_FRANVARO.c.start, _FRANVARO.c.id)
    )


def _grader(enhet_id: int) -> Select[Any]:
    return (
        select(_SYSSELSATTNING.c.portfolj_id, _SYSSELSATTNING.c.fran, _SYSSELSATTNING.c.procent)
        .where(_SYSSELSATTNING.c.portfolj_id.in_(_i_enheten(enhet_id)))
        .order_by(_SYSSELSATTNING.c.fran, _SYSSELSATTNING.c.procent)
    )


def _per_portfolj(session: Session, fraga: Select[Any], gor: Callable[[Any], V | None]) -> defaultdict[int, list[V]]:
    ut: defaultdict[int, list[V]] = defaultdict(list)
    for rad in session.connection().execute(fraga):
        varde = gor(rad)
        if varde is not None:
            ut[rad.portfolj_id].append(varde)
    return ut


def _placering(rad: Any, hemenhet: str) -> Enhetsplacering | None:
    if not is_hemifran(rad.typ, rad.enhet, hemenhet):
        return None
    return Enhetsplacering(
        aktivitet_id=rad.id,
        titel=rad.titel,
        period=_period(rad.start, rad.slut),
        procent=rad.procent,
        is_bt=rad.typ is TjanstgoringsTyp.BT_DEL,
        is_genomford=rad.status is Aktivitetsstatus.GENOMFORD,
    )


def _period(start: date, slut: date | None) -> Period:
    """The days; without an end, or with one out of reach, until further notice."""
    return Period(start, max(start, min(slut or HORISONT, HORISONT)))
