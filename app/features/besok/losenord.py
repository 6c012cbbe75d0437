"""Whether somebody who signs on another's device has the right password."""

from sqlmodel import col, select

from app.db.atkomst import Aktor
from app.db.session import WriteSession
from app.db.tabeller import Konto
from app.web.losenord import stammer


def stammer_for(session: WriteSession, aktor: Aktor | None, losenord: str) -> bool:
    """Whether this is the password of that account. An unknown account costs as long as a wrong password.

    The portfolio's other writers wait meanwhile; that is a tenth of a second, and tries are counted.
    """
    lagrat = None
    if aktor is not None:
        lagrat = session.exec(select(Konto.losenord).where(col(Konto.id) == aktor.konto_id)).one()
    return stammer(losenord, lagrat)
