from datetime import timedelta
from decimal import Decimal

from app.regler.katalog.hl_06_handledningstakt import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, dag, franvaro, placering, portfolj, samtal

RIKET = Parametrar(varsel_dagar=30, utan_veckor=8, fonster_veckor=8, brist_under_andel=Decimal("0.75"))
VECKA = Parametrar(30, minuter_per_vecka=60, fonster_veckor=8, brist_under_andel=Decimal("0.75"))
MANAD = Parametrar(30, manadsvis=1, fonster_veckor=8, brist_under_andel=Decimal("0.75"))
SIDA = Parametrar(30, minuter_per_vecka=60, sido_per_manad=1, fonster_veckor=8, brist_under_andel=Decimal("0.75"))


def varje_vecka(fran: str, antal: int) -> list[object]:
    return [samtal((dag(fran) + timedelta(weeks=vecka)).isoformat()) for vecka in range(antal)]


def test_nothing_documented_is_a_brist_after_eight_weeks() -> None:
    vem = portfolj(start="2026-01-01")
    assert_fynd(REGEL, vem, "2026-01-26", Utfall.UPPFYLLD, RIKET, vander="2026-01-27")
    assert_fynd(REGEL, vem, "2026-01-27", Utfall.VARNING, RIKET, forfaller="2026-02-26", vander="2026-02-27")
    assert_fynd(REGEL, vem, "2026-02-26", Utfall.VARNING, RIKET)
    fynd = assert_fynd(REGEL, vem, "2026-02-27", Utfall.BRIST, RIKET, sedan="2026-02-27", forfaller="2026-02-26")
    assert fynd.delregel == "dokumenterad"
    assert fynd.meddelande == "Ingen handledning är dokumenterad de senaste 8 veckorna i tjänst."


def test_a_documented_session_lasts_eight_weeks_and_leave_is_not_counted() -> None:
    vem = portfolj(samtal("2026-01-01"), franvaro("2026-02-01", "2026-02-28"))
    assert_fynd(REGEL, vem, "2026-03-26", Utfall.VARNING, RIKET, delregel="dokumenterad", forfaller="2026-03-26")
    assert_fynd(REGEL, vem, "2026-03-27", Utfall.BRIST, RIKET, delregel="dokumenterad", sedan="2026-03-27")
    assert_fynd(REGEL, vem, "2026-02-10", Utfall.EJ_TILLAMPLIG, RIKET, delregel="dokumenterad", vander="2026-03-01")


def test_short_leave_is_counted_as_service() -> None:
    vem = portfolj(samtal("2026-01-01"), franvaro("2026-02-01", "2026-02-27"))
    assert_fynd(REGEL, vem, "2026-02-27", Utfall.BRIST, RIKET, delregel="dokumenterad")


def test_no_pace_where_the_profile_sets_none() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, RIKET, delregel="takt")


def test_an_hour_a_week_is_the_pace() -> None:
    vem = portfolj(*varje_vecka("2026-01-05", 8), start="2025-01-01")
    fynd = assert_fynd(REGEL, vem, "2026-03-01", Utfall.UPPFYLLD, VECKA, delregel="takt", vander="2026-03-02")
    assert fynd.meddelande == "Du har dokumenterat 8 tim av 8 tim handledning de senaste 8 veckorna i tjänst."
    assert len(fynd.bevis) == 8


def test_under_the_pace_warns_and_under_three_quarters_is_a_brist() -> None:
    vem = portfolj(*varje_vecka("2026-01-05", 8), start="2025-01-01")
    # Each Monday one session leaves the window: 8 are held through 1 March, 6 through 15 March.
    assert_fynd(REGEL, vem, "2026-03-02", Utfall.VARNING, VECKA, forfaller="2026-03-15", vander="2026-03-16")
    assert_fynd(REGEL, vem, "2026-03-15", Utfall.VARNING, VECKA)
    assert_fynd(REGEL, vem, "2026-03-16", Utfall.BRIST, VECKA, sedan="2026-03-16", forfaller="2026-03-15")


def test_the_pace_is_first_judged_after_eight_weeks_of_service() -> None:
    vem = portfolj(start="2026-01-05")
    assert_tyst(REGEL, vem, "2026-03-01", VECKA)
    assert_fynd(REGEL, vem, "2026-03-02", Utfall.BRIST, VECKA, sedan="2026-03-02")


def test_leave_stretches_the_window() -> None:
    ledig = franvaro("2026-03-01", "2026-05-31")
    vem = portfolj(*varje_vecka("2026-01-05", 8), ledig, start="2025-01-01")
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.UPPFYLLD, VECKA, delregel="takt")
    assert_fynd(REGEL, vem, "2026-06-02", Utfall.VARNING, VECKA, delregel="takt")


def test_once_a_month_is_one_in_eight_weeks_and_warned_of_ahead() -> None:
    vem = portfolj(samtal("2026-01-01", 20), start="2025-01-01")
    assert_fynd(REGEL, vem, "2026-01-25", Utfall.UPPFYLLD, MANAD, delregel="takt", vander="2026-01-26")
    fynd = assert_fynd(REGEL, vem, "2026-02-25", Utfall.VARNING, MANAD, forfaller="2026-02-25", vander="2026-02-26")
    assert fynd.meddelande.endswith("och nästa samtal behövs senast 25 februari 2026.")
    assert_fynd(REGEL, vem, "2026-02-26", Utfall.BRIST, MANAD, sedan="2026-02-26")


def test_a_side_placement_has_its_own_pace_and_the_weekly_one_waits() -> None:
    sida = placering("2026-03-02", "2026-06-30", id=5)
    vem = portfolj(*varje_vecka("2026-01-05", 8), sida, start="2025-01-01")
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2026-04-15", Utfall.EJ_TILLAMPLIG, SIDA, delregel="takt", vander="2026-07-01")
    assert_fynd(REGEL, vem, "2026-04-26", Utfall.VARNING, SIDA, om=om, forfaller="2026-04-26")
    assert_fynd(REGEL, vem, "2026-04-27", Utfall.BRIST, SIDA, om=om, sedan="2026-04-27", vander="2026-07-01")
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.EJ_TILLAMPLIG, SIDA, om=om)
    # Back home the window goes on where it was: the eight hours before the placement.
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.VARNING, SIDA, delregel="takt")


def test_one_session_during_the_side_placement_is_enough_for_a_while() -> None:
    vem = portfolj(placering("2026-03-02", "2026-06-30"), samtal("2026-04-20"), start="2025-01-01")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.UPPFYLLD, SIDA, delregel="sidotakt")


def test_without_a_pace_of_its_own_the_side_placement_follows_the_weekly_one() -> None:
    vem = portfolj(placering("2026-01-01", "2026-06-30"), start="2025-01-01")
    assert_fynd(REGEL, vem, "2026-04-15", Utfall.BRIST, VECKA, delregel="takt")


def test_more_than_the_pace_is_told_as_more() -> None:
    sida = portfolj(
        placering("2026-03-02", "2026-06-30", titel="Kirurgi"),
        *varje_vecka("2026-03-03", 5),
        samtal("2026-02-20"),
        start="2025-01-01",
    )
    fynd = assert_fynd(REGEL, sida, "2026-04-02", Utfall.UPPFYLLD, SIDA, delregel="sidotakt")
    assert fynd.meddelande == (
        "Du har dokumenterat 5 handledarsamtal under ”Kirurgi” (minst 1 behövs) de senaste 8 veckorna i tjänst."
    )
    hemma = portfolj(*varje_vecka("2026-01-05", 8), samtal("2026-02-25", 30), start="2025-01-01")
    fynd = assert_fynd(REGEL, hemma, "2026-03-01", Utfall.UPPFYLLD, VECKA, delregel="takt")
    assert "8 tim 30 min handledning (minst 8 tim behövs)" in fynd.meddelande
