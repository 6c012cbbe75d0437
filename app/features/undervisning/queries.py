"""Reads of single records about teaching and course money."""

from typing import Any

from sqlmodel import Session, col, select

from app.db.tabeller import ArbetsstegRad, KursmedelRad, Person
from app.domain.undervisning import Arbetsstegsslag
from app.features.undervisning.slag import Postslag, Rad
from app.web.errors import FinnsInte
from app.web.sida import Portfoljsida


def posten(sida: Portfoljsida, slag: Postslag) -> Rad:
    """The record of the address. A removed one is there for its owner only."""
    tabell: type[Any] = slag.tabell
    id_ = sida.request.path_params[slag.id_namn]
    fraga = select(tabell).where(col(tabell.id) == id_, col(tabell.portfolj_id) == sida.portfolj_id)
    rad: Rad | None = sida.session.exec(fraga).one_or_none()
    if rad is None or (rad.borttagen is not None and not sida.is_egen):
        raise FinnsInte
    return rad


def borttagna(session: Session, portfolj_id: int, slag: Postslag) -> tuple[Rad, ...]:
    """Removed records of that kind, latest first."""
    tabell: type[Any] = slag.tabell
    fraga = select(tabell).where(col(tabell.portfolj_id) == portfolj_id, col(tabell.borttagen).is_not(None))
    return tuple(session.exec(fraga.order_by(col(tabell.datum).desc(), col(tabell.id).desc())))


def beslutad_av(session: Session, rad: KursmedelRad) -> str:
    """The name of who decided, "" where nobody has."""
    return session.exec(select(Person.namn).where(col(Person.id) == rad.beslutad_av)).one_or_none() or ""


def steget(session: Session, portfolj_id: int, aktivitet_id: int, slag: Arbetsstegsslag) -> ArbetsstegRad | None:
    """What is stored of that step of that work."""
    return session.exec(
        select(ArbetsstegRad).where(
            col(ArbetsstegRad.portfolj_id) == portfolj_id,
            col(ArbetsstegRad.aktivitet_id) == aktivitet_id,
            col(ArbetsstegRad.slag) == slag,
        )
    ).one_or_none()
