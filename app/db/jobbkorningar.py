"""When each job was run: claimed by one process a day, and taken up again where it was cut off."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.db.logg import Handelseslag, handelse
from app.db.session import BREV_LAGT, WriteSession
from app.db.tabeller import JobbkorningRad
from app.db.typer import core

_UPPTAGEN: Final = timedelta(minutes=30)  # a run that has not ended by then was cut off
_OM: Final = timedelta(minutes=10)  # how long a run that failed waits before the next try
_KORNING: Final = core(JobbkorningRad).c


class Jobb(StrEnum):
    """The jobs that are run once a day or week."""

    PAMINNELSER = "paminnelser"
    VANTBREV = "vantbrev"
    VECKOBREV = "veckobrev"

    def dag(self, idag: date) -> date:
        """The day that the run of today belongs to: the Monday where it is weekly."""
        return idag - timedelta(days=idag.weekday()) if self is Jobb.VECKOBREV else idag


@dataclass(frozen=True, slots=True)
class Korning:
    """One run: how many mails it put in, or what stopped it. `klar` is None while it goes on or when it was cut off."""

    jobb: Jobb
    dag: date
    startad: datetime
    klar: datetime | None
    antal: int
    fel: str


def ta(session: WriteSession, jobb: Jobb, dag: date) -> bool:
    """Claim the day's run; False where it is done, or another process has it."""
    dialekt = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    ny = {"jobb": jobb.value, "dag": dag, "startad": session.nu, "antal": 0, "fel": ""}
    sats = dialekt.insert(JobbkorningRad).values(**ny).on_conflict_do_nothing().returning(col(JobbkorningRad.jobb))
    if session.execute(sats).first() is not None:
        return True
    avbruten = or_(
        _KORNING.startad < session.nu - _UPPTAGEN, (_KORNING.fel != "") & (_KORNING.startad < session.nu - _OM)
    )
    igen = (
        update(JobbkorningRad)
        .where(_KORNING.jobb == jobb.value, _KORNING.dag == dag, _KORNING.klar.is_(None), avbruten)
        .values(startad=session.nu, fel="")
        .returning(_KORNING.jobb)
    )
    return session.execute(igen).first() is not None


def notera(session: WriteSession, jobb: Jobb, dag: date, antal: int, fel: str = "") -> None:
    """Tell how the run ended; with `fel` it is to be tried again."""
    falt = {"antal": antal, "klar": None if fel else session.nu, "fel": fel[:500]}
    sats = update(JobbkorningRad).where(_KORNING.jobb == jobb.value, _KORNING.dag == dag)
    session.execute(sats.values(**falt))


def is_klar(session: Session, jobb: Jobb, dag: date) -> bool:
    """Whether the day's run is done."""
    fraga = select(_KORNING.klar).where(_KORNING.jobb == jobb.value, _KORNING.dag == dag)
    return session.execute(fraga).scalar() is not None


def senaste(session: Session, hogst: int = 14) -> tuple[Korning, ...]:
    """The latest runs, newest first."""
    fraga = select(_KORNING.jobb, _KORNING.dag, _KORNING.startad, _KORNING.klar, _KORNING.antal, _KORNING.fel).order_by(
        _KORNING.dag.desc(), _KORNING.jobb
    )
    return tuple(Korning(Jobb(jobb), *rest) for jobb, *rest in session.execute(fraga.limit(hogst)))


def begar_om(session: WriteSession, jobb: Jobb, dag: date) -> bool:
    """Ask for the day's run once more; False where it is going on. What it has put in stays, and is not doubled."""
    sats = delete(JobbkorningRad).where(
        _KORNING.jobb == jobb.value,
        _KORNING.dag == dag,
        or_(_KORNING.klar.is_not(None), _KORNING.fel != "", _KORNING.startad < session.nu - _UPPTAGEN),
    )
    is_begard = session.execute(sats.returning(_KORNING.jobb)).first() is not None
    if is_begard:
        session.info[BREV_LAGT] = True  # wakes the one who runs it
        handelse(session, Handelseslag.JOBB_OM, objekt="jobb", detalj={"jobb": jobb.value, "dag": dag.isoformat()})
    return is_begard
