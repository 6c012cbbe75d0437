from fractions import Fraction

from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.tid_i_st import tid_i_st
from tests.bygg import dag, franvaro, malbeskrivning, portfolj, sysselsattning, tillgodoraknande

MAL = malbeskrivning(minsta_tid_manader=60)


def test_full_time_ends_to_the_day_after_the_required_months() -> None:
    tid = tid_i_st(portfolj(start="2024-02-15"), dag("2024-08-14"), MAL)
    assert tid.gjord == 6
    assert tid.kvar == 54
    assert tid.andel == Fraction(1, 10)
    assert tid.prognos == dag("2029-02-14")


def test_part_time_stretches_it() -> None:
    vem = portfolj(sysselsattning("2024-01-01", 100), sysselsattning("2025-01-01", 50), start="2024-01-01")
    tid = tid_i_st(vem, dag("2025-12-31"), MAL)
    assert tid.gjord == 18
    assert tid.prognos == dag("2032-12-31")


def test_part_of_a_month_is_exact() -> None:
    tid = tid_i_st(portfolj(sysselsattning("2024-01-01", 80), start="2024-01-01"), dag("2024-02-10"), MAL)
    assert tid.gjord == Fraction(80, 100) * (1 + Fraction(10, 29))


def test_leave_is_time_away_and_moves_the_end() -> None:
    vem = portfolj(franvaro("2024-03-01", "2024-08-31"), start="2024-01-01")
    assert tid_i_st(vem, dag("2024-12-31"), MAL).gjord == 6
    assert tid_i_st(vem, dag("2024-12-31"), MAL).prognos == dag("2029-06-30")


def test_no_forecast_while_leave_has_no_end() -> None:
    vem = portfolj(franvaro("2024-03-01"), start="2024-01-01")
    tid = tid_i_st(vem, dag("2025-01-01"), MAL)
    assert tid.gjord == 2
    assert tid.prognos is None


def test_credited_months_count_with_intyg_up_to_the_ceiling() -> None:
    vem = portfolj(tillgodoraknande(manader=5.5), tillgodoraknande(manader=9, intyg=""), start="2024-01-01")
    tid = tid_i_st(vem, dag("2024-06-30"), MAL)
    assert tid.tillgodoraknad == Fraction(11, 2)
    assert tid.samlad == Fraction(23, 2)
    assert tid.prognos == dag("2028-07-16")


def test_before_the_start_nothing_is_served() -> None:
    tid = tid_i_st(portfolj(start="2024-01-01"), dag("2023-05-01"), MAL)
    assert tid.gjord == 0
    assert tid.prognos == dag("2028-12-31")


def test_unknown_requirement_gives_no_forecast() -> None:
    tid = tid_i_st(portfolj(start="2024-01-01", bt=BtLage.INGAR), dag("2024-01-31"), None)
    assert tid.gjord == 1
    assert tid.krav is None
    assert tid.kvar is None
    assert tid.andel is None
    assert tid.prognos is None


def test_reached_requirement_is_whole() -> None:
    tid = tid_i_st(portfolj(start="2010-01-01"), dag("2024-01-31"), MAL)
    assert tid.kvar == 0
    assert tid.andel == 1
    assert tid.prognos == dag("2014-12-31")


def test_service_with_st_in_view_counts_nothing_and_forecasts_nothing() -> None:
    infor = portfolj(tillgodoraknande(manader=6), start="2024-01-01", slag=Utbildningsslag.INFOR_ST)
    tid = tid_i_st(infor, dag("2025-01-01"), MAL)
    assert tid.samlad == 0
    assert (tid.krav, tid.andel, tid.kvar, tid.prognos) == (None, None, None, None)
