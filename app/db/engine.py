"""The database: two engines on one URL, and the guards that keep SQLite from losing what was saved.

Readers and writers have an engine each, so that reading never takes the write lock. SQLite's driver opens a
transaction only at the first write, which lets two people read the same row and silently overwrite each other; here
the driver manages no transactions at all, and the writer says BEGIN IMMEDIATE before it reads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.sql.dml import UpdateBase

from app.db.session import BREV_LAGT, SKRIVET, ReadSession, Skrivet, WriteSession, saved_at_end

if TYPE_CHECKING:
    from app.underlag.regelunderlag import Regelverk

_BUSY_MS: Final = 5000
_EXTRA: Final = 2  # connections beyond the threads: a job or a command may run beside them


def is_wal_safe(version: tuple[int, int, int]) -> bool:
    """Whether that SQLite holds the repair of the WAL-reset bug, which can lose confirmed commits.

    Repaired in 3.51.3, and in the branches 3.44 (from .6) and 3.50 (from .7).
    """
    return version >= (3, 51, 3) or (3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51)


def read_url(text: str) -> URL:
    """The address of a database; PostgreSQL in any common spelling goes to the driver psycopg 3."""
    url = make_url(text)
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


@dataclass(frozen=True, slots=True)
class Databasstatus:
    """What the database is and how it saves, for `/health/ready`; `journal` is empty on PostgreSQL."""

    dialekt: str
    version: str
    journal: str = ""
    synchronous: str = ""
    anmarkning: str = ""

    def as_dict(self) -> dict[str, str]:
        """The same as plain values."""
        return asdict(self)


class Databas:
    """One database by URL, with a reading and a writing engine.

    Args:
        url: `sqlite:///file`, or `postgresql://…`; the folder of a SQLite file is made.
        tradar: number of threads that may ask at the same time.
        sqlite_modul: the driver of SQLite; replaced in tests of the guard.

    """

    def __init__(self, url: str, *, tradar: int = 2, sqlite_modul: ModuleType = pysqlite3.dbapi2) -> None:
        self.url = read_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.minne: dict[str, object] = {}  # what this process need not ask the database again
        self.nya_brev = Event()  # set when a mail has been put in the outbox, for the one who carries it out
        self._modul = sqlite_modul
        # A fault is logged, and what somebody wrote shall not be.
        pool: dict[str, Any] = {"pool_size": tradar, "max_overflow": _EXTRA, "hide_parameters": True}
        if self.is_sqlite:
            self._make_folder()
            self.las, self.skriv = self._sqlite(pool, is_skrivare=False), self._sqlite(pool, is_skrivare=True)
        else:
            # A reader sees one moment throughout its transaction, as it does on SQLite.
            self.las = create_engine(self.url, isolation_level="REPEATABLE READ", pool_pre_ping=True, **pool)
            self.las = self.las.execution_options(postgresql_readonly=True)
            self.skriv = create_engine(self.url, pool_pre_ping=True, **pool)
        event.listen(self.skriv, "begin", _forget_writes)
        event.listen(self.skriv, "after_execute", _note_write)

    @contextmanager
    def lasning(self) -> Iterator[ReadSession]:
        """A session that can only read, at one moment; for commands, jobs and tests."""
        with ReadSession(self.las) as session:
            yield session

    @contextmanager
    def skrivning(
        self, *, person_id: int | None, idag: date, nu: datetime, regelverk: "Regelverk"
    ) -> Iterator[WriteSession]:
        """A session that writes: all of it is saved at the end of the block, or nothing if the block raises."""
        ny = WriteSession(self.skriv, person_id=person_id, idag=idag, nu=nu, regelverk=regelverk)
        with saved_at_end(ny) as session:
            yield session
        if BREV_LAGT in ny.info:
            self.nya_brev.set()

    def status(self) -> Databasstatus:
        """Ask the database how it is; raises SQLAlchemy's OperationalError where it does not answer."""
        with self.las.connect() as koppling:
            if not self.is_sqlite:
                svar = koppling.exec_driver_sql("SHOW server_version").scalar_one()
                return Databasstatus("postgresql", str(svar))
            journal = str(koppling.exec_driver_sql("PRAGMA journal_mode").scalar_one())
            synchronous = koppling.exec_driver_sql("PRAGMA synchronous").scalar_one()
        return Databasstatus(
            "sqlite",
            self._modul.sqlite_version,
            journal,
            {0: "off", 1: "normal", 2: "full", 3: "extra"}[synchronous],
            ""
            if self._is_wal_safe
            else "Det här SQLite-biblioteket har ett fel i WAL; journalen förs på det äldre sättet.",
        )

    def stang(self) -> None:
        """Close every connection."""
        self.las.dispose()
        self.skriv.dispose()

    @property
    def _is_wal_safe(self) -> bool:
        return is_wal_safe(self._modul.sqlite_version_info)

    def _make_folder(self) -> None:
        if self.url.database and self.url.database != ":memory:" and not self.url.database.startswith("file:"):
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)

    def _sqlite(self, pool: dict[str, Any], *, is_skrivare: bool) -> Engine:
        motor = create_engine(self.url, module=self._modul, connect_args={"check_same_thread": False}, **pool)
        pragman = [
            f"busy_timeout={_BUSY_MS}",
            f"journal_mode={'WAL' if self._is_wal_safe else 'DELETE'}",
            "synchronous=FULL",
            "foreign_keys=ON",
        ]
        pragman += [] if is_skrivare else ["query_only=ON"]

        def prepare(dbapi: Any, _post: object) -> None:
            dbapi.isolation_level = None  # the driver must not manage transactions
            for pragma in pragman:
                dbapi.execute(f"PRAGMA {pragma}")

        def begin(koppling: Connection) -> None:
            koppling.exec_driver_sql("BEGIN IMMEDIATE" if is_skrivare else "BEGIN")

        event.listen(motor, "connect", prepare)
        event.listen(motor, "begin", begin)
        return motor


def _forget_writes(koppling: Connection) -> None:
    koppling.info[SKRIVET] = Skrivet()


def _note_write(koppling: Connection, sats: object, *_ovrigt: object) -> None:
    if isinstance(sats, UpdateBase):
        koppling.info[SKRIVET].note(str(getattr(sats.table, "name", "")))
