"""Whom a person supervises today."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union

from app.db.atkomst import EFTERTID
from app.db.tabeller import AktivitetRad, HandledarskapRad, TjanstgoringRad
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus

_AKTIVITET, _TJANSTGORING, _HANDLEDARSKAP = core(AktivitetRad).c, core(TjanstgoringRad).c, core(HandledarskapRad).c


def _i_kraft(idag: date) -> ColumnElement[bool]:
    return and_(_HANDLEDARSKAP.fran <= idag, or_(_HANDLEDARSKAP.till.is_(None), _HANDLEDARSKAP.till >= idag))


def handledda(person_id: int, idag: date) -> Select[Any]:
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
