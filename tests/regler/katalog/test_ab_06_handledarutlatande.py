from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.ab_06_handledarutlatande import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, dokument, franvaro, portfolj

P = Parametrar(manader=12, varsel_dagar=30)


def ett(dag: str, status: Dokumentstatus = Dokumentstatus.KLAR) -> Dokument:
    return dokument(Dokumentslag.UTLATANDE, dag, status, parter="huvudhandledare")


def test_due_a_year_after_the_start_then_a_year_after_the_latest() -> None:
    ingen = portfolj(start="2025-03-01")
    assert_fynd(REGEL, ingen, "2026-01-29", Utfall.EJ_TILLAMPLIG, P, vander="2026-01-30")
    assert_fynd(REGEL, ingen, "2026-03-01", Utfall.VARNING, P, forfaller="2026-03-01")
    assert_fynd(REGEL, ingen, "2026-03-02", Utfall.BRIST, P, sedan="2026-03-02")
    gjort = portfolj(ett("2026-01-15"), start="2025-03-01")
    assert_fynd(REGEL, gjort, "2026-12-15", Utfall.UPPFYLLD, P, forfaller="2027-01-15", vander="2026-12-16")
    assert_fynd(REGEL, gjort, "2027-01-16", Utfall.BRIST, P)


def test_only_what_is_signed_counts_and_leave_moves_it() -> None:
    utkast = portfolj(ett("2026-01-15", Dokumentstatus.UNDERTECKNAS), start="2025-03-01")
    assert_fynd(REGEL, utkast, "2026-03-02", Utfall.BRIST, P)
    borta = portfolj(franvaro("2025-06-01", "2025-06-28"), start="2025-03-01")
    assert_fynd(REGEL, borta, "2026-03-29", Utfall.VARNING, P)
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-02", Utfall.EJ_TILLAMPLIG, P)
