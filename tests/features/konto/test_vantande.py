"""What was being written when the session ran out, or the form's token had, is not lost; and nobody can misuse it."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import Inloggning, SamtalRad
from app.web.vantande import las_vantande, vanta
from tests.features.klient import Klient, Sidan
from tests.features.konto.conftest import LOSENORD
from tests.features.varld import Varld, epost, nyckel

NyKlient = Callable[[str], Klient]
ANTECKNING = "Vi talade om <hälsan>.\nOch om jouren & helgen."


def _ifyllt(st: Klient, varld: Varld) -> tuple[str, dict[str, Any]]:
    """A form about a supervision session, filled in but not sent."""
    adress = f"/portfolj/{varld.portfolj}/handledning/ny"
    falt = st.sida(adress).formular_till(adress)
    falt |= {"datum": ["2026-11-20"], "minuter": ["45"], "timmar": ["0"], "anteckning": [ANTECKNING]}
    return adress, falt | {"handledare": [str(varld.personer["handledare"])]}


def _lat_ga_ut(databas: Databas, app: FastAPI) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(Inloggning)
            .where(col(Inloggning.nyckel) == hasha_nyckel(nyckel("st")))
            .values(giltig_till=app.state.nu())
        )


def _logga_in(klient: Klient, sida: Sidan, **falt: str) -> Sidan:
    sanda = sida.formular_till("/logga-in") | {"epost": [epost("st")], "losenord": [LOSENORD]}
    return Sidan(klient.post("/logga-in", data=sanda | {n: [v] for n, v in falt.items()}, follow_redirects=False))


def _anteckningar(databas: Databas) -> list[str]:
    with databas.lasning() as session:
        return list(session.exec(select(SamtalRad.anteckning)).all())


@pytest.mark.usefixtures("med_losenord")
def test_what_was_written_survives_an_expired_session(
    klient: NyKlient, databas: Databas, app: FastAPI, varld: Varld
) -> None:
    """All the way, in a browser without JavaScript: form, sign-in (wrong once), send, saved."""
    st = klient("st")
    adress, falt = _ifyllt(st, varld)
    _lat_ga_ut(databas, app)
    inloggning = Sidan(st.post(adress, data=falt))
    assert (inloggning.status, inloggning.h1) == (401, "Logga in igen")
    assert "Det du skrev finns kvar" in inloggning.text
    assert ANTECKNING not in _anteckningar(databas)

    fel = _logga_in(st, inloggning, losenord="fel lösenord här")
    assert (fel.status, fel.h1) == (422, "Logga in igen")

    igen = _logga_in(st, fel)
    assert igen.h1 == "Skicka det du skrev"
    assert "Vi talade om <hälsan>." in igen.text
    assert "<hälsan>" not in igen.html, "it is text, not markup"
    svar = st.post(adress, data=igen.formular_till(adress), follow_redirects=False)
    assert svar.status_code == 303, Sidan(svar).text
    assert ANTECKNING in _anteckningar(databas)

    st.post(adress, data=igen.formular_till(adress), follow_redirects=False)
    assert _anteckningar(databas).count(ANTECKNING) == 1, "the form's one-time key went along"


def test_a_form_whose_token_has_run_out_is_offered_again(
    klient: NyKlient, databas: Databas, app: FastAPI, varld: Varld
) -> None:
    st = klient("st")
    adress, falt = _ifyllt(st, varld)
    app.state.installningar = app.state.installningar.model_copy(update={"hemlighet": "n" * 40})  # as after a restart
    igen = Sidan(st.post(adress, data=falt))
    assert (igen.status, igen.h1) == (400, "Skicka formuläret igen")
    assert st.post(adress, data=igen.formular_till(adress), follow_redirects=False).status_code == 303
    assert ANTECKNING in _anteckningar(databas)


@pytest.mark.parametrize("token", [None, "", "skräp", "A" * 88])
def test_without_the_right_token_nothing_is_written(
    klient: NyKlient, databas: Databas, varld: Varld, token: str | None
) -> None:
    st = klient("st")
    adress, falt = _ifyllt(st, varld)
    falt = {n: v for n, v in falt.items() if n != "_csrf"} | ({} if token is None else {"_csrf": [token]})
    assert st.post(adress, data=falt).status_code == 400
    assert ANTECKNING not in _anteckningar(databas)


def test_somebody_elses_token_is_worth_nothing(klient: NyKlient, databas: Databas, varld: Varld) -> None:
    st = klient("st")
    adress, falt = _ifyllt(st, varld)
    annans = klient("handledare").sida("/konto").formular_till("/logga-ut")["_csrf"]
    assert st.post(adress, data=falt | {"_csrf": annans}).status_code == 400
    assert ANTECKNING not in _anteckningar(databas)


@pytest.mark.parametrize(
    "huvud", [{"origin": "https://ond.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
@pytest.mark.parametrize("vem", ["st", "ingen"])
def test_what_another_site_sends_is_refused_and_never_offered(
    klient: NyKlient, varld: Varld, huvud: dict[str, str], vem: str
) -> None:
    """Otherwise another site could fill in a form, and the person would sign in and press the button."""
    adress, falt = _ifyllt(klient("st"), varld)
    svar = klient(vem).post(adress, data=falt, headers=huvud)
    assert svar.status_code == 400
    assert "Vi talade om" not in svar.text
    inloggning = klient("ingen").post("/logga-in", data={"till": adress, "vantar-anteckning": "x y z"}, headers=huvud)
    assert inloggning.status_code == 400
    assert "x y z" not in inloggning.text


@pytest.mark.usefixtures("med_losenord")
@pytest.mark.parametrize("mal", ["https://ond.example/", "//ond.example/", "/\\ond.example"])
def test_what_waits_is_never_sent_to_another_site(klient: NyKlient, mal: str) -> None:
    ny = klient("ingen")
    falt = ny.sida("/logga-in").formular_till("/logga-in") | {"epost": [epost("handledare")], "losenord": [LOSENORD]}
    svar = ny.post("/logga-in", data=falt | {"till": [mal], "vantar-anteckning": ["hemligt"]}, follow_redirects=False)
    assert svar.status_code == 303
    assert svar.headers["location"] == "/"


def test_passwords_and_old_tokens_do_not_wait() -> None:
    vantande = vanta({"_csrf": ["a"], "_nyckel": ["k"], "losenord": ["b"], "nuvarande_losenord": ["c"], "titel": ["d"]})
    assert vantande.falt == (("_nyckel", "k"), ("titel", "d"))
    assert (
        las_vantande(
            {**{n: [v] for n, v in vantande.dolda}, "epost": ["e"], "vantar-losenord": ["f"], "vantar-_csrf": ["g"]}
        )
        == vantande
    )


def test_a_password_being_changed_is_not_written_into_a_page(klient: NyKlient, databas: Databas, app: FastAPI) -> None:
    st = klient("st")
    falt = st.sida("/konto/losenord").formular_till("/konto/losenord")
    _lat_ga_ut(databas, app)
    svar = st.post(
        "/konto/losenord", data=falt | {"nuvarande_losenord": "gammalt och gott", "losenord": "nytt och bra"}
    )
    assert svar.status_code == 401
    assert "gammalt och gott" not in svar.text
    assert "nytt och bra" not in svar.text


def test_a_file_cannot_wait_and_the_page_says_so(
    klient: NyKlient, databas: Databas, app: FastAPI, varld: Varld
) -> None:
    st = klient("st")
    adress, falt = _ifyllt(st, varld)
    _lat_ga_ut(databas, app)
    svar = Sidan(st.post(adress, data=falt, files={"fil": ("min plan.xlsx", b"PK")}))
    assert svar.status == 401
    assert "Filer kan inte sparas under tiden: min plan.xlsx behöver väljas igen." in svar.text
    assert svar.formular_till("/logga-in")["vantar_filer"] == ["min plan.xlsx"]


def test_a_sign_in_page_left_open_too_long_is_drawn_anew(klient: NyKlient) -> None:
    ny = klient("ingen")
    svar = Sidan(ny.post("/logga-in", data={"_csrf": "gammal", "till": "/konto", "vantar-titel": "min kurs"}))
    assert (svar.status, "Sidan hade legat för länge." in svar.text) == (400, True)
    falt = svar.formular_till("/logga-in")
    assert (falt["till"], falt["vantar-titel"]) == (["/konto"], ["min kurs"])
