from app.domain.undervisning import Narvaro, Narvaroslag
from app.regler.katalog.ku_04_artikelgranskning import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, narvaro, portfolj

P = Parametrar(varsel_dagar=365, antal=2)


def granskning(datum: str, borta: str | None = None) -> Narvaro:
    return narvaro(Narvaroslag.ARTIKELGRANSKNING, datum, borta=borta)


def test_twice_before_the_end_of_st() -> None:
    en = portfolj(granskning("2025-03-01"), granskning("2026-03-01", "Jour"))  # ends 2028-12-31
    assert_fynd(REGEL, en, "2027-12-31", Utfall.EJ_TILLAMPLIG, P, vander="2028-01-01")
    fynd = assert_fynd(REGEL, en, "2028-12-31", Utfall.VARNING, P, forfaller="2028-12-31", vander="2029-01-01")
    assert fynd.meddelande.startswith("Du har deltagit i 1 av 2 artikelgranskningar.")
    assert_fynd(REGEL, en, "2029-01-01", Utfall.BRIST, P, sedan="2029-01-01")
    tva = portfolj(granskning("2025-03-01"), granskning("2026-03-01"))
    assert_fynd(REGEL, tva, "2026-03-01", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, tva, "2026-02-28", Utfall.EJ_TILLAMPLIG, P, vander="2026-03-01")


def test_not_where_nothing_is_asked_nor_during_leave() -> None:
    assert_fynd(REGEL, portfolj(), "2029-01-01", Utfall.EJ_TILLAMPLIG, Parametrar(varsel_dagar=365))
    ledig = portfolj(franvaro("2028-06-01"))
    assert_fynd(REGEL, ledig, "2029-03-01", Utfall.EJ_TILLAMPLIG, P)
