from app.domain.avstamning import Dokumentstatus
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.ab_01_besok import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, besok, franvaro, portfolj

ARLIGEN = Parametrar(manader=12, varsel_dagar=30)
FYRA = Parametrar(under_st=4, varsel_dagar=30)


def test_the_first_is_due_a_year_after_the_start_and_then_a_year_after_the_latest() -> None:
    ingen = portfolj(start="2025-03-01")
    assert_fynd(REGEL, ingen, "2025-04-01", Utfall.EJ_TILLAMPLIG, ARLIGEN, vander="2026-01-30")
    assert_fynd(REGEL, ingen, "2026-03-01", Utfall.VARNING, ARLIGEN, forfaller="2026-03-01", vander="2026-03-02")
    assert_fynd(REGEL, ingen, "2026-03-02", Utfall.BRIST, ARLIGEN, sedan="2026-03-02")
    hallet = portfolj(besok("2026-02-20"), start="2025-03-01")
    fynd = assert_fynd(REGEL, hallet, "2026-03-02", Utfall.UPPFYLLD, ARLIGEN, forfaller="2027-02-20")
    assert (len(fynd.bevis), fynd.anmarkning) == (1, "")
    sent = portfolj(besok("2026-03-10"), start="2025-03-01")
    assert "skulle ha" in assert_fynd(REGEL, sent, "2026-04-01", Utfall.UPPFYLLD, ARLIGEN).anmarkning


def test_leave_of_28_days_moves_it_and_27_do_not() -> None:
    borta = portfolj(franvaro("2025-06-01", "2025-06-28"), start="2025-03-01")
    assert_fynd(REGEL, borta, "2026-03-29", Utfall.VARNING, ARLIGEN, forfaller="2026-03-29")
    kort = portfolj(franvaro("2025-06-01", "2025-06-27"), start="2025-03-01")
    assert_fynd(REGEL, kort, "2026-03-02", Utfall.BRIST, ARLIGEN)


def test_a_visit_counts_when_both_have_signed() -> None:
    halvt = besok("2026-02-20", Dokumentstatus.UNDERTECKNAS, signerat="studierektor")
    for post in (halvt, besok("2026-02-20", Dokumentstatus.PLANERAD), besok("2026-02-20", Dokumentstatus.ERSATT)):
        assert_fynd(REGEL, portfolj(post, start="2025-03-01"), "2026-03-02", Utfall.BRIST, ARLIGEN)


def test_four_are_spread_over_st() -> None:
    ingen = portfolj(start="2024-01-01")
    fynd = assert_fynd(REGEL, ingen, "2025-03-31", Utfall.VARNING, FYRA)
    assert fynd.forfaller is not None
    assert fynd.forfaller.isoformat() == "2025-03-31"
    assert_fynd(REGEL, ingen, "2025-04-01", Utfall.BRIST, FYRA)
    en = portfolj(besok("2025-03-31"), start="2024-01-01")
    assert "1 av 4 studierektorsavstämningar" in assert_fynd(REGEL, en, "2025-04-01", Utfall.UPPFYLLD, FYRA).meddelande
    alla = portfolj(*(besok(f"2025-0{n}-01") for n in (1, 2, 3, 4)), start="2024-01-01")
    assert_fynd(REGEL, alla, "2028-12-01", Utfall.UPPFYLLD, FYRA)


def test_not_asked_before_st_or_where_the_profile_sets_nothing() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-01", Utfall.EJ_TILLAMPLIG, ARLIGEN)
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, Parametrar(varsel_dagar=30))
