"""IUP-08: the plan for competence assessment is set in time."""

from datetime import date

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsstatus
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Metod
from app.regler.katalog.iup_08_kompetensvarderingsplan import REGEL, Parametrar
from app.regler.modell import Utfall
from app.underlag.regelunderlag import Regelverk
from tests.bygg import assert_fynd, bedomning, metod, portfolj, revidering

SEX = Parametrar(hogst_manader=6, varsel_dagar=30)


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_the_last_good_day_is_six_months_after_the_start(foreskrift: Foreskrift) -> None:
    tom = portfolj(start="2024-01-16", foreskrift=foreskrift)
    assert_fynd(REGEL, tom, "2024-06-15", Utfall.EJ_TILLAMPLIG, SEX, vander="2024-06-16")
    assert_fynd(REGEL, tom, "2024-07-16", Utfall.VARNING, SEX, forfaller="2024-07-16", vander="2024-07-17")
    fynd = assert_fynd(REGEL, tom, "2024-07-17", Utfall.BRIST, SEX, sedan="2024-07-17")
    assert "ingen bedömningsmetod är vald" in fynd.meddelande


def test_methods_that_huvudhandledare_has_signed_are_a_plan() -> None:
    utan = portfolj(metod("c1"), start="2024-01-16")
    fynd = assert_fynd(REGEL, utan, "2024-07-17", Utfall.BRIST, SEX)
    assert "har inte undertecknat den" in fynd.meddelande
    assert [b.varfor for b in fynd.bevis] == ["inte undertecknad"]
    i_tid = portfolj(metod("c1"), revidering("2024-07-16", id=4), start="2024-01-16")
    fynd = assert_fynd(REGEL, i_tid, "2024-07-17", Utfall.UPPFYLLD, SEX)
    assert ([b.id for b in fynd.bevis], fynd.anmarkning) == ([4], "")
    sen = portfolj(bedomning("2024-03-01"), revidering("2024-08-16"), start="2024-01-16")
    fynd = assert_fynd(REGEL, sen, "2025-01-01", Utfall.UPPFYLLD, SEX)
    assert fynd.anmarkning == "fastställd 7 mån efter start"


def test_a_returned_one_and_a_self_rating_are_no_plan() -> None:
    ater = revidering("2024-03-01", status=Revideringsstatus.ATERLAMNAD)
    assert_fynd(REGEL, portfolj(metod("c1"), ater, start="2024-01-16"), "2024-07-17", Utfall.BRIST, SEX)
    egen = (bedomning("2024-03-01", metod=Metod.SJALVSKATTNING), revidering("2024-03-01"))
    assert_fynd(REGEL, portfolj(*egen, start="2024-01-16"), "2024-07-17", Utfall.BRIST, SEX)
    infor = portfolj(slag=Utbildningsslag.INFOR_ST)
    assert_fynd(REGEL, infor, "2026-01-01", Utfall.EJ_TILLAMPLIG, SEX)


def test_only_norrbotten_asks_for_it(regelverk: Regelverk) -> None:
    satt = {p.namn for p in regelverk.profiler.alla() if p.varden("IUP-08", date(2026, 11, 23)) is not None}
    assert satt == {"norrbotten-allmanmedicin"}
