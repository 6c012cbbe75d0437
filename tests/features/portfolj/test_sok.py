"""Search in one portfolio."""

from collections.abc import Callable

import pytest

from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _sok(varld: Varld, ord_: str) -> str:
    return f"/portfolj/{varld.portfolj}/sok?q={ord_}"


@pytest.mark.parametrize(
    ("ord_", "grupp", "traff", "sida"),
    [
        ("B1", "Delmål", "b1 ", "delmal/b1"),
        ("medicinkliniken", "Aktiviteter", "Internmedicin", "aktivitet/{placering}"),
        ("medsittning b1", "Bedömningsmetoder", "Medsittning för b1", "delmal/b1"),
        ("lugn", "Bedömningar", "Medsittning 20 januari 2025", "bedomning/{bedomning}"),
        ("hösten", "Handledning", "Handledning 16 november 2026", "handledning/{samtal}"),
    ],
)
def test_each_kind_is_found_and_leads_to_its_page(
    klient: K, varld: Varld, ord_: str, grupp: str, traff: str, sida: str
) -> None:
    funnen = klient("st").sida(_sok(varld, ord_))
    assert grupp in funnen.text
    adress = f"/portfolj/{varld.portfolj}/" + sida.format(**varld.__dict__)
    assert any(text.startswith(traff) and url == adress for text, url in funnen.lankar)


def test_private_notes_are_found_by_their_owner_only(klient: K, varld: Varld) -> None:
    assert "Min egen tanke om kursen" in klient("st").sida(_sok(varld, "tanke")).text
    for vem in ("handledare", "studierektor", "chef", "placering"):
        text = klient(vem).sida(_sok(varld, "tanke")).text
        assert "egen tanke" not in text
        assert "Inget i portföljen innehåller" in text


def test_no_word_and_no_hit_tell_what_to_do(klient: K, varld: Varld) -> None:
    assert "Sök bland delmål" in klient("st").sida(_sok(varld, "")).text
    sida = klient("st").sida(_sok(varld, "xyzzy<b>"))
    assert "Pröva ett kortare ord" in sida.text
    assert "<b>" not in sida.html.partition("<h1")[2].partition("</h1>")[0]


def test_somebody_else_may_not_search(klient: K, varld: Varld) -> None:
    assert klient("frammande").get(_sok(varld, "b1")).status_code == 404
