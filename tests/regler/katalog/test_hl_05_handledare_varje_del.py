from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.regler.katalog.hl_05_handledare_varje_del import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, assert_tyst, handledarskap, placering, portfolj

P = Parametrar(varsel_dagar=30)
HEM = TjanstgoringsTyp.HEMENHET


def test_named_on_the_placement() -> None:
    assert_fynd(REGEL, portfolj(placering("2026-01-01")), "2026-03-01", Utfall.UPPFYLLD, P)
    vem = portfolj(placering("2026-01-01", handledare_namn=None, handledare_id=4))
    assert_tyst(REGEL, vem, "2026-03-01", P)


def test_asked_for_before_the_start_and_broken_from_it() -> None:
    vem = portfolj(placering("2026-03-01", handledare_namn=" ", id=5))
    om = Om(aktivitet_id=5)
    assert_fynd(REGEL, vem, "2026-01-28", Utfall.EJ_TILLAMPLIG, P, om=om, vander="2026-01-29")
    assert_fynd(REGEL, vem, "2026-01-29", Utfall.VARNING, P, om=om, forfaller="2026-02-28", vander="2026-03-01")
    assert_fynd(REGEL, vem, "2026-02-28", Utfall.VARNING, P, om=om)
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, om=om, sedan="2026-03-01", forfaller="2026-02-28")


def test_home_unit_needs_somebody_appointed_during_the_service() -> None:
    hemma = placering("2024-01-01", "2024-12-31", typ=HEM, handledare_namn=None)
    assert_tyst(REGEL, portfolj(hemma, handledarskap("2024-06-01", "2024-07-01")), "2026-03-01", P)
    assert_fynd(REGEL, portfolj(hemma, handledarskap("2025-01-01")), "2026-03-01", Utfall.BRIST, P)


def test_huvudhandledare_does_not_do_for_a_side_placement() -> None:
    vem = portfolj(placering("2026-01-01", handledare_namn=None), handledarskap())
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P)


def test_no_placements_undated_ones_and_withdrawn_ones() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(placering(handledare_namn=None)), "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
    borta = placering("2026-01-01", handledare_namn=None, status=Aktivitetsstatus.ATERKALLAD)
    assert_tyst(REGEL, portfolj(borta), "2026-03-01", P)
