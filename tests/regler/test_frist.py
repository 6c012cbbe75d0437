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


def test_the_window_has_those_that_have_come_and_not_gone() -> None:
    poster = (
        _post("2026-05-01", "2026-06-01", 3),
        _post("2026-05-02", "2026-06-02", 5),
        _post("2026-07-01", "2026-08-01", 7),
    )
    fonster = Fonster(poster, FORST)
    assert list(fonster.platser(date(2026, 6, 1))) == [0, 1]
    summor = [
        fonster.summa(date.fromisoformat(dag)) for dag in ("2026-04-30", "2026-05-01", "2026-06-01", "2026-06-02")
    ]
    assert summor == [0, 3, 8, 5]
    assert fonster.summa(date(2026, 6, 15)) == 0
