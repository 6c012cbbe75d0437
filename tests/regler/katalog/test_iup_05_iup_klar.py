"""IUP-05: the IUP is finished in time."""

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.iup_05_iup_klar import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, portfolj, revidering

SEX = Parametrar(hogst_manader=6, varsel_dagar=30)


@pytest.mark.parametrize(
    ("idag", "utfall"),
    [
        ("2024-06-15", Utfall.EJ_TILLAMPLIG),
        ("2024-06-16", Utfall.VARNING),
        ("2024-07-16", Utfall.VARNING),
        ("2024-07-17", Utfall.BRIST),
    ],
)
@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_the_last_good_day_is_six_months_after_the_start(idag: str, utfall: Utfall, foreskrift: Foreskrift) -> None:
    vems = portfolj(start="2024-01-16", foreskrift=foreskrift)
    fynd = assert_fynd(REGEL, vems, idag, utfall, SEX)
    dagar = (fynd.forfaller, fynd.vander, fynd.sedan)
    vantade = {
        Utfall.EJ_TILLAMPLIG: "None 2024-06-16 None",
        Utfall.VARNING: "2024-07-16 2024-07-17 None",
        Utfall.BRIST: "2024-07-16 None 2024-07-17",
    }
    assert " ".join(map(str, dagar)) == vantade[utfall]


def test_where_the_day_is_missing_the_last_of_the_month_is_the_last_good_day() -> None:
    assert_fynd(REGEL, portfolj(start="2024-08-31"), "2025-03-01", Utfall.BRIST, SEX, forfaller="2025-02-28")


def test_a_signed_iup_in_time_fulfils_with_no_remark() -> None:
    klar = revidering("2024-07-16", slag=Revideringsslag.UPPRATTAD, id=4)
    fynd = assert_fynd(REGEL, portfolj(klar, start="2024-01-16"), "2026-01-01", Utfall.UPPFYLLD, SEX)
    assert fynd.anmarkning == ""
    assert [bevis.id for bevis in fynd.bevis] == [4]


def test_late_but_done_is_a_remark() -> None:
    vems = portfolj(revidering("2025-03-01"), start="2024-01-01")
    fynd = assert_fynd(REGEL, vems, "2026-01-01", Utfall.UPPFYLLD, SEX)
    assert fynd.anmarkning == "klar 14 mån efter start"


def test_the_day_of_signing_decides_and_a_returned_one_does_not_count() -> None:
    sen = revidering("2024-06-01", signerad="2024-08-01")
    fynd = assert_fynd(REGEL, portfolj(sen, start="2024-01-16"), "2024-09-01", Utfall.UPPFYLLD, SEX)
    assert fynd.anmarkning == "klar 6 mån och 16 dagar efter start"
    ater = revidering("2024-06-01", status=Revideringsstatus.ATERLAMNAD)
    assert_fynd(REGEL, portfolj(ater, start="2024-01-16"), "2024-09-01", Utfall.BRIST, SEX)


def test_before_st_it_is_not_asked() -> None:
    infor = portfolj(slag=Utbildningsslag.INFOR_ST)
    assert_fynd(REGEL, infor, "2026-01-01", Utfall.EJ_TILLAMPLIG, SEX)
