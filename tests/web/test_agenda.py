"""Which delmål the agenda calls untouched for long."""

from datetime import date

from app.web.agenda import orord
from tests.bygg import bedomning, koder, portfolj, samtal, tillgodoraknande

IDAG = date(2026, 7, 1)
KODER = sorted(koder("c1 c2 c3"))


def test_the_longest_untouched_come_first_and_half_a_year_is_the_limit() -> None:
    vem = portfolj(
        samtal("2025-12-31", delmal="c1"), samtal("2025-10-01", delmal="c2"), bedomning("2026-01-01", "c3"),
        start="2024-01-01",
    )  # fmt: skip
    assert orord(vem, KODER, IDAG) == ["c2", "c1"]


def test_what_was_never_touched_is_before_all_and_credited_is_left_out() -> None:
    vem = portfolj(samtal("2025-10-01", delmal="c2"), tillgodoraknande("c3", intyg="Intyg"), start="2024-01-01")
    assert orord(vem, KODER, IDAG) == ["c1", "c2"]


def test_nothing_is_old_in_the_first_half_year() -> None:
    assert orord(portfolj(start="2026-01-02"), KODER, IDAG) == []
    assert orord(portfolj(start="2026-01-01"), KODER, IDAG) == KODER
