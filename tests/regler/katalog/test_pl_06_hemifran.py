from app.regler.katalog.pl_06_hemifran import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, franvaro, placering, portfolj, sysselsattning

P = Parametrar(varsel_dagar=30, varning_manader=2, brist_manader=3, atervandarvecka_dagar=7)


def test_two_months_are_fine() -> None:
    assert_tyst(REGEL, portfolj(placering("2026-03-01", "2026-04-30")), "2026-04-30", P)


def test_over_two_months_warns_and_over_three_is_a_brist() -> None:
    vem = portfolj(placering("2026-03-01", "2026-08-31", id=5))
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2026-04-30", Utfall.UPPFYLLD, P, om=om, vander="2026-05-01")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.VARNING, P, om=om, forfaller="2026-05-31", vander="2026-06-01")
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.VARNING, P, om=om)
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.BRIST, P, om=om, sedan="2026-06-01", vander="2026-09-01")
    efter = assert_fynd(REGEL, vem, "2026-09-01", Utfall.UPPFYLLD, P, om=om)
    assert efter.anmarkning


def test_placements_in_a_row_add_up_and_the_line_is_about_the_last() -> None:
    vem = portfolj(placering("2026-03-01", "2026-04-30", id=5), placering("2026-05-04", "2026-06-30", id=6))
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.BRIST, P, om=Om(aktivitet_id=6))


def test_a_return_week_begins_anew_but_a_day_less_does_not() -> None:
    forsta = placering("2026-03-01", "2026-04-30")
    assert_tyst(REGEL, portfolj(forsta, placering("2026-05-08", "2026-06-30")), "2026-06-30", P)
    vem = portfolj(forsta, placering("2026-05-07", "2026-06-30"))
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.BRIST, P)


def test_leave_is_neither_away_nor_a_return_week() -> None:
    ledig = franvaro("2026-05-01", "2026-05-31")
    vem = portfolj(placering("2026-03-01", "2026-04-30"), ledig, placering("2026-06-01", "2026-08-31"))
    assert_fynd(REGEL, vem, "2026-05-15", Utfall.EJ_TILLAMPLIG, P, vander="2026-06-01")
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.VARNING, P, forfaller="2026-07-01")
    assert_fynd(REGEL, vem, "2026-07-02", Utfall.BRIST, P, sedan="2026-07-02")


def test_a_placement_on_part_of_the_time_is_not_away() -> None:
    deltid = placering("2026-01-01", "2026-12-31", procent=20)
    assert_tyst(REGEL, portfolj(deltid), "2026-06-01", P)
    halv = placering("2026-01-01", "2026-12-31", procent=50)
    assert_fynd(REGEL, portfolj(halv, sysselsattning(procent=50)), "2026-06-01", Utfall.BRIST, P)


def test_one_without_an_end_goes_on() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-01-01")), "2026-06-01", Utfall.BRIST, P, sedan="2026-04-01")


def test_without_a_warning_limit_the_common_window_warns() -> None:
    bara_brist = Parametrar(varsel_dagar=30, brist_manader=3, atervandarvecka_dagar=7)
    vem = portfolj(placering("2026-03-01", "2026-08-31"))
    assert_fynd(REGEL, vem, "2026-04-30", Utfall.UPPFYLLD, bara_brist)
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.VARNING, bara_brist, forfaller="2026-05-31")


def test_no_limit_set() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-01-01")), "2026-06-01", Utfall.EJ_TILLAMPLIG, Parametrar(30))
