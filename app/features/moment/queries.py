"""Reads of logged moments."""

from sqlmodel import Session, col, select

from app.db.tabeller import MomentloggRad
from app.web.errors import FinnsInte


def hamta(session: Session, portfolj_id: int, logg_id: int) -> MomentloggRad:
    """The entry of that portfolio, removed or not, or `FinnsInte`."""
    rad = session.exec(
        select(MomentloggRad).where(col(MomentloggRad.id) == logg_id, col(MomentloggRad.portfolj_id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return rad


def borttagna(session: Session, portfolj_id: int) -> tuple[MomentloggRad, ...]:
    """Removed entries, latest first."""
    return tuple(
        session.exec(
            select(MomentloggRad)
            .where(col(MomentloggRad.portfolj_id) == portfolj_id, col(MomentloggRad.borttagen).is_not(None))
            .order_by(col(MomentloggRad.datum).desc(), col(MomentloggRad.id).desc())
        )
    )
