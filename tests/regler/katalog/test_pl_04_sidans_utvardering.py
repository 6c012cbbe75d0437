import pytest

from app.domain.aktivitet import TjanstgoringsTyp
from app.regler.katalog.pl_04_sidans_utvardering import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, placering, portfolj

P = Parametrar(inom_dagar=30)
START, SLUT = "2026-03-01", "2026-05-31"


def test_both_ways() -> None:
    vem = portfolj(placering(START, SLUT, omdome="2026-05-29", utvarderad="2026-06-02"))
    assert_fynd(REGEL, vem, "2026-07-15", Utfall.UPPFYLLD, P, delregel="omdome")
    assert_fynd(REGEL, vem, "2026-07-15", Utfall.UPPFYLLD, P, delregel="utvardering")


@pytest.mark.parametrize("delregel", ["omdome", "utvardering"])
def test_due_thirty_days_after_the_end(delregel: str) -> None:
    vem = portfolj(placering(START, SLUT, id=5))
    assert_tyst(REGEL, vem, "2026-05-31", P)
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.VARNING, P, delregel=delregel, forfaller="2026-06-30")
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.VARNING, P, delregel=delregel, vander="2026-07-01")
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.BRIST, P, delregel=delregel, om=om, sedan="2026-07-01")


def test_one_way_is_not_both() -> None:
    vem = portfolj(placering(START, SLUT, omdome="2026-05-29"))
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.UPPFYLLD, P, delregel="omdome")
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.BRIST, P, delregel="utvardering")


def test_late_is_done() -> None:
    vem = portfolj(placering(START, SLUT, omdome="2026-09-01", utvarderad="2026-09-01"))
    assert_fynd(REGEL, vem, "2026-08-31", Utfall.BRIST, P, delregel="omdome")
    assert_fynd(REGEL, vem, "2026-09-01", Utfall.UPPFYLLD, P, delregel="omdome")


def test_neither_without_end_nor_at_home() -> None:
    assert_tyst(REGEL, portfolj(placering(START)), "2027-03-01", P)
    hemma = placering(START, SLUT, typ=TjanstgoringsTyp.HEMENHET)
    assert_tyst(REGEL, portfolj(hemma), "2026-09-01", P)
