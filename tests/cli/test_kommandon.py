"""The commands, as somebody at a terminal meets them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from app.cli import app
from app.config import installningar
from app.db.engine import Databas
from app.db.konton import region_for
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import Enhet, Konto, Person, Uppdrag
from app.domain.portfolj import Portfolj
from app.underlag.regelunderlag import load_regelverk
from app.utbyte.lasin import NyPortfolj, write_portfolj
from app.utbyte.portfoljfil import load_portfolj_json, to_json
from app.utbyte.portfoljlasning import read_json
from tests.bygg import aktivitet, portfolj, samtal

EXEMPEL = Path(__file__).parents[1] / "exempel"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The settings point at a database that does not exist yet."""
    adress = f"sqlite:///{tmp_path}/ny/prov.db"
    monkeypatch.setenv("ST_DATABAS_URL", adress)
    installningar.cache_clear()
    yield adress
    installningar.cache_clear()


def kor(*ord_: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, list(ord_))


def test_kontrollera_prints_the_findings_without_any_database(tmp_path: Path) -> None:
    fil = tmp_path / "p.json"
    en = portfolj(aktivitet(delmal="c7"), samtal(datum="2026-11-02"))
    fil.write_text(json.dumps(to_json(en)), encoding="utf-8")
    svar = kor("kontrollera", str(fil), "--idag", "2026-11-23")
    assert svar.exit_code == 0
    ut = json.loads(svar.stdout)
    assert ut["idag"] == "2026-11-23"
    c7 = [f for f in ut["fynd"] if f["regel"] == "IUP-03" and f["om"] == "delmal:c7"]
    assert [f["utfall"] for f in c7] == ["brist"]
    assert c7[0]["niva"] == "F"


@pytest.mark.parametrize(
    ("innehall", "mening"),
    [("inte json", "inte giltig JSON"), ('{"schema": "annat"}', "ingen portfölj"), (None, "går inte att läsa")],
)
def test_kontrollera_says_what_is_wrong_with_the_file(tmp_path: Path, innehall: str | None, mening: str) -> None:
    fil = tmp_path / "p.json"
    if innehall is not None:
        fil.write_text(innehall, encoding="utf-8")
    svar = kor("kontrollera", str(fil))
    assert svar.exit_code == 1
    assert mening in svar.stderr


def test_commands_ask_for_the_migration_first(url: str) -> None:
    svar = kor("regelstatus")
    assert svar.exit_code == 1
    assert "st-portfolj migrera" in svar.stderr


def test_first_administrator_by_command(url: str) -> None:
    assert kor("migrera").exit_code == 0
    svar = kor("skapa-konto", "Anna@Exempel.invalid", "--namn", "Anna Exempel", "--region", "kronoberg")
    assert svar.exit_code == 0, svar.output
    assert "/inbjudan/" in svar.stdout
    databas = Databas(url)
    with databas.lasning() as session:
        person = session.exec(select(Person)).one()
        enhet = session.exec(select(Enhet)).one()
        uppdrag = session.exec(select(Uppdrag)).one()
        konto = session.exec(select(Konto)).one()
        assert (person.epost, enhet.region, uppdrag.roll.value) == ("anna@exempel.invalid", "kronoberg", "admin")
        assert uppdrag.person_id == person.id == konto.person_id
        assert konto.losenord is None
    databas.stang()
    assert kor("regelstatus").exit_code == 0


def test_skapa_konto_refuses_what_is_no_address(url: str) -> None:
    svar = kor("skapa-konto", "anna", "--namn", "Anna")
    assert svar.exit_code == 1
    assert "e-postadress" in svar.stderr


def test_unknown_portfolio_is_said(url: str) -> None:
    kor("migrera")
    assert "ingen portfölj 7" in kor("exportera", "7").stderr


def test_no_table_is_said(url: str, tmp_path: Path) -> None:
    kor("migrera")
    fil = tmp_path / "bild.xlsx"
    fil.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    svar = kor("importera", str(fil), "--portfolj", "1")
    assert svar.exit_code == 1
    assert "ingen tabell" in svar.stderr


def test_a_table_in_and_the_portfolio_out(url: str, tmp_path: Path) -> None:
    """The Norrbotten example: dry run, import, the same again, export, check."""
    kor("migrera")
    forvantad = load_portfolj_json(read_json((EXEMPEL / "norrbotten-2021-bt.json").read_bytes()))
    tom = replace(
        forvantad, aktiviteter=(), metoder=(), bedomningar=(), handledarsamtal=(), revideringar=(),
        tillgodoraknanden=(), franvaron=(),
    )  # fmt: skip
    portfolj_id = _lagg_in(url, tom)
    fil = str(EXEMPEL / "norrbotten-2021-bt.xlsx")
    prov = kor("importera", fil, "--portfolj", str(portfolj_id))
    assert "Inget är inläst" in prov.stdout
    assert kor("importera", fil, "--portfolj", str(portfolj_id), "--genomfor").exit_code == 0
    igen = kor("importera", fil, "--portfolj", str(portfolj_id), "--genomfor")
    assert igen.exit_code == 1
    assert "inget nytt" in igen.stderr
    ut = tmp_path / "ut.json"
    assert kor("exportera", str(portfolj_id), "--till", str(ut)).exit_code == 0
    inlast = load_portfolj_json(read_json(ut.read_bytes()))
    assert len(inlast.aktiviteter) == len(forvantad.aktiviteter)
    assert len(inlast.metoder) == len(forvantad.metoder)
    assert kor("kontrollera", str(ut)).exit_code == 0


def _lagg_in(url: str, portfolj: Portfolj) -> int:
    databas = Databas(url)
    nu = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with databas.skrivning(person_id=None, idag=nu.date(), nu=nu, regelverk=load_regelverk()) as session:
        enhet_id = region_for(session, portfolj.utbildning.region, "Regionen")
        person = Person(namn=portfolj.namn, sortnyckel=portfolj.namn.casefold(), enhet_id=enhet_id)
        session.add(person)
        session.flush()
        assert person.id is not None
        portfolj_id = write_portfolj(session, NyPortfolj(portfolj, person.id, enhet_id))
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id, objekt="portfolj")
    databas.stang()
    return portfolj_id
