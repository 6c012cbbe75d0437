"""What must hold for every portfolio, also absurd ones; searched for with the same portfolios every time."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, TjanstgoringsTyp
from app.domain.bedomning import Bedomning, Bedomningsstatus, Svar
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.kursmedel import Medelstatus
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.domain.tjanst import Franvaro
from app.domain.undervisning import Narvaroslag
from app.regler import REGLER
from app.regler.arbetslista import arbetslista, sammanfatta
from app.regler.modell import Bevisslag, Fynd, Regelunderlag, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk, load_regelverk
from tests import bygg

IDAG = date(2026, 3, 1)
FYRAHUNDRA_AR = timedelta(days=146097)  # the calendar repeats, weekdays and leap days included
MAL = bygg.malbeskrivning([bygg.delmal("a1"), bygg.delmal("b1"), bygg.delmal("c1", Aktivitetsslag.KURS)])
PROFILER = (
    ("norrbotten", "allmanmedicin"),
    ("kronoberg", "allmanmedicin"),
    ("kronoberg", "palliativ-medicin"),
    ("stockholm", "allmanmedicin"),
)
OMRADESMETODER = (
    Metod.SPECIALISTKOLLEGIUM,
    Metod.LEDARSKAP,
    Metod.MEDSITTNING,
    Metod.MUNTLIG_PRESENTATION,
    Metod.HANDLEDNING_PA_HANDLEDNING,
    Metod.VETENSKAPLIG_GRANSKNING,
)
UTAN_KALENDER = {"TID-03"}  # asks about days in history, which do not move with the portfolio

Profil = tuple[str, str]
i_varje_profil = pytest.mark.parametrize("profilen", PROFILER, ids="-".join)
profil = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=8,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=(HealthCheck.too_slow,),
)

dagar = st.integers(-900, 400).map(lambda antal: IDAG + timedelta(days=antal))
nara = st.integers(-120, 60).map(lambda antal: IDAG + timedelta(days=antal))
nar = st.one_of(nara, dagar)
redan = st.integers(-900, 0).map(lambda antal: IDAG + timedelta(days=antal))  # nobody signs on a day to come
kanske = st.one_of(st.none(), nar)
langder = st.one_of(st.integers(0, 150), st.integers(-5, 300), st.none())
koder = st.lists(st.sampled_from(["a1", "b1", "c1", "STa1"]), max_size=2)


def nagra(vad: st.SearchStrategy[object], hogst: int) -> st.SearchStrategy[list[object]]:
    # The number is drawn first: lists of hypothesis are short more often than not.
    return st.integers(0, hogst).flatmap(lambda antal: st.lists(vad, min_size=antal, max_size=antal))


aktiviteter = st.builds(
    bygg.aktivitet,
    koder,
    slag=st.sampled_from(
        [
            Aktivitetsslag.KURS,
            Aktivitetsslag.SEMINARIUM,
            Aktivitetsslag.KVALITETSARBETE,
            Aktivitetsslag.SKRIFTLIGT_ARBETE,
            Aktivitetsslag.SJALVSTUDIER,
        ]
    ),
    status=st.sampled_from(Aktivitetsstatus),
    start=kanske,
    slut=kanske,
    mall=st.sampled_from(["", "forsakringsmedicin", "medicinsk-vetenskap", "bhv-kurs"]),
    intyg=st.one_of(st.none(), redan),
)


def placerad(start: date | None, langd: int | None, typ: TjanstgoringsTyp, **ovrigt: Any) -> Aktivitet:
    slut = None if start is None or langd is None else start + timedelta(days=langd)
    return bygg.placering(start, slut, typ=typ, **ovrigt)


def ledig(start: date, langd: int | None) -> Franvaro:
    return bygg.franvaro(start, None if langd is None else start + timedelta(days=langd))


placeringar = st.builds(
    placerad,
    st.one_of(nara, kanske),
    langder,
    st.sampled_from([TjanstgoringsTyp.SIDOTJANSTGORING, *TjanstgoringsTyp]),
    delmal=koder,
    procent=st.sampled_from([100, 20]),
    handledare_namn=st.sampled_from([None, "", "Maja Myrtuv"]),
    status=st.sampled_from([Aktivitetsstatus.PLANERAD, *Aktivitetsstatus]),
)
metoder = st.builds(
    bygg.metod, st.sampled_from(["a1", "c1"]), st.sampled_from([Metod.CBD, Metod.DOPS]), aktivitet_id=st.none()
)
bedomningar = st.builds(
    bygg.bedomning,
    nar,
    koder,
    metod=st.sampled_from([Metod.MEDSITTNING, Metod.CBD, Metod.SPECIALISTKOLLEGIUM, Metod.SJALVSKATTNING]),
    status=st.sampled_from([Bedomningsstatus.SIGNERAD, *Bedomningsstatus]),
    aterkoppling=st.sampled_from(["", "Tydlig."]),
    mall=st.sampled_from(["", "egen"]),
    omraden=st.frozensets(st.sampled_from(Kompetensomrade), max_size=2),
    begard=kanske,
    svara_senast=kanske,
    sedd=kanske,
)


def halvtid(datum: date, status: Bedomningsstatus, text: str, svarade: list[date]) -> Bedomning:
    falten = ("bestalld", "inspelningar_skickade", "sammanfattning_skickad")
    svar = tuple(Svar(falt, dag.isoformat()) for falt, dag in zip(falten, svarade, strict=False))
    return bygg.bedomning(datum, metod=Metod.MITT_I_ST, status=status, aterkoppling=text, svar=svar)


halvtider = st.builds(
    halvtid, nar, st.sampled_from(Bedomningsstatus), st.sampled_from(["", "Rapport."]), st.lists(nar, max_size=3)
)
samtalen = st.builds(bygg.samtal, nar, st.sampled_from([0, 30, 60, 240]), koder)
revideringar = st.builds(
    bygg.revidering,
    nar,
    slag=st.sampled_from(Revideringsslag),
    status=st.sampled_from(Revideringsstatus),
    signerad=st.one_of(st.none(), redan),
    studierektor_godkand=st.one_of(st.none(), redan),
)
handledarskapen = st.builds(bygg.handledarskap, nar, kanske, roll=st.sampled_from(Handledarroll))
franvaron = st.builds(ledig, nar, langder)
ovrigt = st.one_of(
    st.builds(bygg.tillgodoraknande, st.sampled_from(["a1", "c1"]), intyg=st.sampled_from(["", "Intyg"])),
    st.builds(bygg.sysselsattning, nar, st.sampled_from([1, 50, 100])),
    st.builds(bygg.signering, st.just("a1"), nar),
    st.builds(bygg.studietid, redan, st.sampled_from([60, 600])),
    st.builds(bygg.kursmedel, st.sampled_from([1, 80_000]), st.sampled_from(Medelstatus)),
)
narvaron = st.builds(
    bygg.narvaro,
    st.sampled_from([Narvaroslag.SEMINARIUM, *Narvaroslag]),
    nara,
    borta=st.sampled_from([None, None, "", "Jour"]),
)


@st.composite
def portfoljer(draw: st.DrawFn) -> Portfolj:
    poster = [
        *draw(nagra(aktiviteter, 3)),
        *draw(nagra(placeringar, 3)),
        *draw(nagra(metoder, 2)),
        *draw(nagra(bedomningar, 9)),
        *draw(nagra(halvtider, 1)),
        *draw(nagra(samtalen, 12)),
        *draw(nagra(revideringar, 3)),
        *draw(nagra(handledarskapen, 2)),
        *draw(nagra(franvaron, 2)),
        *draw(nagra(ovrigt, 2)),
        *draw(nagra(narvaron, 6)),
    ]
    return bygg.portfolj(
        *poster,
        start=draw(st.one_of(st.integers(-900, -200), st.integers(-200, 20)).map(lambda n: IDAG + timedelta(days=n))),
        planerat_slut=draw(kanske),
        legitimation=draw(kanske),
        at_datum=draw(kanske),
        slag=draw(st.sampled_from([Utbildningsslag.ST] * 5 + [Utbildningsslag.INFOR_ST])),
    )


@cache
def regelverket() -> Regelverk:
    # No fixture: a failing example would print all of it.
    return load_regelverk()


def underlag(vems: Portfolj, profilen: Profil, idag: date = IDAG) -> Regelunderlag:
    region, specialitet = profilen
    utbildning = replace(vems.utbildning, region=region, specialitet=specialitet)
    return replace(regelverket().underlag_for(replace(vems, utbildning=utbildning), idag), malbeskrivning=MAL)


# Much that is about to turn: chance seldom puts so much of it into one portfolio.
BROKIG = bygg.portfolj(
    bygg.placering("2026-01-12", "2026-05-31", "c1"),
    bygg.placering("2026-06-03", "2026-08-31", handledare_namn=None),
    bygg.placering("2026-12-01", "2026-12-31", "c1", procent=20),
    bygg.aktivitet("a1", start="2026-04-01", status=Aktivitetsstatus.PLANERAD),
    bygg.metod("a1"),
    *(bygg.samtal(IDAG - timedelta(weeks=vecka), 60, "a1") for vecka in range(12)),
    *(bygg.bedomning(IDAG - timedelta(days=50 * nummer), "c1", metod=Metod.MEDSITTNING) for nummer in range(9)),
    bygg.bedomning("2026-05-05", "c1"),
    bygg.bedomning("2025-04-20", metod=Metod.LEDARSKAP),
    bygg.bedomning("2026-04-01", metod=Metod.HANDLEDNING_PA_HANDLEDNING),
    bygg.bedomning("2025-06-10", metod=Metod.SPECIALISTKOLLEGIUM),
    bygg.bedomning("2026-02-20", status=Bedomningsstatus.BEGARD, svara_senast=date(2026, 3, 20)),
    halvtid(date(2026, 4, 10), Bedomningsstatus.BEGARD, "", [date(2025, 9, 1), date(2026, 3, 9)]),
    bygg.aktivitet("a1", slag=Aktivitetsslag.KVALITETSARBETE, start="2026-02-10"),
    bygg.aktivitet("a1", start="2026-06-01", status=Aktivitetsstatus.PLANERAD, mall="forsakringsmedicin"),
    bygg.aktivitet("b1", start="2026-02-20", mall="medicinsk-vetenskap"),
    bygg.aktivitet(slag=Aktivitetsslag.SJALVSTUDIER, start="2026-01-01", slut="2026-04-20"),
    *(bygg.narvaro(datum=IDAG - timedelta(days=30 * nummer)) for nummer in range(6)),
    *(bygg.studietid(IDAG - timedelta(weeks=vecka)) for vecka in range(9)),
    bygg.revidering("2025-09-15"),
    bygg.handledarskap("2024-01-01", "2026-04-15"),
    bygg.handledarskap("2026-05-01"),
    bygg.franvaro("2026-09-20", "2026-11-08"),
)


def utfallen(fynden: tuple[Fynd, ...]) -> Mapping[tuple[str, str, str], Utfall]:
    """Outcome by rule, part and thing; every finding is told apart by those."""
    karta = {(f.regel_id, f.delregel, f.om.nyckel): f.utfall for f in fynden}
    assert len(karta) == len(fynden)
    return karta


def med_dagar(vad: Any, flytta: Callable[[date], date]) -> Any:
    """The same value with every date in it moved, those written as answers in a form too."""
    if isinstance(vad, date):
        return flytta(vad)
    if isinstance(vad, Svar):
        return replace(vad, varde=flytta(date.fromisoformat(vad.varde)).isoformat())
    if isinstance(vad, tuple):
        return tuple(med_dagar(del_, flytta) for del_ in vad)
    if is_dataclass(vad) and not isinstance(vad, type):
        return replace(vad, **{f.name: med_dagar(getattr(vad, f.name), flytta) for f in fields(vad)})
    return vad


@i_varje_profil
@profil
@given(vems=portfoljer(), slump=st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(profilen: Profil, vems: Portfolj, slump: Any) -> None:
    def blandat(delar: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(slump.sample(delar, len(delar)))

    delar = {f.name: getattr(vems, f.name) for f in fields(vems)}
    blandade: dict[str, Any] = {namn: blandat(d) for namn, d in delar.items() if isinstance(d, tuple)}
    omkastad = replace(vems, **blandade)
    fynden = utvardera(vems, underlag(vems, profilen))
    assert utvardera(omkastad, underlag(vems, profilen)) == fynden
    assert arbetslista(fynden, REGLER) == arbetslista(fynden[::-1], REGLER)


@i_varje_profil
@profil
@given(vems=portfoljer())
@example(vems=BROKIG)
def test_every_rule_answers_each_time_alike_and_points_at_what_exists(profilen: Profil, vems: Portfolj) -> None:
    fynden = utvardera(vems, underlag(vems, profilen))
    assert utvardera(vems, underlag(vems, profilen)) == fynden
    assert {(f.regel_id, f.delregel) for f in fynden} == {(id_, del_) for id_ in REGLER for del_ in REGLER[id_].delar}
    finns = {
        Bevisslag.AKTIVITET: {p.id for p in vems.aktiviteter},
        Bevisslag.METOD: {p.id for p in vems.metoder},
        Bevisslag.BEDOMNING: {p.id for p in vems.bedomningar},
        Bevisslag.HANDLEDARSAMTAL: {p.id for p in vems.handledarsamtal},
        Bevisslag.REVIDERING: {p.id for p in vems.revideringar},
        Bevisslag.HANDLEDARSKAP: {p.person_id for p in vems.handledarskap},
        Bevisslag.TILLGODORAKNANDE: {p.id for p in vems.tillgodoraknanden},
        Bevisslag.FRANVARO: {p.id for p in vems.franvaron},
    }
    for fynd in fynden:
        assert all(bevis.id in finns[bevis.slag] for bevis in fynd.bevis), fynd
        assert fynd.meddelande.endswith(".")
        assert fynd.vander is None or fynd.vander > IDAG, fynd
        assert fynd.sedan is None or fynd.sedan <= IDAG, fynd
        if fynd.utfall is Utfall.VARNING and fynd.forfaller:
            assert fynd.forfaller >= IDAG, fynd
    rader = arbetslista(fynden, REGLER)
    flaggor = [f for f in fynden if f.utfall in (Utfall.BRIST, Utfall.VARNING)]
    assert sum(len(rad.fynd) for rad in rader) == len(flaggor)
    figurer = sammanfatta(fynden, rader)
    assert figurer.brister + figurer.varningar == len(rader)


@i_varje_profil
@profil
@given(vems=portfoljer(), forsta=st.integers(1, 4), steg=st.just(4))
@example(vems=BROKIG, forsta=1, steg=1)
def test_no_outcome_turns_before_the_day_it_promised(profilen: Profil, vems: Portfolj, forsta: int, steg: int) -> None:
    """Asked on the eve of each promised day, when whatever has turned too early has turned, and on days between.

    The full portfolio is asked every day of the first weeks, the others every fourth.
    """
    fynden = utvardera(vems, underlag(vems, profilen))
    lovat = {(f.regel_id, f.delregel, f.om.nyckel): (f.utfall, f.vander or date.max) for f in fynden}
    sist = IDAG + timedelta(days=900)
    aftnar = {f.vander - timedelta(days=1) for f in fynden if f.vander and IDAG + timedelta(days=1) < f.vander <= sist}
    mellan = {IDAG + timedelta(days=n) for n in (*range(forsta, 70, steg), *range(70 + forsta, 900, 41 * min(steg, 2)))}
    for dag in sorted(aftnar | mellan):
        nya = utfallen(utvardera(vems, underlag(vems, profilen, dag)))
        for nyckel, (utfall, vander) in lovat.items():
            if dag < vander:
                assert nya[nyckel] is utfall, (nyckel, utfall, dag)


@i_varje_profil
@profil
@given(vems=portfoljer())
@example(vems=BROKIG)
def test_four_hundred_years_later_all_is_the_same(profilen: Profil, vems: Portfolj) -> None:
    sedan = med_dagar(vems, lambda dag: dag + FYRAHUNDRA_AR)
    nu = underlag(vems, profilen)
    regler = {regel_id: regel for regel_id, regel in REGLER.items() if regel_id not in UTAN_KALENDER}
    fore = utvardera(vems, nu, regler)
    efter = utvardera(sedan, replace(nu, idag=IDAG + FYRAHUNDRA_AR), regler)
    assert utfallen(efter) == utfallen(fore)
    assert [f.vander for f in efter] == [f.vander and f.vander + FYRAHUNDRA_AR for f in fore]


@i_varje_profil
@profil
@given(vems=portfoljer(), kod=st.sampled_from(["a1", "b1", "c1"]))
@example(vems=BROKIG, kod="c1")
def test_more_of_what_is_asked_for_breaks_nothing(profilen: Profil, vems: Portfolj, kod: str) -> None:
    tillagg = {
        ("IUP-02", "IUP-13"): replace(vems, aktiviteter=(*vems.aktiviteter, bygg.aktivitet(kod, start=IDAG))),
        ("IUP-03",): replace(vems, metoder=(*vems.metoder, bygg.metod(kod))),
        ("KV-01", "KV-02"): replace(
            vems, bedomningar=(*vems.bedomningar, bygg.bedomning(IDAG, kod, metod=Metod.MEDSITTNING))
        ),
        ("KV-03", "KV-06", "KV-07", "KV-08a", "KV-08b", "KV-09"): replace(
            vems, bedomningar=(*vems.bedomningar, *(bygg.bedomning(IDAG, kod, metod=metod) for metod in OMRADESMETODER))
        ),
        ("KV-13",): replace(vems, bedomningar=(*vems.bedomningar, bygg.bedomning(IDAG, metod=Metod.SJALVSKATTNING))),
        ("HL-06",): replace(vems, handledarsamtal=(*vems.handledarsamtal, bygg.samtal(IDAG, 60))),
    }
    fore = utfallen(utvardera(vems, underlag(vems, profilen)))
    for regler, rikare in tillagg.items():
        efter = utvardera(rikare, underlag(vems, profilen), {regel_id: REGLER[regel_id] for regel_id in regler})
        for nyckel, utfall in utfallen(efter).items():
            assert utfall is not Utfall.BRIST or fore[nyckel] is Utfall.BRIST, nyckel
