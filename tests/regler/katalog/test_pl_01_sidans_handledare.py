from app.domain.aktivitet import TjanstgoringsTyp
from app.regler.katalog.pl_01_sidans_handledare import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, placering, portfolj

P = Parametrar(varsel_dagar=30)


def test_named() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-01-01")), "2026-03-01", Utfall.UPPFYLLD, P)


def test_not_named_when_it_starts() -> None:
    vem = portfolj(placering("2026-03-01", handledare_namn=None, id=5))
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.VARNING, P, om=Om(aktivitet_id=5), forfaller="2026-02-28")
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, om=Om(aktivitet_id=5), sedan="2026-03-01")


def test_only_side_placements_are_asked() -> None:
    hemma = placering("2026-01-01", typ=TjanstgoringsTyp.HEMENHET, handledare_namn=None)
    assert_tyst(REGEL, portfolj(hemma), "2026-03-01", P)
