"""What a portfolio lacks of its region's plan, and where it goes against its order."""

from fractions import Fraction
from typing import Any

import pytest

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, TjanstgoringsTyp
from app.domain.plankontroll import (
    brutna_ordningar,
    fel_tidpunkter,
    foreslaget_slut,
    halva,
    heltidsmanader,
    is_i_ratt_tid,
    planlage,
    plannyckel,
    saknade_kurser,
    saknade_placeringar,
)
from app.domain.portfolj import BtLage
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Plankurs, Planordning, Planplacering, Regionplan, Tidpunkt
from app.domain.tid_i_st import tid_i_st
from tests.bygg import aktivitet, dag, franvaro, malbeskrivning, placering, portfolj, tillgodoraknande

H = Konfidens.HIGH
PSYKIATRI = Planplacering("psykiatri", "Psykiatri", (), H, (2, 3), (4, 4), is_vantad=True)
PEDIATRIK = Planplacering("pediatrik", "Pediatrik", (), H, (3, 3), is_vantad=True)
KIRURGI = Planplacering("kirurgi", "Kirurgi", (), H, (1, 2))
BVC = Planplacering("egen-bvc", "Egen BVC", (), H, (4, 4), is_vantad=True, is_uppdrag=True)
HEMSJUKVARD = Planplacering("hemsjukvard", "Hemsjukvård", (), H, (4, 4), is_uppdrag=True, nar=Tidpunkt.ANDRA_HALVAN)
KURS = Plankurs("barnhalsovard", "Barnhälsovård", (), H, nar=Tidpunkt.FORSTA_HALVAN)
PLAN = Regionplan(
    "kronoberg-st-plan",
    (PSYKIATRI, PEDIATRIK, KIRURGI, BVC, HEMSJUKVARD),
    (KURS,),
    (Planordning(("pediatrik",), "barnhalsovard", H), Planordning(("pediatrik", "barnhalsovard"), "egen-bvc", H)),
)
HEMMA = TjanstgoringsTyp.HEMENHET


def _kurs(start: str | None, slut: str | None = None) -> Aktivitet:
    return aktivitet(mall="barnhalsovard", start=start, slut=slut, status=Aktivitetsstatus.PLANERAD)


def _saknas(*poster: object, andel: Fraction = Fraction(1), **ram: Any) -> dict[str, Fraction]:
    return {lage.post.nyckel: lage.kvar for lage in saknade_placeringar(portfolj(*poster, **ram), PLAN, andel)}


def test_an_empty_plan_lacks_what_everybody_is_expected_to_have_and_no_more() -> None:
    assert _saknas() == {"psykiatri": 2, "pediatrik": 3, "egen-bvc": 4}
    assert saknade_kurser(portfolj(), PLAN) == (KURS,)
    assert saknade_kurser(portfolj(_kurs(None)), PLAN) == ()


def test_those_with_bt_are_expected_to_have_the_longer_placement() -> None:
    tva_manader = placering("2026-03-01", "2026-04-30", amne="psykiatri")
    assert "psykiatri" not in _saknas(tva_manader)
    assert _saknas(tva_manader, bt=BtLage.GODKAND)["psykiatri"] == 2
    assert _saknas(tva_manader, bt=BtLage.INGAR)["psykiatri"] == 2


def test_parts_of_the_same_kind_add_up_and_withdrawn_ones_do_not() -> None:
    delar = [
        placering("2026-01-15", "2026-03-14", amne="pediatrik"),
        placering("2027-02-01", "2027-02-28", amne="pediatrik"),
    ]
    assert "pediatrik" not in _saknas(*delar)
    borta = placering("2027-03-01", "2027-05-31", amne="pediatrik", status=Aktivitetsstatus.ATERKALLAD)
    assert _saknas(borta)["pediatrik"] == 3


def test_an_undated_one_is_planned_and_its_length_is_not_doubted() -> None:
    assert "pediatrik" not in _saknas(placering(amne="pediatrik"))
    assert "pediatrik" not in _saknas(placering("2026-01-01", amne="pediatrik"))


def test_a_day_too_short_lacks_and_the_share_asked_for_forgives_it() -> None:
    kort = placering("2026-03-01", "2026-05-30", amne="pediatrik")
    assert _saknas(kort)["pediatrik"] == Fraction(1, 31)
    assert "pediatrik" not in _saknas(kort, andel=Fraction(9, 10))


def test_a_part_of_bt_is_no_placement_of_the_plan() -> None:
    bt = placering("2026-03-01", "2026-06-30", amne="psykiatri", typ=TjanstgoringsTyp.BT_DEL)
    assert plannyckel(bt) == ""
    assert "psykiatri" in _saknas(bt)


def test_an_assignment_is_as_long_as_its_longest_stretch_whatever_its_percentage() -> None:
    halvdag = placering("2026-01-01", "2026-04-30", amne="egen-bvc", procent=10, typ=HEMMA)
    assert "egen-bvc" not in _saknas(halvdag)
    tva = [
        placering("2026-01-01", "2026-02-28", amne="egen-bvc", typ=HEMMA),
        placering("2026-06-01", "2026-08-31", amne="egen-bvc", typ=HEMMA),
    ]
    assert _saknas(*tva)["egen-bvc"] == 1
    assert planlage(portfolj(*tva), BVC).manader == 3


@pytest.mark.parametrize(
    ("start", "slut", "procent", "manader"),
    [
        ("2026-03-01", "2026-05-31", 100, Fraction(3)),
        ("2026-03-01", "2026-05-31", 50, Fraction(3, 2)),
        ("2024-01-31", "2024-02-28", 100, Fraction(1)),  # the next month begins on the 29th, the last day there is
        ("2026-03-03", "2026-03-03", 100, Fraction(1, 31)),
        ("2026-03-03", None, 100, None),
        ("2026-03-03", "2026-03-02", 100, None),
    ],
)
def test_the_length_in_months_of_full_time(start: str, slut: str | None, procent: int, manader: Fraction) -> None:
    assert heltidsmanader(portfolj(), placering(start, slut, procent=procent)) == manader


def test_leave_within_a_placement_is_no_part_of_its_length() -> None:
    vem = portfolj(placering("2026-03-01", "2026-05-31", id=7), franvaro("2026-04-01", "2026-04-30"))
    assert heltidsmanader(vem, vem.aktiviteter[0]) == 2


def _brutna(*poster: object) -> list[tuple[str, list[str]]]:
    return [(b.ordning.efter, [plannyckel(a) for a in b.fore]) for b in brutna_ordningar(portfolj(*poster), PLAN)]


def test_a_course_before_the_placement_it_builds_on_breaks_the_order() -> None:
    barn = placering("2026-03-01", "2026-05-31", amne="pediatrik")
    assert _brutna(barn, _kurs("2026-06-01")) == []
    assert _brutna(barn, _kurs("2026-05-31")) == [("barnhalsovard", ["pediatrik"])]
    assert _brutna(_kurs("2026-05-31")) == [("barnhalsovard", [])]


def test_one_of_several_is_enough_and_a_course_without_an_end_lasts_a_day() -> None:
    bvc = placering("2026-06-02", "2026-12-31", amne="egen-bvc", typ=HEMMA)
    barn = placering("2026-01-01", "2026-03-31", amne="pediatrik")
    assert _brutna(bvc, barn) == []
    assert _brutna(bvc) == [("egen-bvc", [])]
    kurs = Aktivitet(
        9, _kurs(None).slag, "Kurs", Aktivitetsstatus.PLANERAD, start=dag("2026-06-01"), mall="barnhalsovard"
    )
    assert _brutna(bvc, barn, kurs) == []
    assert _brutna(placering("2026-06-01", amne="egen-bvc"), kurs) == [
        ("barnhalsovard", []),
        ("egen-bvc", ["barnhalsovard"]),
    ]


def test_what_has_no_dates_breaks_no_order() -> None:
    assert _brutna(placering(amne="pediatrik"), _kurs("2026-05-31")) == []
    assert _brutna(placering("2026-03-01", amne="pediatrik"), _kurs("2026-05-31")) == []
    assert _brutna(_kurs(None)) == []


def test_the_suggested_end_is_so_many_months_of_full_time_on() -> None:
    assert foreslaget_slut(dag("2026-03-01"), 3) == dag("2026-05-31")
    assert foreslaget_slut(dag("2026-03-01"), 3, 50) == dag("2026-08-31")
    assert foreslaget_slut(dag("2024-01-31"), 1) == dag("2024-02-28")


def test_the_middle_is_half_of_the_required_time() -> None:
    vem, mal = portfolj(start="2024-01-01"), malbeskrivning()
    tid = tid_i_st(vem, dag("2026-01-01"), mal)
    assert halva(vem, tid) == dag("2026-06-30")
    assert halva(vem, tid_i_st(vem, dag("2026-01-01"), None)) is None
    kortare = portfolj(tillgodoraknande(manader=12), start="2024-01-01")
    assert halva(kortare, tid_i_st(kortare, dag("2026-01-01"), mal)) == dag("2025-12-31")


def test_what_lies_in_the_wrong_half_is_told() -> None:
    mitten = dag("2026-06-30")
    vard = placering("2026-06-30", "2026-11-30", amne="hemsjukvard", typ=HEMMA)
    fel = fel_tidpunkter(portfolj(vard, _kurs("2026-07-01")), PLAN, mitten)
    assert [(f.post.nyckel, f.halva) for f in fel] == [("hemsjukvard", mitten), ("barnhalsovard", mitten)]
    ratt = [placering("2026-07-01", "2026-11-30", amne="hemsjukvard", typ=HEMMA), _kurs("2026-06-29", "2026-06-30")]
    assert fel_tidpunkter(portfolj(*ratt), PLAN, mitten) == ()
    assert fel_tidpunkter(portfolj(vard, *ratt), PLAN, mitten) == ()
    assert fel_tidpunkter(portfolj(placering(amne="hemsjukvard")), PLAN, mitten) == ()
    assert is_i_ratt_tid(Tidpunkt.TIDIGT, placering(), mitten)
