"""The ST-läkare that a handledare supervises today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union
from sqlmodel import Session

from app.db.atkomst import EFTERTID
from app.db.tabeller import (
    AktivitetRad,
    Enhet,
    HandledarskapRad,
    Person,
    PortfoljRad,
    Portfoljsumma,
    TjanstgoringRad,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus


@dataclass(frozen=True, slots=True)
class Adept:
    """An ST-läkare supervised today, with the figures last worked out (None where none are yet)."""

    portfolj_id: int
    namn: str
    enhet: str
    specialitet: str
    start: date
    brist: int | None
    varning: int | None
    senaste_revidering: date | None


_AKTIVITET, _TJANSTGORING = core(AktivitetRad).c, core(TjanstgoringRad).c
_ENHET, _HANDLEDARSKAP, _PERSON = core(Enhet).c, core(HandledarskapRad).c, core(Person).c
_PORTFOLJ, _SUMMA = core(PortfoljRad).c, core(Portfoljsumma).c


def _i_kraft(idag: date) -> ColumnElement[bool]:
    return and_(_HANDLEDARSKAP.fran <= idag, or_(_HANDLEDARSKAP.till.is_(None), _HANDLEDARSKAP.till >= idag))


def _handledda(person_id: int, idag: date) -> Select[Any]:
    """Ids of the portfolios in which the person is handledare today, of a placement too."""
    utsedd = select(_HANDLEDARSKAP.portfolj_id).where(_HANDLEDARSKAP.person_id == person_id, _i_kraft(idag))
    placering = (
        select(_AKTIVITET.portfolj_id)
        .join(TjanstgoringRad, _TJANSTGORING.aktivitet_id == _AKTIVITET.id)
        .where(
            _TJANSTGORING.handledare_id == person_id,
            _AKTIVITET.status != Aktivitetsstatus.ATERKALLAD,
            or_(_AKTIVITET.slut.is_(None), _AKTIVITET.slut >= idag - EFTERTID),
        )
    )
    alla = union(utsedd, placering).subquery()
    return select(alla.c.portfolj_id)


def adepter(session: Session, person_id: int, idag: date) -> list[Adept]:
    """The ST-läkare that the person supervises today, by name. One's own portfolio is never among them."""
    fraga = (
        select(
            _PORTFOLJ.id,
            _PERSON.namn,
            _ENHET.namn,
            _PORTFOLJ.specialitet,
            _PORTFOLJ.start,
            _SUMMA.brist,
            _SUMMA.varning,
            _SUMMA.senaste_revidering,
        )
        .join(Person, _PERSON.id == _PORTFOLJ.person_id)
        .join(Enhet, _ENHET.id == _PORTFOLJ.enhet_id)
        .outerjoin(Portfoljsumma, _SUMMA.portfolj_id == _PORTFOLJ.id)
        .where(_PORTFOLJ.id.in_(_handledda(person_id, idag)), _PORTFOLJ.person_id != person_id)
        .order_by(_PERSON.sortnyckel, _PORTFOLJ.id)
    )
    return [Adept(*rad) for rad in session.execute(fraga)]
