"""IUP-10: handledning touches the plan."""

from decimal import Decimal

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.iup_10_iup_i_handledningen import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, franvaro, portfolj, revidering, samtal

P = Parametrar(manader=6, minst_andel=Decimal("0.5"), varsel_dagar=30)


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_six_months_of_sessions_that_touch_nothing_break_the_regulation(foreskrift: Foreskrift) -> None:
    vems = portfolj(
        *(samtal(f"2026-{manad:02}-10") for manad in range(1, 10)), start="2026-01-01", foreskrift=foreskrift
    )
    assert_fynd(REGEL, vems, "2026-06-08", Utfall.EJ_TILLAMPLIG, P, delregel="nagot", vander="2026-06-09")
    assert_fynd(REGEL, vems, "2026-07-09", Utfall.VARNING, P, delregel="nagot", forfaller="2026-07-09")
    fynd = assert_fynd(REGEL, vems, "2026-07-10", Utfall.BRIST, P, delregel="nagot", sedan="2026-07-10")
    assert {b.varfor for b in fynd.bevis} == {"rör inte planen"}
    assert_tyst(REGEL, vems, "2026-07-10", P, delregel="andel")


def test_it_counts_for_six_months_from_the_last_that_did() -> None:
    vems = portfolj(samtal("2026-01-10", delmal="c1"), samtal("2026-06-01"), start="2025-01-01")
    assert_fynd(REGEL, vems, "2026-06-08", Utfall.UPPFYLLD, P, delregel="nagot", vander="2026-06-09")
    assert_fynd(REGEL, vems, "2026-07-09", Utfall.VARNING, P, delregel="nagot", vander="2026-07-10")
    assert_fynd(REGEL, vems, "2026-07-10", Utfall.BRIST, P, delregel="nagot", sedan="2026-07-10", vander="2026-12-01")


@pytest.mark.parametrize("nagot", [{"delmal": "c1"}, {"aktivitet_id": 3}])
def test_a_delmal_or_an_activity_is_what_touches_the_plan(nagot: dict[str, object]) -> None:
    vems = portfolj(samtal("2026-02-01", **nagot), start="2025-01-01")  # type: ignore[arg-type]
    assert_tyst(REGEL, vems, "2026-03-01", P)


def test_so_does_a_session_on_the_day_of_a_revision() -> None:
    vems = portfolj(samtal("2025-06-01"), samtal("2026-02-01"), revidering("2026-02-01"), start="2025-01-01")
    assert_fynd(REGEL, vems, "2026-03-01", Utfall.UPPFYLLD, P, delregel="nagot")


def test_the_share_is_of_the_sessions_in_the_window() -> None:
    halften = [samtal("2026-02-01", delmal="c1"), samtal("2026-02-08")]
    assert_fynd(REGEL, portfolj(*halften), "2026-03-01", Utfall.UPPFYLLD, P, delregel="andel")
    fynd = assert_fynd(REGEL, portfolj(*halften, samtal("2026-02-15")), "2026-03-01", Utfall.BRIST, P, delregel="andel")
    assert fynd.meddelande == "Bara 1 av 3 handledarsamtal de senaste 6 månaderna rör IUP eller delmål."
    aldre = portfolj(*halften, samtal("2025-09-01"))
    assert_fynd(REGEL, aldre, "2026-02-28", Utfall.BRIST, P, delregel="andel", vander="2026-03-01")
    assert_fynd(REGEL, aldre, "2026-03-01", Utfall.UPPFYLLD, P, delregel="andel")


def test_no_sessions_is_another_rules_question() -> None:
    for vems in (portfolj(), portfolj(samtal("2025-08-31"))):
        for delregel in ("nagot", "andel"):
            assert_fynd(REGEL, vems, "2026-03-01", Utfall.EJ_TILLAMPLIG, P, delregel=delregel)


def test_leave_moves_the_day_and_before_st_nothing_is_asked() -> None:
    poster = [samtal("2026-01-10", delmal="c1"), samtal("2026-07-01"), franvaro("2026-02-01", "2026-02-28")]
    vems = portfolj(*poster, start="2025-01-01")
    assert_fynd(REGEL, vems, "2026-08-06", Utfall.VARNING, P, delregel="nagot", forfaller="2026-08-06")
    assert_fynd(REGEL, vems, "2026-02-10", Utfall.EJ_TILLAMPLIG, P, delregel="nagot", vander="2026-03-01")
    still = portfolj(samtal("2026-01-10"), franvaro("2026-02-01"), start="2025-01-01")
    assert_tyst(REGEL, still, "2026-01-31", P)
    infor = portfolj(samtal("2026-01-10"), slag=Utbildningsslag.INFOR_ST)
    assert_tyst(REGEL, infor, "2026-09-01", P)
