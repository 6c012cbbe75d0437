"""What any test may ask for: a database of its own, the rules with their facts, and a fixed day."""

import gc
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from app import main
from app.db.engine import Databas
from app.db.migrera import METADATA, migrera
from app.underlag.regelunderlag import Regelverk, load_regelverk
from app.web import losenord
from tests import postgres
from tests.omstart import borja_om, glom
from tests.smtp import Smtpserver, start


@pytest.fixture(scope="session", autouse=True)
def _lattare_losenord() -> None:
    """Hash passwords with the least effort: what is tested is that they are hashed, not how long that takes."""
    losenord._hash = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


@pytest.fixture(scope="session", autouse=True)
def _kompilerade_mallar(pytestconfig: pytest.Config) -> None:
    """Let the test processes share compiled templates: to compile them all costs each some ten seconds."""
    _, mallar = main._utseende()
    mallar.miljo.bytecode_cache = FileSystemBytecodeCache(str(pytestconfig.cache.mkdir("mallar")))


@pytest.fixture(scope="session", autouse=True)
def _ostadad_hog() -> None:
    """Spare the garbage collector long walks through what is there for good, as the application does."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


@pytest.fixture(scope="session")
def regelverk() -> Regelverk:
    """Every rule, målbeskrivning and profile of the program; read once."""
    regelverk = load_regelverk()
    gc.freeze()
    return regelverk


@pytest.fixture
def idag() -> date:
    """The day of every test."""
    return date(2026, 11, 23)


@pytest.fixture
def nu() -> datetime:
    """A moment of that day."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def smtp() -> Iterator[Smtpserver]:
    """A real mail server on this machine."""
    with start() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database at the program's version, to copy."""
    fil = tmp_path_factory.mktemp("mall") / "mall.db"
    migrera(f"sqlite:///{fil}")
    return fil


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Databas:
    return Databas(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'prov.db'}", tradar=4)


@pytest.fixture
def sqlite_databas(_sqlite: Databas, sqlite_mall: Path) -> Iterator[Databas]:
    """A SQLite database with no rows."""
    borja_om(_sqlite, sqlite_mall)
    yield _sqlite
    _sqlite.stang()


@pytest.fixture
def databas(sqlite_databas: Databas) -> Databas:
    """An empty database; the tests of the data layer meet both kinds (tests/db/conftest.py)."""
    return sqlite_databas


@pytest.fixture(scope="session")
def pg_server(testrun_uid: str) -> Iterator[str]:
    """The address of a PostgreSQL server, shared by all test processes."""
    # Not in pytest's own folder: whenever pytest starts it shuts that to others, and root's server is another user's.
    mapp = Path(tempfile.gettempdir()) / f"st-prov-{testrun_uid[:12]}"
    mapp.mkdir(exist_ok=True)
    try:
        with postgres.server(mapp) as url:
            yield url
    except postgres.PostgresSaknas as fel:
        if os.environ.get("CI"):
            pytest.fail(str(fel))
        pytest.skip(str(fel))
    finally:
        with suppress(OSError):  # another test process still has its data there
            mapp.rmdir()


@pytest.fixture(scope="session")
def pg_url(pg_server: str, worker_id: str) -> Iterator[str]:
    """The address of this test process's PostgreSQL database, at the program's version."""
    with postgres.database(pg_server, f"st_{worker_id}_{os.getpid()}") as url:
        migrera(url)
        yield url


@pytest.fixture(scope="session")
def _pg(pg_url: str) -> Databas:
    return Databas(pg_url, tradar=4)


@pytest.fixture
def pg_databas(_pg: Databas, pg_url: str) -> Iterator[Databas]:
    """A PostgreSQL database with no rows."""
    glom(_pg)
    yield _pg
    _pg.stang()
    postgres.empty(pg_url, METADATA.tables)


@pytest.fixture
def vanta() -> Callable[[Callable[[], object]], None]:
    """Wait for something that another thread is about to do; five seconds at most."""

    def vanta_pa(villkor: Callable[[], object]) -> None:
        slut = time.monotonic() + 5
        while not villkor():
            assert time.monotonic() < slut, "it never came about"
            threading.Event().wait(0.01)

    return vanta_pa
