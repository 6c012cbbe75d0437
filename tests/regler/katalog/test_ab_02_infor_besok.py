from app.domain.avstamning import Dokumentslag, Dokumentstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from app.regler.katalog.ab_02_infor_besok import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, bedomning, besok, dokument, fynden, portfolj, revidering

NORR = Parametrar(varsel_dagar=30, iup_manader=3, arsrapport=True, utlatande=True)
KRON = Parametrar(varsel_dagar=30, medsittningar=2, video_raknas=True, mitt_i_st=True)
PLANERAT = besok("2026-05-20", Dokumentstatus.PLANERAD)


def test_each_is_to_be_ready_on_the_day_of_the_visit() -> None:
    tom = portfolj(PLANERAT, start="2025-03-01")
    for del_ in ("iup", "arsrapport", "utlatande"):
        assert_fynd(REGEL, tom, "2026-04-19", Utfall.EJ_TILLAMPLIG, NORR, delregel=del_, vander="2026-04-20")
        assert_fynd(REGEL, tom, "2026-05-20", Utfall.VARNING, NORR, delregel=del_, forfaller="2026-05-20")
        assert_fynd(REGEL, tom, "2026-05-21", Utfall.BRIST, NORR, delregel=del_, sedan="2026-05-21")


def test_what_was_made_since_the_latest_visit_counts() -> None:
    gjort = [
        revidering("2026-03-01"),
        dokument(Dokumentslag.ARSRAPPORT, "2026-03-02", parter="st_lakare"),
        dokument(Dokumentslag.UTLATANDE, "2026-03-02", parter="huvudhandledare"),
    ]
    klart = portfolj(PLANERAT, *gjort, start="2025-03-01")
    assert {f.utfall for f in fynden(REGEL, klart, "2026-05-20", NORR) if f.delregel != "mitt_i_st"} == {
        Utfall.UPPFYLLD, Utfall.EJ_TILLAMPLIG,
    }  # fmt: skip
    # The day of the visit before does not count, nor does a plan older than three months.
    fore = portfolj(PLANERAT, besok("2026-03-02"), *gjort, start="2025-03-01")
    assert_fynd(REGEL, fore, "2026-05-20", Utfall.VARNING, NORR, delregel="arsrapport")
    gammal = portfolj(PLANERAT, revidering("2026-02-19"), start="2025-03-01")
    assert_fynd(REGEL, gammal, "2026-05-20", Utfall.VARNING, NORR, delregel="iup")
    jamnt = portfolj(PLANERAT, revidering("2026-02-20"), start="2025-03-01")
    assert_fynd(REGEL, jamnt, "2026-05-20", Utfall.UPPFYLLD, NORR, delregel="iup")


def test_two_sit_ins_and_the_report_of_mitt_i_st_where_it_has_been() -> None:
    med = bedomning("2026-04-01", metod=Metod.MEDSITTNING)
    en = portfolj(PLANERAT, med, start="2025-03-01")
    fynd = assert_fynd(REGEL, en, "2026-05-20", Utfall.VARNING, KRON, delregel="medsittningar")
    assert fynd.meddelande.startswith("1 av 2 medsittningar")
    tva = portfolj(PLANERAT, med, bedomning("2026-04-02", metod=Metod.VIDEOKONSULTATION), start="2025-03-01")
    assert_fynd(REGEL, tva, "2026-05-20", Utfall.UPPFYLLD, KRON, delregel="medsittningar")
    assert_fynd(REGEL, tva, "2026-05-20", Utfall.EJ_TILLAMPLIG, KRON, delregel="mitt_i_st")
    vantar = bedomning("2026-05-01", metod=Metod.MITT_I_ST, status=Bedomningsstatus.BEGARD)
    saknas = portfolj(PLANERAT, vantar, start="2025-03-01")
    assert_fynd(REGEL, saknas, "2026-04-30", Utfall.EJ_TILLAMPLIG, KRON, delregel="mitt_i_st", vander="2026-05-01")
    assert_fynd(REGEL, saknas, "2026-05-20", Utfall.VARNING, KRON, delregel="mitt_i_st")
    inne = portfolj(PLANERAT, bedomning("2026-05-01", metod=Metod.MITT_I_ST), start="2025-03-01")
    assert_fynd(REGEL, inne, "2026-05-20", Utfall.UPPFYLLD, KRON, delregel="mitt_i_st")


def test_without_a_planned_visit_there_is_nothing_to_prepare() -> None:
    alla = fynden(REGEL, portfolj(besok("2026-01-10")), "2026-05-20", NORR)
    assert {f.utfall for f in alla} == {Utfall.EJ_TILLAMPLIG}
    assert len(alla) == 5
