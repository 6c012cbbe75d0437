"""What must hold of the sum for every training; searched for with the same ones every time."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.iup import Tillgodoslag
from app.domain.malbeskrivning import Tillgodotak
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens
from app.domain.tid import EN_DAG
from app.domain.tid_i_st import TidISt, tid_i_st
from app.domain.tjanst import Franvaro, Franvaroslag
from tests import bygg

START = date(2024, 2, 29)
FYRAHUNDRA_AR = timedelta(days=146097)
MAL = bygg.malbeskrivning(
    minsta_tid_manader=60,
    tillgodotak=(Tillgodotak(Tillgodoslag.DOKTORSEXAMEN, 6, Konfidens.HIGH, ()),),
)
RAKNAS = frozenset({Franvaroslag.TJANSTLEDIG})
profil = settings(derandomize=True, database=None, deadline=None, max_examples=60)

dagar = st.integers(-200, 3000).map(lambda antal: START + timedelta(antal))


@st.composite
def ledigheter(draw: st.DrawFn) -> Franvaro:
    start, langd = draw(dagar), draw(st.one_of(st.integers(0, 40), st.integers(-3, 900), st.none()))
    slut = None if langd is None else start + timedelta(langd)
    return bygg.franvaro(start, slut, slag=draw(st.sampled_from(Franvaroslag)))


portfoljer = st.builds(
    lambda poster, start: bygg.portfolj(*poster, start=start),
    st.lists(
        st.one_of(
            st.builds(bygg.sysselsattning, dagar, st.integers(1, 100)),
            ledigheter(),
            st.builds(
                bygg.tillgodoraknande,
                manader=st.sampled_from([0.5, 4, 5.3, 30]),
                slag=st.sampled_from(Tillgodoslag),
                intyg=st.sampled_from(["", "Intyg"]),
            ),
        ),
        max_size=7,
    ),
    st.integers(-40, 40).map(lambda antal: START + timedelta(antal)),
)


def rakna(vem: Portfolj, idag: date) -> TidISt:
    return tid_i_st(vem, idag, MAL, RAKNAS)


@profil
@given(vem=portfoljer, idag=dagar)
def test_the_lines_cover_every_day_once_and_sum_to_the_result(vem: Portfolj, idag: date) -> None:
    tid = rakna(vem, idag)
    summa = tid.tillgodoraknad
    for rad in tid.rader:
        summa += rad.manader
        assert rad.summa == summa
        assert rad.is_gjord == (rad.stracka.period.slut <= idag)
        assert 0 <= rad.stracka.faktor <= 1
    assert tid.samlad == max((rad.summa for rad in tid.rader if rad.is_gjord), default=tid.tillgodoraknad)
    perioder = [rad.stracka.period for rad in tid.rader]
    assert perioder[0].start == vem.utbildning.start
    assert all(nasta.start == forra.slut + EN_DAG for forra, nasta in pairwise(perioder))
    assert perioder[-1].slut == (date.max if tid.prognos is None else max(idag, tid.prognos))


@profil
@given(vem=portfoljer, idag=dagar)
def test_the_requirement_is_reached_on_the_forecast_day_and_not_the_day_before(vem: Portfolj, idag: date) -> None:
    tid = rakna(vem, idag)
    if tid.prognos is None:
        assert any(f.slut is None for f in vem.franvaron)
        return
    assert rakna(vem, tid.prognos).kvar == 0
    if tid.prognos > vem.utbildning.start:
        fore = rakna(vem, tid.prognos - EN_DAG).kvar
        assert fore is not None
        assert fore > 0
    assert rakna(vem, tid.prognos + timedelta(500)).prognos == tid.prognos


@profil
@given(vem=portfoljer, idag=dagar, ny=ledigheter())
def test_more_leave_never_brings_the_end_closer(vem: Portfolj, idag: date, ny: Franvaro) -> None:
    fore, efter = rakna(vem, idag), rakna(replace(vem, franvaron=(*vem.franvaron, ny)), idag)
    assert (efter.prognos or date.max) >= (fore.prognos or date.max)
    assert efter.gjord <= fore.gjord


@profil
@given(vem=portfoljer, idag=dagar, vid=dagar)
def test_splitting_leave_and_employment_changes_nothing(vem: Portfolj, idag: date, vid: date) -> None:
    delade: list[Franvaro] = []
    for post in vem.franvaron:
        if post.start <= vid and (post.slut is None or vid < post.slut):
            delade += [replace(post, slut=vid), replace(post, start=vid + EN_DAG)]
        else:
            delade.append(post)
    gallande = [s for s in sorted(vem.sysselsattningar, key=lambda s: (s.fran, s.procent)) if s.fran <= vid]
    upprepad = (replace(gallande[-1], fran=vid),) if gallande else ()
    delad = replace(vem, franvaron=tuple(delade), sysselsattningar=(*vem.sysselsattningar, *upprepad))
    assert (rakna(delad, idag).gjord, rakna(delad, idag).prognos) == (rakna(vem, idag).gjord, rakna(vem, idag).prognos)


@profil
@given(vem=portfoljer, idag=dagar)
def test_four_hundred_years_later_all_is_the_same(vem: Portfolj, idag: date) -> None:
    sedan = replace(
        vem,
        utbildning=replace(vem.utbildning, start=vem.utbildning.start + FYRAHUNDRA_AR),
        sysselsattningar=tuple(replace(s, fran=s.fran + FYRAHUNDRA_AR) for s in vem.sysselsattningar),
        franvaron=tuple(
            replace(f, start=f.start + FYRAHUNDRA_AR, slut=f.slut and f.slut + FYRAHUNDRA_AR) for f in vem.franvaron
        ),
    )
    fore, efter = rakna(vem, idag), rakna(sedan, idag + FYRAHUNDRA_AR)
    assert efter.prognos == (fore.prognos and fore.prognos + FYRAHUNDRA_AR)
    assert [rad.summa for rad in efter.rader] == [rad.summa for rad in fore.rader]


@profil
@given(vem=portfoljer, idag=dagar, manader=st.sampled_from([Fraction(1, 2), Fraction(6), Fraction(40)]))
def test_more_credit_never_puts_the_end_off(vem: Portfolj, idag: date, manader: Fraction) -> None:
    mer = replace(vem, tillgodoraknanden=(*vem.tillgodoraknanden, bygg.tillgodoraknande(manader=float(manader))))
    assert (rakna(mer, idag).prognos or date.max) <= (rakna(vem, idag).prognos or date.max)
    assert rakna(mer, idag).tillgodoraknad == rakna(vem, idag).tillgodoraknad + manader


def test_leave_to_the_end_of_the_calendar_is_until_further_notice() -> None:
    borta = bygg.portfolj(bygg.franvaro("2025-01-01", date.max - EN_DAG), start="2024-01-01")
    assert rakna(borta, date(2026, 1, 1)).prognos is None
    assert rakna(borta, date(2026, 1, 1)).gjord == 12
