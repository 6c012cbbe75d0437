from app.domain.handledning import Meritslag
from app.regler.katalog.hl_02_specialist import REGEL
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, handledarskap, merit, portfolj

MAJA = handledarskap("2024-01-01", "2026-05-31", person_id=4)


def _specialist(specialitet: str, *, finns: bool = True) -> object:
    return merit(Meritslag.SPECIALIST, 4, specialitet=specialitet, finns=finns)


def test_the_specialty_of_the_training_is_what_counts() -> None:
    fynd = assert_fynd(REGEL, portfolj(MAJA, _specialist("allmanmedicin")), "2026-03-01", Utfall.UPPFYLLD)
    assert fynd.om == Om(handledare_id=4)
    annan = portfolj(MAJA, _specialist("psykiatri"))
    assert_fynd(REGEL, annan, "2026-03-01", Utfall.BRIST)
    bada = portfolj(MAJA, _specialist("psykiatri"), _specialist("allmanmedicin"))
    assert_fynd(REGEL, bada, "2026-03-01", Utfall.UPPFYLLD)


def test_nothing_noted_is_a_warning_and_noted_as_missing_a_brist() -> None:
    assert_fynd(REGEL, portfolj(MAJA), "2026-03-01", Utfall.VARNING)
    assert_fynd(REGEL, portfolj(MAJA, _specialist("", finns=False)), "2026-03-01", Utfall.BRIST)
    # What came later than the note that it was missing is what holds.
    sen = portfolj(MAJA, _specialist("", finns=False), _specialist("allmanmedicin"))
    assert_fynd(REGEL, sen, "2026-03-01", Utfall.UPPFYLLD)


def test_it_turns_when_another_takes_over() -> None:
    vem = portfolj(MAJA, handledarskap("2026-06-01", person_id=5), _specialist("allmanmedicin"))
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.UPPFYLLD, om=Om(handledare_id=4), vander="2026-06-01")
    assert_fynd(REGEL, vem, "2026-05-31", Utfall.EJ_TILLAMPLIG, om=Om(handledare_id=5), vander="2026-06-01")
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.VARNING, om=Om(handledare_id=5))


def test_nobody_named_is_not_asked_about() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG)
    assert_fynd(REGEL, portfolj(MAJA, start="2026-02-01"), "2026-01-31", Utfall.EJ_TILLAMPLIG, vander="2026-02-01")
