"""The world of `varld.py`, an application on a copy of it, and signed-in clients."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from app.config import Installningar
from app.db.engine import Databas
from app.jobs.post import Posttur, skicka_post
from app.main import create_app, tom_minnet
from app.underlag.regelunderlag import Regelverk
from tests.features import varld as varldsbygge
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.omstart import borja_om
from tests.smtp import Smtpserver

IDAG = date(2026, 11, 23)


@pytest.fixture(scope="session")
def _varldsmall(
    sqlite_mall: Path, regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Varld]:
    fil = shutil.copyfile(sqlite_mall, tmp_path_factory.mktemp("varld") / "varld.db")
    databas = Databas(f"sqlite:///{fil}")
    nu = datetime.fromisoformat("2026-11-23T09:30:00+00:00")
    varld = varldsbygge.bygg(databas, regelverk, IDAG, nu)
    databas.stang()  # the last connection to close brings everything into the one file
    return fil, varld


@pytest.fixture
def varld(_varldsmall: tuple[Path, Varld]) -> Varld:
    """The ids of the world."""
    return _varldsmall[1]


@pytest.fixture(scope="session")
def _nyskapad(regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory) -> tuple[FastAPI, dict[str, Any]]:
    """The application, and its state as it was made."""
    fil = tmp_path_factory.mktemp("app") / "varld.db"
    val = Installningar(databas_url=f"sqlite:///{fil}", hemlighet="h" * 40, _env_file=None)
    app = create_app(val, regelverk=regelverk)
    return app, dict(app.state._state)


@pytest.fixture
def app(
    _nyskapad: tuple[FastAPI, dict[str, Any]], _varldsmall: tuple[Path, Varld], idag: date, nu: datetime
) -> Iterator[FastAPI]:
    """The application on its own copy of the world, on 23 November 2026.

    It is the same one for all tests of the process, since to build its routes takes longer than most tests do: the
    database, the settings, the clock and what it remembers are as new.
    """
    app, state = _nyskapad
    app.state._state.clear()
    app.state._state.update(state, installningar=state["installningar"].model_copy(), idag=lambda: idag, nu=lambda: nu)
    tom_minnet(app)
    borja_om(app.state.databas, _varldsmall[0])
    yield app
    state["databas"].stang()


@dataclass
class Postgang:
    """The application's mail: a real server, and somebody who carries the outbox there when told to."""

    app: FastAPI
    server: Smtpserver

    def bar_ut(self) -> Posttur:
        """Send what waits."""
        tjanst = self.app.state
        return skicka_post(tjanst.databas, tjanst.installningar, tjanst.regelverk, tjanst.nu)

    def ga_till(self, nu: datetime) -> None:
        """Let the application's clock show another moment."""
        self.app.state.idag, self.app.state.nu = nu.date, lambda: nu


@pytest.fixture
def post(app: FastAPI, smtp: Smtpserver) -> Postgang:
    """Mail is set up."""
    app.state.installningar = smtp.installningar(app.state.installningar)
    return Postgang(app, smtp)


@pytest.fixture
def databas(app: FastAPI) -> Databas:
    """The application's database."""
    databas: Databas = app.state.databas
    return databas


@pytest.fixture
def klient(app: FastAPI) -> Callable[[str], Klient]:
    """Make a client signed in as somebody of the world; "ingen" is signed in as nobody."""

    def skapa(vem: str) -> Klient:
        klient = Klient(app, base_url="http://testserver", raise_server_exceptions=True)
        if vem != "ingen":
            klient.cookies.set("st_session", varldsbygge.nyckel(vem))
        return klient

    return skapa


@pytest.fixture
def pg_app(
    pg_databas: Databas, pg_url: str, regelverk: Regelverk, idag: date, nu: datetime
) -> Iterator[tuple[FastAPI, Varld]]:
    """The application on the same world in PostgreSQL."""
    varld = varldsbygge.bygg(pg_databas, regelverk, idag, nu)
    val = Installningar(databas_url=pg_url, hemlighet="h" * 40, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu)
    yield app, varld
    app.state.databas.stang()
