"""Signing in and out: works, rejects, and gives nothing away."""

from collections.abc import Callable
from datetime import datetime

import pytest
from fastapi import FastAPI
from sqlmodel import col, select

from app.config import Installningar
from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import Handelse, Inloggning, Konto
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from app.web.losenord import hasha
from app.web.vantande import egen_stig
from tests.features.klient import Klient
from tests.features.varld import Varld, epost, nyckel

NyKlient = Callable[[str], Klient]
LOSENORD = "tre hästar i regn"
# The page for whoever has nothing here: it exists whatever the other slices do.
HEM = "/konto"


@pytest.fixture(scope="module")
def _hash() -> str:
    return hasha(LOSENORD)


@pytest.fixture
def med_losenord(app: FastAPI, varld: Varld, _hash: str, regelverk: Regelverk, nu: datetime) -> FastAPI:
    """Everybody has the same password."""
    databas: Databas = app.state.databas
    with databas.skriv.begin() as koppling:
        koppling.execute(Konto.__table__.update().values(losenord=_hash))  # type: ignore[attr-defined]
    return app


def _slag(databas: Databas) -> list[str]:
    with databas.lasning() as session:
        return list(session.exec(select(Handelse.slag).order_by(col(Handelse.id))).all())


def test_signing_in_leads_where_one_was_going(med_losenord: FastAPI, klient: NyKlient, databas: Databas) -> None:
    ny = klient("ingen")
    sida = ny.sida(HEM)
    assert sida.h1 == "Logga in"
    falt = sida.formular_till("/logga-in")
    svar = ny.post(
        "/logga-in",
        data=falt | {"epost": epost("st").upper(), "losenord": LOSENORD},
        follow_redirects=False,
    )
    assert (svar.status_code, svar.headers["location"]) == (303, HEM)
    assert "Astrid Exempel" in ny.sida(HEM).text
    assert _slag(databas)[-1] == "inloggad"


@pytest.mark.parametrize("vem", ["st@exempel.invalid", "finns.inte@exempel.invalid"])
def test_a_wrong_password_says_the_same_for_everybody(
    med_losenord: FastAPI, klient: NyKlient, databas: Databas, vem: str
) -> None:
    sida = klient("ingen").skicka("/logga-in", {"epost": vem, "losenord": "fel fel fel fel"})
    assert sida.status == 422
    assert "E-postadressen eller lösenordet stämmer inte." in sida.text
    assert vem in sida.html
    assert "fel fel fel fel" not in sida.html
    assert _slag(databas)[-1] == "inloggning_misslyckad"


def test_empty_fields_are_named(klient: NyKlient) -> None:
    sida = klient("ingen").skicka("/logga-in", {"epost": "", "losenord": ""})
    assert (sida.status, "Fyll i e-post." in sida.text, "Fyll i lösenord." in sida.text) == (422, True, True)
