from app.domain.handledning import Meritslag
from app.regler.katalog.hl_09_fortbildning import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, handledarskap, merit, portfolj

P = Parametrar(hogst_manader=12, varsel_dagar=30)
MAJA = handledarskap("2024-01-01", person_id=4)


def test_good_for_twelve_months() -> None:
    vem = portfolj(MAJA, merit(Meritslag.FORTBILDNING, 4, datum="2025-04-10"))
    assert_fynd(REGEL, vem, "2026-03-10", Utfall.UPPFYLLD, P, forfaller="2026-04-10", vander="2026-03-11")
    assert_fynd(REGEL, vem, "2026-03-11", Utfall.VARNING, P)
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.VARNING, P, vander="2026-04-11")
    assert_fynd(REGEL, vem, "2026-04-11", Utfall.BRIST, P, sedan="2026-04-11")


def test_the_training_itself_counts_and_a_specialty_does_not() -> None:
    assert_fynd(REGEL, portfolj(MAJA, merit(person_id=4, datum="2025-09-01")), "2026-03-01", Utfall.UPPFYLLD, P)
    vem = portfolj(MAJA, merit(Meritslag.SPECIALIST, 4, datum="2025-09-01"))
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.VARNING, P)


def test_nothing_noted_is_asked_about_after_a_year_and_never_a_brist() -> None:
    ny = portfolj(handledarskap("2025-03-01", person_id=4))
    assert_fynd(REGEL, ny, "2026-03-01", Utfall.EJ_TILLAMPLIG, P, vander="2026-03-02")
    assert_fynd(REGEL, ny, "2026-03-02", Utfall.VARNING, P)
    assert_fynd(REGEL, portfolj(), "2026-03-02", Utfall.EJ_TILLAMPLIG, P)
