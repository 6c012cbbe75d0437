"""Who is at home and who is away, and the days on which all are."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.enhetsplan import (
    Enhetsperson,
    Enhetsplacering,
    Kollision,
    alla_borta,
    bemanning,
    fa_hemma,
    is_hemifran,
)
from app.domain.tid import Period
from app.domain.tjanst import Sysselsattning

_ID = count(1)
START, SLUT = date(2026, 1, 1), date(2026, 12, 31)


def _p(fran: str, till: str) -> Period:
    return Period(date.fromisoformat(f"2026-{fran}"), date.fromisoformat(f"2026-{till}"))


def _placering(fran: str, till: str, procent: int = 100) -> Enhetsplacering:
    return Enhetsplacering(next(_ID), "Psykiatri", _p(fran, till), procent, is_bt=False, is_genomford=False)


def _person(nr: int, *borta: Enhetsplacering | Period, i_st: Period | None = None, grad: int = 100) -> Enhetsperson:
    return Enhetsperson(
        nr,
        f"Person {nr}",
        i_st or Period(START, SLUT),
        tuple(en for en in borta if isinstance(en, Enhetsplacering)),
        tuple(en for en in borta if isinstance(en, Period)),
        (Sysselsattning(START, grad),) if grad < 100 else (),
    )


def _alla(*personer: Enhetsperson) -> list[tuple[str, str]]:
    krockar = alla_borta(bemanning(personer, START, SLUT))
    return [(f"{k.period.start:%m-%d}", f"{k.period.slut:%m-%d}") for k in krockar]


def test_the_days_that_all_share_both_ends_counted() -> None:
    assert _alla(_person(1, _placering("02-01", "03-31")), _person(2, _placering("03-31", "04-30"))) == [
        ("03-31", "03-31")
    ]
    assert _alla(_person(1, _placering("02-01", "03-31")), _person(2, _placering("04-01", "04-30"))) == []


def test_who_changes_place_from_one_day_to_the_next_is_away_all_along() -> None:
    bytt = _person(1, _placering("02-01", "02-28"), _placering("03-01", "03-31"))
    assert _alla(bytt, _person(2, _placering("02-15", "03-15"))) == [("02-15", "03-15")]


def test_leave_counts_as_away_but_all_on_leave_is_no_collision_of_placements() -> None:
    ledig = _p("02-01", "03-31")
    assert _alla(_person(1, ledig), _person(2, _placering("03-01", "04-30"))) == [("03-01", "03-31")]
    assert _alla(_person(1, ledig), _person(2, ledig)) == []
    # Leave in the middle of a placement is leave.
    assert _alla(_person(1, ledig, _placering("02-01", "03-31")), _person(2, ledig)) == []


def test_one_alone_never_collides_and_nobody_counts_before_or_after_the_training() -> None:
    assert _alla(_person(1, _placering("02-01", "03-31"))) == []
    klar = _person(2, i_st=_p("01-01", "02-15"))
    sen = _person(3, _placering("02-01", "12-31"), i_st=_p("03-01", "12-31"))
    assert _alla(_person(1, _placering("02-01", "03-31")), klar, sen) == [("03-01", "03-31")]


def test_a_placement_on_part_of_the_service_leaves_somebody_at_home() -> None:
    heltid = _person(1, _placering("02-01", "02-28"))
    assert _alla(heltid, _person(2, _placering("02-01", "02-28", procent=50))) == []
    assert _alla(heltid, _person(2, _placering("02-01", "02-28", procent=50), grad=50)) == [("02-01", "02-28")]


def test_few_at_home_are_told_the_longest_first() -> None:
    personer = [
        _person(1, _placering("02-01", "02-10"), _placering("05-01", "05-31")),
        _person(2, _placering("02-01", "02-10"), _placering("05-01", "06-30")),
        _person(3),
    ]
    assert fa_hemma(bemanning(personer, START, SLUT)) == (
        Kollision(_p("05-01", "05-31"), frozenset({1, 2})),
        Kollision(_p("02-01", "02-10"), frozenset({1, 2})),
    )
    assert fa_hemma(bemanning(personer[:2], START, SLUT)) == ()  # one of two at home is as it should be


@pytest.mark.parametrize(
    ("typ", "enhet", "svar"),
    [
        (TjanstgoringsTyp.SIDOTJANSTGORING, "Björken", True),
        (TjanstgoringsTyp.HEMENHET, "Eken", False),
        (TjanstgoringsTyp.BT_DEL, "Eken", True),
        (TjanstgoringsTyp.BT_DEL, " björken", False),
    ],
)
def test_what_takes_one_away_from_home(typ: TjanstgoringsTyp, enhet: str, svar: bool) -> None:
    assert is_hemifran(typ, enhet, "Björken") is svar


_DAG = st.integers(0, 30).map(lambda n: START + timedelta(days=n))
_PERIOD = st.tuples(_DAG, _DAG).map(lambda par: Period(*sorted(par)))
_PERSONER = st.lists(st.tuples(_PERIOD, st.lists(_PERIOD, max_size=3), st.lists(_PERIOD, max_size=2)), max_size=4)


@given(_PERSONER)
@settings(max_examples=30, deadline=None)
def test_day_by_day_the_same(data: list[tuple[Period, list[Period], list[Period]]]) -> None:
    personer = [
        Enhetsperson(
            nr,
            "",
            i_st,
            tuple(Enhetsplacering(0, "", p, 100, is_bt=False, is_genomford=False) for p in placerad),
            tuple(ledig),
        )
        for nr, (i_st, placerad, ledig) in enumerate(data)
    ]
    dagar = bemanning(personer, START, SLUT)
    for n in range(32):
        dag = START + timedelta(days=n)
        i_st = {nr for nr, (inom, _, _) in enumerate(data) if dag in inom}
        lediga = {nr for nr in i_st if any(dag in p for p in data[nr][2])}
        borta = {nr for nr in i_st - lediga if any(dag in p for p in data[nr][1])}
        traffar = [en for en in dagar if dag in en.period]
        assert [(en.hemma, en.placerade, en.franvarande) for en in traffar] == (
            [tuple(map(frozenset, (i_st - lediga - borta, borta, lediga)))] if i_st else []
        )
