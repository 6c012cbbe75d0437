from app.domain.slag import Metod
from app.regler.katalog.kv_02_medsittningar import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, franvaro, portfolj

KVARTAL = Parametrar(varsel_dagar=30, antal=2, period="kalenderkvartal")


def sitt(*dagar: str, metod: Metod = Metod.MEDSITTNING) -> list[object]:
    return [bedomning(dag, metod=metod) for dag in dagar]


HOST = sitt("2025-10-10", "2025-11-10")


def test_two_in_the_quarter() -> None:
    assert_tyst(REGEL, portfolj(*HOST, *sitt("2026-01-10", "2026-03-31")), "2026-03-31", KVARTAL)


def test_one_is_warned_of_before_the_quarter_ends_and_broken_after() -> None:
    vem = portfolj(*HOST, *sitt("2026-01-10"))
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.UPPFYLLD, KVARTAL, vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-03-31", Utfall.VARNING, KVARTAL, forfaller="2026-03-31", vander="2026-04-01")
    assert_fynd(REGEL, vem, "2026-04-01", Utfall.BRIST, KVARTAL, sedan="2026-04-01")


def test_other_assessments_do_not_count_and_video_where_the_profile_says_so() -> None:
    andra = sitt("2026-01-10", "2026-01-11", metod=Metod.MINI_CEX)
    video = sitt("2026-01-10", "2026-01-11", metod=Metod.VIDEOKONSULTATION)
    assert_fynd(REGEL, portfolj(*HOST, *andra), "2026-03-31", Utfall.VARNING, KVARTAL)
    assert_fynd(REGEL, portfolj(*HOST, *video), "2026-03-31", Utfall.VARNING, KVARTAL)
    med_video = Parametrar(varsel_dagar=30, antal=2, period="kalenderkvartal", video_raknas=True)
    assert_tyst(REGEL, portfolj(*HOST, *video), "2026-03-31", med_video)


def test_a_quarter_on_leave_asks_for_nothing() -> None:
    vem = portfolj(*HOST, franvaro("2026-01-01", "2026-03-31"))
    assert_tyst(REGEL, vem, "2026-04-01", KVARTAL)


def test_in_the_latest_months() -> None:
    p = Parametrar(varsel_dagar=30, antal=2, period="rullande_manader", manader=12)
    vem = portfolj(*HOST, *sitt("2026-01-10", metod=Metod.CBD), start="2024-01-01")
    assert_fynd(REGEL, vem, "2026-09-09", Utfall.VARNING, p, forfaller="2026-10-09")
    assert_fynd(REGEL, vem, "2026-10-10", Utfall.BRIST, p, sedan="2026-10-10")


def test_no_number_set() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, Parametrar(30))
