from typing import Any

import pytest

from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.slag import Metod
from app.regler.katalog.kv_11_vantar import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, dag, portfolj

P = Parametrar(hogst_dagar=14, varsel_dagar=3)


def vantar(datum: str, begard: str | None, status: Bedomningsstatus = Bedomningsstatus.BEGARD, **mer: Any) -> Bedomning:
    return bedomning(datum, status=status, begard=begard and dag(begard), **mer)


@pytest.mark.parametrize("status", [Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST])
def test_fourteen_days_are_good_and_no_more(status: Bedomningsstatus) -> None:
    vem = portfolj(vantar("2026-02-20", "2026-03-01", status))
    assert_fynd(REGEL, vem, "2026-03-11", Utfall.UPPFYLLD, P, forfaller="2026-03-15", vander="2026-03-12")
    assert_fynd(REGEL, vem, "2026-03-15", Utfall.VARNING, P, forfaller="2026-03-15", vander="2026-03-16")
    fynd = assert_fynd(REGEL, vem, "2026-03-16", Utfall.BRIST, P, sedan="2026-03-16", forfaller="2026-03-15")
    assert fynd.meddelande == "1 bedömning har väntat på underskrift i mer än 14 dagar."


def test_counts_from_the_occasion_where_that_is_later_or_nothing_else_is_known() -> None:
    assert_fynd(REGEL, portfolj(vantar("2026-03-01", None)), "2026-03-16", Utfall.BRIST, P)
    bokad = portfolj(vantar("2026-09-01", "2026-03-01", metod=Metod.MITT_I_ST))
    assert_fynd(REGEL, bokad, "2026-08-31", Utfall.UPPFYLLD, P)
    assert_fynd(REGEL, bokad, "2026-09-16", Utfall.BRIST, P, sedan="2026-09-16")


def test_what_is_declined_withdrawn_signed_or_expired_waits_for_nobody() -> None:
    slut = [s for s in Bedomningsstatus if s not in (Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST)]
    assert_tyst(REGEL, portfolj(*(vantar("2026-01-01", "2026-01-01", s) for s in slut)), "2026-03-16", P)
    utgar = portfolj(vantar("2026-03-01", "2026-03-01", svara_senast=dag("2026-03-31")))
    assert_fynd(REGEL, utgar, "2026-03-31", Utfall.BRIST, P, vander="2026-04-01")
    assert_tyst(REGEL, utgar, "2026-04-01", P)


def test_what_is_made_in_several_steps_waits_from_the_day_it_is_handed_over() -> None:
    egen = vantar("2026-03-01", None, metod=Metod.SPECIALISTKOLLEGIUM, mall="specialistkollegium", mall_version=1)
    assert_tyst(REGEL, portfolj(egen), "2026-06-01", P)
    over = vantar("2026-03-01", "2026-03-20", metod=Metod.SPECIALISTKOLLEGIUM, mall="specialistkollegium")
    assert_fynd(REGEL, portfolj(over), "2026-04-04", Utfall.BRIST, P, sedan="2026-04-04")


def test_all_that_wait_too_long_are_told_with_the_earliest_day() -> None:
    vem = portfolj(
        vantar("2026-03-05", "2026-03-05"), vantar("2026-03-01", "2026-03-01"), vantar("2026-03-19", "2026-03-19")
    )
    fynd = assert_fynd(REGEL, vem, "2026-03-20", Utfall.BRIST, P, sedan="2026-03-16")
    assert fynd.meddelande.startswith("2 bedömningar har")
    assert [bevis.id for bevis in fynd.bevis] == [vem.bedomningar[1].id, vem.bedomningar[0].id]


def test_nothing_waits() -> None:
    assert_tyst(REGEL, portfolj(), "2026-03-01", P)
