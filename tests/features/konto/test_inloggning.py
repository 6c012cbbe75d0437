"""Signing in and out: works, rejects, and gives nothing away."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import func, update
from sqlmodel import col, select

from app.config import Installningar
from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import Handelse, Inloggning, Konto
from app.main import create_app
from tests.features.klient import Klient
from tests.features.konto.conftest import LOSENORD
from tests.features.varld import epost, nyckel

NyKlient = Callable[[str], Klient]


def _slag(databas: Databas) -> list[str]:
    with databas.lasning() as session:
        return list(session.exec(select(Handelse.slag).order_by(col(Handelse.id))).all())


def _oppna(databas: Databas, hemlighet: str) -> int:
    with databas.lasning() as session:
        fraga = select(func.count(col(Inloggning.id))).where(
            col(Inloggning.nyckel) == hasha_nyckel(hemlighet), col(Inloggning.aterkallad).is_(None)
        )
        return session.exec(fraga).one()


@pytest.mark.usefixtures("med_losenord")
def test_signing_in_leads_where_one_was_going(klient: NyKlient, databas: Databas) -> None:
    ny = klient("ingen")
    sida = ny.sida("/konto")
    assert sida.h1 == "Logga in"
    falt = sida.formular_till("/logga-in") | {"epost": [epost("st").upper()], "losenord": [LOSENORD]}
    svar = ny.post("/logga-in", data=falt, follow_redirects=False)
    assert (svar.status_code, svar.headers["location"]) == (303, "/konto")
    assert "Astrid Exempel" in ny.sida("/konto").text
    assert _slag(databas)[-1] == "inloggad"


@pytest.mark.usefixtures("med_losenord")
@pytest.mark.parametrize("vem", [epost("st"), "finns.inte@exempel.invalid"])
def test_a_wrong_password_says_the_same_for_everybody(klient: NyKlient, databas: Databas, vem: str) -> None:
    sida = klient("ingen").skicka("/logga-in", {"epost": vem, "losenord": "fel fel fel fel"})
    assert sida.status == 422
    assert "E-postadressen eller lösenordet stämmer inte." in sida.text
    assert vem in sida.html, "the address stays in its field"
    assert "fel fel fel fel" not in sida.html
    assert _slag(databas)[-1] == "inloggning_misslyckad"


def test_empty_fields_are_named(klient: NyKlient) -> None:
    sida = klient("ingen").skicka("/logga-in", {"epost": "", "losenord": ""})
    assert (sida.status, "Fyll i e-post." in sida.text, "Fyll i lösenord." in sida.text) == (422, True, True)


def test_an_account_without_password_lets_nobody_in(klient: NyKlient) -> None:
    assert klient("ingen").skicka("/logga-in", {"epost": epost("st"), "losenord": LOSENORD}).status == 422


@pytest.mark.usefixtures("med_losenord")
def test_a_closed_account_lets_nobody_in(klient: NyKlient, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).values(is_aktiv=False))
    sida = klient("ingen").skicka("/logga-in", {"epost": epost("st"), "losenord": LOSENORD})
    assert sida.status == 422
    assert "E-postadressen eller lösenordet stämmer inte." in sida.text


@pytest.mark.usefixtures("med_losenord")
def test_the_session_is_a_new_one_and_the_old_one_ends(klient: NyKlient, databas: Databas) -> None:
    """A session planted in the browser before sign-in is never the one that gets the rights."""
    ny = klient("ingen")
    falt = ny.sida("/logga-in").formular_till("/logga-in") | {"epost": [epost("st")], "losenord": [LOSENORD]}
    ny.cookies.set("st_session", "planterad-av-en-annan")
    ny.post("/logga-in", data=falt, follow_redirects=False)
    kakor = {kaka.value for kaka in ny.cookies.jar if kaka.name == "st_session"}
    assert _oppna(databas, "planterad-av-en-annan") == 0
    assert [_oppna(databas, kaka or "") for kaka in kakor - {"planterad-av-en-annan"}] == [1]


@pytest.mark.usefixtures("med_losenord")
def test_signing_in_anew_ends_the_session_that_the_browser_had(klient: NyKlient, databas: Databas) -> None:
    ny = klient("handledare")
    falt = klient("ingen").sida("/logga-in").formular_till("/logga-in")
    csrf = ny.sida("/konto").formular_till("/logga-ut")["_csrf"]
    svar = ny.post(
        "/logga-in",
        data=falt | {"_csrf": csrf, "epost": [epost("st")], "losenord": [LOSENORD]},
        follow_redirects=False,
    )
    assert svar.status_code == 303
    assert _oppna(databas, nyckel("handledare")) == 0


def test_signing_out_ends_the_session_on_the_server(klient: NyKlient, databas: Databas) -> None:
    ny = klient("handledare")
    sida = ny.skicka("/logga-ut", fran="/konto")
    assert (sida.h1, "Du är utloggad." in sida.text) == ("Logga in", True)
    assert _oppna(databas, nyckel("handledare")) == 0
    assert _slag(databas)[-1] == "utloggad"
    ny.cookies.set("st_session", nyckel("handledare"))
    assert ny.sida("/konto").h1 == "Logga in", "a copied cookie is worth nothing either"


def test_signing_out_twice_is_no_fault(klient: NyKlient) -> None:
    ny = klient("handledare")
    falt = ny.sida("/konto").formular_till("/logga-ut")
    ny.post("/logga-ut", data=falt, follow_redirects=False)
    svar = ny.post("/logga-ut", data=falt, follow_redirects=False)
    assert (svar.status_code, svar.headers["location"]) == (303, "/logga-in")


def test_a_session_ends_when_its_time_is_up(klient: NyKlient, app: FastAPI) -> None:
    ny = klient("handledare")
    assert ny.sida("/konto").h1 == "Ditt konto"
    app.state.nu = lambda nu=app.state.nu: nu() + timedelta(days=4000)
    assert ny.sida("/konto").h1 == "Logga in"


@pytest.mark.usefixtures("med_losenord")
def test_the_length_of_a_session_is_a_setting(klient: NyKlient, app: FastAPI) -> None:
    app.state.installningar = app.state.installningar.model_copy(update={"session_timmar": 2})
    ny = klient("ingen")
    ny.skicka("/logga-in", {"epost": epost("handledare"), "losenord": LOSENORD, "till": "/konto"})
    fore = app.state.nu
    app.state.nu = lambda: fore() + timedelta(minutes=119)
    assert ny.sida("/konto").h1 == "Ditt konto"
    app.state.nu = lambda: fore() + timedelta(minutes=120)
    assert ny.sida("/konto").h1 == "Logga in"


@pytest.mark.usefixtures("med_losenord")
@pytest.mark.parametrize(
    "mal", ["https://ond.example/", "//ond.example/", "/\\ond.example", "\\\\ond", "/\t/ond.example", "javascript:1"]
)
def test_nobody_is_sent_to_another_site(klient: NyKlient, mal: str) -> None:
    ny = klient("ingen")
    falt = ny.sida("/logga-in").formular_till("/logga-in") | {"epost": [epost("st")], "losenord": [LOSENORD]}
    svar = ny.post("/logga-in", data=falt | {"till": [mal]}, follow_redirects=False)
    assert (svar.status_code, svar.headers["location"]) == (303, "/")
    assert "ond" not in klient("ingen").get("/logga-in", params={"till": mal}).text
    assert (
        klient("handledare").get("/logga-in", params={"till": mal}, follow_redirects=False).headers["location"] == "/"
    )


@pytest.mark.usefixtures("med_losenord")
def test_an_address_with_swedish_letters_and_a_query_survives(klient: NyKlient) -> None:
    ny = klient("ingen")
    sida = ny.sida("/konto?q=hälsa och vård")
    falt = sida.formular_till("/logga-in") | {"epost": [epost("st")], "losenord": [LOSENORD]}
    svar = ny.post("/logga-in", data=falt, follow_redirects=False)
    assert svar.headers["location"].startswith("/konto?q=h%C3%A4lsa")


@pytest.mark.usefixtures("med_losenord")
def test_too_many_wrong_passwords_close_the_door_for_a_while(
    klient: NyKlient, app: FastAPI, databas: Databas, monkeypatch: pytest.MonkeyPatch
) -> None:
    ny = klient("ingen")
    for _ in range(app.state.installningar.forsok_per_konto):
        assert ny.skicka("/logga-in", {"epost": epost("st"), "losenord": "fel"}).status == 422
    antal = len(_slag(databas))
    ratt = {"epost": epost("st").upper(), "losenord": LOSENORD}
    sida = ny.skicka("/logga-in", ratt)
    assert sida.status == 429
    assert "För många försök med fel lösenord. Försök igen klockan" in sida.text
    assert "retry-after" in sida.svar.headers
    assert len(_slag(databas)) == antal, "the log cannot be filled by one who is already stopped"
    assert ny.skicka("/logga-in", {"epost": epost("handledare"), "losenord": "fel"}).status == 422, "others are let be"

    monkeypatch.setattr("limits.storage.memory.time.time", _om(minuter=app.state.installningar.forsok_minuter))
    assert ny.skicka("/logga-in", ratt | {"till": "/konto"}, folj=False).status == 303


def _om(*, minuter: int) -> Callable[[], float]:
    import time  # noqa: PLC0415 - only here

    da = time.time() + 60 * minuter + 1
    return lambda: da


def test_one_address_cannot_try_account_after_account(klient: NyKlient, app: FastAPI) -> None:
    app.state.forsok = type(app.state.forsok)(5, 3, 15)
    ny = klient("ingen")
    svar = [ny.skicka("/logga-in", {"epost": f"n{i}@exempel.invalid", "losenord": "fel"}).status for i in range(4)]
    assert svar == [422, 422, 422, 429]


@pytest.mark.usefixtures("med_losenord")
def test_the_right_password_clears_the_count(klient: NyKlient, app: FastAPI) -> None:
    for _ in range(2):
        ny = klient("ingen")
        for _ in range(app.state.installningar.forsok_per_konto - 1):
            assert ny.skicka("/logga-in", {"epost": epost("st"), "losenord": "fel"}).status == 422
        ratt = {"epost": epost("st"), "losenord": LOSENORD, "till": "/konto"}
        assert ny.skicka("/logga-in", ratt, folj=False).status == 303


@pytest.fixture
def https(tmp_path: Path, app: FastAPI) -> Iterator[Klient]:
    val = Installningar(
        databas_url=app.state.installningar.databas_url,
        hemlighet="h" * 40,
        bas_url="https://st.exempel.invalid",
        _env_file=None,
    )
    skarp = create_app(val, regelverk=app.state.regelverk, idag=app.state.idag, nu=app.state.nu)
    yield Klient(skarp, base_url="https://st.exempel.invalid")
    skarp.state.databas.stang()


@pytest.mark.usefixtures("med_losenord")
def test_cookies_are_locked_to_the_site_under_https(https: Klient) -> None:
    falt = https.sida("/logga-in").formular_till("/logga-in") | {"epost": [epost("st")], "losenord": [LOSENORD]}
    svar = https.post("/logga-in", data=falt, follow_redirects=False)
    kaka = next(k for k in svar.headers.get_list("set-cookie") if k.startswith("__Host-st_session="))
    egenskaper = {del_.strip().lower() for del_ in kaka.split(";")[1:]}
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= egenskaper
    assert not any(e.startswith("domain") for e in egenskaper)
    assert "max-age" not in kaka.lower(), "it ends with the browser"


def test_every_cookie_is_secure_under_https(https: Klient) -> None:
    svar = https.get("/logga-in")
    assert "secure" in svar.headers["set-cookie"].lower()
    assert svar.headers["strict-transport-security"].startswith("max-age=")


@pytest.mark.parametrize("adress", ["/logga-in", "/finns-inte", "/konto", "/statisk/css/app.css", "/health/live", "/"])
def test_every_answer_carries_the_headers(klient: NyKlient, adress: str) -> None:
    huvuden = klient("ingen").get(adress, follow_redirects=False).headers
    regler = dict(regel.split(" ", 1) for regel in huvuden["content-security-policy"].split("; "))
    assert regler["default-src"] == "'none'"
    assert regler["script-src"] == regler["style-src"] == regler["form-action"] == "'self'"
    assert regler["frame-ancestors"] == regler["base-uri"] == "'none'"
    assert huvuden["x-content-type-options"] == "nosniff"
    assert huvuden["referrer-policy"] == "same-origin"
