from app.domain.aktivitet import TjanstgoringsTyp
from app.regler.katalog.pl_02_sidans_mal import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, placering, portfolj

P = Parametrar(varsel_dagar=30)


def test_written_before_it_starts() -> None:
    vem = portfolj(placering("2026-03-01", mal_satta="2026-02-10"))
    assert_fynd(REGEL, vem, "2026-02-10", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, vem, "2026-02-09", Utfall.VARNING, P, vander="2026-03-01")


def test_asked_for_a_month_before_and_missing_from_the_first_day() -> None:
    vem = portfolj(placering("2026-03-01", "2026-05-31", id=5))
    assert_tyst(REGEL, vem, "2026-01-28", P)
    assert_fynd(REGEL, vem, "2026-01-29", Utfall.VARNING, P, forfaller="2026-02-28", vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.VARNING, P, om=Om(aktivitet_id=5))
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, sedan="2026-03-01", vander="2026-06-01")


def test_asked_for_no_more_when_it_is_over() -> None:
    vem = portfolj(placering("2026-03-01", "2026-05-31"))
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.BRIST, P)
    assert_tyst(REGEL, vem, "2026-06-01", P)


def test_one_without_end_is_asked_on() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-03-01")), "2027-03-01", Utfall.BRIST, P)


def test_written_while_it_goes_on_is_accepted() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-03-01", mal_satta="2026-03-05")), "2026-03-05", Utfall.UPPFYLLD, P)


def test_only_side_placements_are_asked() -> None:
    hemma = placering("2026-01-01", typ=TjanstgoringsTyp.HEMENHET)
    assert_tyst(REGEL, portfolj(hemma), "2026-03-01", P)
