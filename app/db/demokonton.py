"""The accounts that a demo shows to whoever comes; never asked for anywhere else."""

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from app.db.tabeller import Konto, Person


class Demokonto(NamedTuple):
    """One account: what the person is, the name, and the address to sign in with."""

    titel: str
    namn: str
    epost: str


def demokonton(session: Session, hogst: int) -> tuple[Demokonto, ...]:
    """The first accounts that were made, at most so many."""
    fraga = (
        select(col(Person.titel), col(Person.namn), col(Person.epost))
        .join(Konto, col(Konto.person_id) == col(Person.id))
        # Addresses under .invalid can belong to nobody (RFC 2606): whatever is set, no real person is ever shown.
        .where(col(Konto.is_aktiv), col(Konto.losenord).is_not(None), col(Person.epost).endswith(".invalid"))
        .order_by(col(Konto.id))
        .limit(hogst)
    )
    return tuple(Demokonto(titel, namn, epost or "") for titel, namn, epost in session.execute(fraga))
