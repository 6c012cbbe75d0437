"""Reads of agreed actions."""

from sqlmodel import Session

from app.db.tabeller import AtagandeRad
from app.web.errors import FinnsInte


def hamta(session: Session, portfolj_id: int, atagande_id: int) -> AtagandeRad:
    """The agreed action of that portfolio, or `FinnsInte`."""
    rad = session.get(AtagandeRad, atagande_id, populate_existing=True)
    if rad is None or rad.portfolj_id != portfolj_id or rad.borttagen is not None:
        raise FinnsInte
    return rad
