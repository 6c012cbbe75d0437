from app.domain.handledning import Handledarroll
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.hl_01_huvudhandledare import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, franvaro, handledarskap, portfolj

P = Parametrar(varsel_dagar=30)


def test_one_until_further_notice_is_enough() -> None:
    vem = portfolj(handledarskap("2024-01-01", namn="Maja Myrtuv"), start="2024-01-01")
    fynd = assert_fynd(REGEL, vem, "2026-03-01", Utfall.UPPFYLLD, P)
    assert fynd.meddelande == "Maja Myrtuv är huvudansvarig handledare."
    assert fynd.vander is None


def test_nobody_is_a_brist_from_the_first_day() -> None:
    vem = portfolj(start="2024-01-01")
    assert_fynd(REGEL, vem, "2024-01-01", Utfall.BRIST, P, sedan="2024-01-01", forfaller="2023-12-31")
    assert_fynd(REGEL, vem, "2023-12-31", Utfall.EJ_TILLAMPLIG, P, vander="2024-01-01")


def test_another_handledare_does_not_do() -> None:
    vem = portfolj(handledarskap("2024-01-01", roll=Handledarroll.HANDLEDARE))
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P)


def test_last_day_is_warned_of_and_the_next_is_a_brist() -> None:
    vem = portfolj(handledarskap("2024-01-01", "2026-03-31"))
    assert_tyst(REGEL, vem, "2026-02-28", P)
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.UPPFYLLD, P, forfaller="2026-03-31", vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.VARNING, P, forfaller="2026-03-31", vander="2026-04-01")
    assert_fynd(REGEL, vem, "2026-03-31", Utfall.VARNING, P)
    assert_fynd(REGEL, vem, "2026-04-01", Utfall.BRIST, P, sedan="2026-04-01", forfaller="2026-03-31")


def test_a_successor_the_day_after_is_no_gap() -> None:
    vem = portfolj(handledarskap("2024-01-01", "2026-03-31"), handledarskap("2026-04-01"))
    assert_tyst(REGEL, vem, "2026-03-31", P)


def test_a_gap_turns_when_the_next_begins_and_is_then_mentioned() -> None:
    vem = portfolj(handledarskap("2024-01-01", "2026-03-31"), handledarskap("2026-05-01"))
    assert_fynd(REGEL, vem, "2026-04-10", Utfall.BRIST, P, sedan="2026-04-01", vander="2026-05-01")
    fynd = assert_fynd(REGEL, vem, "2026-05-01", Utfall.UPPFYLLD, P)
    assert fynd.anmarkning == "Huvudansvarig handledare saknades 1 april 2026 – 30 april 2026."


def test_leave_does_not_excuse() -> None:
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), "2026-03-01", Utfall.BRIST, P)


def test_not_asked_before_st() -> None:
    vem = portfolj(slag=Utbildningsslag.INFOR_ST)
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
