from app.domain.aktivitet import Aktivitetsstatus
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Aktivitetsslag
from app.regler.katalog.ku_02_kursintyg import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, assert_tyst, fynden, portfolj

P = Parametrar(inom_dagar=60)


def test_sixty_days_from_the_end_of_the_course() -> None:
    vem = portfolj(
        aktivitet("a1", titel="Etik", start="2026-01-01", slut="2026-01-10"), aktivitet("b1", start="2026-02-01")
    )
    vem_klar = portfolj(aktivitet("a1", start="2026-01-10", intyg="2026-01-11"))
    fynd = assert_fynd(REGEL, vem, "2026-03-11", Utfall.VARNING, P, forfaller="2026-03-11", vander="2026-03-12")
    assert fynd.meddelande == "Kurser saknar intyg: Etik och Kurs i bemötande."
    assert len(fynd.bevis) == 2
    assert_fynd(REGEL, vem, "2026-03-12", Utfall.BRIST, P, sedan="2026-03-12")
    assert_fynd(REGEL, vem_klar, "2026-06-01", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, vem_klar, "2026-01-10", Utfall.VARNING, P, vander="2026-01-11")


def test_only_courses_that_give_something_need_one() -> None:
    inga = [
        aktivitet("", start="2026-01-01"),
        aktivitet("a1", start="2026-01-01", slag=Aktivitetsslag.SEMINARIUM),
        aktivitet("a1", start="2026-01-01", status=Aktivitetsstatus.PLANERAD),
        aktivitet("a1", start="2026-01-01", status=Aktivitetsstatus.ATERKALLAD),
    ]
    assert_fynd(REGEL, portfolj(*inga), "2026-12-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(aktivitet("", mall="lagar", start="2026-01-01")), "2026-12-01", Utfall.BRIST, P)
    infor = portfolj(aktivitet("a1", start="2026-01-01"), slag=Utbildningsslag.INFOR_ST)
    assert_tyst(REGEL, infor, "2026-12-01", P)
    utan_dag = fynden(REGEL, portfolj(aktivitet("a1")), "2026-12-01", P)[0]
    assert (utan_dag.utfall, utan_dag.forfaller) == (Utfall.VARNING, None)
