"""Fixed times of the year."""

from app.regler.fasta_datum import FastaDatum
from tests.bygg import dag


def _text(fasta: FastaDatum, fran: str) -> list[str]:
    return [f"{period.start} {period.slut}" for period in fasta.perioder(dag(fran), antal_ar=1)]


def test_months_are_whole_and_those_that_ended_are_left_out() -> None:
    assert _text(FastaDatum((1, 9), (), 30), "2025-01-31") == [
        "2025-01-01 2025-01-31",
        "2025-09-01 2025-09-30",
        "2026-01-01 2026-01-31",
        "2026-09-01 2026-09-30",
    ]


def test_a_day_has_its_margin_on_both_sides_over_new_year_too() -> None:
    assert _text(FastaDatum((), ((1, 15),), 30), "2024-12-16")[0] == "2024-12-16 2025-02-14"
    assert _text(FastaDatum((), ((12, 20),), 30), "2025-01-10")[0] == "2024-11-20 2025-01-19"


def test_the_leap_day_is_the_last_of_february_in_a_common_year() -> None:
    assert _text(FastaDatum((), ((2, 29),), 0), "2024-01-01")[:2] == ["2024-02-29 2024-02-29", "2025-02-28 2025-02-28"]


def test_none_is_false() -> None:
    assert not FastaDatum((), (), 30)
    assert FastaDatum((1,), (), 30)
    assert FastaDatum((), ((1, 1),), 30)
