from datetime import date

from app.domain.introduktion import Introduktionspunkt
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.ab_09_introduktion import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, fynden, portfolj

P = Parametrar(program_manader=3, genomgang_manader=3, varsel_dagar=30, dag_manader=6)


def test_each_part_is_due_so_long_after_the_start_and_the_new_are_left_in_peace() -> None:
    ingen = portfolj(start="2025-08-31")
    assert {f.utfall for f in fynden(REGEL, ingen, "2025-10-30", P)} == {Utfall.EJ_TILLAMPLIG}
    for del_ in ("program", "genomgang"):
        assert_fynd(REGEL, ingen, "2025-11-30", Utfall.VARNING, P, delregel=del_, forfaller="2025-11-30")
        assert_fynd(REGEL, ingen, "2025-12-01", Utfall.BRIST, P, delregel=del_, sedan="2025-12-01")
    assert_fynd(REGEL, ingen, "2026-02-28", Utfall.VARNING, P, delregel="dag")


def test_done_in_time_or_late_and_no_day_where_the_region_gives_none() -> None:
    gjort = portfolj(
        Introduktionspunkt("program", date(2025, 9, 1)),
        Introduktionspunkt("genomgang", date(2026, 1, 31)),
        start="2025-08-31",
    )
    assert assert_fynd(REGEL, gjort, "2026-03-05", Utfall.UPPFYLLD, P, delregel="program").anmarkning == ""
    sent = assert_fynd(REGEL, gjort, "2026-03-05", Utfall.UPPFYLLD, P, delregel="genomgang")
    assert sent.anmarkning == "genomgången 5 mån efter start"
    utan_dag = Parametrar(program_manader=3, genomgang_manader=3, varsel_dagar=30)
    assert_fynd(REGEL, gjort, "2026-03-05", Utfall.EJ_TILLAMPLIG, utan_dag, delregel="dag")
    assert {f.utfall for f in fynden(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2027-01-01", P)} == {
        Utfall.EJ_TILLAMPLIG
    }
