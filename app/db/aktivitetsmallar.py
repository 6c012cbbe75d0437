"""Templates of activities: those that one keeps, and those that hold for a portfolio."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, false, or_, select

from app.db.tabeller import AktivitetsmallRad, Enhet, PortfoljRad


@dataclass(frozen=True, slots=True)
class Aktivitetsmall:
    """A template with the name of the region or unit that it is for."""

    rad: AktivitetsmallRad
    enhet: str


def inom(session: Session, stigar: Sequence[str], mall_id: int | None = None) -> tuple[Aktivitetsmall, ...]:
    """The templates of the units under those paths, by unit and title; only the one with that id, if given."""
    fraga = (
        select(AktivitetsmallRad, col(Enhet.namn))
        .join(Enhet, col(Enhet.id) == col(AktivitetsmallRad.enhet_id))
        .where(or_(false(), *(col(Enhet.stig).startswith(stig, autoescape=True) for stig in stigar)))
        .order_by(col(Enhet.stig), col(AktivitetsmallRad.titel), col(AktivitetsmallRad.id))
    )
    if mall_id is not None:
        fraga = fraga.where(col(AktivitetsmallRad.id) == mall_id)
    return tuple(Aktivitetsmall(rad, namn) for rad, namn in session.execute(fraga))


def for_portfolj(session: Session, portfolj_id: int) -> tuple[Aktivitetsmall, ...]:
    """The templates of the portfolio's unit and of all above it, by title."""
    ovan, har = aliased(Enhet), aliased(Enhet)
    rader = session.execute(
        select(AktivitetsmallRad, col(ovan.namn))
        .join(ovan, ovan.id == col(AktivitetsmallRad.enhet_id))  # type: ignore[arg-type]  # a column of the alias
        .join(har, col(har.stig).startswith(ovan.stig, autoescape=False))
        .join(PortfoljRad, col(PortfoljRad.enhet_id) == har.id)
        .where(col(PortfoljRad.id) == portfolj_id, col(AktivitetsmallRad.borttagen).is_(None))
        .order_by(col(AktivitetsmallRad.titel), col(AktivitetsmallRad.id))
    )
    return tuple(Aktivitetsmall(rad, namn) for rad, namn in rader)
