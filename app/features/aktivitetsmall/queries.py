"""Reads for the pages of templates."""

from collections.abc import Sequence

from sqlmodel import Session, col, false, or_, select

from app.db.logg import Handelseslag
from app.db.tabeller import Enhet, Handelse, Person


def enheter(session: Session, stigar: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Id and name of every unit under those paths, the uppermost first."""
    rader = session.execute(
        select(col(Enhet.id), col(Enhet.namn))
        .where(or_(false(), *(col(Enhet.stig).startswith(stig, autoescape=True) for stig in stigar)))
        .order_by(col(Enhet.stig), col(Enhet.namn))
    )
    return tuple((id_, namn) for id_, namn in rader)


def handelser(session: Session, mall_id: int | None) -> list[tuple[Handelse, str]]:
    """What was done to a template and by whom, latest first."""
    rader = session.execute(
        select(Handelse, col(Person.namn))
        .outerjoin(Person, col(Person.id) == col(Handelse.person_id))
        .where(
            col(Handelse.objekt) == "aktivitetsmall",
            col(Handelse.objekt_id) == mall_id,
            col(Handelse.slag).in_([slag for slag in Handelseslag if slag.startswith("aktivitetsmall_")]),
        )
        .order_by(col(Handelse.id).desc())
    )
    return [(handelse, namn or "") for handelse, namn in rader]
