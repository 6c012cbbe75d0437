"""What stands on the line of a training, in which lane and how it stands."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.iup import Revideringsstatus
from app.domain.slag import Aktivitetsslag, Metod
from app.domain.tidslinje import (
    Postlage,
    Spar,
    Tidsfonster,
    Tidslinje,
    Tidspost,
    fonster,
    gor_tidslinje,
    i_fonstret,
    utan_besok,
)
from app.domain.undervisning import Narvaro, Narvaroslag
from tests import bygg

IDAG = date(2026, 11, 27)
PLANERAD = Aktivitetsstatus.PLANERAD


def _linje(*rader: object, slut: date | None = None, **ram: Any) -> Tidslinje:
    return gor_tidslinje(bygg.portfolj(*rader, **ram), IDAG, slut, None)


def _i(spar: Spar, *rader: object) -> list[Tidspost]:
    return [post for post in _linje(*rader).poster if post.spar is spar]


@pytest.mark.parametrize(
    ("typ", "spar"),
    [
        (TjanstgoringsTyp.HEMENHET, Spar.HEMMA),
        (TjanstgoringsTyp.SIDOTJANSTGORING, Spar.SIDA),
        (TjanstgoringsTyp.BT_DEL, Spar.BT),
    ],
)
def test_each_kind_of_placement_has_its_lane(typ: TjanstgoringsTyp, spar: Spar) -> None:
    (post,) = _i(spar, bygg.placering("2025-01-01", "2025-03-31", typ=typ, procent=50))
    assert (post.start, post.slut, post.procent) == (date(2025, 1, 1), date(2025, 3, 31), 50)


@pytest.mark.parametrize(
    ("slag", "spar"),
    [
        (Aktivitetsslag.KURS, Spar.KURS),
        (Aktivitetsslag.SEMINARIUM, Spar.UNDERVISNING),
        (Aktivitetsslag.KVALITETSARBETE, Spar.OVRIGT),
    ],
)
def test_each_kind_of_activity_has_its_lane(slag: Aktivitetsslag, spar: Spar) -> None:
    assert len(_i(spar, bygg.aktivitet(slag=slag, start="2025-01-01"))) == 1


@pytest.mark.parametrize(
    ("start", "slut", "status", "lage"),
    [
        ("2026-11-28", "2026-12-01", PLANERAD, Postlage.KOMMANDE),
        ("2026-11-27", "2026-12-01", PLANERAD, Postlage.PAGAR),
        ("2026-11-01", "2026-11-27", PLANERAD, Postlage.PAGAR),
        ("2026-11-01", "2026-11-26", PLANERAD, Postlage.FORSENAD),
        ("2026-11-01", "2026-11-26", Aktivitetsstatus.GENOMFORD, Postlage.GJORD),
        ("2026-11-27", "2026-11-27", PLANERAD, Postlage.PAGAR),  # a single day
    ],
)
def test_how_an_activity_stands(start: str, slut: str, status: Aktivitetsstatus, lage: Postlage) -> None:
    (post,) = _i(Spar.KURS, bygg.aktivitet(start=start, slut=slut, status=status))
    assert post.lage is lage


def test_what_is_withdrawn_or_suggested_is_not_there() -> None:
    for status in (Aktivitetsstatus.ATERKALLAD, Aktivitetsstatus.FORESLAGEN):
        linje = _linje(bygg.aktivitet(start="2026-12-01", status=status), bygg.aktivitet(status=status))
        assert [post.spar for post in linje.poster] == [Spar.TJANST]
        assert linje.utan_datum == ()


def test_planned_things_without_a_day_are_told_beside() -> None:
    utan = bygg.aktivitet(status=PLANERAD)
    linje = _linje(utan, bygg.aktivitet(), bygg.metod("c1"), bygg.metod("c2", planerad_till="2027-01-01"))
    assert linje.utan_datum == (utan,)
    assert linje.metoder_utan_datum == 1


def test_an_activity_that_ends_before_it_starts_or_only_ends_has_its_one_day() -> None:
    bak = replace(bygg.aktivitet(), start=date(2026, 5, 2), slut=date(2026, 5, 1))
    bara = replace(bygg.aktivitet(), start=None, slut=date(2026, 6, 1))
    assert [(p.start, p.slut) for p in _i(Spar.KURS, bak, bara)] == [
        (date(2026, 5, 2), date(2026, 5, 2)),
        (date(2026, 6, 1), date(2026, 6, 1)),
    ]


def test_what_has_no_end_is_drawn_to_the_end_of_the_line() -> None:
    linje = _linje(bygg.franvaro("2026-10-01"), bygg.placering("2026-01-01"))
    borta = next(post for post in linje.poster if post.spar is Spar.FRANVARO)
    placering = next(post for post in linje.poster if post.spar is Spar.SIDA)
    assert (borta.is_oppen, borta.slut, borta.lage) == (True, linje.till, Postlage.PAGAR)
    assert (placering.is_oppen, placering.slut) == (True, linje.till)


def test_percentages_follow_on_each_other_and_full_time_is_assumed_first() -> None:
    delar = _i(Spar.TJANST, bygg.sysselsattning("2025-01-01", 80), bygg.sysselsattning("2026-12-01", 50))
    assert [(p.procent, p.start, p.lage) for p in delar] == [
        (100, date(2024, 1, 1), Postlage.GJORD),
        (80, date(2025, 1, 1), Postlage.PAGAR),
        (50, date(2026, 12, 1), Postlage.KOMMANDE),
    ]


def test_teaching_attended_is_one_a_half_year() -> None:
    narvaron = tuple(
        Narvaro(nr, Narvaroslag.SEMINARIUM, date(*dag), is_narvarande=nr != 2)
        for nr, dag in enumerate([(2026, 6, 30), (2026, 7, 1), (2026, 12, 31)])
    )
    linje = gor_tidslinje(replace(bygg.portfolj(), narvaron=narvaron), IDAG, None, None)
    delar = [p for p in linje.poster if p.spar is Spar.UNDERVISNING]
    assert [(p.start, p.slut, p.antal) for p in delar] == [
        (date(2026, 1, 1), date(2026, 6, 30), (1, 1)),
        (date(2026, 7, 1), date(2026, 12, 31), (1, 2)),
    ]


def test_assessments_stand_on_their_day_and_asked_for_ones_on_the_last_day_to_answer() -> None:
    begard = Bedomningsstatus.BEGARD
    delar = _i(
        Spar.BEDOMNING,
        bygg.bedomning("2026-01-15"),
        bygg.bedomning("2026-11-01", status=begard, svara_senast=date(2026, 11, 26)),
        bygg.bedomning("2026-11-01", status=begard, svara_senast=IDAG),
        bygg.bedomning("2026-02-01", status=Bedomningsstatus.MAKULERAD),
    )
    assert [(p.start, p.lage) for p in delar] == [
        (date(2026, 1, 15), Postlage.GJORD),
        (date(2026, 11, 26), Postlage.FORSENAD),
        (IDAG, Postlage.KOMMANDE),
    ]


def test_those_who_look_at_the_whole_have_a_lane_of_their_own() -> None:
    (post,) = _i(Spar.AVSTAMNING, bygg.bedomning(metod=Metod.SPECIALISTKOLLEGIUM), bygg.bedomning())
    assert post.vad is Metod.SPECIALISTKOLLEGIUM


def test_a_planned_assessment_is_there_until_a_signed_one_answers_it() -> None:
    planerade = [bygg.metod(kod, planerad_till="2027-01-01") for kod in ("c1", "c2", "c3")]
    signerad = bygg.bedomning("2026-01-15", "c1")
    _, kommande = _i(Spar.BEDOMNING, signerad, *planerade)
    assert (kommande.start, kommande.antal, kommande.lage) == (date(2027, 1, 1), (0, 2), Postlage.KOMMANDE)


@pytest.mark.parametrize(
    ("status", "datum", "lage"),
    [
        (Dokumentstatus.PLANERAD, IDAG, Postlage.KOMMANDE),
        (Dokumentstatus.PLANERAD, date(2026, 11, 26), Postlage.FORSENAD),
        (Dokumentstatus.UNDERTECKNAS, date(2026, 11, 26), Postlage.PAGAR),
        (Dokumentstatus.KLAR, date(2026, 11, 26), Postlage.GJORD),
        (Dokumentstatus.AVBOKAD, IDAG, None),
    ],
)
def test_visits_stand_among_the_reviews_for_those_who_take_part_in_them(
    status: Dokumentstatus, datum: date, lage: Postlage | None
) -> None:
    dokument = (Dokument(1, Dokumentslag.BESOK, datum, status), Dokument(2, Dokumentslag.KONTRAKT, datum, status))
    linje = gor_tidslinje(replace(bygg.portfolj(), dokument=dokument), IDAG, None, None)
    besok = [p.lage for p in linje.poster if p.spar is Spar.AVSTAMNING]
    assert besok == ([] if lage is None else [lage])
    assert [p.spar for p in utan_besok(linje).poster] == [Spar.TJANST]


def test_revisions_are_there_but_those_returned() -> None:
    status = Revideringsstatus
    delar = _i(
        Spar.IUP,
        bygg.revidering("2025-01-01"),
        bygg.revidering("2026-01-01", status=status.INLAMNAD, signerad=None),
        bygg.revidering("2026-02-01", status=status.ATERLAMNAD),
    )
    assert [p.lage for p in delar] == [Postlage.GJORD, Postlage.KOMMANDE]


def test_the_line_holds_the_training_and_what_lies_near_it() -> None:
    linje = _linje(
        bygg.aktivitet(start="2023-06-01"),
        bygg.aktivitet(start="2029-05-31"),
        start="2024-02-29",
        slut=date(2028, 1, 1),
    )
    assert (linje.fran, linje.till) == (date(2023, 6, 1), date(2029, 6, 30))


def test_what_lies_far_off_does_not_stretch_the_line() -> None:
    linje = _linje(bygg.aktivitet(start="1950-01-01"), bygg.aktivitet(start="2199-01-01"))
    assert (linje.fran, linje.till) == (date(2024, 1, 1), date(2029, 1, 31))
    assert len(linje.poster) == 3
    assert len(i_fonstret(linje.poster, linje.fran, linje.till)) == 1


def test_a_training_that_is_yet_to_begin_or_has_no_end_has_a_line() -> None:
    linje = _linje(start="2028-02-29", planerat_slut=None)
    assert (linje.fran, linje.till) == (IDAG, date(2028, 3, 29))


def test_windows() -> None:
    linje = _linje()
    assert fonster(linje, Tidsfonster.HELA) == (linje.fran, linje.till)
    assert fonster(linje, Tidsfonster.AR) == (date(2026, 1, 1), date(2026, 12, 31))
    assert fonster(linje, Tidsfonster.TOLV_MANADER) == (IDAG, date(2027, 11, 26))
