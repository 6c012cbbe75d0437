"""The ST-läkare that a handledare supervises today."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from app.db.handledda import handledda
from app.db.tabeller import Enhet, Person, PortfoljRad, Portfoljsumma
from app.db.typer import core


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


_ENHET, _PERSON = core(Enhet).c, core(Person).c
_PORTFOLJ, _SUMMA = core(PortfoljRad).c, core(Portfoljsumma).c


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
        .where(_PORTFOLJ.id.in_(handledda(person_id, idag)), _PORTFOLJ.person_id != person_id)
        .order_by(_PERSON.sortnyckel, _PORTFOLJ.id)
    )
    return [Adept(*rad) for rad in session.execute(fraga)]
