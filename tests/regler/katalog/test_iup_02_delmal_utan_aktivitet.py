"""IUP-02: every delmål has an activity."""

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.iup_02_delmal_utan_aktivitet import REGEL
from app.regler.modell import Om, Utfall
from tests.bygg import aktivitet, assert_fynd, fynden, malbeskrivning, placering, portfolj, tillgodoraknande

IDAG = "2026-03-01"
C1, C2 = Om(delmal=DelmalKod("c1")), Om(delmal=DelmalKod("c2"))
TVA = malbeskrivning("c1 c2")


def test_each_delmal_answers_for_itself() -> None:
    vems = portfolj(aktivitet("c1", id=7))
    uppfylld = assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD, om=C1, mal=TVA)
    assert [bevis.id for bevis in uppfylld.bevis] == [7]
    brist = assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, om=C2, mal=TVA)
    assert brist.meddelande == "Delmål c2 har ingen aktivitet."


def test_a_planned_placement_is_an_activity() -> None:
    assert_fynd(REGEL, portfolj(placering(delmal="c1")), IDAG, Utfall.UPPFYLLD, om=C1, mal=TVA)


@pytest.mark.parametrize("status", [Aktivitetsstatus.FORESLAGEN, Aktivitetsstatus.ATERKALLAD])
def test_suggested_and_withdrawn_activities_do_not_count(status: Aktivitetsstatus) -> None:
    assert_fynd(REGEL, portfolj(aktivitet("c1", status=status)), IDAG, Utfall.BRIST, om=C1, mal=TVA)


def test_a_credited_delmal_counts_only_with_its_intyg() -> None:
    hel = assert_fynd(REGEL, portfolj(tillgodoraknande("c1", id=3)), IDAG, Utfall.UPPFYLLD, om=C1, mal=TVA)
    assert [bevis.id for bevis in hel.bevis] == [3]
    assert_fynd(REGEL, portfolj(tillgodoraknande("c1", intyg="")), IDAG, Utfall.BRIST, om=C1, mal=TVA)


def test_delmal_of_bt_are_asked_for_where_bt_is_part_of_the_training() -> None:
    mal = malbeskrivning("STa1", foreskrift=Foreskrift.F2021)
    bt = malbeskrivning("BT1 BT2", foreskrift=Foreskrift.F2021)
    med = fynden(REGEL, portfolj(bt=BtLage.INGAR, foreskrift=Foreskrift.F2021), IDAG, mal=mal, bt=bt)
    utan = fynden(REGEL, portfolj(bt=BtLage.GODKAND, foreskrift=Foreskrift.F2021), IDAG, mal=mal, bt=bt)
    assert [fynd.om.delmal for fynd in med] == ["BT1", "BT2", "STa1"]
    assert [fynd.om.delmal for fynd in utan] == ["STa1"]


def test_before_st_no_delmal_are_asked_for() -> None:
    (fynd,) = fynden(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), IDAG, mal=TVA)
    assert fynd.utfall is Utfall.EJ_TILLAMPLIG
    assert fynd.om == Om()


@pytest.mark.parametrize(("foreskrift", "grupp"), [(Foreskrift.F2015, "b"), (Foreskrift.F2021, "STb")])
def test_unknown_b_delmal_are_not_asked_for_and_it_says_so(foreskrift: Foreskrift, grupp: str) -> None:
    mal = malbeskrivning([], foreskrift=foreskrift, b_kand=False)
    fynd = assert_fynd(REGEL, portfolj(foreskrift=foreskrift), IDAG, Utfall.EJ_TILLAMPLIG, om=Om(grupp=grupp), mal=mal)
    assert "okänt vilka b-delmål" in fynd.meddelande


def test_until_st_begins_no_delmal_are_asked_for() -> None:
    (fynd,) = fynden(REGEL, portfolj(start="2026-03-02"), IDAG, mal=TVA)
    assert (fynd.utfall, fynd.om, str(fynd.vander)) == (Utfall.EJ_TILLAMPLIG, Om(), "2026-03-02")
    assert len(fynden(REGEL, portfolj(start="2026-03-01"), IDAG, mal=TVA)) == 2
