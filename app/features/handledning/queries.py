"""Reads of supervision sessions."""

from typing import NamedTuple

from sqlmodel import Session, col, select

from app.db.tabeller import Person, SamtalRad
from app.web.errors import FinnsInte


class Posten(NamedTuple):
    """One session, and who confirmed it ("" for nobody)."""

    rad: SamtalRad
    bekraftad_av: str


def hamta(session: Session, portfolj_id: int, samtal_id: int) -> Posten:
    """The session of that portfolio, removed or not, or `FinnsInte`."""
    rad = session.execute(
        select(SamtalRad, Person.namn)
        .outerjoin(Person, col(Person.id) == col(SamtalRad.bekraftad_av))
        .where(col(SamtalRad.id) == samtal_id, col(SamtalRad.portfolj_id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return Posten(rad[0], rad[1] or "")


def borttagna(session: Session, portfolj_id: int) -> tuple[SamtalRad, ...]:
    """Removed sessions, latest first."""
    return tuple(
        session.exec(
            select(SamtalRad)
            .where(col(SamtalRad.portfolj_id) == portfolj_id, col(SamtalRad.borttagen).is_not(None))
            .order_by(col(SamtalRad.datum).desc(), col(SamtalRad.id).desc())
        )
    )


def versioner(session: Session, portfolj_id: int) -> dict[int, int]:
    """The version of each session of the portfolio, by id."""
    fraga = select(SamtalRad.id, SamtalRad.version).where(col(SamtalRad.portfolj_id) == portfolj_id)
    return {int(id_ or 0): version for id_, version in session.exec(fraga)}
