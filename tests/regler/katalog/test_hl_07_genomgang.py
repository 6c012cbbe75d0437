from app.domain.handledning import Samtalsslag
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.hl_07_genomgang import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, portfolj, samtal

P = Parametrar(manader=(1, 5, 9), minst_minuter=60, varsel_dagar=30)


def _genomgang(dag: str, minuter: int = 60) -> object:
    return samtal(dag, minuter, slag=Samtalsslag.IUP_GENOMGANG)


def test_a_session_in_the_month_is_good_until_the_next_month() -> None:
    vem = portfolj(_genomgang("2026-01-20"), start="2025-02-01")
    assert_fynd(REGEL, vem, "2026-04-30", Utfall.UPPFYLLD, P, forfaller="2026-05-31", vander="2026-05-01")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.VARNING, P)
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.VARNING, P, vander="2026-06-01")
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.BRIST, P, sedan="2026-06-01")


def test_too_short_or_of_another_kind_does_not_do() -> None:
    vem = portfolj(_genomgang("2026-01-20", 59), samtal("2026-01-21"), start="2025-10-01")
    assert_fynd(REGEL, vem, "2026-02-01", Utfall.BRIST, P, forfaller="2026-01-31")


def test_the_day_before_the_month_is_not_in_it_and_late_mends_it() -> None:
    tidigt = portfolj(_genomgang("2025-12-31"), start="2025-10-01")
    assert_fynd(REGEL, tidigt, "2026-02-01", Utfall.BRIST, P)
    sent = portfolj(_genomgang("2026-02-01"), start="2025-10-01")
    assert_fynd(REGEL, sent, "2026-02-01", Utfall.UPPFYLLD, P, forfaller="2026-05-31")


def test_the_first_month_is_the_one_that_begins_after_the_start() -> None:
    assert_fynd(REGEL, portfolj(start="2026-01-01"), "2026-02-01", Utfall.UPPFYLLD, P, forfaller="2026-05-31")
    assert_fynd(REGEL, portfolj(start="2026-01-02"), "2026-01-01", Utfall.EJ_TILLAMPLIG, P, vander="2026-01-02")
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-02-01", Utfall.EJ_TILLAMPLIG, P)


def test_long_leave_moves_the_last_day() -> None:
    vem = portfolj(_genomgang("2026-01-20"), franvaro("2026-05-01", "2026-06-30"), start="2025-02-01")
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.VARNING, P, forfaller="2026-07-31")
    borta = portfolj(_genomgang("2026-01-20"), franvaro("2026-05-01"), start="2025-02-01")
    assert_fynd(REGEL, borta, "2026-07-01", Utfall.EJ_TILLAMPLIG, P)
