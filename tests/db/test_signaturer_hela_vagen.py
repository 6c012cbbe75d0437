"""Signatures through the pages on either database: two who sign at once, and a byte changed behind them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from typer.testing import CliRunner

from app.cli import app as kommandon
from app.config import Installningar, installningar
from app.db.engine import Databas
from app.db.signaturkedja import las_kedja
from app.db.signaturposter import verifiera_kedja
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from tests.features import varld as varldsbygge
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.kedjor import satt_vakten, ta_bort_vakten


@pytest.fixture
def varld(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Iterator[Varld]:
    yield varldsbygge.bygg(databas, regelverk, idag, nu)
    satt_vakten(databas)


@pytest.fixture
def app(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Iterator[FastAPI]:
    url = databas.url.render_as_string(hide_password=False)
    val = Installningar(databas_url=url, hemlighet="h" * 40, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu)
    yield app
    app.state.databas.stang()


def _klient(app: FastAPI, vem: str) -> Klient:
    klient = Klient(app, base_url="http://testserver")
    klient.cookies.set("st_session", varldsbygge.nyckel(vem))
    return klient


@pytest.fixture
def klient(app: FastAPI) -> Klient:
    """Huvudhandledare."""
    return _klient(app, "handledare")


def test_two_devices_signing_at_once_give_one_signature_and_one_conflict_with_its_text(
    app: FastAPI, varld: Varld, databas: Databas
) -> None:
    adress = f"/portfolj/{varld.portfolj}/bedomning/{varld.begard_bedomning}/besvara"
    oppnade = {vem: (k := _klient(app, vem), k.sida(adress).formular_till(adress)) for vem in ("handledare", "chef")}
    grind = threading.Barrier(2)

    def signera(vem: str) -> Sidan:
        klient, falt = oppnade[vem]
        grind.wait()
        return Sidan(klient.post(adress, data=falt | {"aterkoppling": [f"Sett av {vem}."]}, follow_redirects=False))

    with ThreadPoolExecutor(2) as tradar:
        svar = dict(zip(oppnade, tradar.map(signera, oppnade), strict=True))
    assert sorted(ett.status for ett in svar.values()) == [303, 409]
    vann, kom_sedan = sorted(svar, key=lambda vem: svar[vem].status)
    assert svar[kom_sedan].formular_till(adress)["aterkoppling"] == [f"Sett av {kom_sedan}."]
    with databas.lasning() as session:
        (lank,) = las_kedja(session, varld.portfolj)
        assert verifiera_kedja(session, varld.portfolj).is_hel
    assert f"Sett av {vann}." in lank.innehall


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
