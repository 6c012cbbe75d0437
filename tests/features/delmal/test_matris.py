"""The matrix of delmål."""

from collections.abc import Callable

import pytest

from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _lista(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/delmal{fraga}"


def _rader(html: str) -> dict[str, str]:
    """The markup of each delmål's row, by code."""
    delar = html.split('<tr id="rad-')[1:]
    return {del_.partition('"')[0]: del_.partition('<tr class="mer"')[0] for del_ in delar}


def test_every_delmal_has_a_row_with_its_chain_in_words(klient: K, varld: Varld) -> None:
    rader = _rader(klient("st").sida(_lista(varld)).html)
    assert list(rader)[:2] == ["a1", "a2"]
    assert "b1: aktivitet" in rader["b1"]
    assert "metod vald" in rader["b1"]
    assert 'data-laget="klar"' in rader["b1"]
    assert "Patientcentrerat samtal" in rader["b1"]
    assert "Medsittning 20 januari 2025" in rader["b1"]
    assert 'data-laget="planerad"' in rader["c4"]
    assert "a1: aktivitet saknas, metod saknas" in rader["a1"]


def test_groups_tell_how_complete_they_are(klient: K, varld: Varld) -> None:
    text = klient("st").sida(_lista(varld)).text
    assert "Gemensamma delmål b 1 av 5 har aktivitet och metod, 1 kopplade, 1 bedömda" in text


@pytest.mark.parametrize(
    ("saknar", "med", "utan"),
    [("aktivitet", "a1", "b1"), ("metod", "c1", "b1"), ("bedomning", "c4", "b1"), ("nonsens", "b1", "zz")],
)
def test_filters_keep_what_lacks_something(klient: K, varld: Varld, saknar: str, med: str, utan: str) -> None:
    rader = _rader(klient("st").sida(_lista(varld, f"?saknar={saknar}")).html)
    assert med in rader
    assert utan not in rader


def test_a_filter_with_nothing_left_says_so(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_lista(varld, "?saknar=koppling"))
    assert "Inget delmål saknar koppling." in sida.text


def test_a_row_opens_in_place_and_as_a_page(klient: K, varld: Varld) -> None:
    klient_ = klient("st")
    assert f'hx-get="{_lista(varld)}/c1"' in klient_.sida(_lista(varld)).html
    delen = {"HX-Request": "true", "HX-Request-Type": "partial"}
    oppnad = klient_.sida(_lista(varld) + "/c1", fler=delen)
    assert "<html" not in oppnad.html
    assert "<form" not in oppnad.html
    assert "Föreskrivna aktiviteter" in oppnad.text
    assert klient_.sida(_lista(varld) + "/c1?dolj=1", fler=delen).html == ""
    assert klient_.sida(_lista(varld) + "/c1?dolj=1").h1.startswith("c1 ")


def test_readers_see_the_matrix_and_strangers_nothing(klient: K, varld: Varld) -> None:
    for vem in ("handledare", "placering", "studierektor", "chef"):
        assert klient(vem).get(_lista(varld)).status_code == 200
    for vem in ("frammande", "annan_chef", "admin"):
        assert klient(vem).get(_lista(varld)).status_code == 404


def test_thin_evidence_has_a_word_in_its_row(klient: K, varld: Varld) -> None:
    html = klient("st").sida(f"/portfolj/{varld.portfolj}/delmal").html
    rader = {kod: html.partition(f'id="rad-{kod}"')[2].partition("</tr>")[0] for kod in ("b1", "c7")}
    assert "tunt underlag" in rader["b1"]
    assert "underlag" not in rader["c7"]  # the chain says already that there is no assessment
    klient("handledare").skicka(
        f"/portfolj/{varld.portfolj}/delmal/c7/signera", {"kommentar": ""}, fran=f"/portfolj/{varld.portfolj}/delmal/c7"
    )
    html = klient("st").sida(f"/portfolj/{varld.portfolj}/delmal").html
    assert "inget underlag" in html.partition('id="rad-c7"')[2].partition("</tr>")[0]
