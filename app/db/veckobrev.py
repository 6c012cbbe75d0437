"""What a weekly mail tells: whom it goes to, and what has changed in the portfolios that concern them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, union
from sqlmodel import Session, col

from app.db.brevval import Brevgrupp, las_val
from app.db.handledda import handledda
from app.db.tabeller import (
    BrevRad,
    Enhet,
    Konto,
    Person,
    PortfoljRad,
    Portfoljsumma,
    RegelstatusRad,
    Uppdrag,
    Uppdragsroll,
)
from app.db.typer import core
from app.regler.modell import Utfall

_VECKA: Final = timedelta(days=7)
_PORTFOLJ, _PERSON, _ENHET = core(PortfoljRad).c, core(Person).c, core(Enhet).c
_STATUS, _SUMMA, _UPPDRAG = core(RegelstatusRad).c, core(Portfoljsumma).c, core(Uppdrag).c


@dataclass(frozen=True, slots=True)
class Lasare:
    """Somebody with an account and an address."""

    person_id: int
    namn: str
    epost: str


@dataclass(frozen=True, slots=True)
class Flagga:
    """A part of a rule that has become a brist in the last seven days, or whose last day comes in the next seven."""

    namn: str
    is_egen: bool
    regel_id: str
    delregel: str
    utfall: Utfall
    forfaller: date


@dataclass(frozen=True, slots=True)
class Lage:
    """How the ST-läkare whom the reader follows stand."""

    antal: int
    brist: int
    varning: int


def nyckel(person_id: int, dag: date) -> str:
    """What keeps the same person from having two weekly mails of the same week."""
    ar, vecka, _ = dag.isocalendar()
    return f"veckobrev:{person_id}:{ar}-{vecka}"


def lasare(session: Session, grupp: Brevgrupp, av: Collection[int] | None = None) -> tuple[Lasare, ...]:
    """Those with an account and an address who have not turned such mails away; only of the persons `av`, if given."""
    fraga = (
        select(_PERSON.id, _PERSON.namn, _PERSON.epost, col(Konto.brev_av))
        .join(Konto, col(Konto.person_id) == _PERSON.id)
        .where(col(Konto.is_aktiv), col(Konto.losenord).is_not(None), _PERSON.epost != "")
        .order_by(_PERSON.id)
    )
    if av is not None:
        fraga = fraga.where(_PERSON.id.in_(av))
    return tuple(
        Lasare(id_, namn, epost) for id_, namn, epost, bort in session.execute(fraga) if grupp not in las_val(bort)
    )


def utan_veckobrev(session: Session, dag: date) -> tuple[Lasare, ...]:
    """Those who want a weekly mail and have none yet of the week of `dag`."""
    ar, vecka, _ = dag.isocalendar()
    lagda = set(
        session.scalars(select(col(BrevRad.nyckel)).where(col(BrevRad.nyckel).like(f"veckobrev:%:{ar}-{vecka}")))
    )
    return tuple(en for en in lasare(session, Brevgrupp.VECKOBREV) if nyckel(en.person_id, dag) not in lagda)


def flaggor(session: Session, person_id: int, idag: date) -> tuple[Flagga, ...]:
    """What is new or near in the portfolios that concern the person, the latest due first."""
    is_egen = _PORTFOLJ.person_id == person_id
    fraga = (
        select(_PERSON.namn, is_egen, _STATUS.regel_id, _STATUS.delregel, _STATUS.utfall, _STATUS.forfaller)
        .select_from(RegelstatusRad)
        .join(PortfoljRad, _PORTFOLJ.id == _STATUS.portfolj_id)
        .join(Person, _PERSON.id == _PORTFOLJ.person_id)
        .where(
            or_(is_egen, _foljer(person_id, idag)),
            or_(
                and_(
                    _STATUS.utfall == Utfall.BRIST.value,
                    _STATUS.forfaller >= idag - _VECKA,
                    _STATUS.forfaller < idag,
                ),
                and_(
                    _STATUS.utfall == Utfall.VARNING.value,
                    _STATUS.forfaller >= idag,
                    _STATUS.forfaller <= idag + _VECKA,
                ),
            ),
        )
        .order_by(_STATUS.forfaller, _PERSON.sortnyckel, _STATUS.regel_id)
    )
    return tuple(
        Flagga(namn, bool(egen), regel, del_, Utfall(utfall), dag)
        for namn, egen, regel, del_, utfall, dag in session.execute(fraga)
    )


def laget(session: Session, person_id: int, idag: date) -> Lage:
    """How many ST-läkare the person follows, and how many of them have something amiss."""
    summor = [func.coalesce(func.sum(case((kolumn > 0, 1), else_=0)), 0) for kolumn in (_SUMMA.brist, _SUMMA.varning)]
    fraga = (
        select(func.count(), *summor)
        .select_from(Portfoljsumma)
        .join(PortfoljRad, _PORTFOLJ.id == _SUMMA.portfolj_id)
        .where(_PORTFOLJ.person_id != person_id, _foljer(person_id, idag))
    )
    return Lage(*session.execute(fraga).one())


def _foljer(person_id: int, idag: date) -> ColumnElement[bool]:
    """Portfolios whose handledare or studierektor the person is."""
    ovan: Any = Enhet.__table__.alias("uppdragsenhet")  # type: ignore[attr-defined]  # SQLModel adds it
    har_uppdrag = exists().where(
        _UPPDRAG.person_id == person_id,
        _UPPDRAG.roll == Uppdragsroll.STUDIEREKTOR,
        _UPPDRAG.fran <= idag,
        or_(_UPPDRAG.till.is_(None), _UPPDRAG.till >= idag),
        ovan.c.id == _UPPDRAG.enhet_id,
        _ENHET.stig.startswith(ovan.c.stig, autoescape=False),
    )
    enheter = select(_PORTFOLJ.id).join(Enhet, _ENHET.id == _PORTFOLJ.enhet_id).where(har_uppdrag)
    return _PORTFOLJ.id.in_(_alla(handledda(person_id, idag), enheter))


def _alla(*urval: Select[Any]) -> Select[Any]:
    alla = union(*urval).subquery()
    return select(alla.c[0])
