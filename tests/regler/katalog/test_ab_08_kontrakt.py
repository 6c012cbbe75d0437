from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus
from app.regler.katalog.ab_08_kontrakt import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, dokument, franvaro, portfolj

P = Parametrar(hogst_manader=6, varsel_dagar=30)
ALLA = "st_lakare huvudhandledare studierektor chef"


def kontrakt(
    dag: str,
    status: Dokumentstatus = Dokumentstatus.KLAR,
    *,
    signerat: str | None = None,
    underskrivet: str | None = None,
) -> Dokument:
    svar = {"andra_specialist": "Kajsa Kvist"}
    return dokument(
        Dokumentslag.KONTRAKT, dag, status, parter=ALLA, signerat=signerat, underskrivet=underskrivet, svar=svar
    )


def test_due_six_months_after_the_start_signed_by_all_four() -> None:
    ingen = portfolj(start="2025-08-31")
    assert_fynd(REGEL, ingen, "2026-01-28", Utfall.EJ_TILLAMPLIG, P, vander="2026-01-29")
    assert_fynd(REGEL, ingen, "2026-02-28", Utfall.VARNING, P, forfaller="2026-02-28")
    assert_fynd(REGEL, ingen, "2026-03-01", Utfall.BRIST, P, sedan="2026-03-01")
    klart = portfolj(kontrakt("2025-09-10", underskrivet="2026-02-28"), start="2025-08-31")
    assert assert_fynd(REGEL, klart, "2026-03-01", Utfall.UPPFYLLD, P).anmarkning == ""
    sent = portfolj(kontrakt("2025-09-10", underskrivet="2026-03-31"), start="2025-08-31")
    assert assert_fynd(REGEL, sent, "2026-04-01", Utfall.UPPFYLLD, P).anmarkning == "underskrivet 7 mån efter start"
    borta = portfolj(franvaro("2025-10-01", "2025-10-28"), start="2025-08-31")
    assert_fynd(REGEL, borta, "2026-03-28", Utfall.VARNING, P)


def test_it_says_who_is_left_and_that_the_second_specialist_is_not_named() -> None:
    halvt = kontrakt("2025-09-10", Dokumentstatus.UNDERTECKNAS, signerat="studierektor st_lakare")
    fynd = assert_fynd(REGEL, portfolj(halvt, start="2025-08-31"), "2026-03-01", Utfall.BRIST, P)
    assert "Kvar att skriva under: handledaren och chefen." in fynd.meddelande
    utan = dokument(Dokumentslag.KONTRAKT, "2025-09-10", parter=ALLA)
    fynd = assert_fynd(REGEL, portfolj(utan, start="2025-08-31"), "2026-03-01", Utfall.BRIST, P)
    assert "namnger ingen andra specialist" in fynd.meddelande
