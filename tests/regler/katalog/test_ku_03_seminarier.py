"""Five in six months. Those of the tests are on the tenth of each month from October 2025."""

from app.domain.undervisning import Narvaro, Narvaroslag
from app.regler.katalog.ku_03_seminarier import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, franvaro, fynden, narvaro, portfolj

P = Parametrar(varsel_dagar=30, seminarier=5, manader=6, is_skal_obligatoriskt=True)
DAGAR = ("2025-10-10", "2025-11-10", "2025-12-10", "2026-01-10", "2026-02-10")


def fem(**forst: str) -> list[Narvaro]:
    return [narvaro(datum=dag, borta=forst.get("borta") if nr == 0 else None) for nr, dag in enumerate(DAGAR)]


def test_five_seminars_hold_until_the_oldest_leaves_the_window() -> None:
    vem = portfolj(*fem())
    fynd = assert_fynd(
        REGEL, vem, "2026-02-11", Utfall.UPPFYLLD, P, forfaller="2026-04-09", vander="2026-03-10", delregel="seminarier"
    )
    assert fynd.meddelande == "Du har loggat 5 av 5 seminarier de senaste 6 månaderna."
    assert_fynd(REGEL, vem, "2026-04-09", Utfall.VARNING, P, forfaller="2026-04-09", delregel="seminarier")
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.BRIST, P, sedan="2026-04-10", delregel="seminarier")


def test_absence_with_a_reason_is_answered_and_without_one_is_not() -> None:
    assert_tyst(REGEL, portfolj(*fem(borta="Jour")), "2026-02-11", P)
    utan = portfolj(*fem(borta=""))
    assert_fynd(REGEL, utan, "2026-02-11", Utfall.BRIST, P, delregel="seminarier")
    fynd = assert_fynd(REGEL, utan, "2026-02-11", Utfall.BRIST, P, delregel="skal")
    assert fynd.meddelande == "Frånvaron 10 oktober 2025 har inget skäl."
    traff = portfolj(narvaro(Narvaroslag.ST_TRAFF, borta=""), narvaro(Narvaroslag.ST_TRAFF, "2026-01-20", borta=""))
    assert "och 1 till" in assert_fynd(REGEL, traff, "2026-02-11", Utfall.BRIST, P, delregel="skal").meddelande


def test_not_before_the_window_is_filled_nor_during_leave() -> None:
    ny = portfolj(start="2026-01-01")
    assert_fynd(REGEL, ny, "2026-05-31", Utfall.UPPFYLLD, P, vander="2026-06-01", delregel="seminarier")
    assert_fynd(REGEL, ny, "2026-07-01", Utfall.VARNING, P, delregel="seminarier")
    assert_fynd(REGEL, ny, "2026-07-02", Utfall.BRIST, P, delregel="seminarier")
    ledig = portfolj(*fem(), franvaro("2026-03-01", "2026-08-31"))
    assert_fynd(REGEL, ledig, "2026-05-01", Utfall.EJ_TILLAMPLIG, P, delregel="seminarier")
    assert_fynd(REGEL, ledig, "2026-10-10", Utfall.VARNING, P, forfaller="2026-10-10", delregel="seminarier")


def test_each_part_only_where_the_profile_asks() -> None:
    alla = fynden(REGEL, portfolj(), "2026-02-11", Parametrar(varsel_dagar=30))
    assert [f.delregel for f in alla] == list(REGEL.delar)
    assert {f.utfall for f in alla} == {Utfall.EJ_TILLAMPLIG}
    basgrupp = Parametrar(varsel_dagar=30, basgrupper=1, manader=6)
    vem = portfolj(narvaro(Narvaroslag.BASGRUPP, "2026-02-01"))
    assert_fynd(REGEL, vem, "2026-02-11", Utfall.UPPFYLLD, basgrupp, delregel="basgrupp")
