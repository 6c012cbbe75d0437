"""Reads of the training's frame."""

import hashlib
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.db.tabeller import FranvaroRad, HandledarskapRad, Person, PortfoljRad
from app.domain.handledning import Handledarroll
from app.web.errors import FinnsInte

RAMFALT: Final = (
    "slag", "specialitet", "foreskrift", "start", "planerat_slut", "legitimation", "has_svensk_at", "at_datum",
    "bt", "bt_godkand", "undantag_skal",
)  # fmt: skip


class Uppdraget(NamedTuple):
    """One handledarskap with the person's name."""

    rad: HandledarskapRad
    namn: str

    @property
    def is_huvud(self) -> bool:
        """Whether it is that of a huvudhandledare."""
        return self.rad.roll is Handledarroll.HUVUDHANDLEDARE

    def galler(self, dag: date) -> bool:
        """Whether it lasts on that day or later."""
        return self.rad.till is None or self.rad.till >= dag


def ram(session: Session, portfolj_id: int) -> PortfoljRad:
    """The frame as stored."""
    rad = session.get(PortfoljRad, portfolj_id)
    if rad is None:
        raise FinnsInte
    return rad


def stampel(rad: PortfoljRad) -> str:
    """A short hash of the frame alone: the portfolio's version changes with everything else in it, too."""
    text = repr([(namn, str(getattr(rad, namn))) for namn in RAMFALT])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def franvaro(session: Session, portfolj_id: int, franvaro_id: int) -> FranvaroRad:
    """A leave of that portfolio, or `FinnsInte`."""
    rad = session.get(FranvaroRad, franvaro_id)
    if rad is None or rad.portfolj_id != portfolj_id:
        raise FinnsInte
    return rad


def handledarskap(session: Session, portfolj_id: int) -> tuple[Uppdraget, ...]:
    """Everybody who is or was named handledare, those still in force first, then the latest."""
    rader = session.execute(
        select(HandledarskapRad, col(Person.namn))
        .join(Person, col(Person.id) == col(HandledarskapRad.person_id))
        .where(col(HandledarskapRad.portfolj_id) == portfolj_id)
        .order_by(
            func.coalesce(col(HandledarskapRad.till), date.max).desc(),
            col(HandledarskapRad.fran).desc(),
            col(HandledarskapRad.id).desc(),
        )
    )
    return tuple(Uppdraget(rad, namn) for rad, namn in rader)


def ett_handledarskap(session: Session, portfolj_id: int, handledarskap_id: int) -> Uppdraget:
    """One of them, or `FinnsInte`."""
    traff = next((h for h in handledarskap(session, portfolj_id) if h.rad.id == handledarskap_id), None)
    if traff is None:
        raise FinnsInte
    return traff


def epost(session: Session, person_id: int) -> str | None:
    """A person's address."""
    return session.exec(select(Person.epost).where(col(Person.id) == person_id)).first()
