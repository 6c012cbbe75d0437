"""The steps of a written or a quality work, on the page of the activity."""

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, ArbetsstegRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


@pytest.fixture
def arbete(klient: K, varld: Varld, databas: Databas) -> str:
    """The address of a written work in the plan."""
    ny = f"/portfolj/{varld.portfolj}/aktivitet/ny"
    falt = {"slag": "skriftligt_arbete", "titel": "Skriftligt arbete om sömn", "start": "2026-01-10"}
    assert klient("st").skicka(ny, falt).status == 200
    with databas.lasning() as session:
        id_ = session.exec(select(AktivitetRad.id).order_by(col(AktivitetRad.id).desc())).first()
    return f"/portfolj/{varld.portfolj}/aktivitet/{id_}"


def _stegen(databas: Databas) -> list[ArbetsstegRad]:
    with databas.lasning() as session:
        return list(session.exec(select(ArbetsstegRad)))


def test_a_step_is_planned_late_and_done(klient: K, arbete: str) -> None:
    st = klient("st")
    assert "Projektplan : inget datum än" in st.sida(arbete).text
    st.skicka(f"{arbete}/steg/projektplan", {"planerad": "2026-11-23"})
    assert "Projektplan : planerat 23 november 2026" in st.sida(arbete).text
    sida = st.skicka(f"{arbete}/steg/projektplan", {"planerad": "2026-11-22", "anteckning": "Bo läser."})
    assert "Projektplan : Försenat planerat 22 november 2026" in sida.text
    st.skicka(f"{arbete}/steg/projektplan", {"klar": "2026-11-23"})
    text = klient("handledare").sida(arbete).text
    assert "Projektplan : Klart 23 november 2026" in text
    assert "Bo läser." in text
    assert "Sätt datum" not in text


def test_each_write_is_one_event_and_one_row(klient: K, arbete: str, databas: Databas) -> None:
    for dag in ("2026-12-01", "2026-12-02"):
        klient("st").skicka(f"{arbete}/steg/rapport", {"planerad": dag})
    assert len(_stegen(databas)) == 1
    assert slag(databas, "aktivitet", int(arbete.rpartition("/")[2]))[-2:] == ["arbetssteg_satt"] * 2


@pytest.mark.parametrize(
    ("falt", "fel"),
    [
        ({"klar": "2026-11-24"}, "Datumet ligger i framtiden."),
        ({"planerad": "2024-02-29"}, "Datumet ligger före ST-starten"),
        ({"anteckning": "Patienten 19121212-1212"}, "personnummer"),
    ],
)
def test_what_cannot_be_so_is_told_and_the_text_stays(
    klient: K, arbete: str, databas: Databas, falt: dict[str, str], fel: str
) -> None:
    sida = klient("st").skicka(f"{arbete}/steg/rapport", falt)
    assert sida.status == 422
    assert fel in sida.text
    kvar = sida.formular_till(f"{arbete}/steg/rapport")
    assert all(kvar[namn] == [varde] for namn, varde in falt.items())
    assert _stegen(databas) == []


def test_two_at_once_meet(klient: K, arbete: str, databas: Databas) -> None:
    st = klient("st")
    gammalt = st.sida(f"{arbete}/steg/rapport").formular_till(f"{arbete}/steg/rapport")
    st.skicka(f"{arbete}/steg/rapport", {"planerad": "2026-12-01"})
    svar = st.post(f"{arbete}/steg/rapport", data=gammalt | {"planerad": ["2026-12-24"]})
    assert svar.status_code == 409
    assert "2026-12-24" in svar.text
    assert str(_stegen(databas)[0].planerad) == "2026-12-01"


def test_a_course_has_no_steps(klient: K, varld: Varld) -> None:
    kurs = f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}"
    assert "Arbetets steg" not in klient("st").sida(kurs).text
    assert klient("st").sida(f"{kurs}/steg/rapport").status == 404


def test_a_step_that_does_not_exist_is_not_found(klient: K, arbete: str) -> None:
    assert klient("st").sida(f"{arbete}/steg/paus").status == 404
