"""Trying changes in a copy: what becomes of the portfolio, and what cannot be done."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.provning import (
    AndradFranvaro,
    Andring,
    BortAktivitet,
    BortFranvaro,
    FlyttadAktivitet,
    Hinderslag,
    NyAktivitet,
    NyFranvaro,
    NyGrad,
    NyttSlut,
    OmojligAndring,
    ledighetskrockar,
    prova,
    tillampa,
)
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.domain.tid_i_st import tid_i_st
from app.domain.tjanst import Franvaroslag
from tests import bygg

D = date.fromisoformat
LEDIG = Franvaroslag.FORALDRALEDIG
KURS = Aktivitetsslag.KURS
MAL = bygg.malbeskrivning(minsta_tid_manader=60)


def _portfolj() -> Portfolj:
    return bygg.portfolj(
        bygg.franvaro("2025-03-01", "2025-08-31", id=1),
        bygg.sysselsattning("2024-01-01", 100),
        bygg.placering("2026-01-01", "2026-02-28", titel="Hud", id=11),
        bygg.placering("2026-03-01", "2026-04-30", titel="Ögon", id=12),
        bygg.placering("2024-01-01", "2028-12-31", titel="Hemma", typ=TjanstgoringsTyp.HEMENHET, id=13),
        bygg.aktivitet(titel="Kurs", start="2026-05-04", slut="2026-05-06", status=Aktivitetsstatus.PLANERAD, id=14),
        bygg.aktivitet(titel="Gjord", start="2024-05-04", slut="2024-05-06", id=15),
    )


def test_no_change_gives_the_same_portfolio() -> None:
    assert tillampa(_portfolj(), ()) == _portfolj()


def test_every_kind_of_change_is_made() -> None:
    fore = _portfolj()
    ny = NyAktivitet(KURS, "Lagar", D("2026-10-01"), D("2026-10-02"), bygg.koder("a6"), mall="lagar")
    efter = tillampa(
        fore,
        (
            AndradFranvaro(1, LEDIG, D("2025-03-01"), D("2025-05-31")),
            NyFranvaro(LEDIG, D("2026-06-01"), None),
            NyGrad(D("2024-01-01"), 80),
            NyGrad(D("2026-01-01"), 90),
            FlyttadAktivitet(11, D("2027-01-01"), D("2027-02-28")),
            BortAktivitet(12),
            ny,
            NyttSlut(D("2029-06-30")),
        ),
    )
    assert [(f.id, f.start, f.slut) for f in efter.franvaron] == [
        (1, D("2025-03-01"), D("2025-05-31")),
        (-2, D("2026-06-01"), None),
    ]
    assert {(s.fran, s.procent) for s in efter.sysselsattningar} == {(D("2024-01-01"), 80), (D("2026-01-01"), 90)}
    hud, ogon, lagar = efter.aktivitet(11), efter.aktivitet(12), efter.aktivitet(-7)
    assert hud
    assert (hud.start, hud.slut, hud.tjanstgoring) == (
        D("2027-01-01"), D("2027-02-28"), fore.aktiviteter[0].tjanstgoring,
    )  # fmt: skip
    assert ogon
    assert ogon.status is Aktivitetsstatus.ATERKALLAD
    assert lagar
    assert (lagar.is_gallande, lagar.mall, lagar.delmal) == (True, "lagar", bygg.koder("a6"))
    assert efter.utbildning == replace(fore.utbildning, planerat_slut=D("2029-06-30"))
    assert tillampa(fore, (BortFranvaro(1),)).franvaron == ()


@pytest.mark.parametrize(
    ("andring", "slag", "falt"),
    [
        # A zero-day period would end the day before it begins; one day is one day.
        (NyFranvaro(LEDIG, D("2026-06-02"), D("2026-06-01")), Hinderslag.SLUT_FORE_START, "slut"),
        (NyFranvaro(LEDIG, D("2023-12-31"), D("2024-01-31")), Hinderslag.FORE_ST, "start"),
        (NyFranvaro(LEDIG, D("2029-01-01"), None), Hinderslag.EFTER_SLUT, "start"),
        (NyFranvaro(LEDIG, D("2025-04-01"), D("2025-04-10")), Hinderslag.FRANVARO_KROCKAR, "start"),
        (NyFranvaro(LEDIG, D("2025-08-31"), None), Hinderslag.FRANVARO_KROCKAR, "start"),
        (AndradFranvaro(1, LEDIG, D("2025-03-01"), D("2025-02-28")), Hinderslag.SLUT_FORE_START, "slut"),
        (AndradFranvaro(9, LEDIG, D("2025-03-01"), None), Hinderslag.FINNS_INTE, "franvaro_id"),
        (BortFranvaro(9), Hinderslag.FINNS_INTE, "franvaro_id"),
        (NyGrad(D("2023-12-31"), 80), Hinderslag.FORE_ST, "fran"),
        (NyGrad(D("2026-01-01"), 101), Hinderslag.PROCENT, "procent"),
        (NyGrad(D("2026-01-01"), 0), Hinderslag.PROCENT, "procent"),
        (NyttSlut(D("2024-01-01")), Hinderslag.FORE_ST, "dag"),
        (FlyttadAktivitet(99, D("2026-01-01")), Hinderslag.FINNS_INTE, "aktivitet_id"),
        (FlyttadAktivitet(15, D("2026-01-01")), Hinderslag.INTE_PLANERAD, "aktivitet_id"),
        (FlyttadAktivitet(11, D("2023-12-01"), D("2024-01-10")), Hinderslag.FORE_ST, "start"),
        (FlyttadAktivitet(11, D("2028-12-01"), D("2029-01-10")), Hinderslag.EFTER_SLUT, "slut"),
        (FlyttadAktivitet(11, D("2026-02-01"), D("2026-03-01")), Hinderslag.OVER_HELTID, "start"),
        (BortAktivitet(15), Hinderslag.INTE_PLANERAD, "aktivitet_id"),
        (NyAktivitet(KURS, "Kurs", D("2026-01-02"), D("2026-01-01")), Hinderslag.SLUT_FORE_START, "slut"),
    ],
)
def test_what_cannot_be_done_is_told_at_its_field(andring: Andring, slag: Hinderslag, falt: str) -> None:
    with pytest.raises(OmojligAndring) as fel:
        tillampa(_portfolj(), (NyGrad(D("2026-01-01"), 50), andring))
    assert (fel.value.plats, fel.value.hinder.slag, fel.value.hinder.falt) == (1, slag, falt)


def test_the_boundary_days_are_free() -> None:
    tillampa(_portfolj(), (NyFranvaro(LEDIG, D("2025-09-01"), D("2025-09-01")),))
    tillampa(_portfolj(), (NyFranvaro(LEDIG, D("2028-12-31"), D("2029-06-30")),))
    tillampa(_portfolj(), (FlyttadAktivitet(11, D("2024-01-01"), D("2024-02-28")),))
    tillampa(_portfolj(), (FlyttadAktivitet(11, D("2026-02-01"), D("2026-02-28")),))


def test_placements_may_trade_places_and_part_time_may_share_the_days() -> None:
    byte = (
        FlyttadAktivitet(11, D("2026-03-01"), D("2026-04-30")),
        FlyttadAktivitet(12, D("2026-01-01"), D("2026-02-28")),
    )
    tillampa(_portfolj(), byte)
    tillampa(_portfolj(), byte[::-1])
    delad = bygg.placering("2026-01-01", "2026-02-28", procent=60, titel="A", id=1)
    annan = bygg.placering("2026-06-01", "2026-07-28", procent=30, titel="B", id=2)
    tredje = bygg.placering("2026-08-01", "2026-08-28", procent=20, titel="C", id=3)
    vem = bygg.portfolj(delad, annan, tredje)
    till_a = FlyttadAktivitet(2, D("2026-02-01"), D("2026-03-15"))
    tillampa(vem, (till_a,))
    with pytest.raises(OmojligAndring) as fel:
        tillampa(vem, (till_a, FlyttadAktivitet(3, D("2026-02-20"), D("2026-02-25"))))
    assert fel.value.hinder.procent == 110


def test_a_change_that_cannot_be_made_hides_none_of_the_others() -> None:
    provad = prova(
        _portfolj(),
        (
            NyFranvaro(LEDIG, D("2025-04-01"), D("2025-04-30")),
            BortAktivitet(99),
            NyFranvaro(LEDIG, D("2026-09-01"), D("2026-09-30")),
        ),
    )
    assert {plats: h.slag for plats, h in provad.hinder.items()} == {
        0: Hinderslag.FRANVARO_KROCKAR,
        1: Hinderslag.FINNS_INTE,
    }
    assert [f.id for f in provad.portfolj.franvaron] == [1, -3]


def test_ten_thousand_days_of_leave_put_the_end_off_by_as_much() -> None:
    vem = bygg.portfolj(start="2024-02-29", planerat_slut=None)
    fore = tid_i_st(vem, D("2026-01-01"), MAL).prognos
    assert fore == D("2029-02-27")  # the month of the 28th of February begins on that day
    efter = tillampa(vem, (NyFranvaro(LEDIG, D("2025-01-01"), D("2025-01-01") + timedelta(9_999)),))
    slut = tid_i_st(efter, D("2026-01-01"), MAL).prognos
    assert slut is not None
    assert abs((slut - fore).days - 10_000) <= 3  # the same months, of which some have other days


def test_leave_over_placements_and_courses_is_seen() -> None:
    efter = tillampa(_portfolj(), (NyFranvaro(LEDIG, D("2026-04-30"), D("2026-05-04")),))
    assert ledighetskrockar(_portfolj()) == frozenset()
    assert ledighetskrockar(efter) == {(12, -1), (14, -1)}


profil = settings(derandomize=True, database=None, deadline=None, max_examples=40)
dagar = st.integers(-100, 2500).map(lambda n: D("2024-02-29") + timedelta(n))
ledigheter = st.builds(
    lambda start, langd: NyFranvaro(LEDIG, start, start + timedelta(langd)), dagar, st.integers(-2, 600)
)
andringar = st.lists(
    st.one_of(
        ledigheter,
        st.builds(NyGrad, dagar, st.integers(-1, 102)),
        st.builds(
            lambda id_, start, langd: FlyttadAktivitet(id_, start, start + timedelta(langd)),
            st.sampled_from([11, 12, 14, 15, 16]), dagar, st.integers(-2, 200),
        ),
        st.builds(BortAktivitet, st.sampled_from([11, 12, 15])),
        st.builds(BortFranvaro, st.sampled_from([1, 2])),
    ),
    max_size=8,
)  # fmt: skip


@profil
@given(andringar=andringar, ledig=ledigheter)
def test_more_leave_never_brings_the_end_closer(andringar: list[Andring], ledig: NyFranvaro) -> None:
    fore = prova(_portfolj(), andringar).portfolj
    efter = prova(fore, (ledig,)).portfolj
    slut = [tid_i_st(vem, D("2026-01-01"), MAL).prognos for vem in (fore, efter)]
    assert slut[0] is not None
    assert slut[1] is not None
    assert slut[0] <= slut[1]


@profil
@given(andringar=andringar)
def test_the_copy_holds_what_the_changes_promise(andringar: list[Andring]) -> None:
    provad = prova(_portfolj(), andringar)
    gjorda = [a for plats, a in enumerate(andringar) if plats not in provad.hinder]
    assert tillampa(_portfolj(), gjorda).utbildning == provad.portfolj.utbildning
    perioder = sorted(Period(f.start, f.slut) for f in provad.portfolj.franvaron if f.slut)
    assert all(a.slut < b.start for a, b in pairwise(perioder))
    assert len(provad.portfolj.aktiviteter) == len(_portfolj().aktiviteter)
