from app.domain.kursmedel import Medelstatus
from app.regler.katalog.ku_06_kursmedel import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, kursmedel, portfolj

P = Parametrar(kronor=110_000)


def test_spent_and_granted_are_within_the_budget_to_the_krona() -> None:
    precis = portfolj(kursmedel(100_000), kursmedel(30_000, anvant=10_000))
    fynd = assert_fynd(REGEL, precis, "2026-03-01", Utfall.UPPFYLLD, P)
    text = fynd.meddelande.replace("\N{NO-BREAK SPACE}", " ")
    assert text == "Använt 10 000 kr, beviljat och inte använt 100 000 kr, kvar 0 kr av 110 000 kr."
    over = portfolj(kursmedel(100_000), kursmedel(30_000, anvant=10_001))
    fynd = assert_fynd(REGEL, over, "2026-03-01", Utfall.BRIST, P)
    assert "överskridna med 1\N{NO-BREAK SPACE}kr" in fynd.meddelande


def test_what_is_only_applied_for_warns_where_it_does_not_fit() -> None:
    sokt, nekat = Medelstatus.SOKT, Medelstatus.AVSLAGEN
    assert_fynd(REGEL, portfolj(kursmedel(100_000), kursmedel(10_000, sokt)), "2026-03-01", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, portfolj(kursmedel(100_000), kursmedel(10_001, sokt)), "2026-03-01", Utfall.VARNING, P)
    assert_fynd(REGEL, portfolj(kursmedel(100_000), kursmedel(90_000, nekat)), "2026-03-01", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, portfolj(kursmedel(900_000)), "2026-03-01", Utfall.EJ_TILLAMPLIG, Parametrar(kronor=None))
