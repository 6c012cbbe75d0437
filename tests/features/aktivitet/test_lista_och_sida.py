"""The list of activities and the page of one."""

from collections.abc import Callable

import pytest

from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _lista(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet{fraga}"


def _en(varld: Varld, aktivitet_id: int, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/{aktivitet_id}{steg}"


def test_the_list_shows_every_activity_of_the_plan(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_lista(varld))
    assert sida.h1 == "Aktiviteter"
    assert "Patientcentrerat samtal" in sida.text
    assert "Internmedicin" in sida.text
    assert "Medicinkliniken" in sida.text
    assert sida.text.index("Internmedicin") < sida.text.index("Patientcentrerat samtal"), "latest first"


@pytest.mark.parametrize(
    ("fraga", "syns", "inte"),
    [
        ("?status=planerad", "Internmedicin", "Patientcentrerat samtal"),
        ("?status=genomford", "Patientcentrerat samtal", "Internmedicin"),
        ("?slag=kurs", "Patientcentrerat samtal", "Internmedicin"),
        ("?delmal=c4", "Internmedicin", "Patientcentrerat samtal"),
        ("?q=medicinklin", "Internmedicin", "Patientcentrerat samtal"),
    ],
)
def test_the_list_can_be_narrowed(klient: K, varld: Varld, fraga: str, syns: str, inte: str) -> None:
    sida = klient("st").sida(_lista(varld, fraga))
    assert syns in sida.text
    assert inte not in sida.text


def test_the_list_sorts_by_date_both_ways(klient: K, varld: Varld) -> None:
    text = klient("st").sida(_lista(varld, "?ordning=stigande")).text
    assert text.index("Patientcentrerat samtal") < text.index("Internmedicin")


def test_a_search_without_hits_offers_the_way_back(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_lista(varld, "?q=finnsinte"))
    assert "Ingen aktivitet passar" in sida.text
    assert ("Visa alla aktiviteter", _lista(varld)) in sida.lankar


def test_an_empty_list_offers_the_first_step(klient: K, varld: Varld) -> None:
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/aktivitet")
    assert "Lägg till din första aktivitet" in sida.text


def test_an_unchanged_list_is_answered_304(klient: K, varld: Varld) -> None:
    st = klient("st")
    forsta = st.get(_lista(varld))
    assert st.get(_lista(varld), headers={"If-None-Match": forsta.headers["etag"]}).status_code == 304


def test_the_page_shows_the_activity_and_what_refers_to_it(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_en(varld, varld.aktivitet))
    assert sida.h1 == "Patientcentrerat samtal"
    assert "10–14 mars 2025" in sida.text
    assert "Medsittning för b1" in sida.text
    assert ("b1", f"/portfolj/{varld.portfolj}/delmal/b1") in sida.lankar


def test_the_page_of_a_placement_shows_its_fields(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(_en(varld, varld.placering))
    for text in ("Sidotjänstgöring", "Medicinkliniken", "100 %", "Cecilia Fiktiv"):
        assert text in sida.text


def test_the_private_note_is_shown_to_the_owner_only(klient: K, varld: Varld) -> None:
    assert "Min egen tanke om kursen" in klient("st").sida(_en(varld, varld.aktivitet)).text
    for vem in ("handledare", "studierektor", "chef", "placering"):
        assert "Min egen tanke" not in klient(vem).sida(_en(varld, varld.aktivitet)).html


def test_buttons_follow_the_rights(klient: K, varld: Varld) -> None:
    agarens = klient("st").sida(_en(varld, varld.placering)).text
    assert "Markera som genomförd" in agarens
    assert "Bekräfta placeringen" not in agarens
    for vem in ("handledare", "placering"):
        text = klient(vem).sida(_en(varld, varld.placering)).text
        assert "Bekräfta placeringen" in text
        assert "Markera som genomförd" not in text
    text = klient("studierektor").sida(_en(varld, varld.placering)).text
    assert "Bekräfta placeringen" not in text
    assert "ST-läkaren själv ändrar" in text


@pytest.mark.parametrize("vem", ["frammande", "annan_studierektor", "annan_chef", "admin", "tidigare"])
def test_somebody_elses_activity_is_not_found(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).sida(_lista(varld)).status == 404
    assert klient(vem).sida(_en(varld, varld.aktivitet)).status == 404


def test_an_unknown_activity_is_not_found(klient: K, varld: Varld) -> None:
    for steg in ("", "/andra", "/genomford", "/aterkalla"):
        assert klient("st").sida(_en(varld, 99_999, steg)).status == 404


def test_an_activity_is_not_found_under_another_portfolio(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.frammande_portfolj}/aktivitet/{varld.aktivitet}"
    assert klient("frammande").sida(adress).status == 404
