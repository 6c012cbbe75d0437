"""One agreed action followed: closed, opened again, moved, handed over; by those who may."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AtagandeRad
from app.db.typer import core
from app.domain.atagande import Atagandekalla
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


@pytest.fixture
def ett(varld: Varld, databas: Databas) -> str:
    """The address of something the ST-läkare agreed to do at a session."""
    return _lagg(varld, databas, Atagandekalla.HANDLEDNING)


def _lagg(varld: Varld, databas: Databas, kalla: Atagandekalla, **falt: object) -> str:
    rad = {"kalla": kalla, "text": "Boka kurs", "datum": date(2026, 11, 16), "ansvarig_namn": "", "foljs_upp_av": "",
           "utfall": "", "version": 1, "portfolj_id": varld.portfolj, **falt}  # fmt: skip
    tabell = core(AtagandeRad)
    with databas.skriv.begin() as koppling:
        id_ = koppling.execute(tabell.insert().values(**rad).returning(tabell.c.id)).scalar_one()
        koppling.exec_driver_sql("UPDATE portfolj SET version = version + 1")
    return f"/portfolj/{varld.portfolj}/overenskommet/{id_}"


def _raden(databas: Databas) -> AtagandeRad:
    with databas.lasning() as session:
        return session.exec(select(AtagandeRad).order_by(col(AtagandeRad.id).desc())).first()  # type: ignore[return-value]


def test_closed_opened_moved_and_handed_over(klient: K, varld: Varld, databas: Databas, ett: str) -> None:
    st = klient("st")
    sett = st.sida(ett).formular_till(f"{ett}/avsluta")
    lista = st.skicka(f"{ett}/avsluta", {"slut": "delvis", "utfall": "Väntar på svar"}, fran=ett)
    assert "Väntar på svar" in lista.text
    assert "gjort till en del 23 november 2026" in lista.text
    assert st.post(f"{ett}/avsluta", data=sett | {"_nyckel": "en-annan"}).status_code == 409
    assert "Det är öppet igen." in klient("handledare").skicka(f"{ett}/oppna", {}, fran=ett).text
    assert (_raden(databas).klar, _raden(databas).utfall) == (None, "")
    fel = st.skicka(f"{ett}/andra", {"senast": "2026-11-15"}, fran=ett)
    assert (fel.status, "före den då ni kom överens" in fel.text) == (422, True)
    bo = varld.personer["handledare"]
    st.skicka(f"{ett}/andra", {"senast": "2026-12-24", "vem": str(bo)}, fran=ett)
    rad = _raden(databas)
    assert (str(rad.senast), rad.ansvarig_id, rad.ansvarig_namn) == ("2026-12-24", bo, "Bo Påhittad")
    assert slag(databas, "atagande") == ["atagande_avslutat", "atagande_oppnat", "atagande_andrat"]


def test_what_was_agreed_at_a_visit_is_not_for_the_handledare_of_a_placement(
    klient: K, varld: Varld, databas: Databas
) -> None:
    besoket = _lagg(varld, databas, Atagandekalla.BESOK)
    assert klient("placering").sida(besoket).status == 404
    assert klient("handledare").sida(besoket).status == 200
    assert "Boka kurs" not in klient("placering").sida(f"/portfolj/{varld.portfolj}/overenskommet").text
    eget = _lagg(
        varld, databas, Atagandekalla.BESOK, ansvarig_id=varld.personer["placering"], ansvarig_namn="Pia Påhittad"
    )
    assert "Det är avslutat." in klient("placering").skicka(f"{eget}/avsluta", {}, fran=eget).text


def test_who_has_left_is_named_so_that_another_can_take_over(klient: K, varld: Varld, databas: Databas) -> None:
    kvar = _lagg(
        varld, databas, Atagandekalla.HANDLEDNING, ansvarig_id=varld.personer["tidigare"], ansvarig_namn="Tor Borta"
    )
    assert "Tor Borta handleder inte här längre. Välj någon annan." in klient("st").sida(kvar).text
