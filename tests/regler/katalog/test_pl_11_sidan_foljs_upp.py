"""PL-11: a side placement is followed up."""

import pytest

from app.domain.bedomning import Bedomningsstatus
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.pl_11_sidan_foljs_upp import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from tests.bygg import assert_fynd, bedomning, placering, portfolj, samtal

P = Parametrar(inom_dagar=30)
OM = Om(aktivitet_id=5)


def test_a_month_after_the_end_it_is_a_brist() -> None:
    vem = portfolj(placering("2026-01-01", "2026-03-31", id=5))
    assert_fynd(REGEL, vem, "2026-03-31", Utfall.EJ_TILLAMPLIG, P, om=OM, vander="2026-04-01")
    assert_fynd(REGEL, vem, "2026-04-30", Utfall.VARNING, P, om=OM, forfaller="2026-04-30", vander="2026-05-01")
    assert_fynd(REGEL, vem, "2026-05-01", Utfall.BRIST, P, om=OM, sedan="2026-05-01")


@pytest.mark.parametrize(
    "spar",
    [
        samtal("2026-03-01", aktivitet_id=5),
        bedomning(datum="2026-03-01", aktivitet_id=5),
        placering("2026-01-01", "2026-03-31", omdome="2026-04-02", id=5),
        placering("2026-01-01", "2026-03-31", utvarderad="2026-07-02", id=5),
    ],
)
def test_any_trace_is_enough(spar: object) -> None:
    annan = placering("2026-01-01", "2026-03-31", id=5) if not hasattr(spar, "tjanstgoring") else samtal("2026-02-01")
    assert_fynd(REGEL, portfolj(spar, annan), "2026-08-01", Utfall.UPPFYLLD, P, om=OM)


def test_what_is_unsigned_or_about_something_else_is_no_trace() -> None:
    begard = bedomning(datum="2026-03-01", aktivitet_id=5, status=Bedomningsstatus.BEGARD)
    vem = portfolj(placering("2026-01-01", "2026-03-31", id=5), begard, samtal("2026-03-01"))
    assert_fynd(REGEL, vem, "2026-08-01", Utfall.BRIST, P, om=OM)


def test_it_is_not_asked_before_st_nor_without_placements() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-08-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(), "2026-08-01", Utfall.EJ_TILLAMPLIG, P)
