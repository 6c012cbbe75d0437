"""Reads of handledare."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, union
from sqlmodel import Session, col, select

from app.db.tabeller import (
    AktivitetRad,
    HandledarskapRad,
    MeritRad,
    Person,
    TjanstgoringRad,
)
from app.web.errors import FinnsInte


class Handledaren(NamedTuple):
    """A handledarskap as stored, with the person's name."""

    rad: HandledarskapRad
    namn: str


class Noterad(NamedTuple):
    """A merit as stored, with the name of whoever noted it ("" where it came with a file)."""

    rad: MeritRad
    av: str


def handledarskap(session: Session, portfolj_id: int, handledarskap_id: int) -> Handledaren:
    """A handledarskap of that portfolio, or `FinnsInte`."""
    rad = session.execute(
        select(HandledarskapRad, Person.namn)
        .join(Person, col(Person.id) == col(HandledarskapRad.person_id))
        .where(col(HandledarskapRad.id) == handledarskap_id, col(HandledarskapRad.portfolj_id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return Handledaren(rad[0], rad[1])


def alla_handledarskap(session: Session, portfolj_id: int) -> tuple[Handledaren, ...]:
    """Everybody who is or was named, those still in force first, then the latest."""
    rader = session.execute(
        select(HandledarskapRad, Person.namn)
        .join(Person, col(Person.id) == col(HandledarskapRad.person_id))
        .where(col(HandledarskapRad.portfolj_id) == portfolj_id)
        .order_by(
            func.coalesce(col(HandledarskapRad.till), date.max).desc(),
            col(HandledarskapRad.fran).desc(),
            col(HandledarskapRad.id).desc(),
        )
    )
    return tuple(Handledaren(rad, namn) for rad, namn in rader)


def handledarens_namn(session: Session, portfolj_id: int, person_id: int) -> str:
    """The name of somebody who is or was handledare of the portfolio or of a placement in it, or `FinnsInte`."""
    egna = select(HandledarskapRad.person_id).where(col(HandledarskapRad.portfolj_id) == portfolj_id)
    placeringens = (
        select(TjanstgoringRad.handledare_id)
        .join(AktivitetRad, col(AktivitetRad.id) == col(TjanstgoringRad.aktivitet_id))
        .where(col(AktivitetRad.portfolj_id) == portfolj_id)
    )
    namn = session.exec(
        select(Person.namn).where(col(Person.id) == person_id, col(Person.id).in_(union(egna, placeringens)))
    ).first()
    if namn is None:
        raise FinnsInte
    return namn


def meriter(session: Session, person_id: int) -> tuple[Noterad, ...]:
    """What is noted of a person, latest first."""
    rader = session.execute(
        select(MeritRad, Person.namn)
        .outerjoin(Person, col(Person.id) == col(MeritRad.noterad_av))
        .where(col(MeritRad.person_id) == person_id, col(MeritRad.borttagen).is_(None))
        .order_by(col(MeritRad.slag), col(MeritRad.datum).desc(), col(MeritRad.id).desc())
    )
    return tuple(Noterad(rad, namn or "") for rad, namn in rader)


def portfoljer_med(session: Session, person_id: int) -> tuple[int, ...]:
    """The portfolios in which somebody is or was handledare, of all or of a placement."""
    placeringens = (
        select(AktivitetRad.portfolj_id)
        .join(TjanstgoringRad, col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id))
        .where(col(TjanstgoringRad.handledare_id) == person_id)
    )
    egna = select(HandledarskapRad.portfolj_id).where(col(HandledarskapRad.person_id) == person_id)
    return tuple(sorted(int(rad[0]) for rad in session.execute(union(egna, placeringens))))


def merit(session: Session, person_id: int, merit_id: int) -> MeritRad:
    """A merit of that person, or `FinnsInte`."""
    rad = session.get(MeritRad, merit_id)
    if rad is None or rad.person_id != person_id:
        raise FinnsInte
    return rad
