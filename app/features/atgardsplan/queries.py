"""What the pages about åtgärdsplaner ask the database for."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from app.db.tabeller import AtgardsplanRad, AtgardsradRad
from app.web.errors import FinnsInte
from app.web.sida import Portfoljsida


def alla(session: Session, portfolj_id: int) -> Sequence[AtgardsplanRad]:
    """The plans of a portfolio, the latest first."""
    fraga = select(AtgardsplanRad).where(col(AtgardsplanRad.portfolj_id) == portfolj_id)
    return session.exec(fraga.order_by(col(AtgardsplanRad.datum).desc(), col(AtgardsplanRad.id).desc())).all()


def planen(sida: Portfoljsida) -> AtgardsplanRad:
    """The plan of the address."""
    fraga = select(AtgardsplanRad).where(
        col(AtgardsplanRad.id) == sida.request.path_params["plan_id"],
        col(AtgardsplanRad.portfolj_id) == sida.portfolj_id,
    )
    rad = sida.session.exec(fraga.execution_options(populate_existing=True)).one_or_none()
    if rad is None:
        raise FinnsInte
    return rad


def raderna(session: Session, plan_id: int) -> Sequence[AtgardsradRad]:
    """The rows of a plan, in order of the day that they are to be done."""
    fraga = select(AtgardsradRad).where(col(AtgardsradRad.plan_id) == plan_id, col(AtgardsradRad.borttagen).is_(None))
    ordnad = fraga.order_by(col(AtgardsradRad.klar_senast), col(AtgardsradRad.id))
    return session.exec(ordnad.execution_options(populate_existing=True)).all()


def atgarden(sida: Portfoljsida, plan: AtgardsplanRad) -> AtgardsradRad:
    """The row of the address."""
    fraga = select(AtgardsradRad).where(
        col(AtgardsradRad.id) == sida.request.path_params["atgard_id"],
        col(AtgardsradRad.plan_id) == plan.id,
        col(AtgardsradRad.borttagen).is_(None),
    )
    rad = sida.session.exec(fraga.execution_options(populate_existing=True)).one_or_none()
    if rad is None:
        raise FinnsInte
    return rad
