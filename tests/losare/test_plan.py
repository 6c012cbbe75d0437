"""The solver's answers against trying everything, on problems small enough for that."""

import time
from collections.abc import Mapping
from itertools import product
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.planforslag import (
    Forslag,
    Konflikt,
    Ordning,
    Planproblem,
    Uppgift,
    Uppgiftsslag,
    Villkor,
    Villkorsslag,
    brott,
)
from app.losare.plan import los

VECKOR = 6
NYCKLAR = ("a", "b", "c")
BORTA, UPPDRAG, KURS = Uppgiftsslag
I_TAGET = Villkor(Villkorsslag.EN_I_TAGET)


def _uppgift(nyckel: str, slag: Uppgiftsslag, langd: int, mal: int, **spar: frozenset[int]) -> Uppgift:
    slut = tuple(s + langd - 1 for s in range(VECKOR))
    utanfor = frozenset(s for s in range(VECKOR) if slut[s] >= VECKOR)
    egna = {Villkor(Villkorsslag(namn)): veckor for namn, veckor in spar.items()}
    return Uppgift(
        nyckel, slag, slut, tuple(e + 2 for e in slut), mal, egna | {Villkor(Villkorsslag.SLUT): utanfor}
    )  # fmt: skip


veckomangd = st.frozensets(st.integers(0, VECKOR - 1), max_size=4)
uppgifter = st.tuples(
    *(
        st.builds(
            lambda nyckel, slag, langd, mal, ledigt, fast: _uppgift(
                nyckel, slag, langd, mal, franvaro=ledigt, fast=fast
            ),
            st.just(nyckel), st.sampled_from(Uppgiftsslag), st.integers(1, 3), st.integers(0, VECKOR - 1),
            veckomangd, veckomangd,
        )
        for nyckel in NYCKLAR
    )
)  # fmt: skip
fasta = st.one_of(st.none(), st.integers(-1, VECKOR))
ordningar = st.lists(
    st.builds(
        lambda fore, fast_fore, fast_efter: Ordning(
            Villkor(Villkorsslag.ORDNING, "0"), fore, "" if fast_efter is not None else "c", fast_fore, fast_efter
        ),
        st.sampled_from([("a",), ("b",), ("a", "b"), ()]), fasta, fasta,
    ),
    max_size=1,
)  # fmt: skip
problemen = st.builds(lambda u, o: Planproblem(VECKOR, u, tuple(o)), uppgifter, ordningar)


def _gar(problem: Planproblem, krav: frozenset[Villkor]) -> bool:
    """Whether any plan, of all there are, keeps those conditions; nothing needs a place that is not asked for."""
    val = [
        range(VECKOR) if Villkor(Villkorsslag.MED, u.nyckel) in krav else (None, *range(VECKOR))
        for u in problem.uppgifter
    ]
    for veckor in product(*val):
        start = {u.nyckel: v for u, v in zip(problem.uppgifter, veckor, strict=True) if v is not None}
        if krav.isdisjoint(brott(problem, start)):
            return True
    return False


def _alla(problem: Planproblem) -> frozenset[Villkor]:
    egna = {v for u in problem.uppgifter for v in (*u.spar, Villkor(Villkorsslag.MED, u.nyckel))}
    delade = {I_TAGET, Villkor(Villkorsslag.EN_KURS_I_VECKAN), *(o.villkor for o in problem.ordningar)}
    return frozenset(egna | delade)


@settings(derandomize=True, database=None, deadline=None, max_examples=40)
@given(problem=problemen)
def test_a_plan_keeps_everything_and_a_conflict_is_real_and_smallest(problem: Planproblem) -> None:
    svar = los(problem)
    if isinstance(svar, Forslag):
        assert not list(brott(problem, svar.start))
        assert not svar.is_avbrutet
        return
    krav = frozenset(svar.villkor)
    assert not _gar(problem, krav)
    assert all(_gar(problem, krav - {ett}) for ett in krav)
    assert krav <= _alla(problem)


def test_each_thing_comes_as_near_its_week_as_those_before_it_allow() -> None:
    problem = Planproblem(
        VECKOR,
        (
            _uppgift("a", BORTA, 2, 2),
            _uppgift("b", BORTA, 1, 2),
            _uppgift("c", KURS, 1, 2, franvaro=frozenset({0})),
        ),
    )
    svar = los(problem)
    assert isinstance(svar, Forslag)
    # a takes weeks 2–3, home in week 4 (and in week 1, after b in week 0). The course is best in week 1: at home.
    assert svar.start == {"a": 2, "b": 0, "c": 1}
    assert los(problem) == svar


def test_a_course_shares_the_week_of_a_placement_where_there_is_no_other() -> None:
    kurs = _uppgift("c", KURS, 1, 2, franvaro=frozenset(range(VECKOR)) - {2, 3})
    svar = los(Planproblem(VECKOR, (_uppgift("a", BORTA, 2, 2), kurs)))
    assert isinstance(svar, Forslag)
    assert svar.start == {"a": 2, "c": 2}


def test_what_cannot_be_is_told_with_what_comes_in_its_way() -> None:
    svar = los(Planproblem(VECKOR, (_uppgift("a", BORTA, 3, 0), _uppgift("b", BORTA, 3, 0), _uppgift("c", KURS, 1, 0))))
    med = {Villkor(Villkorsslag.MED, nyckel) for nyckel in "ab"}
    assert isinstance(svar, Konflikt)
    assert set(svar.villkor) == med | {I_TAGET, Villkor(Villkorsslag.SLUT)}


def test_when_time_is_up_the_plan_that_is_known_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    tider = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(tider)))
    problem = Planproblem(VECKOR, (_uppgift("a", BORTA, 1, 2), _uppgift("b", BORTA, 1, 2)))
    svar = los(problem, sekunder=0.5)
    assert isinstance(svar, Forslag)
    assert svar.is_avbrutet
    assert not list(brott(problem, svar.start))


def test_two_who_ask_at_once_get_their_own_answers() -> None:
    problem = {n: Planproblem(VECKOR, (_uppgift(n, BORTA, 1, plats),)) for plats, n in enumerate(NYCKLAR)}
    svar: dict[str, Mapping[str, int]] = {}

    def fraga(nyckel: str) -> None:
        funnet = los(problem[nyckel])
        assert isinstance(funnet, Forslag)
        svar[nyckel] = funnet.start

    tradar = [Thread(target=fraga, args=(nyckel,)) for nyckel in NYCKLAR]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join()
    assert svar == {"a": {"a": 0}, "b": {"b": 1}, "c": {"c": 2}}
