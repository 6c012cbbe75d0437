"""PL-10: the order, the length of assignments and the half of ST that the region's plan gives."""

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.regler.katalog.pl_10_ordning import REGEL
from app.regler.modell import Om, Utfall
from tests.bygg import aktivitet, assert_fynd, assert_tyst, franvaro, placering, portfolj
from tests.regler.katalog.planen import PLAN

OM = Om(aktivitet_id=5)


def _efter_pediatrik(slut: str) -> Portfolj:
    hem = placering("2026-07-01", amne="hemsjukvard", typ=TjanstgoringsTyp.HEMENHET, titel="Hembesök", id=5)
    return portfolj(hem, placering("2026-04-01", slut, amne="pediatrik"))


def test_the_assignment_comes_after_the_placement() -> None:
    assert_tyst(REGEL, _efter_pediatrik("2026-06-30"), "2025-06-01", plan=PLAN)
    vem = _efter_pediatrik("2026-07-01")
    fynd = assert_fynd(REGEL, vem, "2026-06-30", Utfall.VARNING, om=OM, vander="2026-07-01", plan=PLAN)
    assert fynd.meddelande == "Placeringen ”Hembesök” börjar före ”Pediatrik”, som regionens plan vill ha först."
    assert assert_fynd(REGEL, vem, "2026-07-01", Utfall.UPPFYLLD, om=OM, plan=PLAN).anmarkning


def test_a_course_comes_after_the_placement_it_builds_on() -> None:
    kurs = aktivitet(
        mall="barnhalsovard", titel="Barnhälsovård", start="2026-02-01", status=Aktivitetsstatus.PLANERAD, id=5
    )
    fynd = assert_fynd(REGEL, portfolj(kurs), "2026-01-31", Utfall.VARNING, om=OM, vander="2026-02-01", plan=PLAN)
    assert fynd.meddelande == "Kursen ”Barnhälsovård” börjar före ”Pediatrik”, som regionens plan vill ha först."
    pediatrik = placering("2025-11-01", "2026-01-31", amne="pediatrik")
    assert_tyst(REGEL, portfolj(kurs, pediatrik), "2026-01-01", plan=PLAN)


def _hemsjukvard(start: str, slut: str | None) -> Portfolj:
    return portfolj(
        placering(start, slut, amne="hemsjukvard", typ=TjanstgoringsTyp.HEMENHET, procent=10, titel="Hembesök", id=5),
        placering("2026-01-01", "2026-03-31", amne="pediatrik"),
    )


def test_an_assignment_is_four_months_in_a_row() -> None:
    assert_tyst(REGEL, _hemsjukvard("2026-09-01", "2026-12-31"), "2026-08-01", plan=PLAN)
    assert_tyst(REGEL, _hemsjukvard("2026-09-01", None), "2026-08-01", plan=PLAN)
    vem = _hemsjukvard("2026-09-01", "2026-12-30")
    assert_fynd(REGEL, vem, "2026-12-29", Utfall.VARNING, delregel="langd", om=OM, vander="2026-12-30", plan=PLAN)
    efter = assert_fynd(REGEL, vem, "2026-12-30", Utfall.UPPFYLLD, delregel="langd", om=OM, plan=PLAN)
    assert efter.anmarkning


def test_the_second_half_begins_the_day_after_the_middle() -> None:
    assert_tyst(REGEL, _hemsjukvard("2026-07-01", "2026-10-31"), "2026-06-01", plan=PLAN)
    vem = _hemsjukvard("2026-06-30", "2026-10-31")
    text = assert_fynd(REGEL, vem, "2026-06-29", Utfall.VARNING, delregel="halva", om=OM, plan=PLAN).meddelande
    assert text == "Placeringen ”Hembesök” ligger inte i andra halvan av ST (halva är 30 juni 2026)."
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.UPPFYLLD, delregel="halva", om=OM, plan=PLAN)


def test_it_is_not_asked_without_a_plan_before_st_nor_while_the_middle_is_unknown() -> None:
    for delregel in REGEL.delar:
        assert_fynd(REGEL, _efter_pediatrik("2026-07-01"), "2026-01-01", Utfall.EJ_TILLAMPLIG, delregel=delregel)
        infor = portfolj(slag=Utbildningsslag.INFOR_ST)
        assert_fynd(REGEL, infor, "2026-01-01", Utfall.EJ_TILLAMPLIG, delregel=delregel, plan=PLAN)
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), "2026-01-02", Utfall.EJ_TILLAMPLIG, plan=PLAN)
