"""A real server of the tests' own: the demo's database, a fixed day, a free port on this machine."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from sqlalchemy import event

from app.config import Installningar
from app.db.engine import Databas
from app.jobs.demo.epost import VARD, demopost
from app.main import create_app, tom_minnet
from app.underlag.regelunderlag import Regelverk
from app.web.postlada import Postlada
from tests.omstart import glom

IDAG = date(2026, 11, 23)
PROVBREV = b"Subject: Prov\r\n\r\nHej,\r\n\r\nhttp://127.0.0.1/b/prov\r\n"
NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass
class Server:
    """A running server. `aterstall` gives it a fresh copy of the demo, so that no test sees what another wrote.

    Each copy is a file of its own, which the engines are turned to: they have compiled every statement once, and
    whoever still has a connection, as the thread that carries mail may, has it to the former file.
    """

    app: FastAPI
    mall: Path
    fil: Path
    url: str
    _antal: int = field(default=0)

    def __post_init__(self) -> None:
        """Turn the engines to the file of the moment."""
        for motor in (self.databas.las, self.databas.skriv):
            event.listen(motor, "do_connect", self._valj_fil)

    def _valj_fil(self, _dialekt: object, _koppling: object, argument: list[object], _namngivna: object) -> None:
        argument[0] = str(self.fil)

    @property
    def databas(self) -> Databas:
        """The database that the server answers from now."""
        databas: Databas = self.app.state.databas
        return databas

    def aterstall(self) -> None:
        """Start over from the demo as it was made."""
        gammal = self.fil
        self._antal += 1
        self.fil = shutil.copyfile(self.mall, gammal.with_name(f"prov-{self._antal}.db"))
        glom(self.databas)
        tom_minnet(self.app)
        for rest in gammal.parent.glob(f"{gammal.name}*"):
            rest.unlink()


@contextmanager
def start(
    mall: Path, mapp: Path, regelverk: Regelverk, *,
    idag: Callable[[], date] = lambda: IDAG, nu: Callable[[], datetime] = lambda: NU, has_post: bool = True,
) -> Iterator[Server]:  # fmt: skip
    """Serve a copy of `mall` on a port that was free, in a thread of this process, until the block ends.

    The clock stands still unless it is given: `app.clock` has the one that the program itself goes by. Without
    `has_post` nothing carries mail in the background.
    """
    lada = Postlada()
    lada.ta_emot("ulla@exempel.invalid", PROVBREV, NU)
    with demopost(lada, nu) as smtp_port, socket.create_server(("127.0.0.1", 0)) as uttag:
        url = f"http://127.0.0.1:{uttag.getsockname()[1]}"
        fil = shutil.copyfile(mall, mapp / "prov-start.db")
        val = Installningar(
            databas_url=f"sqlite:///{fil}", hemlighet="h" * 40, bas_url=url,
            smtp_vard=VARD if has_post else "", smtp_port=smtp_port, smtp_tls="ingen",
            avsandare="ST-portföljen <st@exempel.invalid>", _env_file=None,
        )  # fmt: skip
        app = create_app(val, regelverk=regelverk, idag=idag, nu=nu, postlada=lada)
        tjanst = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, ws="none"))
        trad = threading.Thread(target=tjanst.run, kwargs={"sockets": [uttag]}, daemon=True)
        trad.start()
        try:
            yield Server(app, mall, fil, url)
        finally:
            tjanst.should_exit = True
            trad.join(timeout=10)
