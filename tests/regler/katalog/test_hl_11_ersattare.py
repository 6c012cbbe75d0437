from app.domain.handledning import Handledarroll
from app.regler.katalog.hl_11_ersattare import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, handledarskap, portfolj

P = Parametrar(minst_dagar=28, varsel_dagar=30)
BORTA = ("2026-05-01", "2026-08-31")


def _ersattare(fran: str, till: str, roll: Handledarroll = Handledarroll.STALLFORETRADARE) -> object:
    return handledarskap(fran, till, roll=roll, person_id=9, namn="Tove Tranbär")


def test_an_absence_without_replacement_is_warned_of_and_then_broken() -> None:
    vem = portfolj(handledarskap("2024-01-01", borta=BORTA))
    assert_fynd(REGEL, vem, "2026-03-30", Utfall.UPPFYLLD, P, vander="2026-03-31")
    assert_fynd(REGEL, vem, "2026-03-31", Utfall.VARNING, P, forfaller="2026-04-30")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.BRIST, P, sedan="2026-05-01", vander="2026-09-01")
    assert_fynd(REGEL, vem, "2026-09-01", Utfall.EJ_TILLAMPLIG, P)


def test_a_replacement_covers_the_days_it_is_named_for() -> None:
    vem = portfolj(handledarskap("2024-01-01", borta=BORTA), _ersattare("2026-05-01", "2026-07-31"))
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.UPPFYLLD, P, forfaller="2026-07-31")
    assert_fynd(REGEL, vem, "2026-07-31", Utfall.VARNING, P, vander="2026-08-01")
    assert_fynd(REGEL, vem, "2026-08-01", Utfall.BRIST, P, sedan="2026-08-01")
    hela = portfolj(handledarskap("2024-01-01", borta=BORTA), _ersattare(*BORTA))
    assert_fynd(REGEL, hela, "2026-08-01", Utfall.UPPFYLLD, P)
    # One of several handledare is not the one who takes over.
    annan = portfolj(handledarskap("2024-01-01", borta=BORTA), _ersattare(*BORTA, Handledarroll.HANDLEDARE))
    assert_fynd(REGEL, annan, "2026-08-01", Utfall.BRIST, P)


def test_a_short_absence_needs_none_and_an_open_one_does() -> None:
    kort = portfolj(handledarskap("2024-01-01", borta=("2026-05-01", "2026-05-27")))
    assert_fynd(REGEL, kort, "2026-05-10", Utfall.EJ_TILLAMPLIG, P)
    lagom = portfolj(handledarskap("2024-01-01", borta=("2026-05-01", "2026-05-28")))
    assert_fynd(REGEL, lagom, "2026-05-10", Utfall.BRIST, P)
    oppen = portfolj(handledarskap("2024-01-01", borta=("2026-05-01", None)))
    assert_fynd(REGEL, oppen, "2027-05-10", Utfall.BRIST, P)
    assert_fynd(REGEL, portfolj(), "2026-05-10", Utfall.EJ_TILLAMPLIG, P)
