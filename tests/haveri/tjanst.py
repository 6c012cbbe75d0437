"""The service as a process that can be killed hundreds of times: `python -m tests.haveri.tjanst <database> <socket>`.

Everything that takes time is done once: the first line on standard input is an address, a cookie and a form, with
tabs between, sent to warm what every server would have to work out anew. Each line after it forks a process that
serves on the inherited socket until it dies; its id is answered at once, and "slut" when it is dead. The number on the
line is how many dealings with the database it lives through; at the next it kills itself at once. 0: until somebody
else kills it. -1: until it has saved something, and would answer.
"""

import gc
import os
import signal
import socket
import sys
from datetime import UTC, date, datetime

import uvicorn
from fastapi import FastAPI
from sqlalchemy import event
from starlette.testclient import TestClient

from app.config import Installningar
from app.main import create_app
from app.underlag.regelunderlag import load_regelverk

IDAG, NU = date(2026, 11, 23), datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HEMLIGHET = "h" * 40
SPARAT = -1


def main(url: str, uttag: socket.socket) -> None:
    """Serve, die, and serve again, until standard input ends."""
    val = Installningar(databas_url=url, hemlighet=HEMLIGHET, _env_file=None)
    app = create_app(val, regelverk=load_regelverk(), idag=lambda: IDAG, nu=lambda: NU)
    _varm(app, *sys.stdin.readline().rstrip("\n").split("\t"))
    gc.collect()
    gc.freeze()
    for rad in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _serva(app, uttag, int(rad))
        print(pid, flush=True)
        os.waitpid(pid, 0)
        print("slut", flush=True)


def _varm(app: FastAPI, adress: str, kaka: str, kropp: str) -> None:
    """Sign once; the connections are closed before anything forks."""
    huvuden = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": kaka}
    svar = TestClient(app).post(adress, content=kropp, headers=huvuden, follow_redirects=False)
    app.state.databas.stang()
    print(svar.headers["location"], flush=True)


def _serva(app: FastAPI, uttag: socket.socket, liv: int) -> None:
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - the parent reads the real one
    if liv:
        _do_efter(app, liv)
    uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, ws="none")).run([uttag])
    os._exit(0)


def _do_efter(app: FastAPI, liv: int) -> None:
    kvar, har_sparat = liv, False

    def do() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def rakna(*_vad: object) -> None:
        nonlocal kvar
        kvar -= 1
        if liv > 0 and kvar < 0:
            do()

    def spara(*_vad: object) -> None:
        nonlocal har_sparat
        har_sparat = True
        rakna()

    def lamna(*_vad: object) -> None:
        if har_sparat and liv == SPARAT:
            do()

    # Before each statement and before the commit; and when the connection is handed back, saved but not answered.
    skriv = app.state.databas.skriv
    event.listen(skriv, "before_cursor_execute", rakna)
    event.listen(skriv, "commit", spara)
    event.listen(skriv, "checkin", lamna)


if __name__ == "__main__":
    main(sys.argv[1], socket.socket(fileno=int(sys.argv[2])))
