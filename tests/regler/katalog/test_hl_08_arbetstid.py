from app.regler.katalog.hl_08_arbetstid import REGEL
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, handledningstid, portfolj


def test_noted_in_working_time_is_enough() -> None:
    assert_fynd(REGEL, portfolj(handledningstid()), "2026-03-01", Utfall.UPPFYLLD)
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.VARNING)
    assert_fynd(REGEL, portfolj(start="2026-03-02"), "2026-03-01", Utfall.EJ_TILLAMPLIG, vander="2026-03-02")


def test_the_latest_that_has_begun_is_what_holds() -> None:
    vem = portfolj(handledningstid("2026-03-01", is_arbetstid=False), handledningstid("2025-01-01"))
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.UPPFYLLD, vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, sedan="2026-03-01")
