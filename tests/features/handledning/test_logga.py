"""Logging supervision: what is filled in beforehand, what is saved, what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import SamtalRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/handledning/ny"


def _senaste(databas: Databas) -> SamtalRad:
    with databas.lasning() as session:
        return session.exec(select(SamtalRad).order_by(col(SamtalRad.id).desc())).first()  # type: ignore[return-value]


def _antal(databas: Databas) -> int:
    with databas.lasning() as session:
        return len(session.exec(select(SamtalRad.id)).all())


def test_the_form_has_today_the_usual_length_and_handledare(klient: K, varld: Varld) -> None:
    falt = klient("st").sida(_ny(varld)).formular_till(_ny(varld))
    assert (falt["datum"], falt["minuter"]) == (["2026-11-23"], ["60"])
    assert falt["vem"] == [str(varld.personer["handledare"])]


def test_a_link_about_a_delmal_has_it_ticked(klient: K, varld: Varld) -> None:
    falt = klient("st").sida(f"{_ny(varld)}?delmal=c4").formular_till(_ny(varld))
    assert falt["delmal"] == ["c4"]


def test_only_a_note_has_to_be_written(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_ny(varld), {"anteckning": "Om läkemedel.", "delmal": ["c1", "c4"]})
    assert (sida.status, sida.h1) == (200, "Handledning")
    assert "Handledningen är sparad." in sida.text
    rad = _senaste(databas)
    assert (rad.datum, rad.minuter, rad.anteckning, sorted(rad.delmal)) == (
        date(2026, 11, 23), 60, "Om läkemedel.", ["c1", "c4"],
    )  # fmt: skip
    assert (rad.handledare_id, rad.handledare_namn) == (varld.personer["handledare"], "Bo Påhittad")
    assert slag(databas, "handledarsamtal") == ["samtal_skapat"]


def test_another_can_be_logged_right_after(klient: K, varld: Varld) -> None:
    assert klient("st").skicka(_ny(varld), {"sen": "en_till"}).h1 == "Logga handledning"


def test_a_written_name_wins_over_the_choice(klient: K, varld: Varld, databas: Databas) -> None:
    klient("st").skicka(_ny(varld), {"vem_namn": "Lisa Utanför"})
    assert (_senaste(databas).handledare_id, _senaste(databas).handledare_namn) == (None, "Lisa Utanför")


def test_a_written_name_of_somebody_known_is_that_person(klient: K, varld: Varld, databas: Databas) -> None:
    klient("st").skicka(_ny(varld), {"vem_namn": "cecilia fiktiv"})
    assert _senaste(databas).handledare_id == varld.personer["placering"]


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("datum", "2024-02-29", "1 mars 2024"),
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("datum", "igår", "Skriv datumet som ÅÅÅÅ-MM-DD"),
        ("minuter", "0", "mellan 1 och 1440 minuter"),
        ("minuter", "1441", "mellan 1 och 1440 minuter"),
        ("minuter", "en timme", "som ett heltal."),
        ("vem", "999999", "Välj en av personerna i listan"),
        ("vem", "", "Välj vem du hade handledning med"),
        ("delmal", "c99", "Delmål c99 finns inte i målbeskrivningen"),
        ("delmal", "xyz", "är inte en delmålskod"),
        ("aktivitet", "999999", "Välj en av aktiviteterna i listan."),
        ("nasta", "2026-11-23", "Nästa samtal ska ligga efter det här."),
        ("nasta", "2031-01-01", "efter planerat slut 28 februari 2029"),
        ("overenskommet", "Ring 19121212-1212 i morgon", "ser ut att innehålla ett personnummer"),
        ("egen_anteckning", "Ring 19121212-1212 i morgon", "ser ut att innehålla ett personnummer"),
    ],
)
def test_faults_stand_at_their_field_and_nothing_is_lost(
    klient: K, varld: Varld, databas: Databas, falt: str, varde: str, text: str
) -> None:
    sida = klient("st").skicka(_ny(varld), {"anteckning": "Det jag skrev.", falt: varde})
    assert sida.status == 422
    assert text in sida.text
    assert f'href="#f-{falt}"' in sida.html
    assert f'id="f-{falt}-fel"' in sida.html
    kvar = sida.formular_till(_ny(varld))
    assert kvar["anteckning"] == ["Det jag skrev."]
    assert falt in {"delmal", "vem", "aktivitet"} or kvar[falt] == [varde]
    assert _antal(databas) == 1
    assert slag(databas, "handledarsamtal") == []


def test_a_double_click_and_the_back_button_write_once(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_ny(varld)).formular_till(_ny(varld)) | {"anteckning": ["En gång"]}
    svar = [st.post(_ny(varld), data=falt, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert svar[0].headers["location"] == svar[1].headers["location"]
    assert _antal(databas) == 2
    assert slag(databas, "handledarsamtal") == ["samtal_skapat"]


def test_what_was_written_outlives_the_session(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_ny(varld)).formular_till(_ny(varld)) | {"anteckning": ["Lång text"]}
    st.cookies.delete("st_session")
    svar = st.post(_ny(varld), data=falt, follow_redirects=False)
    assert svar.status_code == 401
    assert "Lång text" in svar.text
    assert _antal(databas) == 1
