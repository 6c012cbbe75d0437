"""The commands about signatures, as somebody at a terminal meets them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner, Result

from app import clock
from app.cli import app
from app.config import Installningar, installningar
from app.db.engine import Databas
from app.underlag.regelunderlag import Regelverk
from app.utbyte.underskrift import ny_nyckel, publik_nyckel
from tests.db.test_signaturkedja import signera_allt

NYCKEL = ny_nyckel()


@pytest.fixture
def portfolj_id(sqlite_databas: Databas, regelverk: Regelverk, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A portfolio with six signatures, in the database that the commands work on, with a key."""
    monkeypatch.setenv("ST_DATABAS_URL", str(sqlite_databas.url))
    monkeypatch.setenv("ST_SIGNERINGSNYCKEL", NYCKEL)
    installningar.cache_clear()
    with sqlite_databas.skrivning(person_id=None, idag=clock.idag(), nu=clock.nu(), regelverk=regelverk) as session:
        id_ = signera_allt(session)
    yield id_
    installningar.cache_clear()


def kor(*ord_: object) -> Result:
    return CliRunner().invoke(app, list(map(str, ord_)))


@pytest.fixture
def fil(portfolj_id: int, tmp_path: Path) -> Path:
    ut = tmp_path / "ut.json"
    assert kor("exportera", portfolj_id, "--till", ut).exit_code == 0
    return ut


def _andra(fil: Path, till: Path) -> Path:
    innehall: dict[str, Any] = json.loads(fil.read_text(encoding="utf-8"))
    innehall["bedomningar"][0]["aterkoppling"] = "Något annat"
    till.write_text(json.dumps(innehall), encoding="utf-8")
    return till


def test_an_exported_file_proves_itself_without_the_database(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ST_DATABAS_URL", "sqlite:////finns/inte.db")
    installningar.cache_clear()
    svar = kor("verifiera", fil)
    assert (svar.exit_code, "Lo Lövgren: Kedjan är hel: 6 signaturer" in svar.stdout) == (0, True)
    assert f"prövad mot nyckeln i filen, {publik_nyckel(NYCKEL)}" in svar.stdout
    med = kor("verifiera", fil, "--nyckel", publik_nyckel(NYCKEL), "--mot", fil)
    assert (med.exit_code, "mot nyckeln som angavs" in med.stdout) == (0, True)
    assert "Kedjan bygger vidare på den i ut.json." in med.stdout


def test_a_changed_file_and_a_wrong_key_are_named_with_exit_code_1(fil: Path, tmp_path: Path) -> None:
    svar = kor("verifiera", _andra(fil, tmp_path / "falsk.json"))
    assert svar.exit_code == 1
    assert "posten har ändrats efter signeringen (återkoppling)." in svar.stdout
    svar = kor("verifiera", fil, "--nyckel", publik_nyckel(ny_nyckel()))
    assert svar.exit_code == 1
    assert "inte gjord med nyckeln" in svar.stdout


def test_a_file_without_chain_or_without_sense_is_refused(fil: Path, tmp_path: Path) -> None:
    innehall = json.loads(fil.read_text(encoding="utf-8"))
    del innehall["signaturkedja"]
    utan = tmp_path / "utan.json"
    utan.write_text(json.dumps(innehall), encoding="utf-8")
    for vilken in (kor("verifiera", utan), kor("verifiera", fil, "--mot", utan)):
        assert (vilken.exit_code, "bär ingen signaturkedja" in vilken.stderr) == (1, True)
    assert kor("verifiera", tmp_path / "saknas.json").exit_code == 1


@pytest.mark.parametrize("ord_", [(), ("--alla", "--portfolj", "1"), ("--alla", "--nyckel", "x")])
def test_one_thing_is_checked_at_a_time(portfolj_id: int, ord_: tuple[str, ...]) -> None:
    svar = kor("verifiera", *ord_)
    assert svar.exit_code == 1
    assert svar.stderr


def test_the_database_is_checked_one_portfolio_or_all(portfolj_id: int) -> None:
    for ord_ in (("--alla",), ("--portfolj", portfolj_id)):
        svar = kor("verifiera", *ord_)
        assert (svar.exit_code, f"Portfölj {portfolj_id}: Kedjan är hel" in svar.stdout) == (0, True)
    assert "ingen portfölj 99" in kor("verifiera", "--portfolj", 99).stderr


def test_a_new_key_is_one_that_the_settings_take(monkeypatch: pytest.MonkeyPatch) -> None:
    rader = kor("ny-signeringsnyckel").stdout.splitlines()
    nyckel = next(rad.partition("=")[2] for rad in rader if rad.startswith("ST_SIGNERINGSNYCKEL="))
    assert Installningar(signeringsnyckel=nyckel, _env_file=None).signeringsnyckel == nyckel
    assert rader[-1] == publik_nyckel(nyckel)


@pytest.mark.parametrize("nyckel", ["hemligt", "AAAA", "å" * 44])
def test_a_key_that_is_none_stops_the_start_without_being_told(nyckel: str) -> None:
    with pytest.raises(ValidationError, match="ny-signeringsnyckel") as fel:
        Installningar(signeringsnyckel=nyckel, _env_file=None)
    assert nyckel not in str(fel.value)
