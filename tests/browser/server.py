"""A real server of the tests' own: the demo's database, a fixed day, a free port on this machine."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from app.config import Installningar
from app.db.engine import Databas
from app.jobs.demo.epost import VARD, demopost
from app.main import create_app, tom_minnet
from app.underlag.regelunderlag import Regelverk
from app.web.postlada import Postlada
from tests.omstart import borja_om

IDAG = date(2026, 11, 23)
PROVBREV = b"Subject: Prov\r\n\r\nHej,\r\n\r\nhttp://127.0.0.1/b/prov\r\n"
NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass
class Server:
    """A running server. `aterstall` gives it a fresh copy of the demo, so that no test sees what another wrote."""

    app: FastAPI
    mall: Path
    url: str

    @property
    def databas(self) -> Databas:
        """The database that the server answers from now."""
        databas: Databas = self.app.state.databas
        return databas

    def aterstall(self) -> None:
        """Start over from the demo as it was made."""
        borja_om(self.databas, self.mall)
        tom_minnet(self.app)


@contextmanager
def start(mall: Path, mapp: Path, regelverk: Regelverk) -> Iterator[Server]:
    """Serve a copy of `mall` on a port that was free, in a thread of this process, until the block ends."""
    lada = Postlada()
    lada.ta_emot("ulla@exempel.invalid", PROVBREV, NU)
    with demopost(lada, lambda: NU) as smtp_port, socket.create_server(("127.0.0.1", 0)) as uttag:
        url = f"http://127.0.0.1:{uttag.getsockname()[1]}"
        fil = shutil.copyfile(mall, mapp / "prov-start.db")
        val = Installningar(
            databas_url=f"sqlite:///{fil}", hemlighet="h" * 40, bas_url=url, smtp_vard=VARD, smtp_port=smtp_port,
            smtp_tls="ingen", avsandare="ST-portföljen <st@exempel.invalid>", _env_file=None,
        )  # fmt: skip
        app = create_app(val, regelverk=regelverk, idag=lambda: IDAG, nu=lambda: NU, postlada=lada)
        tjanst = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, ws="none"))
        trad = threading.Thread(target=tjanst.run, kwargs={"sockets": [uttag]}, daemon=True)
        trad.start()
        try:
            yield Server(app, mall, url)
        finally:
            tjanst.should_exit = True
            trad.join(timeout=10)
