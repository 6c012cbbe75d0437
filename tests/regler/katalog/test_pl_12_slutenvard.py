"""PL-12: in-patient care with on-call duty elsewhere, where the home unit has none."""

from decimal import Decimal

from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.pl_12_slutenvard import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, placering, portfolj

P = Parametrar(Decimal("0.5"), varsel_dagar=30, minst_manader=3)


def test_three_months_with_on_call_duty_are_enough_planned_too() -> None:
    hel = placering("2027-01-01", "2027-03-31", has_jour=True, is_slutenvard=True)
    assert_fynd(REGEL, portfolj(hel), "2026-07-01", Utfall.UPPFYLLD, P)
    odaterad = placering(has_jour=True, is_slutenvard=True)
    assert_fynd(REGEL, portfolj(odaterad), "2026-07-01", Utfall.UPPFYLLD, P)


def test_what_lacks_is_asked_for_from_the_middle_and_is_a_brist_when_time_is_short() -> None:
    vem = portfolj(
        placering("2025-01-01", "2025-03-30", has_jour=True, is_slutenvard=True),
        placering("2025-05-01", "2025-08-31", is_slutenvard=True, id=5),
        placering("2025-09-01", "2025-12-31", has_jour=True),
    )
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.EJ_TILLAMPLIG, P, vander="2026-07-01")
    fynd = assert_fynd(REGEL, vem, "2026-07-01", Utfall.VARNING, P, forfaller="2028-12-01")
    assert [b.varfor for b in fynd.bevis] == ["", "anger ingen jour"]
    assert_fynd(REGEL, vem, "2028-12-02", Utfall.BRIST, P, sedan="2028-12-02")


def test_it_is_not_asked_without_a_value_before_st_nor_while_the_middle_is_unknown() -> None:
    utan = Parametrar(Decimal("0.5"), varsel_dagar=30)
    assert_fynd(REGEL, portfolj(), "2028-12-02", Utfall.EJ_TILLAMPLIG, utan)
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2028-12-02", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), "2026-07-01", Utfall.EJ_TILLAMPLIG, P)
