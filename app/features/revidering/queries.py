"""Reads of revisions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select as valj
from sqlmodel import Session, col, select

from app.db.tabeller import Person, RevideringRad, RevideringSteg, SignaturRad, Stegutfall
from app.domain.iup import Revideringsstatus
from app.domain.signaturkedja import Signaturslag
from app.web.errors import FinnsInte


@dataclass(frozen=True, slots=True)
class TagetSteg:
    """An approval step that has been taken. `signatur` is its number in the chain."""

    steg: str
    utfall: Stegutfall
    person_id: int
    namn: str
    kommentar: str
    tid: datetime
    signatur: int | None = None

    @property
    def is_godkant(self) -> bool:
        """Whether the revision went on from here."""
        return self.utfall is Stegutfall.GODKAND


class Posten(NamedTuple):
    """One revision with the steps taken, in order."""

    rad: RevideringRad
    steg: tuple[TagetSteg, ...]


def hamta(session: Session, portfolj_id: int, revidering_id: int) -> Posten:
    """The revision of that portfolio, or `FinnsInte`."""
    rad = session.exec(
        select(RevideringRad)
        .where(col(RevideringRad.id) == revidering_id, col(RevideringRad.portfolj_id) == portfolj_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return Posten(rad, _steg(session, revidering_id))


def _steg(session: Session, revidering_id: int) -> tuple[TagetSteg, ...]:
    rader = session.execute(
        valj(
            col(RevideringSteg.steg),
            col(RevideringSteg.utfall),
            col(RevideringSteg.person_id),
            col(Person.namn),
            col(RevideringSteg.kommentar),
            col(RevideringSteg.tid),
            col(SignaturRad.nummer),
        )
        .join(Person, col(Person.id) == col(RevideringSteg.person_id))
        .join(RevideringRad, col(RevideringRad.id) == col(RevideringSteg.revidering_id))
        .outerjoin(
            SignaturRad,
            (col(SignaturRad.portfolj_id) == col(RevideringRad.portfolj_id))
            & (col(SignaturRad.slag) == Signaturslag.REVIDERING)
            & (col(SignaturRad.objekt_id) == col(RevideringSteg.id)),
        )
        .where(col(RevideringSteg.revidering_id) == revidering_id)
        .order_by(col(RevideringSteg.id))
    )
    return tuple(TagetSteg(*rad) for rad in rader)


def narmast_fore(session: Session, rad: RevideringRad) -> RevideringRad | None:
    """The latest revision before that one which was not returned."""
    return session.exec(
        select(RevideringRad)
        .where(
            col(RevideringRad.portfolj_id) == rad.portfolj_id,
            col(RevideringRad.id) < rad.id,
            col(RevideringRad.datum) <= rad.datum,
            col(RevideringRad.status) != Revideringsstatus.ATERLAMNAD,
        )
        .order_by(col(RevideringRad.datum).desc(), col(RevideringRad.id).desc())
        .limit(1)
    ).first()


def ogonblicksbild(session: Session, portfolj_id: int, revidering_id: int) -> Mapping[str, Any]:
    """What was frozen at the revision."""
    return ogonblicksbilder(session, portfolj_id, [revidering_id])[revidering_id]


def ogonblicksbilder(session: Session, portfolj_id: int, ids: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
    """What was frozen at those revisions of the portfolio, by their ids."""
    rader = session.exec(
        select(RevideringRad.id, RevideringRad.ogonblicksbild).where(
            col(RevideringRad.id).in_(ids), col(RevideringRad.portfolj_id) == portfolj_id
        )
    )
    return {id_ or 0: bild or {} for id_, bild in rader}
