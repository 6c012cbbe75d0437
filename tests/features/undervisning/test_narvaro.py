"""Occasions attended and self-study: made in a few taps, listed by term and week, changed, removed, taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import NarvaroRad, StudietidRad
from app.domain.undervisning import Narvaroslag
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/undervisning"


def _rader(databas: Databas) -> list[NarvaroRad]:
    with databas.lasning() as session:
        return list(session.exec(select(NarvaroRad)))


def _narvaro(databas: Databas) -> NarvaroRad:
    return _rader(databas)[-1]


def test_an_empty_page_teaches_and_each_kind_has_its_way_in(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_bas(varld))
    assert sida.h1 == "Undervisning"
    assert "Inget tillfälle är loggat än." in sida.text
    for vag in ("narvaro", "studietid", "kursmedel"):
        assert f"{_bas(varld)}/{vag}/ny" in [lank for _, lank in sida.lankar]
    assert "Logga studietid" not in klient("handledare").sida(_bas(varld)).text


def test_one_choice_is_enough_and_today_is_filled_in(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    assert st.sida(f"{_bas(varld)}/narvaro/ny").formular_till(f"{_bas(varld)}/narvaro/ny")["med"] == ["ja"]
    sida = st.skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "basgrupp"})
    assert (sida.status, sida.h1) == (200, "Undervisning")
    assert "Hösten 2026: 1 tillfälle" in sida.text
    assert "Basgrupp 1 av 1" in sida.text
    rad = _narvaro(databas)
    assert (rad.slag, rad.datum, rad.is_narvarande) == (Narvaroslag.BASGRUPP, date(2026, 11, 23), True)
    assert slag(databas, "narvaro", rad.id) == ["narvaro_loggad"]


def test_absence_counts_as_such_with_its_reason(klient: K, varld: Varld) -> None:
    st = klient("st")
    st.skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "seminarium", "datum": "2026-06-30"})
    st.skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "seminarium", "datum": "2026-07-01"})
    st.skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "seminarium", "med": "nej", "skal": "Jour"})
    text = klient("handledare").sida(_bas(varld)).text
    assert "Seminarium 1 av 2" in text
    assert "Frånvarande Jour" in text
    assert "Våren 2026 (1)" in text


@pytest.mark.parametrize(
    ("falt", "fel"),
    [
        ({"slag": "seminarium", "med": "nej"}, "Skriv varför du inte var med"),
        ({"slag": "seminarium", "skal": "Jour"}, "Skälet gäller bara när du inte var med."),
        ({"slag": "seminarium", "datum": "2026-11-24"}, "Datumet ligger i framtiden."),
        ({"slag": "seminarium", "datum": "2024-02-29"}, "Datumet ligger före ST-starten"),
        ({"med": "ja"}, "Välj tillfälle."),
        ({"slag": "seminarium", "med": "nej", "skal": "Akut 19121212-1212"}, "personnummer"),
    ],
)
def test_what_cannot_be_so_is_told_and_the_text_stays(
    klient: K, varld: Varld, databas: Databas, falt: dict[str, str], fel: str
) -> None:
    sida = klient("st").skicka(f"{_bas(varld)}/narvaro/ny", falt)
    assert sida.status == 422
    assert fel in sida.text
    kvar = sida.formular_till(f"{_bas(varld)}/narvaro/ny")
    assert all(kvar[namn] == [varde] for namn, varde in falt.items())
    assert _rader(databas) == []


def test_a_change_a_removal_and_the_way_back(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "basgrupp"})
    ett = f"{_bas(varld)}/narvaro/{_narvaro(databas).id}"
    gammalt = st.sida(f"{ett}/andra").formular_till(f"{ett}/andra")
    st.skicka(f"{ett}/andra", {"slag": "st_traff"})
    sida = st.post(f"{ett}/andra", data=gammalt | {"slag": ["seminarium"], "_nyckel": [""]})
    assert sida.status_code == 409
    assert "har ändrats sedan du öppnade sidan" in sida.text
    assert _narvaro(databas).slag is Narvaroslag.ST_TRAFF
    sida2 = st.skicka(f"{ett}/ta-bort", fran=f"{ett}/andra")
    assert "Det togs bort 23 november 2026" in sida2.text
    assert "Borttaget (1)" in st.sida(_bas(varld)).text
    assert "ST-träff 1 av 1" not in st.sida(_bas(varld)).text
    st.skicka(f"{ett}/aterstall", fran=f"{ett}/andra")
    assert "ST-träff 1 av 1" in st.sida(_bas(varld)).text
    assert slag(databas, "narvaro") == ["narvaro_loggad", "narvaro_andrad", "narvaro_borttagen", "narvaro_aterstalld"]


def test_another_portfolios_occasion_is_not_found(klient: K, varld: Varld, databas: Databas) -> None:
    klient("st").skicka(f"{_bas(varld)}/narvaro/ny", {"slag": "basgrupp"})
    adress = f"/portfolj/{varld.frammande_portfolj}/undervisning/narvaro/{_narvaro(databas).id}/andra"
    assert klient("frammande").sida(adress).status == 404


def test_self_study_adds_up_by_calendar_week_against_the_profile(klient: K, varld: Varld, databas: Databas) -> None:
    st, ny = klient("st"), f"{_bas(varld)}/studietid/ny"
    for dag, minuter in (("2026-11-22", "60"), ("2026-11-16", "120"), ("2026-11-23", "45")):
        st.skicka(ny, {"datum": dag, "minuter": minuter})
    text = st.sida(_bas(varld)).text
    assert "Vecka 48, 2026 45 min" in text
    assert "Vecka 47, 2026 3 tim 0 min" in text or "Vecka 47, 2026 3 tim" in text
    assert "4 timmar i veckan är avsatta för självstudier enligt Region Kronoberg: utbildningsplan" in text
    with databas.lasning() as session:
        assert len(session.exec(select(StudietidRad)).all()) == 3


@pytest.mark.parametrize(("minuter", "fel"), [("0", "mellan 1 och 10 080"), ("10081", "en vecka"), ("4,5", "heltal")])
def test_self_study_of_an_impossible_length_is_refused(klient: K, varld: Varld, minuter: str, fel: str) -> None:
    sida = klient("st").skicka(f"{_bas(varld)}/studietid/ny", {"minuter": minuter})
    assert sida.status == 422
    assert fel in sida.text
    assert sida.formular_till(f"{_bas(varld)}/studietid/ny")["minuter"] == [minuter]
