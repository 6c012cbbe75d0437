"""What the colleagues at the unit have planned: only the days away, nothing about whom or where."""

from collections import defaultdict
from datetime import date

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from app.db.tabeller import AktivitetRad, PortfoljRad, SysselsattningRad, TjanstgoringRad
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.portfolj import Utbildningsslag
from app.domain.tid import Period
from app.regler.placeringar import HELTID

_I_PLANEN = (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)


def kollegor_borta(session: Session, portfolj_id: int, enhet_id: int, idag: date) -> tuple[tuple[Period, ...], ...]:
    """For each other ST-läkare at the unit, the days still to come of full-time side placements."""
    ram, aktivitet, tjanst = PortfoljRad, AktivitetRad, TjanstgoringRad
    har = (
        col(ram.enhet_id) == enhet_id,
        col(ram.id) != portfolj_id,
        col(ram.slag) == Utbildningsslag.ST,
        or_(col(ram.planerat_slut).is_(None), col(ram.planerat_slut) >= idag),
    )
    placering = and_(
        col(aktivitet.portfolj_id) == col(ram.id),
        col(aktivitet.status).in_(_I_PLANEN),
        col(aktivitet.slut) >= idag,
        col(aktivitet.start) <= col(aktivitet.slut),
        col(aktivitet.id).in_(
            select(col(tjanst.aktivitet_id)).where(col(tjanst.typ) == TjanstgoringsTyp.SIDOTJANSTGORING)
        ),
    )
    rader = session.execute(
        select(col(ram.id), col(aktivitet.start), col(aktivitet.slut), col(tjanst.procent))
        .select_from(ram)
        .outerjoin(aktivitet, placering)
        .outerjoin(tjanst, col(tjanst.aktivitet_id) == col(aktivitet.id))
        .where(*har)
        .order_by(col(ram.id), col(aktivitet.start), col(aktivitet.id))
    ).all()
    grader = _grader(session, {rad[0] for rad in rader})
    borta: dict[int, list[Period]] = {rad[0]: [] for rad in rader}
    for vem, start, slut, procent in rader:
        if start is not None and procent >= max((g for g in grader[vem] if g[0] <= start), default=(start, HELTID))[1]:
            borta[vem].append(Period(start, slut))
    return tuple(map(tuple, borta.values()))


def _grader(session: Session, portfoljer: set[int]) -> defaultdict[int, list[tuple[date, int]]]:
    grader: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    rad = SysselsattningRad
    fraga = select(rad).where(col(rad.portfolj_id).in_(portfoljer))
    for post in session.exec(fraga):
        grader[post.portfolj_id].append((post.fran, post.procent))
    return grader
