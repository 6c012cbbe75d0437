from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from app.regler.katalog.kv_01_bedomningar import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, franvaro, portfolj

HALVAR = Parametrar(varsel_dagar=30, antal=4, period="kalenderhalvar")
RULLANDE = Parametrar(varsel_dagar=30, antal=2, period="rullande_manader", manader=12)


def fyra(*dagar: str) -> list[object]:
    return [bedomning(dag) for dag in dagar]


HOST = fyra("2025-08-01", "2025-09-01", "2025-10-01", "2025-12-31")


def test_half_year_is_warned_of_at_its_end_and_broken_after_it() -> None:
    vem = portfolj(*HOST, bedomning("2026-02-01"), start="2024-01-01")
    assert_fynd(REGEL, vem, "2026-05-30", Utfall.UPPFYLLD, HALVAR, forfaller="2026-06-30", vander="2026-05-31")
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.VARNING, HALVAR, forfaller="2026-06-30", vander="2026-07-01")
    assert_fynd(REGEL, vem, "2026-07-01", Utfall.BRIST, HALVAR, sedan="2026-07-01", forfaller="2026-06-30")


def test_every_signed_kind_counts_and_nothing_else() -> None:
    slag = [bedomning("2026-02-01", metod=m) for m in (Metod.MEDSITTNING, Metod.SPECIALISTKOLLEGIUM, Metod.CBD)]
    utkast = [bedomning("2026-03-01", status=s) for s in Bedomningsstatus if s is not Bedomningsstatus.SIGNERAD]
    assert_fynd(REGEL, portfolj(*HOST, *slag, *utkast), "2026-06-30", Utfall.VARNING, HALVAR)
    assert_tyst(REGEL, portfolj(*HOST, *slag, bedomning("2026-06-30")), "2026-06-30", HALVAR)


def test_a_self_rating_is_no_assessment() -> None:
    tre = fyra("2026-02-01", "2026-03-01", "2026-04-01")
    vem = portfolj(*HOST, *tre, bedomning("2026-05-01", metod=Metod.SJALVSKATTNING))
    assert_fynd(REGEL, vem, "2026-06-30", Utfall.VARNING, HALVAR)
    assert_tyst(REGEL, portfolj(*HOST, *tre, bedomning("2026-05-01")), "2026-06-30", HALVAR)


def test_what_was_missing_can_be_made_up() -> None:
    tre = HOST[:3]
    assert_fynd(REGEL, portfolj(*tre), "2026-02-01", Utfall.BRIST, HALVAR)
    fynd = assert_fynd(REGEL, portfolj(*tre, bedomning("2026-02-01")), "2026-02-01", Utfall.UPPFYLLD, HALVAR)
    assert fynd.anmarkning


def test_half_year_is_prorated_by_days_in_service() -> None:
    ledig = franvaro("2026-04-01", "2026-06-10")  # 110 of 181 days in service: 2 of 4
    assert_fynd(REGEL, portfolj(*HOST, *fyra("2026-02-01", "2026-02-02"), ledig), "2026-06-20", Utfall.UPPFYLLD, HALVAR)
    assert_fynd(REGEL, portfolj(*HOST, *fyra("2026-02-01"), ledig), "2026-06-20", Utfall.VARNING, HALVAR)
    nyborjare = portfolj(start="2026-05-20")
    assert_tyst(REGEL, nyborjare, "2026-07-01", HALVAR)
    fynd = assert_fynd(REGEL, nyborjare, "2026-06-30", Utfall.UPPFYLLD, HALVAR)
    assert fynd.meddelande == "Du har 0 bedömningar (inga behövs) för halvåret som slutar 30 juni 2026."


def test_only_the_period_before_is_made_up_for() -> None:
    # Nothing in the autumn, four in the spring: they were made up for, and what was before that cannot be.
    vem = portfolj(*fyra("2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"), start="2024-01-01")
    assert_fynd(REGEL, vem, "2026-04-30", Utfall.BRIST, HALVAR, sedan="2026-01-01", forfaller="2025-12-31")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.UPPFYLLD, HALVAR)
    assert_tyst(REGEL, vem, "2026-07-01", HALVAR)


def test_not_asked_during_long_leave() -> None:
    vem = portfolj(franvaro("2026-04-01", "2026-05-31"))
    assert_fynd(REGEL, vem, "2026-04-15", Utfall.EJ_TILLAMPLIG, HALVAR, vander="2026-06-01")


def test_latest_months_are_first_judged_when_they_have_passed() -> None:
    vem = portfolj(start="2025-01-01")
    assert_fynd(REGEL, vem, "2025-12-01", Utfall.UPPFYLLD, RULLANDE, forfaller="2026-01-01", vander="2025-12-02")
    assert_fynd(REGEL, vem, "2025-12-02", Utfall.VARNING, RULLANDE, vander="2026-01-02")
    assert_fynd(REGEL, vem, "2026-01-02", Utfall.BRIST, RULLANDE, sedan="2026-01-02", forfaller="2026-01-01")


def test_latest_months_run_dry_a_year_after_the_one_that_was_needed() -> None:
    vem = portfolj(*fyra("2024-12-01", "2025-04-10", "2025-06-01"), start="2024-01-01")
    assert_fynd(REGEL, vem, "2026-03-09", Utfall.UPPFYLLD, RULLANDE, forfaller="2026-04-09", vander="2026-03-10")
    assert_fynd(REGEL, vem, "2026-04-09", Utfall.VARNING, RULLANDE)
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.BRIST, RULLANDE, sedan="2026-04-10")


def test_leave_moves_the_latest_months() -> None:
    poster = fyra("2025-04-10", "2025-06-01")
    vem = portfolj(*poster, franvaro("2025-09-01", "2025-09-28"), start="2024-01-01")
    assert_fynd(REGEL, vem, "2026-04-15", Utfall.VARNING, RULLANDE, forfaller="2026-05-07")


def test_no_number_set() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, Parametrar(30))
    utan_manader = Parametrar(30, antal=2, period="rullande_manader")
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, utan_manader)
