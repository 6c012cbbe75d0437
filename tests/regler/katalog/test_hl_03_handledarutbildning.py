from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll, Meritslag
from app.regler.katalog.hl_03_handledarutbildning import REGEL
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, handledarskap, merit, placering, portfolj

IDAG = "2026-03-01"
MAJA = handledarskap("2024-01-01", person_id=4)
RATT = merit(person_id=4, foreskrift=Foreskrift.F2015)


def test_training_by_the_regulation_of_the_training_is_right() -> None:
    vem = portfolj(MAJA, RATT, foreskrift=Foreskrift.F2015)
    assert_fynd(REGEL, vem, IDAG, Utfall.UPPFYLLD, delregel="huvud")
    assert_fynd(REGEL, vem, IDAG, Utfall.UPPFYLLD, delregel="foreskrift")


def test_training_by_the_other_regulation_departs_from_the_advice_only() -> None:
    vem = portfolj(MAJA, RATT, foreskrift=Foreskrift.F2021)
    assert_fynd(REGEL, vem, IDAG, Utfall.UPPFYLLD, delregel="huvud")
    assert_fynd(REGEL, vem, IDAG, Utfall.BRIST, delregel="foreskrift")
    okand = portfolj(MAJA, merit(person_id=4))
    assert_fynd(REGEL, okand, IDAG, Utfall.VARNING, delregel="foreskrift")


def test_not_noted_is_a_warning_and_missing_a_brist_of_the_regulation() -> None:
    assert_fynd(REGEL, portfolj(MAJA), IDAG, Utfall.VARNING, delregel="huvud")
    vem = portfolj(MAJA, merit(person_id=4, datum=None, finns=False))
    assert_fynd(REGEL, vem, IDAG, Utfall.BRIST, delregel="huvud")
    assert_fynd(REGEL, vem, IDAG, Utfall.EJ_TILLAMPLIG, delregel="foreskrift")


def test_the_others_need_training_and_some_specialty() -> None:
    sida = placering("2026-02-01", "2026-03-31", handledare_id=7, handledare_namn="Tove Tranbär")
    assert_fynd(REGEL, portfolj(MAJA, RATT), IDAG, Utfall.EJ_TILLAMPLIG, delregel="ovriga")
    fynd = assert_fynd(REGEL, portfolj(MAJA, sida), IDAG, Utfall.VARNING, delregel="ovriga", vander="2026-04-01")
    assert "Tove Tranbär" in fynd.meddelande
    halv = portfolj(MAJA, sida, merit(person_id=7))
    assert_fynd(REGEL, halv, IDAG, Utfall.VARNING, delregel="ovriga")
    specialist = merit(Meritslag.SPECIALIST, 7, specialitet="kirurgi")
    assert_fynd(REGEL, portfolj(MAJA, sida, merit(person_id=7), specialist), IDAG, Utfall.UPPFYLLD, delregel="ovriga")
    utan = portfolj(MAJA, sida, merit(person_id=7, finns=False), specialist)
    assert_fynd(REGEL, utan, IDAG, Utfall.BRIST, delregel="ovriga")


def test_those_whose_time_is_over_are_not_asked_about() -> None:
    forra = handledarskap("2024-01-01", "2026-02-28", roll=Handledarroll.HANDLEDARE, person_id=8)
    assert_fynd(REGEL, portfolj(MAJA, forra), IDAG, Utfall.EJ_TILLAMPLIG, delregel="ovriga")
    assert_fynd(REGEL, portfolj(MAJA, forra), "2026-02-28", Utfall.VARNING, delregel="ovriga", vander=IDAG)
    assert_fynd(REGEL, portfolj(start="2026-04-01"), IDAG, Utfall.EJ_TILLAMPLIG, delregel="ovriga")
