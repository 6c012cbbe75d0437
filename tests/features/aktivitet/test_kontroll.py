"""A field that is checked while the form is being filled in."""

from collections.abc import Callable

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, Formnyckel
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
RATT = {"slag": ["kurs"], "titel": ["Kontrollerad kurs"], "start": ["2026-11-02"]}


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/ny"


def _antal(databas: Databas) -> tuple[int, int]:
    with databas.lasning() as session:
        rader = session.exec(select(AktivitetRad.id).where(col(AktivitetRad.titel) == "Kontrollerad kurs")).all()
        return len(rader), len(session.exec(select(Formnyckel.nyckel)).all())


def test_only_the_fault_of_the_asked_field_is_told(klient: K, varld: Varld) -> None:
    st = klient("st")
    falt = st.sida(_ny(varld)).formular_till(_ny(varld)) | {"start": ["2020-01-01"], "kontrollera": ["start"]}
    svar = st.post(_ny(varld), data=falt)
    assert svar.status_code == 200
    assert 'id="f-start-fel"' in svar.text
    assert 'id="f-titel-fel"' not in svar.text


def test_checking_saves_nothing_and_leaves_the_key_unused(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_ny(varld)).formular_till(_ny(varld)) | RATT
    svar = st.post(_ny(varld), data=falt | {"kontrollera": ["titel"]})
    assert "f-titel-fel" not in svar.text
    assert _antal(databas) == (0, 0)
    assert st.post(_ny(varld), data=falt, follow_redirects=False).status_code == 303
    assert _antal(databas)[0] == 1


def test_a_step_without_fields_is_not_taken_by_a_check(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    adress = f"/portfolj/{varld.portfolj}/aktivitet/{varld.placering}"
    falt = st.sida(f"{adress}/aterkalla").formular_till(f"{adress}/aterkalla")
    st.post(f"{adress}/aterkalla", data=falt | {"skal": ["Prov"], "kontrollera": ["skal"]})
    with databas.lasning() as session:
        rad = session.get(AktivitetRad, varld.placering)
    assert rad is not None
    assert str(rad.status) == "planerad"


def test_the_fields_ask_to_be_checked(klient: K, varld: Varld) -> None:
    html = klient("st").sida(_ny(varld)).html
    assert f'hx-post="{_ny(varld)}" hx-trigger="change" hx-target="#falt-titel" hx-select="#falt-titel"' in html
    assert 'hx-trigger="focusout" hx-target="#falt-start"' in html
