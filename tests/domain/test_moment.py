"""How far the moments have come: what is done, what never was, what is missing."""

from datetime import date

from app.domain.moment import Moment, Sjalvstandighet, sammanstall
from app.domain.rattsgrund import Konfidens
from tests import bygg

SAG, HJALP, SJALV = Sjalvstandighet


def _moment(id_: str, mal: tuple[int, int] | None = None) -> Moment:
    return Moment(id_, id_.title(), frozenset(), "k", Konfidens.HIGH, mal)


def test_a_moment_never_done_is_there_with_nothing() -> None:
    (lage,) = sammanstall([_moment("spiral", (2, 3))], [])
    assert (lage.titel, lage.antal, lage.senast, lage.saknas) == ("Spiral", 0, None, 2)


def test_times_are_added_by_level_and_the_latest_day_is_told() -> None:
    loggade = [
        bygg.moment("spiral", "2026-03-02", HJALP, antal=2),
        bygg.moment("spiral", "2026-01-02", SAG),
        bygg.moment("spiral", "2025-01-02", SJALV, antal=3),
    ]
    (lage,) = sammanstall([_moment("spiral")], loggade)
    assert lage.per_niva == ((SAG, 1), (HJALP, 2), (SJALV, 3))
    assert (lage.antal, lage.senast, lage.saknas) == (6, date(2026, 3, 2), 0)


def test_the_goal_is_the_least_number_and_then_nothing_is_missing() -> None:
    lista = [_moment("natt", (2, 3))]
    assert sammanstall(lista, [bygg.moment("natt")])[0].saknas == 1
    assert sammanstall(lista, [bygg.moment("natt", antal=2)])[0].saknas == 0
    assert sammanstall(lista, [bygg.moment("natt", antal=3)])[0].saknas == 0


def test_ones_own_are_one_whatever_the_case_and_come_last_the_latest_first() -> None:
    loggade = [
        bygg.moment("", "2026-01-01", namn="Benmärgsprov"),
        bygg.moment("", "2026-02-01", namn="benmärgsprov"),
        bygg.moment("", "2026-03-01", namn="Thoraxdrän"),
    ]
    lagen = sammanstall([_moment("spiral")], loggade)
    assert [(lage.titel, lage.antal) for lage in lagen] == [("Spiral", 0), ("Thoraxdrän", 1), ("benmärgsprov", 2)]


def test_what_the_list_no_longer_has_keeps_the_name_it_was_logged_under() -> None:
    lagen = sammanstall([], [bygg.moment("borttaget-id", namn="Något gammalt")])
    assert [(lage.nyckel, lage.titel, lage.moment) for lage in lagen] == [("borttaget-id", "Något gammalt", None)]
