"""One's own account: who one is, the password, where one is signed in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import Handelse, Inloggning
from app.web.losenord import hasha, losenordsfel, stammer
from tests.features.klient import Klient
from tests.features.konto.conftest import LOSENORD
from tests.features.varld import epost, nyckel

NyKlient = Callable[[str], Klient]
NYTT = "fyra hästar i snö"


def _annan_session(databas: Databas, app: FastAPI, vem: str, hemlighet: str) -> None:
    with databas.skriv.begin() as koppling:
        konto = koppling.execute(
            select(col(Inloggning.konto_id)).where(col(Inloggning.nyckel) == hasha_nyckel(nyckel(vem)))
        ).scalar_one()
        koppling.execute(
            Inloggning.__table__.insert().values(  # type: ignore[attr-defined]
                konto_id=konto, nyckel=hasha_nyckel(hemlighet), skapad=app.state.nu(),
                giltig_till=app.state.nu() + timedelta(hours=1),
                webblasare="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            )
        )  # fmt: skip


def _senast(databas: Databas) -> str:
    with databas.lasning() as session:
        return session.exec(select(Handelse.slag).order_by(col(Handelse.id).desc())).first() or ""


def test_the_page_tells_who_one_is(klient: NyKlient) -> None:
    text = klient("studierektor").sida("/konto").text
    assert "Eva Låtsas" in text
    assert epost("studierektor") in text
    assert "studierektor, Vårdcentralen Björken" in text


def test_one_session_elsewhere_is_ended(klient: NyKlient, databas: Databas, app: FastAPI) -> None:
    _annan_session(databas, app, "st", "i-telefonen")
    st, telefon = klient("st"), klient("ingen")
    telefon.cookies.set("st_session", "i-telefonen")
    sida = st.sida("/konto")
    assert "Safari på iPhone" in sida.text
    adress = next(f["action"] for f in sida.formular if f["action"].startswith("/konto/session/"))
    assert telefon.sida("/konto").h1 == "Ditt konto"
    assert "Du är utloggad där." in st.skicka(adress, fran="/konto").text
    assert telefon.sida("/konto").h1 == "Logga in"
    assert _senast(databas) == "inloggning_aterkallad"


def test_all_other_sessions_are_ended_at_once(klient: NyKlient, databas: Databas, app: FastAPI) -> None:
    for namn in ("en", "två"):
        _annan_session(databas, app, "st", namn)
    st = klient("st")
    st.skicka("/konto/sessioner/avsluta-andra", fran="/konto")
    sida = st.sida("/konto")
    assert "Safari på iPhone" not in sida.text
    assert "Logga ut överallt utom här" not in sida.text
    assert klient("handledare").sida("/konto").h1 == "Ditt konto", "others stay signed in"


def test_nobody_ends_the_sessions_of_others(klient: NyKlient, databas: Databas, app: FastAPI) -> None:
    _annan_session(databas, app, "st", "i-telefonen")
    with databas.lasning() as session:
        fraga = select(Inloggning.id).where(Inloggning.nyckel == hasha_nyckel("i-telefonen"))
        annans = session.exec(fraga).one()
    frammande = klient("frammande")
    csrf = frammande.sida("/konto").formular_till("/logga-ut")
    assert frammande.post(f"/konto/session/{annans}/avsluta", data=csrf).status_code == 404


@pytest.mark.usefixtures("med_losenord")
def test_a_changed_password_signs_out_everywhere_else(klient: NyKlient, databas: Databas, app: FastAPI) -> None:
    _annan_session(databas, app, "st", "i-telefonen")
    st, telefon = klient("st"), klient("ingen")
    telefon.cookies.set("st_session", "i-telefonen")
    falt = st.sida("/konto/losenord").formular_till("/konto/losenord")
    falt |= {"nuvarande_losenord": [LOSENORD], "losenord": [NYTT]}
    svar = st.post("/konto/losenord", data=falt, follow_redirects=False)
    assert (svar.status_code, svar.headers["location"]) == (303, "/konto")
    assert "st_session=" in svar.headers["set-cookie"], "the secret is a new one here too"
    assert _senast(databas) == "losenord_bytt"
    assert telefon.sida("/konto").h1 == "Logga in"
    assert klient("st").sida("/konto").h1 == "Logga in"
    ny = {"epost": epost("st"), "losenord": NYTT, "till": "/konto"}
    assert klient("ingen").skicka("/logga-in", ny | {"losenord": LOSENORD}).status == 422
    assert klient("ingen").skicka("/logga-in", ny).h1 == "Ditt konto"


@pytest.mark.usefixtures("med_losenord")
@pytest.mark.parametrize(
    ("nuvarande", "nytt", "text"),
    [
        ("fel", NYTT, "Det är inte ditt nuvarande lösenord."),
        (LOSENORD, "elva tecken", "minst 12 tecken"),
        (LOSENORD, epost("studierektor"), "din e-postadress"),
        ("", NYTT, "Fyll i nuvarande lösenord."),
    ],
)
def test_a_faulty_change_is_refused(klient: NyKlient, nuvarande: str, nytt: str, text: str) -> None:
    sida = klient("studierektor").skicka("/konto/losenord", {"nuvarande_losenord": nuvarande, "losenord": nytt})
    assert (sida.status, text in sida.text) == (422, True)
    assert nytt not in sida.html.replace(epost("studierektor"), "")


@pytest.mark.usefixtures("med_losenord")
def test_the_current_password_cannot_be_guessed_here_either(klient: NyKlient, app: FastAPI) -> None:
    st = klient("st")
    fel = {"nuvarande_losenord": "fel", "losenord": NYTT}
    for _ in range(app.state.installningar.forsok_per_konto):
        st.skicka("/konto/losenord", fel)
    assert "För många försök" in st.skicka("/konto/losenord", fel | {"nuvarande_losenord": LOSENORD}).text


def test_length_is_all_that_is_asked_of_a_password() -> None:
    assert losenordsfel("a" * 12, "x@exempel.invalid") == ""
    assert losenordsfel("bara små bokstäver", "") == ""
    assert losenordsfel("a" * 11, "") != ""
    assert losenordsfel("Anna@Exempel.invalid1", "anna@exempel.invalid") != ""


def test_the_same_letters_from_another_machine_are_the_same_password() -> None:
    assert stammer("a\u030akan i regnet", hasha("åkan i regnet"))


@pytest.mark.parametrize("adress", ["/tillganglighet", "/integritet"])
def test_the_open_pages_are_open_to_all(klient: NyKlient, adress: str) -> None:
    for vem in ("ingen", "admin"):
        assert klient(vem).sida(adress).status == 200
