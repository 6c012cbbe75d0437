from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.regler.katalog.kv_09_vetenskap import REGEL
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, assert_tyst, bedomning, portfolj
from tests.regler.katalog import arligen
from tests.regler.katalog.arligen import AR

EGEN = Metod.VETENSKAPLIG_GRANSKNING


def test_first_is_due_a_year_after_the_start() -> None:
    arligen.forsta_gangen(REGEL)


def test_next_is_due_a_year_after_the_latest() -> None:
    arligen.nasta_gang(REGEL, EGEN)


def test_leave_moves_the_day() -> None:
    arligen.franvaro_flyttar(REGEL, EGEN)


def test_late_but_done_is_a_remark() -> None:
    arligen.sent_men_gjort(REGEL, EGEN)


def test_only_somebody_elses_signed_assessment_of_the_area_counts() -> None:
    arligen.bara_signerad_av_omradet(REGEL, EGEN, Metod.JOURNALGRANSKNING, Kompetensomrade.VETENSKAP)


def test_a_form_decides_over_the_method() -> None:
    med_mall = bedomning("2026-02-01", metod=Metod.CBD, mall="cbd", omraden=frozenset({Kompetensomrade.VETENSKAP}))
    assert_tyst(REGEL, portfolj(med_mall), "2026-03-01", AR)
    utan = bedomning("2026-02-01", metod=EGEN, mall="egen", omraden=frozenset())
    assert_fynd(REGEL, portfolj(utan), "2026-03-01", Utfall.BRIST, AR)


def test_under_either_regulation() -> None:
    arligen.bada_foreskrifterna(REGEL)


def test_feedback_is_not_asked_for_and_a_course_is_not_enough() -> None:
    assert_tyst(REGEL, portfolj(bedomning("2026-02-01", metod=EGEN, aterkoppling="")), "2026-03-01", AR)
    assert_fynd(REGEL, portfolj(aktivitet("a5", slag=Aktivitetsslag.KURS)), "2026-03-01", Utfall.BRIST, AR)
