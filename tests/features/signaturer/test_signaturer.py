"""The page of signatures: who reads it, what it says, and the ways to it; and a clock that is wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import col, func, select

from app.db.engine import Databas
from app.db.tabeller import Formnyckel, Handelse, SignaturRad, SigneringRad
from app.features.signaturer.vy import sida_med
from app.utbyte.underskrift import ny_nyckel, publik_nyckel
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _adress(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/signaturer"


def _signera(klient: Klient, varld: Varld, kod: str = "b1", kommentar: str = "Trygg i samtalet.") -> Sidan:
    delmal = f"/portfolj/{varld.portfolj}/delmal/{kod}"
    return klient.skicka(f"{delmal}/signera", {"kommentar": kommentar}, fran=delmal)


@pytest.mark.parametrize("vem", ["st", "handledare", "placering", "studierektor", "chef"])
def test_whoever_reads_the_portfolio_reads_its_signatures(klient: K, varld: Varld, vem: str) -> None:
    _signera(klient("handledare"), varld)
    sida = klient(vem).sida(_adress(varld))
    assert "Kedjan är hel: 1 signatur" in sida.text
    assert "Delmål b1 uppfyllt" in sida.text
    assert "Bo Påhittad" in sida.text
    assert "inte undertecknat" in sida.text.lower()


def test_before_anything_is_signed_the_page_says_what_comes(klient: K, varld: Varld) -> None:
    text = klient("st").sida(f"/portfolj/{varld.frammande_portfolj}/signaturer").text
    assert "Kedjan" not in text
    frammande = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/signaturer")
    assert "Inget är signerat än." in frammande.text


def test_what_the_world_had_before_the_chain_is_not_covered_and_no_fault(klient: K, varld: Varld) -> None:
    assert "1 signatur omfattas inte" in klient("st").sida(_adress(varld)).text


def test_every_signed_record_tells_its_number(klient: K, varld: Varld) -> None:
    handledare = klient("handledare")
    _signera(handledare, varld)
    iup = f"/portfolj/{varld.portfolj}/iup/{varld.revidering}"
    falt = handledare.sida(iup).formular_till(f"{iup}/signera")
    handledare.post(f"{iup}/signera", data=falt | {"svar": ["godkann"]})
    for plats, nummer in ((f"/portfolj/{varld.portfolj}/delmal/b1", 1), (iup, 2)):
        assert (f"Signatur nr {nummer} i kedjan", f"{_adress(varld)}?nr={nummer}#signatur-{nummer}") in klient(
            "st"
        ).sida(plats).lankar
    sida = klient("st").sida(f"{_adress(varld)}?nr=2")
    assert 'id="signatur-2" aria-current="true"' in sida.html
    assert [
        text
        for text, _ in sida.lankar
        if text in ("Delmål b1 uppfyllt", "IUP 2 november 2026: huvudhandledare godkände")
    ]


def test_the_way_there_stands_at_assessments_and_history(klient: K, varld: Varld) -> None:
    for plats in ("bedomning", "historik"):
        assert _adress(varld) in [mal for _, mal in klient("st").sida(f"/portfolj/{varld.portfolj}/{plats}").lankar]


def test_who_has_read_is_found_from_the_handledare(klient: K, varld: Varld) -> None:
    klient("chef").sida(f"/portfolj/{varld.portfolj}")
    st = klient("st")
    lank = dict(st.sida(f"/portfolj/{varld.portfolj}/utbildning").lankar)["Se vem som har läst din portfölj"]
    assert "Hans Uppdiktad (chef)" in st.sida(lank).text
    assert "Se vem som har läst" not in klient("chef").sida(f"/portfolj/{varld.portfolj}/utbildning").text


def test_a_key_signs_the_head(klient: K, varld: Varld, app: FastAPI) -> None:
    nyckel = ny_nyckel()
    app.state.installningar.signeringsnyckel = nyckel
    _signera(klient("handledare"), varld)
    assert publik_nyckel(nyckel) in klient("st").sida(_adress(varld)).text


@pytest.mark.parametrize(
    ("nummer", "antal", "sidan"), [(101, 101, 1), (52, 101, 1), (51, 101, 2), (1, 101, 3), (0, 9, 1), (10, 9, 1)]
)
def test_a_number_finds_its_page(nummer: int, antal: int, sidan: int) -> None:
    assert sida_med(nummer, antal) == sidan


def test_a_clock_that_went_back_signs_nothing_and_keeps_the_text(
    klient: K, varld: Varld, app: FastAPI, databas: Databas, nu: datetime
) -> None:
    handledare = klient("handledare")
    _signera(handledare, varld)
    app.state.nu = lambda: nu - timedelta(hours=1)
    sida = _signera(handledare, varld, "b2", "Lyssnar in och sammanfattar.")
    assert (sida.status, sida.h1) == (503, "Det går inte att signera just nu")
    assert "gjordes 23 november 2026 kl. 10.30" in sida.text
    assert "Inget är signerat." in sida.text
    with databas.lasning() as session:
        assert session.scalar(select(func.count(col(SigneringRad.id)))) == 1
        assert session.scalar(select(func.count(col(SignaturRad.id)))) == 1
        assert session.scalar(select(func.count(col(Handelse.id))).where(Handelse.slag == "delmal_signerat")) == 1
    app.state.nu = lambda: nu + timedelta(minutes=1)
    adress = f"/portfolj/{varld.portfolj}/delmal/b2/signera"
    igen = sida.formular_till(adress)
    assert igen["kommentar"] == ["Lyssnar in och sammanfattar."]
    assert "b2 är signerat" in Sidan(handledare.post(adress, data=igen)).text
    with databas.lasning() as session:
        assert session.scalar(select(func.count(col(Formnyckel.nyckel))).where(Formnyckel.nyckel != "")) == 2
