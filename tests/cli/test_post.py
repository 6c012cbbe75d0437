"""The commands about mail, with a real mail server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from app.cli import app
from app.config import installningar
from app.db.engine import Databas
from app.db.tabeller import BrevRad
from tests.smtp import Smtpserver


@pytest.fixture
def databas(sqlite_databas: Databas, monkeypatch: pytest.MonkeyPatch) -> Iterator[Databas]:
    """The settings point at an empty database."""
    monkeypatch.setenv("ST_DATABAS_URL", str(sqlite_databas.url))
    installningar.cache_clear()
    yield sqlite_databas
    installningar.cache_clear()


def stall_in(smtp: Smtpserver, monkeypatch: pytest.MonkeyPatch) -> None:
    for namn, varde in (("VARD", "127.0.0.1"), ("PORT", str(smtp.port)), ("TLS", "ingen")):
        monkeypatch.setenv(f"ST_SMTP_{namn}", varde)
    monkeypatch.setenv("ST_AVSANDARE", "st@exempel.invalid")
    installningar.cache_clear()


def lagg(databas: Databas, **falt: object) -> None:
    nu = datetime.now(UTC)
    rad = {"slag": "begaran", "till": "ulla@exempel.invalid", "amne": "Prov", "text": "t", "skapad": nu, "objekt": "",
           "forsok": 0, "fel": "", "is_omojlig": False}  # fmt: skip
    with databas.skriv.begin() as koppling:
        koppling.execute(insert(BrevRad).values(**rad | falt))


def test_without_a_mail_server_both_say_what_to_set(databas: Databas) -> None:
    for ord_ in ("skicka-post", "paminn"):
        svar = CliRunner().invoke(app, [ord_])
        assert svar.exit_code == 1
        assert "ST_SMTP_VARD" in svar.output


def test_what_waits_is_sent_and_what_is_uncertain_listed_until_sent_again(
    databas: Databas, smtp: Smtpserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall_in(smtp, monkeypatch)
    nu = datetime.now(UTC)
    lagg(databas, id=1, nyckel="a", nasta_forsok=nu)
    lagg(databas, id=2, nyckel="b", paborjad=nu - timedelta(hours=1))
    svar = CliRunner().invoke(app, ["skicka-post"])
    assert "1 brev skickades" in svar.output
    assert "Osäkert: brev 2 till ulla@exempel.invalid" in svar.output
    assert len(smtp.brev) == 1
    svar = CliRunner().invoke(app, ["skicka-post", "--om", "2"])
    assert "1 brev skickades" in svar.output
    assert "Osäkert" not in svar.output
    assert len(smtp.brev) == 2
    assert CliRunner().invoke(app, ["skicka-post", "--om", "2"]).exit_code == 1


def test_reminders_of_nothing_are_none(databas: Databas, smtp: Smtpserver, monkeypatch: pytest.MonkeyPatch) -> None:
    stall_in(smtp, monkeypatch)
    assert "0 påminnelser lades i utkorgen" in CliRunner().invoke(app, ["paminn"]).output
