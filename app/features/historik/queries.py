"""Reads of the audit and read logs of one portfolio."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from app.db.tabeller import Handelse, Lasning, Person


class Handelserad(NamedTuple):
    """One audit event. `person_id` and `namn` are empty for what the system did."""

    tid: datetime
    slag: str
    person_id: int | None
    namn: str | None
    objekt: str
    objekt_id: int | None
    detalj: Mapping[str, Any]


class Lasrad(NamedTuple):
    """Somebody's reading of the portfolio on one day, and in what roles."""

    dag: date
    namn: str
    roll: str


def handelser(
    session: Session, portfolj_id: int, slag: Sequence[str], *, fran: int, antal: int
) -> tuple[Handelserad, ...]:
    """So many events of those kinds (none given: all), newest first, after skipping the first `fran`."""
    fraga: Any = (
        select(
            col(Handelse.tid),
            col(Handelse.slag),
            col(Handelse.person_id),
            col(Person.namn),
            col(Handelse.objekt),
            col(Handelse.objekt_id),
            col(Handelse.detalj),
        )
        .outerjoin(Person, col(Person.id) == col(Handelse.person_id))
        .where(col(Handelse.portfolj_id) == portfolj_id)
        .order_by(col(Handelse.tid).desc(), col(Handelse.id).desc())
        .offset(fran)
        .limit(antal)
    )
    if slag:
        fraga = fraga.where(col(Handelse.slag).in_(slag))
    return tuple(Handelserad(*rad) for rad in session.execute(fraga))


def lasningar(session: Session, portfolj_id: int, *, fran: int, antal: int) -> tuple[Lasrad, ...]:
    """Who has read, newest day first."""
    fraga = (
        select(col(Lasning.dag), col(Person.namn), col(Lasning.roll))
        .join(Person, col(Person.id) == col(Lasning.person_id))
        .where(col(Lasning.portfolj_id) == portfolj_id)
        .order_by(col(Lasning.dag).desc(), col(Person.sortnyckel), col(Person.id))
        .offset(fran)
        .limit(antal)
    )
    return tuple(Lasrad(*rad) for rad in session.execute(fraga))
