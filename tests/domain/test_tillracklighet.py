"""Whether the assessments of a delmål are enough: three worked cases, the boundary days, and what always holds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.slag import Metod
from app.domain.tillracklighet import Matt, Styrka, Tillracklighet, Trosklar, antal_bedomare, tillracklighet
from tests.bygg import aktivitet, bedomning, dag, placering

IDAG = date(2026, 11, 26)
# Three assessments, by two, within two years, in two contexts, two of them in words.
TROSKLAR = Trosklar(antal=3, bedomare=2, hogst_manader=24, sammanhang=2, berattelser=2)
HEMMA = placering("2025-01-01", None, "c1", enhet="Björkens vårdcentral", id=1)
MEDICIN = placering("2026-01-01", "2026-06-30", "c1", enhet="Medicinkliniken", id=2)
KURS = aktivitet("c1", id=3)
AKTIVITETER = {a.id: a for a in (HEMMA, MEDICIN, KURS)}

# Date, assessor, activity (0: none), feedback.
Post = tuple[str, str, int, str]
# Threshold: what there is, what is asked, met or not.
Vantat = tuple[Matt, int, int, bool]

RACKER: tuple[Post, ...] = (
    ("2025-02-03", "Maja Myrtuv", 1, "Trygg i samtalet."),
    ("2026-03-10", "Bo Påhittad", 2, "Vägde in läkemedlen."),
    ("2026-09-21", "Maja Myrtuv", 1, ""),
)
TUNT: tuple[Post, ...] = (
    ("2023-05-02", "Maja Myrtuv", 1, "Börjar bli självständig."),
    ("2023-09-12", "maja  myrtuv", 1, ""),
    ("2024-11-25", "Maja Myrtuv", 1, ""),
)
INGET: tuple[Post, ...] = ()

CASES: Mapping[str, tuple[tuple[Post, ...], Styrka, tuple[Vantat, ...]]] = {
    "many eyes, in words, lately and in two places": (
        RACKER,
        Styrka.RACKER,
        (
            (Matt.ANTAL, 3, 3, True),
            (Matt.BEDOMARE, 2, 2, True),
            (Matt.SENASTE, 1, 24, True),
            (Matt.SAMMANHANG, 2, 2, True),
            (Matt.BERATTELSE, 2, 2, True),
        ),
    ),
    "as many, but one person, long ago, in one place and mostly without words": (
        TUNT,
        Styrka.TUNT,
        (
            (Matt.ANTAL, 3, 3, True),
            (Matt.BEDOMARE, 1, 2, False),
            (Matt.SENASTE, 0, 24, False),
            (Matt.SAMMANHANG, 1, 2, False),
            (Matt.BERATTELSE, 1, 2, False),
        ),
    ),
    "nothing signed": (
        INGET,
        Styrka.INGET,
        (
            (Matt.ANTAL, 0, 3, False),
            (Matt.BEDOMARE, 0, 2, False),
            (Matt.SENASTE, 0, 24, False),
            (Matt.SAMMANHANG, 0, 2, False),
            (Matt.BERATTELSE, 0, 2, False),
        ),
    ),
}


def _bedomning(post: Post) -> Bedomning:
    nar, vem, var, text = post
    return bedomning(nar, "c1", bedomare_namn=vem, aktivitet_id=var or None, aterkoppling=text)


def _svar(poster: tuple[Bedomning, ...], trosklar: Trosklar = TROSKLAR) -> Tillracklighet:
    return tillracklighet(poster, AKTIVITETER, trosklar, IDAG)


@pytest.mark.parametrize("fall", CASES.values(), ids=CASES)
def test_worked_cases(fall: tuple[tuple[Post, ...], Styrka, tuple[Vantat, ...]]) -> None:
    poster, styrka, vantat = fall
    svar = _svar(tuple(map(_bedomning, poster)))
    assert svar.styrka is styrka
    assert tuple((s.matt, s.har, s.krav, s.is_uppfylld) for s in svar.svar) == vantat
    assert svar.brister == tuple(s for s in svar.svar if not s.is_uppfylld)


def test_each_answer_names_the_records_it_rests_on() -> None:
    poster = tuple(map(_bedomning, RACKER))
    per_matt = {s.matt: s for s in _svar(poster).svar}
    assert per_matt[Matt.ANTAL].bedomningar == tuple(b.id for b in poster)
    assert per_matt[Matt.SENASTE].bedomningar == (poster[2].id,)
    assert per_matt[Matt.SENASTE].senaste == dag("2026-09-21")
    assert per_matt[Matt.BERATTELSE].bedomningar == (poster[0].id, poster[1].id)


@pytest.mark.parametrize(("datum", "farsk"), [("2024-11-26", True), ("2024-11-25", False)])
def test_the_last_day_of_the_months(datum: str, farsk: bool) -> None:
    svar = _svar((bedomning(datum, "c1"),), Trosklar(1, 1, 24, 1, 1))
    assert svar.styrka is (Styrka.RACKER if farsk else Styrka.TUNT)


@pytest.mark.parametrize("status", [s for s in Bedomningsstatus if s is not Bedomningsstatus.SIGNERAD])
def test_only_what_is_signed_counts(status: Bedomningsstatus) -> None:
    assert _svar((bedomning("2026-09-01", "c1", status=status),)).styrka is Styrka.INGET


def test_a_self_rating_is_no_evidence() -> None:
    assert _svar((bedomning("2026-09-01", "c1", metod=Metod.SJALVSKATTNING),)).styrka is Styrka.INGET


def test_a_threshold_of_nothing_asks_nothing() -> None:
    svar = _svar((bedomning("2020-01-01", "c1", aterkoppling=""),), Trosklar(1, 0, 0, 0, 0))
    assert [s.matt for s in svar.svar] == [Matt.ANTAL]
    assert svar.styrka is Styrka.RACKER


def test_a_course_and_a_workplace_are_contexts_of_their_own() -> None:
    poster = (
        bedomning("2026-09-01", "c1", aktivitet_id=3),
        bedomning("2026-09-02", "c1", bedomare_arbetsplats="medicinkliniken"),
        bedomning("2026-09-03", "c1", aktivitet_id=2),
        bedomning("2026-09-04", "c1"),
    )
    assert {s.matt: s.har for s in _svar(poster).svar}[Matt.SAMMANHANG] == 2


def test_persons_are_told_apart_by_account_or_name() -> None:
    maja = bedomning(bedomare_namn="Maja Myrtuv", bedomare_id=7)
    assert antal_bedomare([maja, replace(maja, bedomare_id=None)]) == 1
    assert antal_bedomare([maja, replace(maja, bedomare_id=8)]) == 2
    assert antal_bedomare([]) == 0


_POSTER = st.builds(
    bedomning,
    st.dates(date(2022, 1, 1), IDAG),
    st.just("c1"),
    metod=st.sampled_from((Metod.MINI_CEX, Metod.SJALVSKATTNING)),
    status=st.sampled_from(Bedomningsstatus),
    bedomare_namn=st.sampled_from(("Maja Myrtuv", "Bo Påhittad", "Eva Låtsas")),
    bedomare_id=st.sampled_from((None, 1, 2, 3)),
    aktivitet_id=st.sampled_from((None, 1, 2, 3, 99)),
    aterkoppling=st.sampled_from(("", "Bra.")),
    bedomare_arbetsplats=st.sampled_from(("", "Medicinkliniken", "Annan klinik")),
)
_TROSKLAR = st.builds(Trosklar, *(st.integers(0, n) for n in (4, 3, 36, 3, 3)))
_RANG = tuple(Styrka)


@given(st.lists(_POSTER, max_size=8), _POSTER, _TROSKLAR)
def test_one_more_never_makes_it_worse(poster: list[Bedomning], till: Bedomning, trosklar: Trosklar) -> None:
    fore, efter = _svar(tuple(poster), trosklar), _svar((*poster, till), trosklar)
    assert _RANG.index(efter.styrka) >= _RANG.index(fore.styrka)
    assert all(e.har >= f.har for f, e in zip(fore.svar, efter.svar, strict=True))


@given(st.permutations([*map(_bedomning, (*RACKER, *TUNT))]))
def test_order_does_not_matter(poster: list[Bedomning]) -> None:
    grund = _svar(tuple(sorted(poster, key=lambda b: b.id)))
    assert _svar(tuple(poster)) == grund


@given(st.lists(_POSTER, max_size=6), st.integers(0, 800))
def test_time_alone_never_makes_it_better(poster: list[Bedomning], dagar: int) -> None:
    senare = tillracklighet(poster, AKTIVITETER, TROSKLAR, IDAG + timedelta(days=dagar))
    assert _RANG.index(senare.styrka) <= _RANG.index(_svar(tuple(poster)).styrka)
