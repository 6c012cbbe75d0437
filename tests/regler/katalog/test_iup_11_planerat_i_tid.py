"""IUP-11: what is planned lies in time."""

import pytest

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.iup_11_planerat_i_tid import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, assert_tyst, placering, portfolj

P = Parametrar(efterslap_dagar=30)


def planerad(start: str, slut: str | None = None, titel: str = "Akutkurs") -> Aktivitet:
    return aktivitet("c1", status=Aktivitetsstatus.PLANERAD, start=start, slut=slut, titel=titel)


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_what_has_passed_is_a_warning_and_then_broken(foreskrift: Foreskrift) -> None:
    vems = portfolj(planerad("2026-03-02", "2026-03-04"), foreskrift=foreskrift)
    assert_tyst(REGEL, vems, "2026-03-04", P)
    assert_fynd(REGEL, vems, "2026-03-04", Utfall.UPPFYLLD, P, delregel="passerad", vander="2026-03-05")
    fynd = assert_fynd(REGEL, vems, "2026-03-05", Utfall.VARNING, P, forfaller="2026-04-03", vander="2026-04-04")
    assert fynd.meddelande == "”Akutkurs” skulle vara klart men står kvar som planerat."
    assert_fynd(REGEL, vems, "2026-04-03", Utfall.VARNING, P)
    assert_fynd(REGEL, vems, "2026-04-04", Utfall.BRIST, P, sedan="2026-04-04", forfaller="2026-04-03")


@pytest.mark.parametrize("status", [s for s in Aktivitetsstatus if s is not Aktivitetsstatus.PLANERAD])
def test_only_what_still_stands_as_planned_is_asked_about(status: Aktivitetsstatus) -> None:
    sen = aktivitet(status=status, start="2029-03-02")
    assert_tyst(REGEL, portfolj(aktivitet(status=status, start="2025-03-02"), sen), "2026-03-05", P)


def test_nothing_is_planned_after_the_end_of_st() -> None:
    sista = planerad("2028-12-31")
    assert_tyst(REGEL, portfolj(sista), "2026-03-05", P)
    fynd = assert_fynd(
        REGEL, portfolj(sista, planerad("2029-01-01", titel="Sen kurs")), "2026-03-05", Utfall.BRIST, P,
        delregel="efter_slutet",
    )  # fmt: skip
    assert fynd.meddelande == "”Sen kurs” är planerat efter slutet på din ST, 31 december 2028."
    assert [b.varfor for b in fynd.bevis] == ["efter slutet"]


def test_an_open_placement_and_an_undated_plan_are_not_asked_about() -> None:
    vems = portfolj(placering("2025-03-01"), aktivitet(status=Aktivitetsstatus.PLANERAD))
    assert_tyst(REGEL, vems, "2026-03-05", P)


def test_the_end_is_the_later_of_the_planned_and_the_reckoned() -> None:
    forlangd = portfolj(planerad("2028-12-31"), planerat_slut="2028-06-30")
    assert_tyst(REGEL, forlangd, "2026-03-05", P)
    oplanerad = portfolj(planerad("2029-06-01"), planerat_slut=None)
    assert_fynd(REGEL, oplanerad, "2026-03-05", Utfall.BRIST, P, delregel="efter_slutet")


def test_more_than_three_are_counted_and_before_st_nothing_is_asked() -> None:
    manga = [planerad(f"2026-01-0{dag}", titel=f"K{dag}") for dag in range(1, 6)]
    fynd = assert_fynd(REGEL, portfolj(*manga), "2026-01-07", Utfall.VARNING, P)
    assert fynd.meddelande.startswith("”K1”, ”K2”, ”K3” och 2 till skulle")
    assert_tyst(REGEL, portfolj(*manga, slag=Utbildningsslag.INFOR_ST), "2026-03-05", P)
    assert_tyst(REGEL, portfolj(*manga, start="2026-03-06"), "2026-03-05", P)
