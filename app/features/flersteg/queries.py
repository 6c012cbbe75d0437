"""Reads of assessments in two steps."""

from typing import NamedTuple

from sqlmodel import Session, col, select

from app.db.tabeller import BedomningRad, Person
from app.web.errors import FinnsInte


class Posten(NamedTuple):
    """One assessment, and who signed it ("" for nobody)."""

    rad: BedomningRad
    signerad_av: str


def hamta(session: Session, portfolj_id: int, bedomning_id: int) -> Posten:
    """The assessment of that portfolio, or `FinnsInte`."""
    rad = session.execute(
        select(BedomningRad, Person.namn)
        .outerjoin(Person, col(Person.id) == col(BedomningRad.signerad_av))
        .where(col(BedomningRad.id) == bedomning_id, col(BedomningRad.portfolj_id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return Posten(rad[0], rad[1] or "")
