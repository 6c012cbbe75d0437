from app.regler.katalog.ab_05_atgarder_i_tid import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, atgardsplan, atgardsrad, portfolj

P = Parametrar(varsel_dagar=30)


def test_a_row_is_due_when_it_is_to_be_done_then_when_it_is_to_be_followed_up() -> None:
    ogjord = portfolj(atgardsplan(atgardsrad("2026-03-31", "2026-04-15")))
    assert_fynd(REGEL, ogjord, "2026-02-28", Utfall.UPPFYLLD, P, forfaller="2026-03-31", vander="2026-03-01")
    assert_fynd(REGEL, ogjord, "2026-03-31", Utfall.VARNING, P, vander="2026-04-01")
    assert_fynd(REGEL, ogjord, "2026-04-01", Utfall.BRIST, P, sedan="2026-04-01")
    gjord = portfolj(atgardsplan(atgardsrad("2026-03-31", "2026-04-15", klar="2026-03-20")))
    assert_fynd(REGEL, gjord, "2026-04-15", Utfall.VARNING, P, forfaller="2026-04-15")
    assert_fynd(REGEL, gjord, "2026-04-16", Utfall.BRIST, P)
    uppfoljd = atgardsrad("2026-03-31", "2026-04-15", klar="2026-03-20", uppfoljd="2026-04-14")
    assert (
        "kan avslutas"
        in assert_fynd(REGEL, portfolj(atgardsplan(uppfoljd)), "2026-05-01", Utfall.UPPFYLLD, P).meddelande
    )
    tva = portfolj(
        atgardsplan(uppfoljd, atgardsrad("2026-04-01", "2026-04-20"), atgardsrad("2026-04-02", "2026-04-20"))
    )
    assert assert_fynd(REGEL, tva, "2026-04-10", Utfall.BRIST, P).meddelande.startswith("2 punkter")


def test_an_empty_plan_is_pointed_out_and_a_closed_one_asks_nothing() -> None:
    assert_fynd(REGEL, portfolj(atgardsplan()), "2026-03-01", Utfall.VARNING, P)
    stangd = portfolj(atgardsplan(atgardsrad("2026-01-31", "2026-02-15"), avslutad="2026-02-20"))
    assert_fynd(REGEL, stangd, "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
