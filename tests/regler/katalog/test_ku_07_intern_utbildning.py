from app.domain.aktivitet import Aktivitetsstatus
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Aktivitetsslag
from app.regler.katalog.ku_07_intern_utbildning import REGEL
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, narvaro, portfolj

SEMINARIUM = Aktivitetsslag.SEMINARIUM
IDAG = "2026-03-01"


def test_seminars_in_the_plan_are_linked() -> None:
    med = aktivitet("a1", slag=SEMINARIUM)
    assert_fynd(REGEL, portfolj(med), IDAG, Utfall.UPPFYLLD)
    utan = aktivitet("", slag=Aktivitetsslag.REFLEKTION_I_GRUPP, titel="Balintgrupp")
    fynd = assert_fynd(REGEL, portfolj(med, utan), IDAG, Utfall.BRIST)
    assert "”Balintgrupp”" in fynd.meddelande
    assert_fynd(REGEL, portfolj(aktivitet("", slag=Aktivitetsslag.KURS)), IDAG, Utfall.EJ_TILLAMPLIG)


def test_occasions_logged_need_an_activity_that_links_them() -> None:
    assert_fynd(REGEL, portfolj(), IDAG, Utfall.EJ_TILLAMPLIG)
    assert_fynd(REGEL, portfolj(narvaro()), IDAG, Utfall.BRIST)
    foreslagen = aktivitet("a1", slag=SEMINARIUM, status=Aktivitetsstatus.FORESLAGEN)
    assert_fynd(REGEL, portfolj(narvaro(), foreslagen), IDAG, Utfall.BRIST)
    assert_fynd(REGEL, portfolj(narvaro(), slag=Utbildningsslag.INFOR_ST), IDAG, Utfall.EJ_TILLAMPLIG)
    snart = portfolj(narvaro(), start="2026-03-02")
    assert_fynd(REGEL, snart, IDAG, Utfall.EJ_TILLAMPLIG, vander="2026-03-02")
