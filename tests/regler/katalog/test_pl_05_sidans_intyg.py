from app.domain.aktivitet import TjanstgoringsTyp
from app.regler.katalog.pl_05_sidans_intyg import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, placering, portfolj

P = Parametrar(inom_dagar=30)
START, SLUT = "2026-03-01", "2026-05-31"


def test_signed_on_the_last_day() -> None:
    vem = portfolj(placering(START, SLUT, intyg="2026-05-31"))
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.UPPFYLLD, P)


def test_due_thirty_days_after_the_end() -> None:
    vem = portfolj(placering(START, SLUT, id=5))
    assert_tyst(REGEL, vem, "2026-05-31", P)
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.VARNING, P, forfaller="2026-06-30", vander="2026-07-01")
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.VARNING, P)
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.BRIST, P, om=Om(aktivitet_id=5), sedan="2026-07-01")


def test_signed_late_is_signed() -> None:
    vem = portfolj(placering(START, SLUT, intyg="2027-01-15"))
    assert_fynd(REGEL, vem, "2027-01-14", Utfall.BRIST, P)
    assert_fynd(REGEL, vem, "2027-01-15", Utfall.UPPFYLLD, P)


def test_neither_without_end_nor_at_home() -> None:
    assert_tyst(REGEL, portfolj(placering(START)), "2027-03-01", P)
    hemma = placering(START, SLUT, typ=TjanstgoringsTyp.HEMENHET)
    assert_tyst(REGEL, portfolj(hemma), "2026-09-01", P)
