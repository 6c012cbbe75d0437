"""The list of moments and the page of one: what they say, to whom, and how one is changed."""

from collections.abc import Callable

import pytest

from app.db.engine import Databas
from app.db.tabeller import MomentloggRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _lista(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/moment"


def _ett(varld: Varld) -> str:
    return f"{_lista(varld)}/{varld.momentlogg}"


def _rad(databas: Databas, varld: Varld) -> MomentloggRad:
    with databas.lasning() as session:
        return session.get_one(MomentloggRad, varld.momentlogg)


@pytest.mark.parametrize("vem", ["st", "handledare", "studierektor"])
def test_the_list_says_what_is_done_and_what_never_was(klient: K, varld: Varld, vem: str) -> None:
    sida = klient(vem).sida(_lista(varld))
    assert "MVC, normal graviditet" in sida.text
    assert "Aldrig gjort än" in sida.text
    assert "2 kvar av 2–3" in sida.text
    assert "Region Kronoberg: utbildningsplan" in sida.text
    assert "vår tolkning" in sida.text
    assert ("Logga moment" in sida.text) is (vem == "st")


@pytest.mark.parametrize(
    ("visa", "med", "utan"),
    [
        ("aldrig", "Egen BVC", "2 av"),
        ("saknas", "Natt i psykiatrin", "Egen BVC"),
        ("gjorda", "MVC, normal graviditet", "Egen BVC"),
    ],
)
def test_the_list_is_filtered(klient: K, varld: Varld, visa: str, med: str, utan: str) -> None:
    text = klient("handledare").sida(f"{_lista(varld)}?visa={visa}").text.partition("Listan bygger på")[0]
    assert med in text
    assert utan not in text


def test_an_empty_log_offers_the_first_step(klient: K, varld: Varld) -> None:
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/moment")
    assert "Inget moment är loggat än." in sida.text
    assert "Aldrig gjort än" in sida.text


def test_the_handledare_reads_the_entry_and_its_note(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(_ett(varld))
    assert sida.h1 == "MVC, normal graviditet"
    assert "Under handledning" in sida.text
    assert "Tillsammans med barnmorskan." in sida.text
    assert "Ta bort" not in sida.text
    assert "Begär bedömning (DOPS)" in sida.text  # huvudhandledaren may ask too
    assert "Begär bedömning (DOPS)" not in klient("studierektor").sida(_ett(varld)).text


def test_an_assessment_is_asked_for_with_what_was_logged(klient: K, varld: Varld) -> None:
    st = klient("st")
    assert "?metod=dops&amp;situation=MVC%2C+normal+graviditet&amp;delmal=c7" in st.sida(_ett(varld)).html
    begar = f"/portfolj/{varld.portfolj}/bedomning/ny"
    falt = st.sida(f"{begar}?metod=dops&situation=MVC&delmal=c7&delmal=c2").formular_till(begar)
    assert (falt["mall"], falt["situation"], falt["delmal"]) == (["dops"], ["MVC"], ["c2", "c7"])


def test_what_was_merely_seen_is_not_assessed(klient: K, varld: Varld) -> None:
    sida = klient("st").skicka(f"{_ett(varld)}/andra", {"sjalvstandighet": "observerat"})
    assert "Såg på" in sida.text
    assert "Begär bedömning (DOPS)" not in sida.text


def test_the_page_of_the_delmal_names_the_moments_that_belong_to_it(klient: K, varld: Varld) -> None:
    delmal = f"/portfolj/{varld.portfolj}/delmal"
    assert (
        "MVC, normal graviditet, under handledning, 9 november 2026" in klient("handledare").sida(f"{delmal}/c7").text
    )
    assert "Moment som hör hit" not in klient("handledare").sida(f"{delmal}/c6").text


def test_a_change_is_saved_and_delmal_are_exactly_those_chosen(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(f"{_ett(varld)}/andra", {"antal": "3", "delmal": [], "sjalvstandighet": "sjalvstandigt"})
    assert "Ändringen är sparad." in sida.text
    rad = _rad(databas, varld)
    assert (rad.antal, rad.delmal, rad.moment, rad.anteckning) == (
        3,
        frozenset(),
        "mvc",
        "Tillsammans med barnmorskan.",
    )
    assert slag(databas, "momentlogg", varld.momentlogg) == ["moment_andrat"]


def test_two_at_once_meet_and_neither_is_lost(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    andra = f"{_ett(varld)}/andra"
    st.skicka(andra, {"antal": "3"})
    sida = st.skicka(andra, {"antal": "4", "version": "1"})
    assert sida.status == 409
    assert "Antal gånger" in sida.text
    assert sida.formular_till(andra)["antal"] == ["4"]
    assert _rad(databas, varld).antal == 3


def test_a_removed_entry_is_there_for_its_owner_only_and_comes_back_when_saved(
    klient: K, varld: Varld, databas: Databas
) -> None:
    st, ta_bort = klient("st"), f"{_ett(varld)}/ta-bort"
    tva_flikar = [st.sida(_ett(varld)).formular_till(ta_bort) for _ in range(2)]
    assert [st.post(ta_bort, data=falt).status_code for falt in tva_flikar] == [200, 409]
    assert klient("handledare").sida(_ett(varld)).status == 404
    assert "Borttagna (1)" in st.sida(_lista(varld)).text
    st.skicka(f"{_ett(varld)}/andra", {"antal": "5"})
    assert (_rad(databas, varld).borttagen, _rad(databas, varld).antal) == (None, 5)


def test_another_portfolios_entry_is_not_found(klient: K, varld: Varld) -> None:
    assert klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/moment/{varld.momentlogg}").status == 404
