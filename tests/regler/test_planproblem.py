"""A region's plan made into a problem, solved, and put back: the rules find nothing new to complain of."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.foreskrift import Foreskrift
from app.domain.planforslag import Forslag, Konflikt, Uppgiftsslag, Villkor, Villkorsslag, brott
from app.domain.portfolj import BtLage, Portfolj
from app.domain.provning import Andring, FlyttadAktivitet, NyAktivitet, tillampa
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.losare.plan import los
from app.regler.modell import Regelunderlag, Utfall
from app.regler.placeringar import anstalld_procent
from app.regler.planposter import Planpost, planposter
from app.regler.planproblem import (
    GarInteAttPlanera,
    Onskemal,
    Planunderlag,
    SlutetForLangtBort,
    hogst_borta,
    planproblem,
)
from app.regler.provning import framat, jamfor, provdagar
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests import bygg

IDAG = date(2026, 11, 27)
Bygge = Callable[..., tuple[Portfolj, Regelunderlag]]


@pytest.fixture
def kronoberg(regelverk: Regelverk) -> Bygge:
    """A portfolio in Kronoberg, where the plan is known, with what it is judged against."""

    def gor(*poster: object, idag: date = IDAG, **ram: Any) -> tuple[Portfolj, Regelunderlag]:
        vem = bygg.portfolj(*poster, **({"region": "kronoberg", "start": "2026-11-02", "planerat_slut": None} | ram))
        return vem, regelverk.underlag_for(vem, idag)

    return gor


def _allt(vem: Portfolj, underlag: Regelunderlag, **mer: Any) -> Planunderlag:
    poster = planposter(vem, underlag)
    val: dict[str, Any] = {"poster": (*poster.saknade, *poster.odaterade), "tidigast": IDAG} | mer
    return planproblem(vem, underlag, Onskemal(**val))


def _andringar(vem: Portfolj, underlag: Planunderlag, start: Mapping[str, int]) -> list[Andring]:
    andringar: list[Andring] = []
    for namn, vecka in start.items():
        del_, dagar = underlag.delar[namn], underlag.dagar[namn][vecka]
        post = del_.post
        if post.aktivitet_id is not None:
            andringar.append(FlyttadAktivitet(post.aktivitet_id, dagar.start, dagar.slut))
            continue
        slag, plats = Aktivitetsslag.KURS, None
        if post.slag is not Uppgiftsslag.KURS:
            typ = TjanstgoringsTyp.HEMENHET if post.slag is Uppgiftsslag.UPPDRAG else TjanstgoringsTyp.SIDOTJANSTGORING
            procent = anstalld_procent(vem, dagar.start)
            plats = bygg.placering(typ=typ, procent=procent, amne=post.plannyckel).tjanstgoring
            slag = Aktivitetsslag.KLINISK_TJANSTGORING
        ny = NyAktivitet(
            slag, del_.titel, dagar.start, dagar.slut, frozenset(post.delmal), plats, "" if plats else post.plannyckel
        )
        andringar.append(ny)
    return andringar


def _losning(vem: Portfolj, underlag: Planunderlag) -> Portfolj:
    svar = los(underlag.problem)
    assert isinstance(svar, Forslag)
    assert not list(brott(underlag.problem, svar.start))
    return tillampa(vem, _andringar(vem, underlag, svar.start))


FALL: Mapping[str, tuple[tuple[object, ...], dict[str, Any]]] = {
    "åttio procent": ((bygg.sysselsattning("2026-11-02", 80),), {}),
    "föräldraledig två gånger": (
        (
            bygg.franvaro("2027-06-01", "2028-05-31"), bygg.franvaro("2029-03-01", "2029-03-14"),
            bygg.sysselsattning("2026-11-02", 100), bygg.sysselsattning("2028-06-01", 50),
            bygg.sysselsattning("2029-01-01", 100),
        ),
        {},
    ),
    "BT i stället för AT": ((), {"bt": BtLage.GODKAND, "bt_godkand": "2026-05-01", "has_svensk_at": False}),
    "något är gjort och något ligger fast": (
        (
            bygg.placering("2025-12-01", "2026-02-28", amne="pediatrik", status=Aktivitetsstatus.GENOMFORD),
            bygg.placering("2027-02-15", "2027-04-14", titel="ÖNH", amne="onh"),
            bygg.placering(None, None, titel="Psyk", amne="psykiatri", id=77),
        ),
        {"start": "2024-09-01", "planerat_slut": "2029-08-31"},
    ),
}  # fmt: skip


def _nya_brister(vem: Portfolj, efter: Portfolj, underlag: Regelunderlag) -> list[str]:
    nya = jamfor(utvardera(vem, underlag), utvardera(efter, underlag)).nya
    return [f.meddelande for f in nya if f.utfall is Utfall.BRIST]


@pytest.mark.parametrize("fall", FALL)
def test_the_rules_find_no_new_brist_in_a_proposal(kronoberg: Bygge, fall: str) -> None:
    poster, ram = FALL[fall]
    vem, underlag = kronoberg(*poster, **ram)
    efter = _losning(vem, _allt(vem, underlag))
    assert not _nya_brister(vem, efter, underlag)
    dagar = provdagar((vem, efter), underlag)
    forut = framat(vem, underlag, dagar)
    assert not [k.fynd.meddelande for n, k in framat(efter, underlag, dagar).items() if n not in forut]
    kvar = planposter(efter, underlag)
    assert (kvar.saknade, kvar.odaterade) == ((), ())


def _en_utbildning(slump: Random, kronoberg: Bygge) -> tuple[Portfolj, Regelunderlag]:
    """Some training that has gone on for up to three years, with leave, part time and placements here and there."""
    start = IDAG - timedelta(slump.randrange(1100))

    def dag() -> date:
        return start + timedelta(slump.randrange(1900))

    poster: list[object] = [
        bygg.sysselsattning(dag(), slump.choice([50, 75, 80, 100])) for _ in range(slump.randrange(3))
    ]
    for _ in range(slump.randrange(3)):
        borta = dag()
        poster.append(bygg.franvaro(borta, borta + timedelta(slump.choice([0, 6, 90, 300]))))
    for nr, amne in enumerate(slump.sample(["psykiatri", "hud", "onh"], slump.randrange(3))):
        pa = dag()
        status = Aktivitetsstatus.GENOMFORD if pa + timedelta(60) < IDAG else Aktivitetsstatus.PLANERAD
        poster.append(bygg.placering(pa, pa + timedelta(60), amne=amne, titel=amne, status=status, id=70 + nr))
    return kronoberg(*poster, start=start, bt=slump.choice([BtLage.EJ_AKTUELL, BtLage.INGAR]))


def test_no_proposal_for_any_training_gives_a_new_brist(kronoberg: Bygge) -> None:
    """A few things at a time, so that many trainings are quick; all at once is asked above."""
    slump = Random(4)
    losta = 0
    for _ in range(15):
        vem, underlag = _en_utbildning(slump, kronoberg)
        saknade = [post for post in planposter(vem, underlag).saknade if post.has_langd]
        problem = _allt(vem, underlag, poster=tuple(slump.sample(saknade, min(len(saknade), 4))))
        svar = los(problem.problem)
        if isinstance(svar, Konflikt):
            assert svar.villkor
            continue
        losta += 1
        efter = tillampa(vem, _andringar(vem, problem, svar.start))
        assert not _nya_brister(vem, efter, underlag), (vem, svar)
    assert losta >= 10


def test_who_has_bt_gets_longer_psychiatry_in_parts_with_time_at_home_between(kronoberg: Bygge) -> None:
    vem, underlag = kronoberg(bt=BtLage.GODKAND, bt_godkand="2026-05-01", planerat_slut="2028-12-31")
    poster = [post for post in planposter(vem, underlag).saknade if post.plannyckel == "psykiatri"]
    assert [post.manader for post in poster] == [4]
    efter = _losning(vem, _allt(vem, underlag, poster=tuple(poster)))
    psyk = sorted((a for a in efter.aktiviteter if a.titel.startswith("Psykiatri")), key=lambda a: a.start or date.min)
    assert {a.titel for a in psyk} == {"Psykiatri, del 1", "Psykiatri, del 2"}
    assert hogst_borta(underlag) == 3
    assert psyk[0].slut
    assert psyk[1].start
    assert (psyk[1].start - psyk[0].slut).days > 7


def test_colleagues_and_leave_keep_weeks_free(kronoberg: Bygge) -> None:
    vem, underlag = kronoberg(bygg.franvaro("2027-01-01", "2027-06-30"), planerat_slut="2028-12-31")
    borta = (Period(date(2027, 7, 1), date(2028, 5, 31)),)
    hud = Planpost("hud", "Hud", Uppgiftsslag.BORTA, Fraction(1))
    problem = _allt(
        vem, underlag, poster=(hud,), kollegor=(borta, (*borta, Period(date(2028, 7, 1), date(2028, 7, 9))))
    )
    efter = _losning(vem, problem)
    placering = efter.aktiviteter[0]
    assert placering.start
    assert placering.slut
    assert placering.start > date(2028, 5, 31) or placering.slut < date(2027, 1, 1)


def test_an_impossible_wish_names_what_cannot_be_together(kronoberg: Bygge) -> None:
    vem, underlag = kronoberg(bygg.franvaro("2027-02-01", "2027-12-31"), start="2022-03-01", planerat_slut="2028-01-31")
    hud = Planpost("hud", "Hud", Uppgiftsslag.BORTA, Fraction(3))
    svar = los(_allt(vem, underlag, poster=(hud,)).problem)
    assert isinstance(svar, Konflikt)
    assert set(svar.villkor) == {
        Villkor(Villkorsslag.MED, "hud"), Villkor(Villkorsslag.SLUT), Villkor(Villkorsslag.FRANVARO),
    }  # fmt: skip


def test_a_time_in_st_that_has_passed_is_told_and_asked_for_no_more(kronoberg: Bygge) -> None:
    vem, underlag = kronoberg(start="2023-03-01", planerat_slut="2028-02-29")
    kurser = tuple(post for post in planposter(vem, underlag).saknade if post.slag is Uppgiftsslag.KURS)
    problem = _allt(vem, underlag, poster=kurser)
    assert "Patientcentrerat samtal" in [post.titel for post in problem.for_sent]
    assert "Palliativ vård" not in [post.titel for post in problem.for_sent]
    _losning(vem, problem)


def test_without_an_end_there_is_nothing_to_plan_against(kronoberg: Bygge, regelverk: Regelverk) -> None:
    vem, underlag = kronoberg(bygg.franvaro("2026-11-10", None))
    with pytest.raises(GarInteAttPlanera):
        _allt(vem, underlag)
    vem, underlag = kronoberg(bygg.franvaro("2027-03-01", IDAG + timedelta(10_000)))
    with pytest.raises(SlutetForLangtBort):
        _allt(vem, underlag)
    annan = bygg.portfolj(region="vasterbotten", foreskrift=Foreskrift.F2021)
    poster = planposter(annan, regelverk.underlag_for(annan, IDAG))
    assert (poster.saknade, poster.odaterade, poster.daterade) == ((), (), ())


def test_what_is_moved_keeps_its_months_and_not_its_days(kronoberg: Bygge) -> None:
    vem, underlag = kronoberg(
        bygg.placering("2027-07-01", "2027-09-30", titel="Psyk", amne="psykiatri", id=77), start="2024-09-01"
    )
    (post,) = planposter(vem, underlag).daterade
    problem = _allt(vem, underlag, poster=(post,), losa=frozenset({77}))
    assert problem.dagar[post.nyckel][13] == Period(date(2027, 3, 1), date(2027, 5, 31))
