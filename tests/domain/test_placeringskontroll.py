"""Placements that are too much together, and days that nothing covers."""

from datetime import date

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.placeringskontroll import krockar, luckor
from app.domain.tid import Period
from tests.bygg import dag, franvaro, placering, portfolj

HEMMA, BT = TjanstgoringsTyp.HEMENHET, TjanstgoringsTyp.BT_DEL


def _krockar(*poster: object) -> list[tuple[str, str, int, list[int]]]:
    return [
        (k.period.start.isoformat(), k.period.slut.isoformat(), k.procent, [a.id for a in k.placeringar])
        for k in krockar(portfolj(*poster))
    ]


def _luckor(*poster: object) -> list[tuple[str, str]]:
    return [(p.start.isoformat(), p.slut.isoformat()) for p in luckor(portfolj(*poster))]


def test_the_days_over_full_time_are_named_to_the_day() -> None:
    forsta = placering("2026-01-01", "2026-03-31", id=1)
    assert _krockar(forsta, placering("2026-04-01", "2026-04-30", id=2)) == []
    assert _krockar(forsta, placering("2026-03-31", "2026-04-30", id=2)) == [("2026-03-31", "2026-03-31", 200, [1, 2])]
    halva = [placering("2026-01-01", "2026-03-31", procent=50, id=nr) for nr in (1, 2)]
    assert _krockar(*halva) == []
    assert _krockar(*halva, placering("2026-02-01", "2026-02-10", procent=1, id=3)) == [
        ("2026-02-01", "2026-02-10", 101, [1, 2, 3])
    ]


def test_without_an_end_it_goes_on_and_three_at_once_are_told_apart() -> None:
    assert _krockar(
        placering("2026-01-01", id=1), placering("2026-02-01", "2026-03-31", id=2), placering("2026-03-01", id=3)
    ) == [
        ("2026-02-01", "2026-02-28", 200, [1, 2]),
        ("2026-03-01", "2026-03-31", 300, [1, 2, 3]),
        ("2026-04-01", date.max.isoformat(), 200, [1, 3]),
    ]


def test_the_home_unit_the_undated_and_the_withdrawn_are_in_nobodys_way() -> None:
    assert (
        _krockar(
            placering("2026-01-01", "2026-12-31"),
            placering("2026-01-01", typ=HEMMA),
            placering(),
            placering("2026-03-01", "2026-02-01"),
            placering("2026-03-01", status=Aktivitetsstatus.ATERKALLAD),
        )
        == []
    )
    assert len(_krockar(placering("2026-01-01", "2026-12-31"), placering("2026-05-01", "2026-05-31", typ=BT))) == 1


def test_between_side_placements_one_is_at_home() -> None:
    assert _luckor(placering("2026-01-01", "2026-02-28"), placering("2026-04-01", "2026-04-30")) == []


def test_one_who_plans_the_home_unit_too_accounts_for_every_day() -> None:
    hem = placering("2026-01-01", "2026-02-28", typ=HEMMA)
    assert _luckor(hem, placering("2026-03-01", "2026-03-31")) == []
    assert _luckor(hem, placering("2026-03-18", "2026-03-31")) == [("2026-03-01", "2026-03-17")]
    ledig = franvaro("2026-03-01", "2026-03-10")
    assert _luckor(hem, ledig, placering("2026-03-18", "2026-03-31")) == [("2026-03-11", "2026-03-17")]
    uppdrag = placering("2026-01-01", "2026-12-31", typ=HEMMA, amne="egen-bvc")
    assert _luckor(uppdrag, placering("2026-03-18", "2026-03-31")) == []
    assert _luckor(hem, uppdrag, placering("2026-03-18", "2026-03-31")) == [("2026-03-01", "2026-03-17")]
    assert _luckor(hem, placering("2026-03-02")) == [("2026-03-01", "2026-03-01")]


def test_the_parts_of_bt_follow_one_another() -> None:
    delar = [placering("2026-01-01", "2026-02-28", typ=BT), placering("2026-03-02", "2026-03-31", typ=BT)]
    assert _luckor(*delar) == [("2026-03-01", "2026-03-01")]
    assert luckor(portfolj(*delar))[0] == Period(dag("2026-03-01"), dag("2026-03-01"))
    assert _luckor() == []
