"""The page of the training and its frame."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import Handelse, PortfoljRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _visa(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/utbildning"


def _andra(varld: Varld) -> str:
    return f"{_visa(varld)}/andra"


def _ram(databas: Databas, varld: Varld) -> PortfoljRad:
    with databas.lasning() as session:
        rad = session.get(PortfoljRad, varld.portfolj)
    assert rad is not None
    return rad


def _handelser(databas: Databas, slag: str) -> int:
    with databas.lasning() as session:
        return len(session.exec(select(Handelse.id).where(col(Handelse.slag) == slag)).all())


def test_the_page_shows_the_frame_with_the_reason_for_the_regulation(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_visa(varld))
    assert sida.h1 == "Utbildning"
    for text in (
        "Allmänmedicin", "SOSFS 2015:8", "1 mars 2024", "28 februari 2029", "Ja, godkänd 15 maj 2023",
        "Svensk AT är gjord, så SOSFS 2015:8 får följas.", "Bo Påhittad", "David Testman", "100 %",
    ):  # fmt: skip
        assert text in sida.text, text


@pytest.mark.parametrize(("vem", "andrar", "utser"), [
    ("st", True, False), ("studierektor", True, True), ("chef", False, True), ("handledare", False, False),
])  # fmt: skip
def test_buttons_follow_the_rights_and_others_are_told_who(
    klient: K, varld: Varld, vem: str, andrar: bool, utser: bool
) -> None:
    sida = klient(vem).sida(_visa(varld))
    assert ("Ändra ramarna" in sida.text) is andrar
    assert ("ST-läkaren och studierektorn ändrar" in sida.text) is not andrar
    assert ("Byt huvudhandledare" in sida.text) is utser
    assert ("Studierektor eller chef utser" in sida.text) is not utser
    assert (klient(vem).sida(_andra(varld)).status == 200) is andrar


@pytest.mark.parametrize("vem", ["frammande", "annan_studierektor", "tidigare_studierektor", "admin", "tidigare"])
def test_somebody_elses_training_is_not_found(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).sida(_visa(varld)).status == 404
    assert klient(vem).sida(_andra(varld)).status == 404


@pytest.mark.parametrize("vem", ["st", "studierektor"])
def test_the_frame_is_changed_with_one_event(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    sida = klient(vem).skicka(_andra(varld), {"planerat_slut": "2029-08-31"})
    assert "Utbildningens ramar är ändrade." in sida.text
    assert _ram(databas, varld).planerat_slut == date(2029, 8, 31)
    assert _handelser(databas, "utbildning_andrad") == 1


@pytest.mark.parametrize(
    ("andrat", "falt", "text"),
    [
        ({"start": ""}, "start", "Fyll i startdatum."),
        ({"planerat_slut": "2024-03-01"}, "planerat_slut", "inte efter ST-starten"),
        ({"svensk_at": "nej"}, "at_datum", "Ta bort datumet"),
        ({"at_datum": "2027-01-01"}, "at_datum", "har inte varit än"),
        ({"bt_godkand": "2023-01-01"}, "bt_godkand", "Ta bort datumet"),
        ({"specialitet": "trolleri"}, "specialitet", "finns inte i SOSFS 2015:8"),
        ({"undantag_skal": "Se 811228-9874"}, "undantag_skal", "personnummer"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    klient: K, varld: Varld, databas: Databas, andrat: dict[str, str], falt: str, text: str
) -> None:
    sida = klient("st").skicka(_andra(varld), {"undantag_skal": "Det jag skrev"} | andrat)
    assert sida.status == 422
    assert any(adress == f"#f-{falt}" and text in ord_ for ord_, adress in sida.lankar), sida.lankar
    kvar = sida.formular_till(_andra(varld))
    assert kvar["undantag_skal"] == [andrat.get("undantag_skal", "Det jag skrev")]
    assert _handelser(databas, "utbildning_andrad") == 0


def test_two_who_change_the_frame_both_keep_their_text(klient: K, varld: Varld, databas: Databas) -> None:
    st, eva = klient("st"), klient("studierektor")
    oppnad = st.sida(_andra(varld)).formular_till(_andra(varld))
    eva.skicka(_andra(varld), {"planerat_slut": "2029-05-31"})
    svar = st.skicka(_andra(varld), oppnad | {"planerat_slut": ["2029-12-31"]})
    assert svar.status == 409
    assert "31 maj 2029" in svar.text
    assert "31 december 2029" in svar.text
    falt = svar.formular_till(_andra(varld))
    assert falt["planerat_slut"] == ["2029-12-31"]
    assert st.post(_andra(varld), data=falt, follow_redirects=False).status_code == 303
    assert _ram(databas, varld).planerat_slut == date(2029, 12, 31)


def test_another_change_in_the_portfolio_is_no_conflict(klient: K, varld: Varld, databas: Databas) -> None:
    st, eva = klient("st"), klient("studierektor")
    oppnad = eva.sida(_andra(varld)).formular_till(_andra(varld))
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/ny", {"slag": "kurs", "titel": "Något annat"})
    assert eva.skicka(_andra(varld), oppnad | {"planerat_slut": ["2029-05-31"]}).status == 200
    assert _ram(databas, varld).planerat_slut == date(2029, 5, 31)


def test_a_double_click_writes_one_event(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_andra(varld)).formular_till(_andra(varld)) | {"planerat_slut": ["2029-08-31"]}
    assert [st.post(_andra(varld), data=falt, follow_redirects=False).status_code for _ in range(2)] == [303, 303]
    assert _handelser(databas, "utbildning_andrad") == 1
