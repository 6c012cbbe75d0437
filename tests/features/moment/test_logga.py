"""Logging a moment: what is filled in beforehand, what is saved, what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import MomentloggRad
from app.domain.moment import Sjalvstandighet
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
ANNAT = {"moment": "ingrepp", "sjalvstandighet": "sjalvstandigt"}


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/moment/ny"


def _rader(databas: Databas) -> list[MomentloggRad]:
    with databas.lasning() as session:
        return list(session.exec(select(MomentloggRad).order_by(col(MomentloggRad.id).desc())))


def test_today_and_once_are_filled_in_and_the_latest_used_is_first(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_ny(varld))
    falt = sida.formular_till(_ny(varld))
    assert (falt["datum"], falt["antal"]) == (["2026-11-23"], ["1"])
    assert sida.text.index("MVC, normal graviditet") < sida.text.index("Jour på AT-nivå")


def test_two_choices_are_enough_and_the_moments_own_delmal_come_along(
    klient: K, varld: Varld, databas: Databas
) -> None:
    sida = klient("st").skicka(_ny(varld), {"moment": "jour-psykiatri-natt", "sjalvstandighet": "observerat"})
    assert (sida.status, sida.h1) == (200, "Natt i psykiatrin")
    assert "Sparat." in sida.text
    assert "Logga ett till" in sida.text
    rad = _rader(databas)[0]
    assert (rad.moment, rad.namn, rad.antal, rad.datum) == (
        "jour-psykiatri-natt",
        "Natt i psykiatrin",
        1,
        date(2026, 11, 23),
    )
    assert (rad.sjalvstandighet, sorted(rad.delmal)) == (Sjalvstandighet.OBSERVERAT, ["c13"])  # not STc13 of 2021
    assert slag(databas, "momentlogg", rad.id) == ["moment_loggat"]


def test_undo_right_after_takes_it_away_and_it_can_come_back(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(_ny(varld), ANNAT)
    rad = _rader(databas)[0]
    ett = f"/portfolj/{varld.portfolj}/moment/{rad.id}"
    sida = st.skicka(f"{ett}/ta-bort", {}, fran=f"{ett}?nyss=1")
    assert "Borttaget." in sida.text
    assert _rader(databas)[0].borttagen == date(2026, 11, 23)
    assert "Kirurgia minor" not in _gjorda(st.sida(f"/portfolj/{varld.portfolj}/moment?visa=gjorda").text)
    st.skicka(f"{ett}/aterstall", {}, fran=ett)
    assert _rader(databas)[0].borttagen is None
    assert slag(databas, "momentlogg", rad.id) == ["moment_loggat", "moment_borttaget", "moment_aterstallt"]


def _gjorda(text: str) -> str:
    return text.partition("Listan bygger på")[0]


def test_ones_own_is_offered_the_next_time(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(_ny(varld), {"eget": "Benmärgsprov", "sjalvstandighet": "observerat"})
    assert (_rader(databas)[0].moment, _rader(databas)[0].namn) == ("", "Benmärgsprov")
    assert 'value="eget benmärgsprov"' in st.sida(_ny(varld)).html
    st.skicka(_ny(varld), {"moment": "eget benmärgsprov", "sjalvstandighet": "sjalvstandigt"})
    assert (_rader(databas)[0].moment, _rader(databas)[0].namn) == ("", "Benmärgsprov")


def test_what_is_written_wins_over_the_choice_and_a_known_name_is_that_moment(
    klient: K, varld: Varld, databas: Databas
) -> None:
    klient("st").skicka(_ny(varld), ANNAT | {"eget": "natt I psykiatrin"})
    assert _rader(databas)[0].moment == "jour-psykiatri-natt"


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("moment", "", "Välj ett moment, eller skriv vad du gjorde."),
        ("moment", "finns-inte", "Välj ett av momenten i listan."),
        ("sjalvstandighet", "", "Välj nivå."),
        ("sjalvstandighet", "bra", "Välj ett av alternativen."),
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("datum", "2024-02-29", "1 mars 2024"),
        ("antal", "0", "minst 1"),
        ("antal", "100", "högst 99"),
        ("anteckning", "x" * 501, "högst 500 tecken"),
        ("anteckning", "Om 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("eget", "Prov på 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("delmal", "c99", "Delmål c99 finns inte i målbeskrivningen"),
    ],
)
def test_a_fault_is_told_and_what_was_written_stays(
    klient: K, varld: Varld, databas: Databas, falt: str, varde: str, text: str
) -> None:
    fore = len(_rader(databas))
    sida = klient("st").skicka(_ny(varld), {"anteckning": "Gick bra.", **ANNAT, falt: varde})
    assert sida.status == 422
    assert text in sida.text
    if falt != "anteckning":
        assert sida.formular_till(_ny(varld))["anteckning"] == ["Gick bra."]
    assert len(_rader(databas)) == fore


@pytest.mark.parametrize(("antal", "anteckning"), [("1", "x" * 500), ("99", "")])
def test_the_bounds_themselves_are_good(klient: K, varld: Varld, databas: Databas, antal: str, anteckning: str) -> None:
    klient("st").skicka(_ny(varld), ANNAT | {"antal": antal, "anteckning": anteckning})
    assert (_rader(databas)[0].antal, _rader(databas)[0].anteckning) == (int(antal), anteckning)
