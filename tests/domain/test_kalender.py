"""What a portfolio gives days to."""

from dataclasses import replace
from datetime import date

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.avstamning import Part
from app.domain.bedomning import Bedomningsstatus
from app.domain.kalender import Kalenderpost, Kalenderslag, inom, portfoljens_poster
from app.domain.slag import Metod
from tests import bygg

IDAG = date(2026, 11, 23)


def _poster(*rader: object) -> tuple[Kalenderpost, ...]:
    return portfoljens_poster(bygg.portfolj(*rader), IDAG, None)


def test_a_placement_keeps_both_its_days_and_its_key() -> None:
    (post,) = _poster(bygg.placering("2026-12-01", "2027-05-31", "c1 a2 c10", id=7))
    assert (post.nyckel, post.slag) == ("aktivitet-7", Kalenderslag.PLACERING)
    assert (post.start, post.slut) == (date(2026, 12, 1), date(2027, 5, 31))
    assert post.delmal == ("a2", "c1", "c10")
    assert not post.is_oppen
    assert not post.has_larm


def test_a_placement_without_an_end_is_its_first_day_and_says_so() -> None:
    (post,) = _poster(bygg.placering("2026-12-01", None))
    assert (post.start, post.slut, post.is_oppen) == (date(2026, 12, 1), date(2026, 12, 1), True)


def test_what_is_withdrawn_suggested_or_undated_is_not_there() -> None:
    rader = [
        bygg.aktivitet(start="2026-12-01", status=status)
        for status in (Aktivitetsstatus.ATERKALLAD, Aktivitetsstatus.FORESLAGEN)
    ]
    assert _poster(*rader, bygg.aktivitet(), bygg.metod("c1")) == ()


def test_planned_assessments_of_a_method_on_one_day_are_one_entry() -> None:
    poster = _poster(
        *(bygg.metod(kod, Metod.CBD, planerad_till="2026-12-24") for kod in ("c10", "c2", "c2")),
        bygg.metod("c2", Metod.CBD, planerad_till="2026-12-25"),
        bygg.metod("c2", Metod.DOPS, planerad_till="2026-12-24"),
    )
    assert [(post.metod, post.start.day, post.delmal) for post in poster] == [
        (Metod.CBD, 24, ("c2", "c10")),
        (Metod.DOPS, 24, ("c2",)),
        (Metod.CBD, 25, ("c2",)),
    ]


def test_leave_is_never_there() -> None:
    assert _poster(bygg.franvaro("2026-12-01", "2027-01-31")) == ()


def test_only_an_unanswered_request_has_a_last_day() -> None:
    begard = bygg.bedomning("2026-11-20", status=Bedomningsstatus.BEGARD, svara_senast=date(2026, 12, 4), id=3)
    (post,) = _poster(begard, bygg.bedomning("2026-11-01", svara_senast=date(2026, 12, 5)))
    assert (post.nyckel, post.start, post.has_larm) == ("bedomning-3", date(2026, 12, 4), True)


def test_what_is_agreed_on_has_its_last_day_until_it_is_done() -> None:
    poster = _poster(
        bygg.atagande(senast="2026-12-04", id=4),
        bygg.atagande(senast="2026-12-05", ansvarig="Bo Påhittad", ansvarig_id=9, id=5),
        bygg.atagande(senast="2026-12-06", klar="2026-11-20"),
        bygg.atagande(),
    )
    assert [(p.nyckel, p.start.day, p.is_andras, p.mening) for p in poster] == [
        ("overens-4", 4, False, ""),
        ("overens-5", 5, True, "Bo Påhittad"),
    ]
    assert all(p.has_larm and p.text and not p.titel for p in poster)


def test_rows_of_a_plan_have_the_day_of_whoever_acts_next() -> None:
    plan = bygg.atgardsplan(
        bygg.atgardsrad("2026-12-01", "2026-12-20"),
        bygg.atgardsrad("2026-12-01", "2026-12-20", klar="2026-11-20"),
        bygg.atgardsrad("2026-11-01", "2026-11-20", klar="2026-11-01", uppfoljd="2026-11-20"),
    )
    gors, foljs = _poster(plan)
    assert (gors.start, gors.part, gors.is_andras, gors.text) == (date(2026, 12, 1), Part.ST_LAKARE, False, "Gör mer")
    assert (foljs.start, foljs.part, foljs.is_andras) == (date(2026, 12, 20), Part.STUDIEREKTOR, True)
    assert (foljs.is_uppfoljning, foljs.text, foljs.objekt_id) == (True, "Gör mer · Gör mer", plan.id)
    assert gors.nyckel != foljs.nyckel
    assert _poster(bygg.atgardsplan(bygg.atgardsrad("2026-12-01", "2026-12-20"), avslutad="2026-11-20")) == ()


def test_sessions_agreed_on_are_one_a_day_from_today() -> None:
    poster = _poster(
        replace(bygg.samtal("2026-11-01", id=1), nasta=date(2026, 11, 22)),
        replace(bygg.samtal("2026-11-08", id=2), nasta=date(2026, 11, 23)),
        replace(bygg.samtal("2026-11-15", id=3), nasta=date(2026, 11, 23)),
    )
    assert [(post.nyckel, post.start) for post in poster] == [("handledning-3", IDAG)]


def test_the_end_stands_where_it_is_known() -> None:
    (post,) = portfoljens_poster(bygg.portfolj(), IDAG, date(2028, 2, 29))
    assert (post.nyckel, post.slag, post.start) == ("slut", Kalenderslag.SLUT, date(2028, 2, 29))


def test_a_window_holds_what_touches_its_first_and_last_day() -> None:
    poster = _poster(
        bygg.aktivitet(start="2026-11-01", slut="2026-11-22", id=1),
        bygg.aktivitet(start="2026-11-01", slut="2026-11-23", id=2),
        bygg.aktivitet(start="2027-11-23", slut="2027-12-01", id=3),
        bygg.aktivitet(start="2027-11-24", id=4),
    )
    assert [post.objekt_id for post in inom(poster, IDAG, date(2027, 11, 23))] == [2, 3]
