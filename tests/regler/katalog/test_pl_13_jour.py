"""PL-13: on-call duty is part of the service."""

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.pl_13_jour import REGEL, Parametrar
from app.regler.modell import PORTFOLJEN, Om, Utfall
from tests.bygg import assert_fynd, franvaro, placering, portfolj

P = Parametrar(kravs=True, efter_manader=12)
HEMMA = TjanstgoringsTyp.HEMENHET


def test_planned_on_call_duty_anywhere_is_enough() -> None:
    vem = portfolj(placering("2028-01-01", has_jour=True), placering(has_jour=False, typ=HEMMA))
    assert_fynd(REGEL, vem, "2026-01-01", Utfall.UPPFYLLD, P)


def test_silence_is_a_warning_a_year_into_st_and_leads_to_the_home_unit() -> None:
    vem = portfolj(placering("2024-01-01", typ=HEMMA, id=5), placering(has_jour=False))
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2025-01-01", Utfall.EJ_TILLAMPLIG, P, om=om, vander="2025-01-02")
    assert_fynd(REGEL, vem, "2025-01-02", Utfall.VARNING, P, om=om, vander="2029-01-01")
    assert_fynd(REGEL, vem, "2029-01-01", Utfall.EJ_TILLAMPLIG, P, om=om)
    assert_fynd(REGEL, portfolj(), "2025-01-02", Utfall.VARNING, P, om=PORTFOLJEN)


def test_only_when_all_say_no_is_it_a_brist() -> None:
    vem = portfolj(placering(has_jour=False), placering(has_jour=False, typ=HEMMA))
    assert_fynd(REGEL, vem, "2025-01-02", Utfall.BRIST, P, om=PORTFOLJEN, sedan="2025-01-02", forfaller="2025-01-01")


def test_long_leave_moves_the_day() -> None:
    vem = portfolj(franvaro("2024-06-01", "2024-07-31"))
    assert_fynd(REGEL, vem, "2025-03-03", Utfall.EJ_TILLAMPLIG, P, vander="2025-03-04")


def test_it_is_not_asked_where_the_unit_has_none_before_st_nor_while_leave_has_no_end() -> None:
    assert_fynd(REGEL, portfolj(), "2026-01-01", Utfall.EJ_TILLAMPLIG, Parametrar(kravs=False, efter_manader=12))
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-01-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(franvaro("2024-06-01")), "2026-01-01", Utfall.EJ_TILLAMPLIG, P)
