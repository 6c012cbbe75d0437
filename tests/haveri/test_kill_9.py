"""The server is killed while it signs, at each dealing with the database: what was answered is kept, nothing is half.

Besides those, kills fall at moments that no program chose, and between the saving and the answer.
"""

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlencode

import pysqlite3.dbapi2
import pytest
from sqlmodel import col, select

from app.config import Installningar
from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.signaturposter import verifiera_kedja
from app.db.tabeller import BedomningRad, SignaturRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.signaturkedja import Signaturslag
from app.domain.slag import Metod
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from tests.features import varld as varldsbygge
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.haveri.tjanst import HEMLIGHET, SPARAT

DB_STEG = 45  # more dealings with the database than one signature needs: a kill before each
OGONBLICK = 24  # kills at any moment
EFTER_SPARANDET = 11  # kills between the saving and the answer
OMGANGAR = DB_STEG + OGONBLICK + EFTER_SPARANDET
BEGARDA = 30
FRO = 20261123
LANGST = 0.05  # seconds for each answer, where the moment of the kill is drawn
VANTA = 20.0  # seconds for an answer nobody is to be killed before

_KAKA = f"st_session={varldsbygge.nyckel('handledare')}"


@dataclass
class Signering:
    """One form that is to be signed: sent again, with its one key, until it is answered."""

    adress: str
    falt: Mapping[str, Sequence[str]]
    text: str
    svar: str | None = None


@dataclass
class Tjanst:
    """The process that forks servers, and the address of the one that lives."""

    process: "subprocess.Popen[str]"
    port: int
    pid: int = 0
    doda: int = 0

    def varm(self, vad: Signering) -> None:
        """Let the process sign once before it forks any server."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join((vad.adress, _KAKA, urlencode(vad.falt, doseq=True))) + "\n")
        self.process.stdin.flush()
        vad.svar = self.process.stdout.readline().strip()

    def foda(self, liv: int) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{liv}\n")
        self.process.stdin.flush()
        self.pid = int(self.process.stdout.readline())

    def doda_nu(self, *, is_egen: bool) -> None:
        """Kill the server that lives, or see that it has killed itself: then its id may be another's already."""
        assert self.process.stdout is not None
        if not is_egen:
            os.kill(self.pid, signal.SIGKILL)
        assert self.process.stdout.readline() == "slut\n"
        self.doda += 1

    def skicka(self, vad: Signering, sekunder: float) -> bool:
        """Send the form; whether it was answered before the time was out or the server died."""
        koppling = http.client.HTTPConnection("127.0.0.1", self.port, timeout=sekunder)
        huvuden = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": _KAKA}
        try:
            koppling.request("POST", vad.adress, urlencode(vad.falt, doseq=True), huvuden)
            svar = koppling.getresponse()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            koppling.close()
        assert svar.status == 303, (svar.status, vad)
        vad.svar = svar.headers["location"]
        return True


@pytest.fixture
def varlden(sqlite_mall: Path, tmp_path: Path, regelverk: Regelverk, idag: date, nu: datetime) -> tuple[str, Varld]:
    """A world of its own; its database closed."""
    fil = shutil.copyfile(sqlite_mall, tmp_path / "haveri.db")
    databas = Databas(f"sqlite:///{fil}")
    varld = varldsbygge.bygg(databas, regelverk, idag, nu)
    databas.stang()
    return f"sqlite:///{fil}", varld


@pytest.fixture
def signeringar(varlden: tuple[str, Varld], regelverk: Regelverk, idag: date, nu: datetime) -> list[Signering]:
    """Forms as their pages hold them: some answer a request, the others make a new assessment."""
    url, varld = varlden
    val = Installningar(databas_url=url, hemlighet=HEMLIGHET, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu)
    klient = Klient(app, base_url="http://testserver")
    klient.cookies.set("st_session", varldsbygge.nyckel("handledare"))
    bas = f"/portfolj/{varld.portfolj}/bedomning"
    ny = klient.sida(f"{bas}/bedom?mall=mini_cex").formular_till(f"{bas}/bedom")
    begarda = _begar(app.state.databas, regelverk, varld, nu)
    svara = klient.sida(f"{bas}/{begarda[0]}/besvara").formular_till(f"{bas}/{begarda[0]}/besvara")
    app.state.databas.stang()
    alla = []
    for nr in range(2 * OMGANGAR):
        is_svar = nr % 4 == 0 and nr // 4 < BEGARDA
        adress, falt = (f"{bas}/{begarda[nr // 4]}/besvara", svara) if is_svar else (f"{bas}/bedom", ny)
        text = f"Signering nummer {nr}."
        alla.append(Signering(adress, falt | {"aterkoppling": [text], "_nyckel": [f"haveri-{FRO}-{nr}"]}, text))
    return alla


def _begar(databas: Databas, regelverk: Regelverk, varld: Varld, nu: datetime) -> list[int]:
    with databas.skrivning(person_id=varld.personer["st"], idag=nu.date(), nu=nu, regelverk=regelverk) as session:
        rader = [
            BedomningRad(
                portfolj_id=varld.portfolj, metod=Metod.MINI_CEX, datum=nu.date(), status=Bedomningsstatus.BEGARD,
                bedomare_namn="Bo Påhittad", bedomare_id=varld.personer["handledare"], skapad=nu,
            )
            for _ in range(BEGARDA)
        ]  # fmt: skip
        session.add_all(rader)
        session.flush()
        handelse(session, Handelseslag.BEDOMNING_BEGARD, portfolj_id=varld.portfolj, objekt="bedomning")
        return [rad.id or 0 for rad in rader]


@pytest.fixture
def tjanst(varlden: tuple[str, Varld], signeringar: list[Signering]) -> Iterator[Tjanst]:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as uttag:
        nr = uttag.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.haveri.tjanst", varlden[0], str(nr)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, pass_fds=[nr],
            cwd=Path(__file__).resolve().parents[2], start_new_session=True,
        )  # fmt: skip
        tjanst = Tjanst(process, uttag.getsockname()[1])
        yield tjanst
        os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own, with the server that still lives
        process.communicate(timeout=VANTA)


def _antal(url: str) -> tuple[int, ...]:
    """Signed assessments, their links and their events, as a stranger to the dead server reads them."""
    koppling = pysqlite3.dbapi2.connect(url.removeprefix("sqlite:///"))
    try:
        rad: tuple[int, ...] = koppling.execute(
            """SELECT (SELECT count(*) FROM bedomning WHERE status = 'signerad' AND signerad_tid IS NOT NULL),
                      (SELECT count(*) FROM signatur),
                      (SELECT count(*) FROM handelse WHERE slag = 'bedomning_signerad')"""
        ).fetchone()
    finally:
        koppling.close()
    return rad


def test_killed_while_signing_nothing_is_lost_halved_or_doubled(
    tjanst: Tjanst, signeringar: list[Signering], varlden: tuple[str, Varld]
) -> None:
    slump, kvar, obesvarade = random.Random(FRO), iter(signeringar), 0
    tjanst.varm(next(kvar))
    aktuell = next(kvar)
    for omgang, liv in enumerate(_liv(slump)):
        tjanst.foda(liv)
        sekunder = VANTA if liv else slump.uniform(0.001, LANGST)
        while tjanst.skicka(aktuell, sekunder):
            aktuell = next(kvar)
        tjanst.doda_nu(is_egen=liv != 0)
        skrivna, lankar, handelser = _antal(varlden[0])
        assert skrivna == lankar == handelser, f"half signed after kill {omgang}"
        besvarade = sum(ett.svar is not None for ett in signeringar)
        assert skrivna in (besvarade, besvarade + 1), f"lost or doubled after kill {omgang}"
        obesvarade += skrivna - besvarade
    tjanst.foda(0)
    assert tjanst.skicka(aktuell, VANTA)
    assert tjanst.doda == OMGANGAR
    assert obesvarade >= EFTER_SPARANDET, "saved and not answered"
    _kontrollera(varlden, [ett for ett in signeringar if ett.svar])


def _liv(slump: random.Random) -> list[int]:
    """How long the server of each round lives: to a dealing with the database, to a moment, or just past the saving."""
    alla = [*range(1, DB_STEG + 1), *[0] * OGONBLICK, *[SPARAT] * EFTER_SPARANDET]
    return slump.sample(alla, len(alla))


def _kontrollera(varlden: tuple[str, Varld], besvarade: list[Signering]) -> None:
    url, varld = varlden
    databas = Databas(url)
    with databas.lasning() as session:
        signerade = {
            rad.aterkoppling: rad.id
            for rad in session.exec(select(BedomningRad).where(col(BedomningRad.signerad_tid).is_not(None)))
        }
        lankade = session.exec(select(SignaturRad.objekt_id).where(SignaturRad.slag == Signaturslag.BEDOMNING)).all()
        rapport = verifiera_kedja(session, varld.portfolj)
    databas.stang()
    assert signerade.keys() == {ett.text for ett in besvarade}, "exactly one record for each form that was answered"
    assert sorted(lankade) == sorted(id_ or 0 for id_ in signerade.values())
    assert (rapport.fel, rapport.antal) == ((), len(besvarade))
    for ett in besvarade:
        assert ett.svar is not None
        assert ett.svar.partition("?")[0].endswith(f"/bedomning/{signerade[ett.text]}"), "answered with its own record"
