from datetime import date

import pytest

from app.domain.tid import (
    Period,
    Spann,
    add_months,
    flytta,
    kalenderperiod,
    klockstopp,
    manader_dagar,
    proportionellt,
    sista_i_fonster,
    slagna,
    tjanstedagar,
    utanfor,
)
from tests.bygg import dag, franvaro, portfolj


def period(start: str, slut: str) -> Period:
    return Period(dag(start), dag(slut))


@pytest.mark.parametrize(
    ("fran", "antal", "vantat"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(fran: str, antal: int, vantat: str) -> None:
    assert add_months(dag(fran), antal) == dag(vantat)


@pytest.mark.parametrize(
    ("start", "slut", "manader", "dagar"),
    [
        ("2026-01-01", "2026-06-12", 5, 12),
        ("2026-01-01", "2026-01-31", 1, 0),
        ("2026-01-31", "2026-02-28", 1, 1),
        ("2026-01-10", "2026-01-10", 0, 1),
        ("2026-01-10", "2026-01-09", 0, 0),
    ],
)
def test_spans_are_whole_months_and_days(start: str, slut: str, manader: int, dagar: int) -> None:
    assert manader_dagar(dag(start), dag(slut)) == Spann(manader, dagar)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        period("2026-01-02", "2026-01-01")


def test_overlapping_and_adjacent_periods_are_merged() -> None:
    delar = [period("2026-02-01", "2026-02-10"), period("2026-01-01", "2026-01-31"), period("2026-02-12", "2026-02-13")]
    assert slagna(delar) == (period("2026-01-01", "2026-02-10"), period("2026-02-12", "2026-02-13"))


def test_merging_takes_leave_without_end() -> None:
    assert slagna([Period(dag("2026-01-01"), date.max), period("2026-03-01", "2026-04-01")]) == (
        Period(dag("2026-01-01"), date.max),
    )


def test_only_long_leave_stops_the_clocks_and_parts_add_up() -> None:
    borta = portfolj(
        franvaro("2026-01-01", "2026-01-27"),  # 27 days alone
        franvaro("2026-03-01", "2026-03-14"),
        franvaro("2026-03-15", "2026-03-28"),  # 28 days together
        franvaro("2026-06-10", "2026-06-01"),  # ends before it starts: no leave
    )
    assert klockstopp(borta, 28) == (period("2026-03-01", "2026-03-28"),)


def test_due_date_moves_by_the_days_away_and_meets_further_leave() -> None:
    stopp = (period("2026-01-11", "2026-01-20"), period("2026-02-05", "2026-02-14"))
    assert flytta(dag("2026-01-01"), dag("2026-01-10"), stopp) == dag("2026-01-10")
    assert flytta(dag("2026-01-01"), dag("2026-01-11"), stopp) == dag("2026-01-21")
    assert flytta(dag("2026-01-01"), dag("2026-01-26"), stopp) == dag("2026-02-15")


def test_leave_before_the_clock_started_moves_nothing_and_running_leave_moves_by_what_is_left() -> None:
    stopp = (period("2026-01-01", "2026-01-31"),)
    assert flytta(dag("2026-02-01"), dag("2026-03-01"), stopp) == dag("2026-03-01")
    assert flytta(dag("2026-01-21"), dag("2026-02-01"), stopp) == dag("2026-02-11")


def test_nothing_falls_due_while_leave_has_no_end() -> None:
    assert flytta(dag("2026-01-01"), dag("2026-02-01"), (Period(dag("2026-01-15"), date.max),)) is None


def test_parts_outside_leave() -> None:
    stopp = (period("2026-01-05", "2026-01-06"), period("2026-01-09", "2026-01-20"))
    assert list(utanfor(period("2026-01-01", "2026-01-10"), stopp)) == [
        period("2026-01-01", "2026-01-04"),
        period("2026-01-07", "2026-01-08"),
    ]
    assert list(utanfor(period("2026-01-10", "2026-01-12"), stopp)) == []


def test_a_period_is_prorated_by_days_in_service_and_rounded_down() -> None:
    halvar = period("2026-01-01", "2026-06-30")  # 181 days
    assert proportionellt(4, portfolj(start="2024-01-01"), halvar, ()) == 4
    assert tjanstedagar(portfolj(start="2026-04-01"), halvar, ()) == 91
    assert proportionellt(4, portfolj(start="2026-04-01"), halvar, ()) == 2
    assert proportionellt(4, portfolj(start="2026-04-02"), halvar, ()) == 1
    assert proportionellt(4, portfolj(start="2026-07-01"), halvar, ()) == 0


def test_periods_of_the_calendar() -> None:
    assert kalenderperiod(dag("2026-02-28"), 3) == period("2026-01-01", "2026-03-31")
    assert kalenderperiod(dag("2026-12-31"), 6) == period("2026-07-01", "2026-12-31")


@pytest.mark.parametrize(
    ("start", "vantat"), [("2025-03-01", "2026-02-28"), ("2024-02-29", "2025-02-28"), ("2025-03-31", "2026-03-30")]
)
def test_last_day_within_the_latest_twelve_months(start: str, vantat: str) -> None:
    sista = sista_i_fonster(dag(start), 12)
    assert sista == dag(vantat)
    assert add_months(sista, -12) < dag(start) <= add_months(date.fromordinal(sista.toordinal() + 1), -12)
