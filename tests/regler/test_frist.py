"""How long a moving window holds what is asked for."""

from datetime import date

from app.regler.frist import Fonster, Post

FORST = date(2026, 1, 10)


def _post(dag: str, sista: str, vikt: int = 1) -> Post:
    return Post(date.fromisoformat(dag), date.fromisoformat(sista), vikt)


def test_the_window_holds_until_too_few_remain() -> None:
    fonster = Fonster((_post("2026-02-01", "2026-03-01"), _post("2026-02-10", "2026-03-10")), FORST)
    assert fonster.haller_till(date(2026, 2, 12), 2) == date(2026, 3, 1)
    assert fonster.haller_till(date(2026, 2, 12), 1) == date(2026, 3, 10)


def test_what_came_later_does_not_fill_a_window_of_long_ago() -> None:
    """Enough in May; since then one at a time, which together never lay in one window."""
    fonster = Fonster(
        (
            _post("2026-05-01", "2026-06-01"),
            _post("2026-05-02", "2026-06-02"),
            _post("2026-07-01", "2026-08-01"),
            _post("2026-09-01", "2026-10-01"),
        ),
        FORST,
    )
    assert fonster.haller_till(date(2026, 11, 1), 2) == date(2026, 6, 1)


def test_a_window_that_never_held_enough_was_good_only_until_it_could_have() -> None:
    fonster = Fonster((_post("2026-05-01", "2026-06-01"), _post("2026-09-01", "2026-10-01")), FORST)
    assert fonster.haller_till(date(2026, 11, 1), 2) == FORST


def test_nothing_asked_for_holds_for_ever() -> None:
    assert Fonster((), FORST).haller_till(date(2026, 11, 1), 0) == date.max
    assert Fonster((_post("2026-05-01", "2026-06-01"),), FORST).haller_till(date(2026, 11, 1), 0) == date.max
