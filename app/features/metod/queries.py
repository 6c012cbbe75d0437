"""Reading one planned method with its version."""

from sqlmodel import Session, col, select

from app.db.tabeller import MetodRad


def metod(session: Session, portfolj_id: int, metod_id: int) -> MetodRad | None:
    """One planned method of the portfolio that has not been removed."""
    fraga = select(MetodRad).where(
        MetodRad.id == metod_id, MetodRad.portfolj_id == portfolj_id, col(MetodRad.borttagen).is_(None)
    )
    return session.exec(fraga).one_or_none()


def metoder(session: Session, portfolj_id: int) -> list[tuple[int, MetodRad]]:
    """Every planned method of the portfolio that has not been removed, with its id, oldest first."""
    fraga = select(MetodRad).where(MetodRad.portfolj_id == portfolj_id, col(MetodRad.borttagen).is_(None))
    return [(rad.id, rad) for rad in session.exec(fraga.order_by(col(MetodRad.id))) if rad.id is not None]
