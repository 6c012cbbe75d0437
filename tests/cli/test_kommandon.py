"""The commands, as somebody at a terminal meets them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from app.cli import app
from app.config import installningar
from app.db.engine import Databas
from app.db.tabeller import Enhet, Konto, Person, Uppdrag
from app.utbyte.portfoljfil import to_json
from tests.bygg import aktivitet, portfolj, samtal


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
    [("inte json", "inte en JSON-fil"), ('{"schema": "annat"}', "följer inte schemat"), (None, "går inte att läsa")],
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
