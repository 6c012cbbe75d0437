"""TID-05: the region's support lasts through the training."""

import pytest

from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.tid_05_lonestod import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, malbeskrivning, portfolj, sysselsattning

SEX_AR = Parametrar(hogst_manader=72, varsel_dagar=30)


def test_five_years_of_full_time_are_supported() -> None:
    fynd = assert_fynd(REGEL, portfolj(start="2024-01-01"), "2026-03-01", Utfall.UPPFYLLD, SEX_AR)
    assert "31 december 2029" in fynd.meddelande


def test_part_time_and_leave_use_up_no_more_than_is_served() -> None:
    vems = portfolj(sysselsattning("2024-01-01", 75), franvaro("2025-01-01", "2025-12-31"), planerat_slut="2031-08-31")
    # 60 / 0,75 = 80 months and a year of leave: August 2031. The support lasts 72 / 0,75 = 96 months and a year.
    assert "31 december 2032" in assert_fynd(REGEL, vems, "2026-03-01", Utfall.UPPFYLLD, SEX_AR).meddelande


@pytest.mark.parametrize(
    ("idag", "utfall", "vander"),
    [
        ("2025-11-30", Utfall.UPPFYLLD, "2025-12-01"),
        ("2025-12-01", Utfall.VARNING, "2026-01-01"),
        ("2025-12-31", Utfall.VARNING, "2026-01-01"),
        ("2026-01-01", Utfall.BRIST, "2026-07-01"),
        ("2026-06-30", Utfall.BRIST, "2026-07-01"),
        ("2026-07-01", Utfall.EJ_TILLAMPLIG, None),
    ],
)
def test_an_end_planned_after_the_support_is_told_of_in_time(idag: str, utfall: Utfall, vander: str | None) -> None:
    vems = portfolj(start="2020-01-01", planerat_slut="2026-06-30")
    assert_fynd(REGEL, vems, idag, utfall, SEX_AR, vander=vander)


def test_the_training_goes_on_until_the_time_is_served_even_past_the_planned_end() -> None:
    lang = malbeskrivning(minsta_tid_manader=80)
    vems = portfolj(start="2020-01-01", planerat_slut="2025-06-30")
    assert_fynd(REGEL, vems, "2026-01-01", Utfall.BRIST, SEX_AR, forfaller="2025-12-31", sedan="2026-01-01", mal=lang)


def test_it_is_not_asked_before_st_nor_while_leave_has_no_end() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-01", Utfall.EJ_TILLAMPLIG, SEX_AR)
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), "2026-03-01", Utfall.EJ_TILLAMPLIG, SEX_AR)
