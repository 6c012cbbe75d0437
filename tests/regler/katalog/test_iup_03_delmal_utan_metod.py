"""IUP-03: every delmål has an assessment method."""

import pytest

from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.iup_03_delmal_utan_metod import REGEL
from app.regler.modell import Bevisslag, Om, Utfall
from tests.bygg import aktivitet, assert_fynd, bedomning, fynden, malbeskrivning, metod, portfolj, tillgodoraknande

IDAG = "2026-03-01"
C7 = Om(delmal=DelmalKod("c7"))
MAL = malbeskrivning("c7")


def test_an_activity_alone_is_no_assessment() -> None:
    fynd = assert_fynd(REGEL, portfolj(aktivitet("c7")), IDAG, Utfall.BRIST, om=C7, mal=MAL)
    assert fynd.meddelande == "Delmål c7 har ingen bedömningsmetod."


def test_a_planned_method_and_a_signed_assessment_each_count() -> None:
    planerad = assert_fynd(REGEL, portfolj(metod("c7")), IDAG, Utfall.UPPFYLLD, om=C7, mal=MAL)
    assert [bevis.slag for bevis in planerad.bevis] == [Bevisslag.METOD]
    gjord = assert_fynd(REGEL, portfolj(bedomning(delmal="c7")), IDAG, Utfall.UPPFYLLD, om=C7, mal=MAL)
    assert [bevis.slag for bevis in gjord.bevis] == [Bevisslag.BEDOMNING]


@pytest.mark.parametrize("status", [s for s in Bedomningsstatus if s is not Bedomningsstatus.SIGNERAD])
def test_an_assessment_that_is_not_signed_does_not_count(status: Bedomningsstatus) -> None:
    assert_fynd(REGEL, portfolj(bedomning(delmal="c7", status=status)), IDAG, Utfall.BRIST, om=C7, mal=MAL)


def test_a_credited_delmal_is_whole() -> None:
    assert_fynd(REGEL, portfolj(tillgodoraknande("c7")), IDAG, Utfall.UPPFYLLD, om=C7, mal=MAL)


def test_under_the_newer_regulation_bt_is_included() -> None:
    vems = portfolj(metod("BT1"), foreskrift=Foreskrift.F2021, bt=BtLage.INGAR)
    mal = malbeskrivning("STc1", foreskrift=Foreskrift.F2021)
    bt = malbeskrivning("BT1", foreskrift=Foreskrift.F2021)
    utfall = {fynd.om.delmal: fynd.utfall for fynd in fynden(REGEL, vems, IDAG, mal=mal, bt=bt)}
    assert utfall == {"BT1": Utfall.UPPFYLLD, "STc1": Utfall.BRIST}


def test_before_st_no_delmal_are_asked_for() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), IDAG, Utfall.EJ_TILLAMPLIG, mal=MAL)
