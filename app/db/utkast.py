"""Drafts: what somebody has filled in of a form without signing. Kept as typed, and no event in the log."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.db.session import WriteSession
from app.db.tabeller import UtkastRad

BESVARA: Final = "besvara:"
BEDOM: Final = "bedom:"


def plats_for(bedomning_id: int | None, mall: str) -> str:
    """Which draft it is: that of an assessment asked for, or of one that is made at once on the form."""
    return f"{BEDOM}{mall}" if bedomning_id is None else f"{BESVARA}{bedomning_id}"


def hamta_utkast(session: Session, person_id: int, portfolj_id: int, plats: str) -> UtkastRad | None:
    """The person's own draft there; nobody else's is ever read."""
    return session.exec(
        select(UtkastRad).where(
            col(UtkastRad.person_id) == person_id,
            col(UtkastRad.portfolj_id) == portfolj_id,
            col(UtkastRad.plats) == plats,
        )
    ).one_or_none()


def spara_utkast(
    session: WriteSession, portfolj_id: int, plats: str, mall: tuple[str, int | None], falt: Mapping[str, list[str]]
) -> UtkastRad:
    """Keep what is filled in, over what was kept before. `mall` is the form and its version."""
    person_id = session.person_id or 0
    rad = hamta_utkast(session, person_id, portfolj_id, plats)
    if rad is None:
        rad = UtkastRad(person_id=person_id, portfolj_id=portfolj_id, plats=plats, sparad=session.nu)
    rad.mall, rad.mall_version = mall
    rad.falt, rad.sparad = dict(falt), session.nu
    session.add(rad)
    session.flush()
    return rad


def kasta_utkast(session: WriteSession, portfolj_id: int, *platser: str) -> None:
    """Throw the person's own drafts there away."""
    session.execute(
        delete(UtkastRad).where(
            col(UtkastRad.person_id) == session.person_id,
            col(UtkastRad.portfolj_id) == portfolj_id,
            col(UtkastRad.plats).in_(platser),
        )
    )
