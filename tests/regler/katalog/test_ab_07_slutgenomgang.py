from app.domain.avstamning import Dokumentslag
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.ab_07_slutgenomgang import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, dokument, portfolj

P = Parametrar(fore_manader=2, varsel_dagar=30)


def test_due_two_months_before_the_time_is_served() -> None:
    ingen = portfolj(start="2021-01-01")
    fynd = assert_fynd(REGEL, ingen, "2025-10-31", Utfall.VARNING, P)
    assert fynd.forfaller is not None
    assert fynd.forfaller.isoformat() == "2025-10-31"
    assert_fynd(REGEL, ingen, "2025-11-01", Utfall.BRIST, P, sedan="2025-11-01")
    assert_fynd(REGEL, ingen, "2023-01-01", Utfall.EJ_TILLAMPLIG, P, vander="2025-10-01")
    gjord = portfolj(dokument(Dokumentslag.SLUTGENOMGANG, "2025-10-15"), start="2021-01-01")
    assert_fynd(REGEL, gjord, "2026-02-01", Utfall.UPPFYLLD, P)


def test_not_asked_where_the_end_is_unknown() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-02-01", Utfall.EJ_TILLAMPLIG, P)
