from app.domain.slag import Metod
from app.regler.katalog.kv_05_instrument import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, franvaro, portfolj

P = Parametrar(kanda=(Metod.MINI_CEX, Metod.CBD), minst_slag=2, manader=12, varsel_dagar=30)


def test_a_known_instrument_within_the_year() -> None:
    egna = [bedomning("2026-02-01", metod=m) for m in (Metod.JOURNALGRANSKNING, Metod.MUNTLIG_PRESENTATION)]
    assert_fynd(REGEL, portfolj(*egna), "2026-03-01", Utfall.BRIST, P, delregel="kanda", sedan="2025-01-02")
    assert_tyst(REGEL, portfolj(*egna), "2026-03-01", P, delregel="slag")
    vem = portfolj(bedomning("2025-04-10", metod=Metod.CBD))
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.VARNING, P, delregel="kanda", forfaller="2026-04-10")
    assert_fynd(REGEL, vem, "2026-04-11", Utfall.BRIST, P, delregel="kanda", sedan="2026-04-11")


def test_more_than_one_kind_within_the_year() -> None:
    tva = [bedomning("2025-04-10", metod=Metod.CBD), bedomning("2025-08-01"), bedomning("2025-12-01")]
    vem = portfolj(*tva)
    assert_fynd(REGEL, vem, "2026-03-10", Utfall.UPPFYLLD, P, delregel="slag", vander="2026-03-11")
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.VARNING, P, delregel="slag", forfaller="2026-04-10")
    fynd = assert_fynd(REGEL, vem, "2026-04-11", Utfall.BRIST, P, delregel="slag", sedan="2026-04-11")
    assert fynd.meddelande == "Du har 1 av 2 slags bedömningar de senaste 12 månaderna."


def test_self_rating_is_no_kind_of_assessment() -> None:
    vem = portfolj(bedomning("2026-02-01"), bedomning("2026-02-01", metod=Metod.SJALVSKATTNING))
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, delregel="slag")


def test_first_judged_after_a_year_and_leave_moves_it() -> None:
    ny = portfolj(start="2025-06-01")
    assert_fynd(REGEL, ny, "2026-05-01", Utfall.EJ_TILLAMPLIG, P, delregel="slag", vander="2026-05-02")
    assert_fynd(REGEL, ny, "2026-06-01", Utfall.VARNING, P, delregel="slag")
    assert_fynd(REGEL, ny, "2026-06-02", Utfall.BRIST, P, delregel="slag")
    borta = portfolj(franvaro("2025-09-01", "2025-09-30"), start="2025-06-01")
    assert_fynd(REGEL, borta, "2026-07-01", Utfall.VARNING, P, delregel="slag", forfaller="2026-07-01")
    assert_fynd(REGEL, borta, "2025-09-15", Utfall.EJ_TILLAMPLIG, P, delregel="slag")
