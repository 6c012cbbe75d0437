"""What a handledare has to see to: the ST-läkare supervised today, and what awaits a signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, String, and_, literal, or_, select, type_coerce, union, union_all
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlmodel import Session

from app.db.atkomst import EFTERTID
from app.db.tabeller import (
    AktivitetRad,
    BedomningRad,
    Enhet,
    HandledarskapRad,
    Person,
    PortfoljRad,
    Portfoljsumma,
    RevideringRad,
    SamtalRad,
    TjanstgoringRad,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsstatus


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


@dataclass(frozen=True, slots=True)
class Vantande:
    """Something that awaits the handledare's signature or confirmation. `slag` is the kind of record."""

    slag: str
    portfolj_id: int
    id: int
    namn: str
    datum: date | None
    text: str


_AKTIVITET, _BEDOMNING, _SAMTAL = core(AktivitetRad).c, core(BedomningRad).c, core(SamtalRad).c
_ENHET, _HANDLEDARSKAP, _PERSON = core(Enhet).c, core(HandledarskapRad).c, core(Person).c
_PORTFOLJ, _REVIDERING, _SUMMA = core(PortfoljRad).c, core(RevideringRad).c, core(Portfoljsumma).c
_TJANSTGORING = core(TjanstgoringRad).c


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


def vantande(session: Session, person_id: int, idag: date) -> list[Vantande]:
    """Revisions to sign, assessments asked for, handledning and placements to confirm; oldest first."""
    fraga = union_all(
        _revideringar(person_id, idag), _bedomningar(person_id), _samtal(person_id, idag), _placeringar(person_id, idag)
    )
    funna = [Vantande(*rad) for rad in session.execute(fraga)]
    return sorted(funna, key=lambda v: (v.datum or date.max, v.slag, v.id))


def _fraga(
    slag: str, tabell: ReadOnlyColumnCollection[str, Column[Any]], datum: str, text: str | None = None
) -> Select[Any]:
    """The columns of `Vantande` from one kind of record, whose columns hold the date and, for some, a text."""
    return (
        select(
            literal(slag, String()).label("slag"),
            tabell.portfolj_id,
            tabell.id,
            _PERSON.namn,
            tabell[datum].label("datum"),
            (type_coerce(tabell[text], String()) if text else literal("", String())).label("text"),
        )
        .join(PortfoljRad, _PORTFOLJ.id == tabell.portfolj_id)
        .join(Person, _PERSON.id == _PORTFOLJ.person_id)
    )


def _revideringar(person_id: int, idag: date) -> Select[Any]:
    """Only huvudhandledare signs a revision."""
    mina = select(_HANDLEDARSKAP.portfolj_id).where(
        _HANDLEDARSKAP.person_id == person_id,
        _HANDLEDARSKAP.roll == Handledarroll.HUVUDHANDLEDARE,
        _i_kraft(idag),
    )
    return _fraga("revidering", _REVIDERING, "datum").where(
        _REVIDERING.status == Revideringsstatus.INLAMNAD, _REVIDERING.portfolj_id.in_(mina)
    )


def _bedomningar(person_id: int) -> Select[Any]:
    return _fraga("bedomning", _BEDOMNING, "datum", "metod").where(
        _BEDOMNING.bedomare_id == person_id,
        _BEDOMNING.status.in_((Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST)),
    )


def _samtal(person_id: int, idag: date) -> Select[Any]:
    return _fraga("handledning", _SAMTAL, "datum").where(
        _SAMTAL.handledare_id == person_id,
        _SAMTAL.bekraftad.is_(None),
        _SAMTAL.borttagen.is_(None),
        _SAMTAL.portfolj_id.in_(_handledda(person_id, idag)),
    )


def _placeringar(person_id: int, idag: date) -> Select[Any]:
    """A placement is confirmed once it is over."""
    return (
        _fraga("placering", _AKTIVITET, "slut", "titel")
        .join(TjanstgoringRad, _TJANSTGORING.aktivitet_id == _AKTIVITET.id)
        .where(
            _TJANSTGORING.handledare_id == person_id,
            _TJANSTGORING.bekraftad.is_(None),
            _AKTIVITET.status.in_((Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)),
            _AKTIVITET.slut <= idag,
            _AKTIVITET.slut >= idag - EFTERTID,
        )
    )


def antal_per_portfolj(poster: Sequence[Vantande]) -> dict[int, int]:
    """How many things await a signature in each portfolio."""
    antal: dict[int, int] = {}
    for post in poster:
        antal[post.portfolj_id] = antal.get(post.portfolj_id, 0) + 1
    return antal
