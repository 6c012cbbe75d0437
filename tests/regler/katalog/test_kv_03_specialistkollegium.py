from app.domain.slag import Metod
from app.regler.katalog.kv_03_specialistkollegium import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, franvaro, malbeskrivning, portfolj, sysselsattning

ARLIGEN = Parametrar(varsel_dagar=30, manader=12)
TVA = Parametrar(varsel_dagar=30, under_st=2)
MAL = malbeskrivning(minsta_tid_manader=60)


def kollegium(dag: str, **mer: object) -> object:
    return bedomning(dag, metod=Metod.SPECIALISTKOLLEGIUM, **mer)  # type: ignore[arg-type]


def test_yearly_where_the_profile_says_so() -> None:
    ingen = portfolj(start="2025-01-01")
    assert_fynd(REGEL, ingen, "2026-01-01", Utfall.VARNING, ARLIGEN, delregel="antal", forfaller="2026-01-01")
    assert_fynd(REGEL, ingen, "2026-01-02", Utfall.BRIST, ARLIGEN, delregel="antal", sedan="2026-01-02")
    haft = portfolj(kollegium("2025-05-20"), start="2025-01-01")
    assert_fynd(REGEL, haft, "2026-04-19", Utfall.UPPFYLLD, ARLIGEN, delregel="antal", vander="2026-04-20")
    fynd = assert_fynd(REGEL, haft, "2026-05-21", Utfall.BRIST, ARLIGEN, delregel="antal", forfaller="2026-05-20")
    assert fynd.meddelande == "Specialistkollegium hölls senast 20 maj 2025 och skulle ha hållits senast 20 maj 2026."


def test_two_during_st_are_spread_over_it() -> None:
    ingen = portfolj(start="2024-01-01")
    assert_fynd(REGEL, ingen, "2026-05-30", Utfall.UPPFYLLD, TVA, delregel="antal", vander="2026-05-31", mal=MAL)
    assert_fynd(REGEL, ingen, "2026-06-30", Utfall.VARNING, TVA, delregel="antal", forfaller="2026-06-30", mal=MAL)
    assert_fynd(REGEL, ingen, "2026-07-01", Utfall.BRIST, TVA, delregel="antal", sedan="2026-07-01", mal=MAL)
    ett = portfolj(kollegium("2026-08-01"), start="2024-01-01")
    fynd = assert_fynd(REGEL, ett, "2026-09-01", Utfall.UPPFYLLD, TVA, delregel="antal", mal=MAL)
    assert fynd.forfaller is not None
    assert str(fynd.forfaller) == "2028-12-31"
    assert fynd.anmarkning == "skulle ha hållits senast 30 juni 2026"
    bada = portfolj(kollegium("2025-01-01"), kollegium("2025-02-01"), start="2024-01-01")
    fynd = assert_fynd(REGEL, bada, "2028-12-31", Utfall.UPPFYLLD, TVA, delregel="antal", mal=MAL)
    assert fynd.meddelande == "Du har haft 2 av 2 specialistkollegier."


def test_part_time_and_leave_move_the_half() -> None:
    halv = portfolj(sysselsattning("2024-01-01", 50), start="2024-01-01")
    assert_fynd(REGEL, halv, "2026-07-01", Utfall.UPPFYLLD, TVA, delregel="antal", forfaller="2028-12-31", mal=MAL)
    borta = portfolj(franvaro("2024-07-01", "2025-06-30"), start="2024-01-01")
    assert_fynd(REGEL, borta, "2026-07-01", Utfall.UPPFYLLD, TVA, delregel="antal", forfaller="2027-06-30", mal=MAL)
    assert_fynd(REGEL, borta, "2024-08-01", Utfall.EJ_TILLAMPLIG, TVA, delregel="antal", vander="2025-07-01", mal=MAL)
    tills_vidare = portfolj(franvaro("2026-07-01"), start="2025-01-01")
    assert_fynd(REGEL, tills_vidare, "2026-06-01", Utfall.EJ_TILLAMPLIG, TVA, delregel="antal", mal=MAL)


def test_the_latest_needs_a_written_summary() -> None:
    utan = kollegium("2025-05-20", aterkoppling="")
    assert_fynd(REGEL, portfolj(), "2026-01-01", Utfall.EJ_TILLAMPLIG, TVA, delregel="sammanfattning", mal=MAL)
    fynd = assert_fynd(
        REGEL, portfolj(utan), "2025-05-20", Utfall.BRIST, TVA, delregel="sammanfattning", sedan="2025-05-20", mal=MAL
    )
    assert fynd.bevis[0].varfor
    plan = kollegium("2025-06-20", aterkoppling="", overenskommet="Två fokusområden.")
    assert_tyst(REGEL, portfolj(utan, plan), "2025-06-20", TVA, delregel="sammanfattning", mal=MAL)


def test_no_number_set() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, Parametrar(30), delregel="antal")
