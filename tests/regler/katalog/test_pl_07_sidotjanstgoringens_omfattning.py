"""PL-07: the side service is as long in all as the region says."""

from decimal import Decimal

from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.pl_07_sidotjanstgoringens_omfattning import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, placering, portfolj

P = Parametrar(Decimal("0.5"), varsel_dagar=30, minst_manader=6, hogst_manader=8)
HALVA, SLUT = "2026-06-30", "2028-12-31"


def test_within_the_guide_value_is_fine_planned_or_done() -> None:
    for slut in ("2025-06-30", "2025-08-31"):
        fynd = assert_fynd(REGEL, portfolj(placering("2025-01-01", slut)), "2026-07-01", Utfall.UPPFYLLD, P)
        assert fynd.anmarkning == ""
        assert "6–8 månader" in fynd.meddelande


def test_too_little_is_asked_about_from_the_middle_and_is_a_brist_when_time_is_short() -> None:
    vem = portfolj(placering("2025-01-01", "2025-05-31"))
    assert_fynd(REGEL, vem, HALVA, Utfall.EJ_TILLAMPLIG, P, vander="2026-07-01")
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.VARNING, P, forfaller="2028-12-01", vander="2028-12-02")
    assert_fynd(REGEL, vem, "2028-12-01", Utfall.VARNING, P)
    assert_fynd(REGEL, vem, "2028-12-02", Utfall.BRIST, P, sedan="2028-12-02", vander="2029-01-01")
    assert_fynd(REGEL, vem, "2029-01-01", Utfall.EJ_TILLAMPLIG, P)


def test_a_day_too_short_is_told_with_the_decimals_that_show_it() -> None:
    fynd = assert_fynd(REGEL, portfolj(placering("2025-01-01", "2025-06-29")), "2026-07-01", Utfall.VARNING, P)
    assert "5,97 månader på heltid, och riktvärdet är 6–8 månader" in fynd.meddelande


def test_one_without_dates_leaves_it_open() -> None:
    assert_fynd(REGEL, portfolj(placering()), "2026-07-01", Utfall.UPPFYLLD, P)


def test_too_much_is_a_warning_while_some_of_it_lies_ahead_and_then_a_remark() -> None:
    vem = portfolj(placering("2025-01-01", "2025-09-30"))
    assert_fynd(REGEL, vem, "2025-09-29", Utfall.VARNING, P, vander="2025-09-30")
    assert assert_fynd(REGEL, vem, "2025-09-30", Utfall.UPPFYLLD, P).anmarkning
    ledig = portfolj(placering("2025-01-01", "2025-09-30"), franvaro("2025-03-01", "2025-04-30"))
    assert_fynd(REGEL, ledig, "2025-09-29", Utfall.UPPFYLLD, P)


def test_it_is_not_asked_without_a_guide_value_nor_before_st() -> None:
    utan = Parametrar(Decimal("0.5"), varsel_dagar=30)
    assert_fynd(REGEL, portfolj(), "2026-07-01", Utfall.EJ_TILLAMPLIG, utan)
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-07-01", Utfall.EJ_TILLAMPLIG, P)
    ledig = portfolj(franvaro("2026-01-01"))
    assert_fynd(REGEL, ledig, "2026-07-01", Utfall.EJ_TILLAMPLIG, P)


def test_one_limit_only_is_told_as_such() -> None:
    minst = Parametrar(Decimal("0.5"), varsel_dagar=30, minst_manader=6)
    assert "minst 6" in assert_fynd(REGEL, portfolj(), "2026-07-01", Utfall.VARNING, minst).meddelande
    hogst = Parametrar(Decimal("0.5"), varsel_dagar=30, hogst_manader=8)
    assert "högst 8" in assert_fynd(REGEL, portfolj(), "2026-07-01", Utfall.UPPFYLLD, hogst).meddelande
