"""What the page of a delmål needs besides the portfolio: versions, and who signed what."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from app.db.signaturkedja import nummer_for
from app.db.tabeller import AktivitetRad, MetodRad, SigneringRad
from app.domain.delmal import DelmalKod
from app.domain.signaturkedja import Signaturslag


def metodversioner(session: Session, portfolj_id: int, kod: DelmalKod) -> Mapping[int, int]:
    """The version of each planned method of a delmål, by id."""
    fraga = select(MetodRad.id, MetodRad.version).where(
        MetodRad.portfolj_id == portfolj_id, MetodRad.delmal == kod, col(MetodRad.borttagen).is_(None)
    )
    return {id_: version for id_, version in session.exec(fraga) if id_ is not None}


def aktivitet(session: Session, portfolj_id: int, aktivitet_id: int) -> AktivitetRad | None:
    """One activity of the portfolio."""
    fraga = select(AktivitetRad).where(AktivitetRad.id == aktivitet_id, AktivitetRad.portfolj_id == portfolj_id)
    return session.exec(fraga).one_or_none()


def signering(session: Session, portfolj_id: int, kod: DelmalKod) -> SigneringRad | None:
    """The sign-off of a delmål in force, the latest where there are several."""
    fraga = (
        select(SigneringRad)
        .where(
            SigneringRad.portfolj_id == portfolj_id, SigneringRad.delmal == kod, col(SigneringRad.aterkallad).is_(None)
        )
        .order_by(col(SigneringRad.datum).desc(), col(SigneringRad.id).desc())
    )
    return session.exec(fraga).first()


def signaturnummer(session: Session, rad: SigneringRad) -> int | None:
    """The number in the chain of a sign-off."""
    id_ = rad.id or 0
    return nummer_for(session, rad.portfolj_id, Signaturslag.DELMAL, [id_]).get(id_)
