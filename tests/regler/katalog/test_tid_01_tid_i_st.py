"""TID-01: the time required is served by the planned end."""

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.tid_01_tid_i_st import REGEL
from app.regler.modell import Utfall
from app.underlag.regelunderlag import Regelverk
from tests.bygg import assert_fynd, franvaro, malbeskrivning, portfolj, sysselsattning, tillgodoraknande

IDAG = "2026-03-01"


@pytest.mark.parametrize(
    ("planerat", "utfall"),
    [("2028-12-30", Utfall.VARNING), ("2028-12-31", Utfall.UPPFYLLD), (None, Utfall.UPPFYLLD)],
)
def test_the_planned_end_may_be_the_day_the_time_is_served_and_no_earlier(planerat: str | None, utfall: Utfall) -> None:
    fynd = assert_fynd(REGEL, portfolj(start="2024-01-01", planerat_slut=planerat), IDAG, utfall)
    assert "31 december 2028" in fynd.meddelande


def test_part_time_and_leave_stretch_it_and_the_leave_is_shown() -> None:
    vems = portfolj(
        sysselsattning("2024-01-01", 80), franvaro("2025-01-01", "2025-06-30", id=7), planerat_slut="2028-12-31"
    )
    # 60 / 0,8 = 75 months and half a year of leave.
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.VARNING, forfaller="2028-12-31", vander="2030-09-30")
    assert "60 månader på heltid är fullgjorda först 30 september 2030" in fynd.meddelande
    assert [bevis.id for bevis in fynd.bevis] == [7]


def test_past_the_planned_end_it_still_warns_until_the_time_is_served() -> None:
    vems = portfolj(franvaro("2025-01-01", "2025-06-30"), start="2020-01-01", planerat_slut="2024-12-31")
    assert_fynd(REGEL, portfolj(start="2020-01-01", planerat_slut="2024-12-31"), "2024-12-31", Utfall.UPPFYLLD)
    senare = portfolj(franvaro("2022-01-01", "2022-06-30"), start="2020-01-01", planerat_slut="2024-12-31")
    fynd = assert_fynd(REGEL, senare, "2025-01-01", Utfall.VARNING, vander="2025-06-30")
    assert fynd.forfaller is None
    assert assert_fynd(REGEL, senare, "2025-06-30", Utfall.UPPFYLLD).anmarkning == "6 mån efter planerat slut"
    assert assert_fynd(REGEL, vems, "2026-01-01", Utfall.UPPFYLLD).anmarkning == ""


def test_credit_shortens_it() -> None:
    vems = portfolj(tillgodoraknande(manader=6), planerat_slut="2028-06-30")
    assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD)


@pytest.mark.parametrize(
    ("bt", "godkand", "slut"),
    [
        (BtLage.INGAR, None, "30 juni 2029"),
        (BtLage.GODKAND, "2025-01-01", "30 juni 2029"),
        (BtLage.GODKAND, "2023-11-01", "31 december 2028"),
    ],
)
def test_the_newer_regulation_asks_for_66_months_with_bt(
    bt: BtLage, godkand: str | None, slut: str, regelverk: Regelverk
) -> None:
    mal = regelverk.malbeskrivningar.hamta(Foreskrift.F2021, "allmanmedicin")
    vems = portfolj(foreskrift=Foreskrift.F2021, bt=bt, bt_godkand=godkand, planerat_slut=None)
    assert f"är nått {slut}" in assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD, mal=mal).meddelande


def test_it_is_not_asked_before_st_nor_while_leave_has_no_end() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), IDAG, Utfall.EJ_TILLAMPLIG)
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), IDAG, Utfall.EJ_TILLAMPLIG)


def test_an_odd_requirement_is_written_with_a_comma() -> None:
    vems = portfolj(tillgodoraknande(manader=5.5), planerat_slut="2028-07-16")
    assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD, mal=malbeskrivning(minsta_tid_manader=60))
