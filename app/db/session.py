"""Reading and writing sessions: one request, one transaction. The only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from sqlalchemy import Engine, update
from sqlmodel import Session, SQLModel, col, select

from app.db.tabeller import PortfoljRad
from app.db.typer import core

if TYPE_CHECKING:
    from app.underlag.regelunderlag import Regelverk

R = TypeVar("R", bound=SQLModel)

SKRIVET: Final = "st_skrivet"
BREV_LAGT: Final = "brev_lagt"  # in a session's info once it has put a mail in the outbox
_HANDELSE: Final = "handelse"
# Written beside what somebody does, not something that somebody does: no event of their own. A mail goes out for
# something that has its own event, and how it fared at the mail server changes nothing that anybody did.
_UTAN_HANDELSE: Final = frozenset(
    {"brev", "formnyckel", "jobbkorning", "lasning", "regelstatus", "portfoljsumma", "utkast"}
)


class FelHandelser(AssertionError):
    """A program error: what was written does not have exactly one audit event, or was written after it."""


class Konflikt(Exception):
    """Somebody else changed the record first. `nuvarande` is the row as it is now, None where it is gone."""

    def __init__(self, nuvarande: SQLModel | None) -> None:
        super().__init__("Någon annan har ändrat posten")
        self.nuvarande = nuvarande


@dataclass(slots=True)
class Skrivet:
    """What one transaction has written so far, kept beside its connection."""

    tabeller: set[str] = field(default_factory=set)
    handelser: int = 0
    efter_handelse: set[str] = field(default_factory=set)

    def note(self, tabell: str) -> None:
        """Add a statement that wrote to `tabell`."""
        if tabell == _HANDELSE:
            self.handelser += 1
            self.efter_handelse.clear()
        elif tabell not in _UTAN_HANDELSE:
            self.tabeller.add(tabell)
            self.efter_handelse.add(tabell)

    def check(self) -> None:
        """Raise `FelHandelser` unless there is one event, last, for what was written."""
        if self.handelser > 1:
            raise FelHandelser(f"{self.handelser} audit events in one transaction; there must be one")
        if self.tabeller and not self.handelser:
            raise FelHandelser(f"wrote {sorted(self.tabeller)} without an audit event; call handelse()")
        if self.handelser and self.efter_handelse:
            raise FelHandelser(f"wrote {sorted(self.efter_handelse)} after the audit event; call handelse() last")


class _MedId(Protocol):
    id: int | None


class ReadSession(Session):
    """Reads only; the database itself refuses writes."""


class WriteSession(Session):
    """Reads and writes on behalf of one person (None: the system) at one moment.

    `commit` saves only what carries exactly one audit event, made last, see `app.db.logg.handelse`.
    """

    def __init__(
        self, bind: Engine, *, person_id: int | None, idag: date, nu: datetime, regelverk: "Regelverk"
    ) -> None:
        super().__init__(bind)
        self.person_id = person_id
        self.idag = idag
        self.nu = nu
        self.regelverk = regelverk

    def commit(self) -> None:
        """Save everything, or raise `FelHandelser` and save nothing."""
        self.flush()
        if self.in_transaction():
            skrivet: Skrivet = self.connection().info[SKRIVET]
            skrivet.check()
        super().commit()


@contextmanager
def saved_at_end(session: WriteSession) -> Iterator[WriteSession]:
    """Save what the block wrote when it ends, nothing if it raises, and close the session."""
    with session:
        yield session
        session.commit()


def las_portfolj_rad(session: WriteSession, portfolj_id: int) -> PortfoljRad | None:
    """Fetch the portfolio's row and keep other writers of it waiting until this transaction ends.

    On SQLite the whole transaction already waits its turn.
    """
    fraga = select(PortfoljRad).where(col(PortfoljRad.id) == portfolj_id).with_for_update()
    return session.exec(fraga.execution_options(populate_existing=True)).one_or_none()


def ny_rad(session: WriteSession, rad: _MedId) -> int:
    """Put a new row in, and tell the id that it got."""
    session.add(rad)
    session.flush()
    if rad.id is None:  # pragma: no cover - a flushed row has its id
        raise RuntimeError
    return rad.id


def andra_rad(session: WriteSession, tabell: type[R], id_: int, version: int, **falt: Any) -> R:
    """Change a row that the person saw as `version`, and give it the next one.

    Returns:
        The row as it became.

    Raises:
        Konflikt: the row has another version by now, or is gone.

    """
    session.flush()
    kolumner = core(tabell).c
    sats = update(tabell).where(kolumner.id == id_, kolumner.version == version)
    resultat = session.execute(
        sats.values(**falt, version=version + 1), execution_options={"synchronize_session": False}
    )
    rad = session.get(tabell, id_, populate_existing=True)
    if rad is None or resultat.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult
        raise Konflikt(rad)
    return rad
