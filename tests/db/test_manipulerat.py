"""Somebody with the database's password changes one byte: the page and the command name the record and the field."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from app.cli import app as kommandon
from app.config import Installningar, installningar
from app.db.engine import Databas
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from tests.features import varld as varldsbygge
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.kedjor import satt_vakten, ta_bort_vakten


@pytest.fixture
def varld(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Iterator[Varld]:
    yield varldsbygge.bygg(databas, regelverk, idag, nu)
    satt_vakten(databas)


@pytest.fixture
def klient(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Iterator[Klient]:
    """Huvudhandledare, who has signed a delmål."""
    url = databas.url.render_as_string(hide_password=False)
    val = Installningar(databas_url=url, hemlighet="h" * 40, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu)
    klient = Klient(app, base_url="http://testserver")
    klient.cookies.set("st_session", varldsbygge.nyckel("handledare"))
    yield klient
    app.state.databas.stang()


def _verifiera(databas: Databas, monkeypatch: pytest.MonkeyPatch, *ord_: str) -> tuple[int, str]:
    monkeypatch.setenv("ST_DATABAS_URL", databas.url.render_as_string(hide_password=False))
    installningar.cache_clear()
    svar = CliRunner().invoke(kommandon, ["verifiera", *ord_])
    installningar.cache_clear()
    return svar.exit_code, svar.output


def test_one_byte_is_named_on_the_page_and_by_the_command(
    databas: Databas, varld: Varld, klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    delmal = f"/portfolj/{varld.portfolj}/delmal/b1"
    klient.skicka(f"{delmal}/signera", {"kommentar": "Trygg."}, fran=delmal)
    adress = f"/portfolj/{varld.portfolj}/signaturer"
    assert "Kedjan är hel: 1 signatur, senaste 23 november 2026 kl. 10.30." in klient.sida(adress).text
    kod, ut = _verifiera(databas, monkeypatch, "--alla")
    assert (kod, f"Portfölj {varld.portfolj}: Kedjan är hel: 1 signatur" in ut) == (0, True)
    with databas.skriv.begin() as koppling:
        koppling.execute(text("UPDATE delmal_signering SET kommentar = 'Trygg!'"))
    mening = "Signatur 1: posten har ändrats efter signeringen (kommentar)."
    sida = klient.sida(adress)
    assert "Kedjan har 1 fel." in sida.text
    assert mening in sida.text
    kod, ut = _verifiera(databas, monkeypatch, "--portfolj", str(varld.portfolj))
    assert (kod, mening in ut) == (1, True)


def test_one_byte_in_a_link_is_named_too(
    databas: Databas, varld: Varld, klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    delmal = f"/portfolj/{varld.portfolj}/delmal/b1"
    klient.skicka(f"{delmal}/signera", {"kommentar": "Trygg."}, fran=delmal)
    ta_bort_vakten(databas)
    with databas.skriv.begin() as koppling:
        koppling.execute(text("UPDATE signatur SET innehall = replace(innehall, 'Trygg.', 'Trygg!')"))
    mening = "Signatur 1: innehållet är ett annat än det som signerades."
    assert mening in klient.sida(f"/portfolj/{varld.portfolj}/signaturer").text
    kod, ut = _verifiera(databas, monkeypatch, "--alla")
    assert (kod, mening in ut) == (1, True)
