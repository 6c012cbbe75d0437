"""How many are away at once."""

from datetime import date

from app.domain.samtidigt import Samtidigt, samtidigt_borta
from app.domain.tid import Period

D = date.fromisoformat


def _p(start: str, slut: str) -> Period:
    return Period(D(start), D(slut))


def test_the_worst_days_of_each_placement_are_told() -> None:
    egna = {1: _p("2027-01-01", "2027-03-31"), 2: _p("2027-06-01", "2027-06-30"), 3: _p("2026-01-01", "2026-01-31")}
    kollegor = [
        [_p("2027-02-01", "2027-02-28"), _p("2027-02-10", "2027-04-30")],
        [_p("2027-02-20", "2027-03-10"), _p("2027-06-30", "9999-12-31")],
        [_p("2025-01-01", "2025-12-31"), _p("2026-02-01", "2026-02-28")],
    ]
    assert samtidigt_borta(egna, kollegor) == (
        Samtidigt(1, 3, _p("2027-02-20", "2027-03-10")),
        Samtidigt(2, 2, _p("2027-06-30", "2027-06-30")),
    )


def test_nobody_else_away_is_nothing_to_tell() -> None:
    assert samtidigt_borta({1: _p("2027-01-01", "2027-01-31")}, [[], [_p("2026-12-01", "2026-12-31")]]) == ()
