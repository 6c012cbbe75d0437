"""PL-09: ST begins with a time in a row at the home unit."""

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.pl_09_forsta_tiden_hemma import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, franvaro, placering, portfolj

P = Parametrar(minst_manader=12)


def test_the_first_side_placement_begins_twelve_months_on_at_the_earliest() -> None:
    assert_tyst(REGEL, portfolj(placering("2025-01-01", "2025-03-31")), "2024-06-01", P)
    vem = portfolj(placering("2024-12-31", "2025-03-31", id=5), placering("2025-06-01", "2025-07-31"))
    assert_fynd(REGEL, vem, "2024-12-30", Utfall.VARNING, P, om=Om(aktivitet_id=5), vander="2024-12-31")
    assert assert_fynd(REGEL, vem, "2024-12-31", Utfall.UPPFYLLD, P, om=Om(aktivitet_id=5)).anmarkning


def test_long_leave_moves_the_day_and_a_part_time_placement_is_not_away() -> None:
    ledig = franvaro("2024-05-01", "2024-06-30")
    assert_fynd(REGEL, portfolj(ledig, placering("2025-01-01")), "2024-12-01", Utfall.VARNING, P)
    assert_tyst(REGEL, portfolj(ledig, placering("2025-03-03")), "2024-12-01", P)
    assert_tyst(REGEL, portfolj(placering("2024-03-01", procent=20)), "2024-02-01", P)


def test_after_bt_within_st_the_time_begins_when_its_last_part_ends() -> None:
    bt = placering("2024-05-01", "2024-12-31", typ=TjanstgoringsTyp.BT_DEL)
    fore, efter = placering("2025-12-31"), placering("2026-01-01")
    assert_fynd(REGEL, portfolj(bt, fore, bt=BtLage.INGAR), "2025-01-01", Utfall.VARNING, P)
    assert_tyst(REGEL, portfolj(bt, efter, bt=BtLage.INGAR), "2025-01-01", P)


def test_it_is_not_asked_without_a_value_without_placements_nor_before_st() -> None:
    for vem, p in (
        (portfolj(placering("2024-02-01")), Parametrar()),
        (portfolj(placering()), P),
        (portfolj(placering("2024-02-01"), slag=Utbildningsslag.INFOR_ST), P),
    ):
        assert_fynd(REGEL, vem, "2024-01-15", Utfall.EJ_TILLAMPLIG, p)
