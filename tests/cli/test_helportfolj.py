"""A whole portfolio moves from one installation to another by command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from app import clock
from app.cli import app
from app.config import installningar
from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.snapshot import load_portfolj
from app.db.tabeller import SignaturRad
from app.underlag.regelunderlag import Regelverk
from app.utbyte.portfoljfil import load_portfolj_json, to_json
from tests.exempel.verktyg import MAPP
from tests.utbyte.kontor import skriv_ram

EXEMPEL = "norrbotten-2021-bt.json"


@pytest.fixture
def innehall() -> dict[str, object]:
    """The whole portfolio of an example."""
    svar: dict[str, object] = json.loads((MAPP / EXEMPEL).read_text(encoding="utf-8"))
    return svar


@pytest.fixture
def databas(sqlite_databas: Databas, monkeypatch: pytest.MonkeyPatch) -> Iterator[Databas]:
    """The database that the commands work on."""
    monkeypatch.setenv("ST_DATABAS_URL", str(sqlite_databas.url))
    installningar.cache_clear()
    yield sqlite_databas
    installningar.cache_clear()


@pytest.fixture
def portfolj_id(databas: Databas, regelverk: Regelverk, innehall: dict[str, object]) -> int:
    """A portfolio with nothing but the frame of its training."""
    tom = load_portfolj_json({namn: innehall[namn] for namn in ("schema", "namn", "utbildning")})
    with databas.skrivning(person_id=None, idag=clock.idag(), nu=clock.nu(), regelverk=regelverk) as session:
        id_ = skriv_ram(session, tom)
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=id_)
    return id_


def importera(*ord_: object) -> Result:
    return CliRunner().invoke(app, ["importera", *map(str, ord_)])


def test_what_was_taken_out_comes_in_equal(databas: Databas, portfolj_id: int, innehall: dict[str, object]) -> None:
    svar = importera(MAPP / EXEMPEL, "--portfolj", portfolj_id, "--genomfor")
    assert svar.exit_code == 0, svar.output
    with databas.lasning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    assert to_json(portfolj) == innehall


def test_without_genomfor_nothing_is_written(databas: Databas, portfolj_id: int) -> None:
    svar = importera(MAPP / EXEMPEL, "--portfolj", portfolj_id)
    assert "handledarsamtal" in svar.stdout
    assert "Inget är inläst" in svar.stdout
    with databas.lasning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    assert not portfolj.aktiviteter


def test_a_portfolio_with_records_is_left_alone(portfolj_id: int) -> None:
    assert importera(MAPP / EXEMPEL, "--portfolj", portfolj_id, "--genomfor").exit_code == 0
    svar = importera(MAPP / EXEMPEL, "--portfolj", portfolj_id, "--genomfor")
    assert svar.exit_code == 1
    assert "redan poster" in svar.stderr


def test_the_frame_here_stays_and_differences_are_told(
    databas: Databas, portfolj_id: int, innehall: dict[str, object], tmp_path: Path
) -> None:
    utbildning = dict(innehall["utbildning"]) | {"planerat_slut": "2031-05-31"}  # type: ignore[call-overload]
    fil = tmp_path / "annan.json"
    fil.write_text(json.dumps(innehall | {"utbildning": utbildning, "namn": "Någon Annan"}), encoding="utf-8")
    svar = importera(fil, "--portfolj", portfolj_id, "--genomfor")
    assert "planerat_slut är 2031-05-31 i filen" in svar.stdout
    assert "Filen är Någon Annans" in svar.stdout
    with databas.lasning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    assert str(portfolj.utbildning.planerat_slut) != "2031-05-31"
    assert portfolj.handledarsamtal


def test_handledare_who_are_there_already_are_not_written_twice(
    databas: Databas, regelverk: Regelverk, innehall: dict[str, object]
) -> None:
    ram = {n: innehall[n] for n in ("schema", "namn", "utbildning", "handledarskap", "sysselsattningar")}
    with databas.skrivning(person_id=None, idag=clock.idag(), nu=clock.nu(), regelverk=regelverk) as session:
        id_ = skriv_ram(session, load_portfolj_json(ram))
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=id_)
    assert importera(MAPP / EXEMPEL, "--portfolj", id_, "--genomfor").exit_code == 0
    with databas.lasning() as session:
        portfolj = load_portfolj(session, id_)
    assert portfolj is not None
    assert to_json(portfolj) == innehall


def test_a_chain_of_signatures_is_left_in_the_file_and_that_is_said(
    databas: Databas, portfolj_id: int, innehall: dict[str, object], tmp_path: Path
) -> None:
    kedja = {
        "format": "st-portfoljen/signaturkedja-1", "portfolj": 7, "antal": 0, "huvud": "0" * 64, "lankar": [],
    }  # fmt: skip
    fil = tmp_path / "med.json"
    fil.write_text(json.dumps(innehall | {"signaturkedja": kedja}), encoding="utf-8")
    svar = importera(fil, "--portfolj", portfolj_id, "--genomfor")
    assert (svar.exit_code, "signaturkedja läses inte in" in svar.stdout) == (0, True)
    with databas.lasning() as session:
        assert session.exec(select(SignaturRad)).all() == []


def test_a_file_that_breaks_the_schema_is_refused_with_the_place(portfolj_id: int, tmp_path: Path) -> None:
    fil = tmp_path / "fel.json"
    fil.write_text('{"schema": "st-portfoljen/portfolj-1", "namn": "X"}', encoding="utf-8")
    svar = importera(fil, "--portfolj", portfolj_id)
    assert svar.exit_code == 1
    assert "saknar utbildning" in svar.stderr
