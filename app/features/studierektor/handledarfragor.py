"""The reads behind the page of handledare: two questions, whatever their number."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from app.db.tabeller import Enhet, HandledarskapRad, MeritRad, Person, PortfoljRad
from app.db.typer import core
from app.domain.handledning import Handledarroll, Meritslag
from app.features.studierektor.queries import inom_enheter

_H, _P, _PERSON, _ENHET, _MERIT = (
    core(HandledarskapRad), core(PortfoljRad), core(Person), core(Enhet), core(MeritRad),
)  # fmt: skip
_ST, _HEMMA = _PERSON.alias("st"), _ENHET.alias("hemma")


class Handledd(NamedTuple):
    """One ST-läkare that a handledare has the main responsibility for today; `is_egen`: in one's own units."""

    person_id: int
    handledare: str
    enhet: str
    portfolj_id: int
    st_lakare: str
    region: str
    specialitet: str
    is_egen: bool


class Kompetens(NamedTuple):
    """What is noted of one person: how many of that kind there are, the latest day, and whether one is missing."""

    slag: Meritslag
    senast: date | None
    finns: bool


def _galler(idag: date) -> tuple[ColumnElement[bool], ...]:
    return (
        _H.c.roll == Handledarroll.HUVUDHANDLEDARE,
        _H.c.fran <= idag,
        func.coalesce(_H.c.till, date.max) >= idag,
    )


def handledda(session: Session, stigar: Sequence[str], idag: date) -> list[Handledd]:
    """Whom the huvudhandledare of those units' ST-läkare supervise today, by handledare.

    What such a handledare does for other units counts too, so that the load is whole.
    """
    egna = (
        select(_H.c.person_id)
        .join(_P, _P.c.id == _H.c.portfolj_id)
        .join(_ENHET, _ENHET.c.id == _P.c.enhet_id)
        .where(*_galler(idag), inom_enheter(stigar))
    )
    kolumner: tuple[Any, ...] = (
        _PERSON.c.id, _PERSON.c.namn, _HEMMA.c.namn, _P.c.id, _ST.c.namn, _ENHET.c.region, _P.c.specialitet,
        inom_enheter(stigar),
    )  # fmt: skip
    fraga = (
        select(*kolumner)
        .select_from(_H)
        .join(_PERSON, _PERSON.c.id == _H.c.person_id)
        .join(_P, _P.c.id == _H.c.portfolj_id)
        .join(_ST, _ST.c.id == _P.c.person_id)
        .join(_ENHET, _ENHET.c.id == _P.c.enhet_id)
        .outerjoin(_HEMMA, _HEMMA.c.id == _PERSON.c.enhet_id)
        .where(*_galler(idag), _H.c.person_id.in_(egna))
        .order_by(_PERSON.c.sortnyckel, _PERSON.c.id, _ST.c.sortnyckel, _P.c.id)
    )
    return [Handledd(*rad)._replace(enhet=rad[2] or "", is_egen=bool(rad[7])) for rad in session.execute(fraga)]


def kompetens(session: Session, person_ids: Sequence[int]) -> dict[int, list[Kompetens]]:
    """What is noted of those persons."""
    fraga = (
        select(_MERIT.c.person_id, _MERIT.c.slag, func.max(_MERIT.c.datum), _MERIT.c.finns)
        .where(_MERIT.c.person_id.in_(person_ids), _MERIT.c.borttagen.is_(None))
        .group_by(_MERIT.c.person_id, _MERIT.c.slag, _MERIT.c.finns)
    )
    ut: dict[int, list[Kompetens]] = {}
    for person_id, slag, senast, finns in session.execute(fraga):
        ut.setdefault(person_id, []).append(Kompetens(slag, senast, finns))
    return ut
