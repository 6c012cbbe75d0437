"""IUP-04: each activity has the method that assesses it."""

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Metod
from app.regler.katalog.iup_04_koppling import REGEL
from app.regler.modell import Bevisslag, Om, Utfall
from tests.bygg import aktivitet, assert_fynd, bedomning, malbeskrivning, metod, portfolj, tillgodoraknande

IDAG = "2026-03-01"
C7 = Om(delmal=DelmalKod("c7"))
MAL = malbeskrivning("c7")


def _assert(utfall: Utfall, *poster: object) -> str:
    return assert_fynd(REGEL, portfolj(*poster), IDAG, utfall, om=C7, mal=MAL).meddelande


def test_an_activity_with_the_method_that_assesses_it_is_whole() -> None:
    _assert(Utfall.UPPFYLLD, aktivitet("c7", id=1), metod("c7", aktivitet_id=1))


@pytest.mark.parametrize("poster", [(), (aktivitet("c7"),), (metod("c7"),)])
def test_without_both_there_is_nothing_to_link(poster: tuple[object, ...]) -> None:
    _assert(Utfall.EJ_TILLAMPLIG, *poster)


def test_a_method_with_no_activity_is_named() -> None:
    text = _assert(Utfall.BRIST, aktivitet("c7", titel="Gynekologi"), metod("c7"))
    assert text == "Delmål c7 saknar hel koppling: ingen metod täcker ”Gynekologi” samt en metod saknar aktivitet."


def test_a_method_for_an_activity_elsewhere_does_not_cover() -> None:
    _assert(Utfall.BRIST, aktivitet("c7", id=1), aktivitet("c1", id=2), metod("c7", aktivitet_id=2))


def test_a_method_for_a_withdrawn_activity_does_not_cover() -> None:
    borta = aktivitet("c7", id=2, status=Aktivitetsstatus.ATERKALLAD)
    _assert(Utfall.BRIST, aktivitet("c7", id=1), borta, metod("c7", aktivitet_id=2))


def test_loose_ends_beside_a_whole_link_are_a_warning_that_names_them() -> None:
    hel = (aktivitet("c7", id=1), metod("c7", aktivitet_id=1))
    lost = aktivitet("c7", id=2, titel="Seminarium om blödning")
    text = _assert(Utfall.VARNING, *hel, lost)
    assert text == "Delmål c7 har lösa ändar: ingen metod täcker ”Seminarium om blödning”."
    fynd = assert_fynd(REGEL, portfolj(*hel, metod("c7", Metod.CBD, id=9)), IDAG, Utfall.VARNING, om=C7, mal=MAL)
    assert [(bevis.slag, bevis.id) for bevis in fynd.bevis] == [(Bevisslag.METOD, 9)]


def test_no_more_than_three_are_named_and_all_are_evidence() -> None:
    vems = portfolj(*(aktivitet("c7", titel=titel) for titel in "ABCDE"), metod("c7", aktivitet_id=0))
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, om=C7, mal=MAL)
    assert "täcker ”A”, ”B”, ”C” och 2 till samt en metod" in fynd.meddelande
    assert len(fynd.bevis) == 6


def test_a_signed_assessment_of_the_activity_is_a_link_and_answers_the_method() -> None:
    gjord = bedomning(delmal="c7", metod=Metod.DOPS, aktivitet_id=1)
    _assert(Utfall.UPPFYLLD, aktivitet("c7", id=1), metod("c7", Metod.DOPS), gjord)
    _assert(Utfall.VARNING, aktivitet("c7", id=1), metod("c7", Metod.CBD), gjord)


def test_a_method_that_covers_the_activity_for_another_delmal_does_not_cover_it_here() -> None:
    _assert(Utfall.BRIST, aktivitet("c7 c1", id=1), metod("c1", aktivitet_id=1), metod("c7"))


def test_a_credited_delmal_is_whole() -> None:
    _assert(Utfall.UPPFYLLD, aktivitet("c7"), metod("c7"), tillgodoraknande("c7"))


def test_it_holds_under_the_newer_regulation_but_not_before_st() -> None:
    mal = malbeskrivning("STc7", foreskrift=Foreskrift.F2021)
    vems = portfolj(aktivitet("STc7"), metod("STc7"), foreskrift=Foreskrift.F2021)
    assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, mal=mal)
    infor = portfolj(aktivitet("c7"), metod("c7"), slag=Utbildningsslag.INFOR_ST)
    assert_fynd(REGEL, infor, IDAG, Utfall.EJ_TILLAMPLIG, mal=MAL)
