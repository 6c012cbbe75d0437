from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Metod
from app.regler.katalog.kv_13_sjalvskattning import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, bedomning, franvaro, portfolj

P = Parametrar(hogst_manader=6, varsel_dagar=30)


def skattning(dag: str, status: Bedomningsstatus = Bedomningsstatus.SIGNERAD) -> Bedomning:
    return bedomning(dag, metod=Metod.SJALVSKATTNING, status=status)


def test_due_six_months_after_the_start() -> None:
    ingen = portfolj(start="2025-08-31")
    assert_fynd(REGEL, ingen, "2026-01-28", Utfall.EJ_TILLAMPLIG, P, vander="2026-01-29")
    assert_fynd(REGEL, ingen, "2026-02-28", Utfall.VARNING, P, forfaller="2026-02-28", vander="2026-03-01")
    assert_fynd(REGEL, ingen, "2026-03-01", Utfall.BRIST, P, sedan="2026-03-01")


def test_done_in_time_or_late() -> None:
    i_tid = portfolj(skattning("2026-02-28"), skattning("2026-08-01"), start="2025-08-31")
    fynd = assert_fynd(REGEL, i_tid, "2026-09-01", Utfall.UPPFYLLD, P)
    assert (fynd.anmarkning, len(fynd.bevis)) == ("", 1)
    sen = portfolj(skattning("2026-03-31"), start="2025-08-31")
    assert assert_fynd(REGEL, sen, "2026-09-01", Utfall.UPPFYLLD, P).anmarkning == "gjord 7 mån efter start"
    assert_fynd(REGEL, sen, "2026-03-30", Utfall.BRIST, P, vander="2026-03-31")


def test_only_a_signed_self_rating_answers() -> None:
    ovrigt = [bedomning("2025-09-15"), skattning("2025-09-15", Bedomningsstatus.BEGARD)]
    assert_fynd(REGEL, portfolj(*ovrigt, start="2025-08-31"), "2026-03-01", Utfall.BRIST, P)


def test_leave_moves_it_and_before_st_it_is_not_asked() -> None:
    borta = portfolj(franvaro("2025-10-01", "2025-10-30"), start="2025-08-31")
    assert_fynd(REGEL, borta, "2026-03-30", Utfall.VARNING, P, forfaller="2026-03-30")
    assert_fynd(REGEL, portfolj(franvaro("2025-10-01"), start="2025-08-31"), "2025-09-15", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
