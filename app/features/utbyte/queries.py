"""Reads of drafts, imports that were made, and remembered layouts."""

from typing import NamedTuple

from sqlmodel import Session, col, select

from app.db.tabeller import Importkorning, Importutkast, Person
from app.web.errors import FinnsInte


class Korning(NamedTuple):
    """An import that was made, and by whom ("" for the system)."""

    rad: Importkorning
    person: str


def utkast(session: Session, portfolj_id: int, person_id: int, utkast_id: int) -> Importutkast:
    """The person's own draft in that portfolio, or `FinnsInte`."""
    rad = session.exec(
        select(Importutkast).where(
            col(Importutkast.id) == utkast_id,
            col(Importutkast.portfolj_id) == portfolj_id,
            col(Importutkast.person_id) == person_id,
        )
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return rad


def vantande_utkast(session: Session, portfolj_id: int, person_id: int) -> tuple[tuple[int, str], ...]:
    """Id and file name of drafts that wait to be read in, latest first."""
    rader = session.execute(
        select(col(Importutkast.id), col(Importutkast.filnamn), col(Importutkast.val))
        .where(col(Importutkast.portfolj_id) == portfolj_id, col(Importutkast.person_id) == person_id)
        .order_by(col(Importutkast.id).desc())
    )
    return tuple((id_, filnamn) for id_, filnamn, val in rader if not val.get("inlast"))


def korningar(session: Session, portfolj_id: int) -> tuple[Korning, ...]:
    """Every import of the portfolio, latest first."""
    rader = session.execute(
        select(Importkorning, Person.namn)
        .outerjoin(Person, col(Person.id) == col(Importkorning.person_id))
        .where(col(Importkorning.portfolj_id) == portfolj_id)
        .order_by(col(Importkorning.id).desc())
    )
    return tuple(Korning(rad, namn or "") for rad, namn in rader)


def korning(session: Session, portfolj_id: int, import_id: int) -> Importkorning:
    """One import of the portfolio, or `FinnsInte`."""
    rad = session.get(Importkorning, import_id)
    if rad is None or rad.portfolj_id != portfolj_id:
        raise FinnsInte
    return rad
