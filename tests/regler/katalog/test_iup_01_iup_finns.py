"""IUP-01: there is an IUP."""

from typing import Any

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.iup_01_iup_finns import REGEL
from app.regler.modell import Bevisslag, Utfall
from tests.bygg import aktivitet, assert_fynd, assert_tyst, metod, portfolj, revidering

IDAG = "2026-03-01"


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_an_empty_portfolio_has_no_iup_since_the_start(foreskrift: Foreskrift) -> None:
    vems = portfolj(foreskrift=foreskrift, start="2025-01-01")
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, delregel="st", sedan="2025-01-01")
    assert fynd.meddelande == "Det finns ingen IUP."


@pytest.mark.parametrize(
    ("post", "slag"),
    [
        (aktivitet(id=1), Bevisslag.AKTIVITET),
        (metod("c1", id=1), Bevisslag.METOD),
        (revidering(id=1), Bevisslag.REVIDERING),
    ],
)
def test_any_part_of_a_plan_is_an_iup_and_is_shown(post: object, slag: Bevisslag) -> None:
    fynd = assert_fynd(REGEL, portfolj(post), IDAG, Utfall.UPPFYLLD, delregel="st")
    assert [(bevis.slag, bevis.id) for bevis in fynd.bevis] == [(slag, 1)]


@pytest.mark.parametrize(
    "post",
    [
        aktivitet(status=Aktivitetsstatus.FORESLAGEN),
        aktivitet(status=Aktivitetsstatus.ATERKALLAD),
        revidering(signerad=None),
    ],
)
def test_what_is_not_in_the_plan_is_no_iup(post: object) -> None:
    assert_fynd(REGEL, portfolj(post), IDAG, Utfall.BRIST, delregel="st")


@pytest.mark.parametrize("ram", [{"slag": Utbildningsslag.INFOR_ST}, {"bt": BtLage.INGAR}])
def test_before_st_and_during_bt_it_is_a_quality_indicator(ram: dict[str, Any]) -> None:
    assert_fynd(REGEL, portfolj(**ram), IDAG, Utfall.BRIST, delregel="infor_st")
    assert_fynd(REGEL, portfolj(**ram), IDAG, Utfall.EJ_TILLAMPLIG, delregel="st")
    assert_tyst(REGEL, portfolj(aktivitet(), **ram), IDAG)


def test_once_bt_is_approved_it_is_a_duty_again() -> None:
    vems = portfolj(bt=BtLage.INGAR, bt_godkand="2025-06-01")
    assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, delregel="st")


def test_it_is_not_asked_for_before_the_training_begins() -> None:
    vems = portfolj(start="2026-03-02")
    assert_tyst(REGEL, vems, IDAG)
    assert_fynd(REGEL, vems, IDAG, Utfall.EJ_TILLAMPLIG, delregel="st", vander="2026-03-02")
