"""Dates and numbers that no form offers are told of at the field, and never break a page."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, BedomningRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
STORT = "9" * 30
OANDLIGT = "9" * 5000  # more digits than Python turns into a number


@pytest.mark.parametrize("dag", ["2100-01-01T00:00", "2100-01-01 00:00:00", "4102444800", "9999-12-31", "0001-01-01"])
def test_no_other_way_to_write_a_day_gets_past_the_frame(klient: K, varld: Varld, databas: Databas, dag: str) -> None:
    adress = f"/portfolj/{varld.portfolj}/bedomning/bedom"
    fran = f"{adress}?mall=mini_cex"
    sida = klient("handledare").skicka(adress, {"datum": dag, "aterkoppling": "Bra."}, fran=fran)
    assert sida.status == 422
    assert "Skriv datumet som ÅÅÅÅ-MM-DD" in sida.text
    with databas.lasning() as session:
        assert all(dag.year < 2100 for dag in session.exec(select(col(BedomningRad.datum))))


@pytest.mark.parametrize(("falt", "dag"), [("planerat_slut", "9999-12-31"), ("start", "0001-01-01")])
def test_the_ends_of_the_calendar_are_no_dates_of_a_training(klient: K, varld: Varld, falt: str, dag: str) -> None:
    st = klient("st")
    assert st.skicka(f"/portfolj/{varld.portfolj}/utbildning/andra", {falt: dag}).status == 422
    assert st.get(f"/portfolj/{varld.portfolj}").status_code == 200


def test_a_placement_that_ends_at_the_end_of_time_shuts_nobody_out(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(AktivitetRad).where(col(AktivitetRad.id) == varld.placering).values(slut=date(9999, 12, 31))
        )
    assert klient("placering").get(f"/portfolj/{varld.portfolj}/aktivitet").status_code == 200


@pytest.mark.parametrize("tal", [STORT, OANDLIGT])
@pytest.mark.parametrize(
    ("vem", "adress"),
    [
        ("ingen", "/portfolj/{}"),
        ("st", "/portfolj/{}"),
        ("st", "/portfolj/1/aktivitet/{}"),
        ("st", "/portfolj/1/iup/{}"),
        ("st", "/portfolj/1/utbyte/import/{}"),
        ("admin", "/admin/person/{}"),
        ("admin", "/admin/uppdrag/{}/avsluta"),
    ],
)
def test_numbers_that_nothing_has_lead_nowhere(klient: K, vem: str, adress: str, tal: str) -> None:
    assert klient(vem).get(adress.format(tal)).status_code == 404


@pytest.mark.parametrize("tal", [STORT, OANDLIGT])
@pytest.mark.parametrize(
    ("vem", "adress"),
    [
        ("st", "/portfolj/1/historik?sida={}"),
        ("st", "/portfolj/1/bedomning/ny?aktivitet={}"),
        ("studierektor", "/st-lakare?sida={0}&enhet={0}"),
        ("admin", "/admin/personer?sida={}"),
    ],
)
def test_numbers_in_a_query_are_passed_over(klient: K, vem: str, adress: str, tal: str) -> None:
    assert klient(vem).get(adress.format(tal)).status_code == 200


@pytest.mark.parametrize("tal", [STORT, OANDLIGT])
@pytest.mark.parametrize(
    ("adress", "falt"),
    [
        ("/delmal/c1/aktivitet", {"aktivitet": "{}"}),
        ("/aktivitet/1/andra", {"version": "{}"}),
        ("/aktivitet/1/andra", {"version": "{}", "titel": ""}),
        ("/aktivitet/ny-placering", {"titel": "x", "enhet": "y", "handledare": "{}"}),
    ],
)
def test_numbers_in_a_form_are_told_of(klient: K, adress: str, falt: dict[str, str], tal: str) -> None:
    fran = f"/portfolj/1{adress.removesuffix('/aktivitet')}"
    skickat = {namn: varde.format(tal) for namn, varde in falt.items()}
    assert klient("st").skicka(f"/portfolj/1{adress}", skickat, fran=fran).status in (409, 422)


@pytest.mark.parametrize("ursprung", ["http://[", "null", "http://elak.invalid", "http://testserver.elak.invalid"])
def test_a_form_of_another_origin_is_refused_however_it_is_written(klient: K, ursprung: str) -> None:
    assert klient("st").post("/logga-ut", headers={"origin": ursprung}).status_code == 400
