"""The audit events of a test's world."""

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import Handelse


def slag(databas: Databas, objekt: str, objekt_id: int | None = None) -> list[str]:
    """The kinds of the events about records of that kind, or about one of them, in order."""
    fraga = select(Handelse.slag).where(col(Handelse.objekt) == objekt).order_by(col(Handelse.id))
    if objekt_id is not None:
        fraga = fraga.where(col(Handelse.objekt_id) == objekt_id)
    with databas.lasning() as session:
        return list(session.exec(fraga))
