"""Writes about one's own calendar address."""

from sqlalchemy import select, update
from sqlmodel import col

from app.db.hemlighet import hasha_nyckel, ny_nyckel
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import KalenderlankRad

_OBJEKT = "kalenderlank"


def gor_adress(session: WriteSession, person_id: int) -> str:
    """Make an address, in place of any earlier one. The secret is known now and never again."""
    _stang(session, person_id)
    hemlighet = ny_nyckel()
    rad = KalenderlankRad(person_id=person_id, nyckel=hasha_nyckel(hemlighet), skapad=session.nu)
    session.add(rad)
    session.flush()
    handelse(session, Handelseslag.KALENDERLANK_SKAPAD, objekt=_OBJEKT, objekt_id=rad.id)
    return hemlighet


def aterkalla_adress(session: WriteSession, person_id: int) -> bool:
    """Let the person's address open nothing any more; False where there was none."""
    stangda = _stang(session, person_id)
    if stangda:
        handelse(session, Handelseslag.KALENDERLANK_ATERKALLAD, objekt=_OBJEKT, objekt_id=stangda[-1])
    return bool(stangda)


def _stang(session: WriteSession, person_id: int) -> list[int | None]:
    oppna = list(
        session.scalars(
            select(col(KalenderlankRad.id))
            .where(col(KalenderlankRad.person_id) == person_id, col(KalenderlankRad.aterkallad).is_(None))
            .order_by(col(KalenderlankRad.id))
        )
    )
    if oppna:
        session.execute(update(KalenderlankRad).where(col(KalenderlankRad.id).in_(oppna)).values(aterkallad=session.nu))
    return oppna
