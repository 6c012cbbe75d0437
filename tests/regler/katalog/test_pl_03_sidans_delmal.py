from app.domain.foreskrift import Foreskrift
from app.regler.katalog.pl_03_sidans_delmal import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, placering, portfolj

P = Parametrar(varsel_dagar=30)


def test_linked() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-01-01", delmal="c1")), "2026-03-01", Utfall.UPPFYLLD, P)


def test_not_linked_when_it_starts() -> None:
    vem = portfolj(placering("2026-03-01", id=5))
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.VARNING, P, om=om, forfaller="2026-02-28", vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, om=om, sedan="2026-03-01")


def test_a_delmal_of_the_other_regulation_does_not_count() -> None:
    sida = placering("2026-01-01", delmal="STc1")
    assert_fynd(REGEL, portfolj(sida), "2026-03-01", Utfall.BRIST, P)
    assert_fynd(REGEL, portfolj(sida, foreskrift=Foreskrift.F2021), "2026-03-01", Utfall.UPPFYLLD, P)
