"""Reads for calendar feeds and their addresses."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import Session, col

from app.db.handledda import handledda
from app.db.tabeller import Enhet, KalenderlankRad, Person, PortfoljRad, RegelstatusRad
from app.db.typer import core
from app.regler.modell import Utfall

HANDLEDDA: Final = 50  # ST-läkare whose calendars one handledare's feed holds
FRISTER: Final = 500  # deadlines that a feed of whole units holds

_PERSON, _ENHET = core(Person).c, core(Enhet).c
_PORTFOLJ, _STATUS = core(PortfoljRad).c, core(RegelstatusRad).c


def oppen_sedan(session: Session, person_id: int) -> datetime | None:
    """When the person's calendar address was made; None where there is none in use."""
    return session.scalars(
        select(col(KalenderlankRad.skapad)).where(
            col(KalenderlankRad.person_id) == person_id, col(KalenderlankRad.aterkallad).is_(None)
        )
    ).first()


def is_kand(session: Session, nyckel: str) -> bool:
    """Whether the secret (hashed) ever was an address here: one that is revoked is no guess."""
    return (
        session.scalars(select(col(KalenderlankRad.id)).where(col(KalenderlankRad.nyckel) == nyckel)).first()
        is not None
    )


def handleddas_portfoljer(session: Session, person_id: int, idag: date) -> list[int]:
    """The portfolios of those whom the person supervises today, by name; never one's own."""
    return list(
        session.scalars(
            select(_PORTFOLJ.id)
            .join(Person, _PERSON.id == _PORTFOLJ.person_id)
            .where(_PORTFOLJ.id.in_(handledda(person_id, idag)), _PORTFOLJ.person_id != person_id)
            .order_by(_PERSON.sortnyckel, _PORTFOLJ.id)
            .limit(HANDLEDDA)
        )
    )


class Enhetsfrist(NamedTuple):
    """The next last day of one part of a rule in one portfolio."""

    portfolj_id: int
    namn: str
    regel_id: str
    delregel: str
    utfall: str
    dag: date


def enheternas_frister(
    session: Session, stigar: Sequence[str], utom: Collection[int], fran: date, till: date
) -> list[Enhetsfrist]:
    """The deadlines of the units with those paths and all below them, nearest first, as last worked out."""
    enheter = select(_ENHET.id).where(or_(*(_ENHET.stig.startswith(stig, autoescape=True) for stig in stigar)))
    fraga = (
        select(_PORTFOLJ.id, _PERSON.namn, _STATUS.regel_id, _STATUS.delregel, _STATUS.utfall, _STATUS.forfaller)
        .select_from(RegelstatusRad)
        .join(PortfoljRad, _PORTFOLJ.id == _STATUS.portfolj_id)
        .join(Person, _PERSON.id == _PORTFOLJ.person_id)
        .where(
            _PORTFOLJ.enhet_id.in_(enheter),
            _PORTFOLJ.id.not_in(utom),
            _STATUS.utfall.in_((Utfall.BRIST.value, Utfall.VARNING.value)),
            _STATUS.forfaller >= fran,
            _STATUS.forfaller <= till,
        )
        .order_by(_STATUS.forfaller, _PERSON.sortnyckel, _PORTFOLJ.id, _STATUS.regel_id, _STATUS.delregel)
        .limit(FRISTER)
    )
    return [Enhetsfrist(*rad) for rad in session.execute(fraga)]
