"""Reading one credit with its version."""

from sqlmodel import Session, col, select

from app.db.tabeller import TillgodoraknandeRad


def tillgodoraknande(session: Session, portfolj_id: int, id_: int) -> TillgodoraknandeRad | None:
    """One credit of the portfolio that has not been removed."""
    fraga = select(TillgodoraknandeRad).where(
        TillgodoraknandeRad.id == id_,
        TillgodoraknandeRad.portfolj_id == portfolj_id,
        col(TillgodoraknandeRad.borttagen).is_(None),
    )
    return session.exec(fraga).one_or_none()
