"""TID-03: the training follows the right regulation."""

from datetime import date
from typing import Any

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.regler.katalog.tid_03_ratt_foreskrift import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, portfolj

IDAG = "2026-03-01"
P = Parametrar(ny_foreskrift_fran=date(2021, 7, 1))
F2015, F2021 = Foreskrift.F2015, Foreskrift.F2021


@pytest.mark.parametrize(
    ("has_svensk_at", "start", "utfall"),
    [
        (True, "2024-01-01", Utfall.UPPFYLLD),
        (False, "2021-06-30", Utfall.UPPFYLLD),
        (False, "2021-07-01", Utfall.BRIST),
        (None, "2021-06-30", Utfall.UPPFYLLD),
        (None, "2021-07-01", Utfall.VARNING),
    ],
)
def test_the_older_takes_swedish_at_or_an_early_start(has_svensk_at: bool | None, start: str, utfall: Utfall) -> None:
    vems = portfolj(foreskrift=F2015, has_svensk_at=has_svensk_at, start=start)
    fynd = assert_fynd(REGEL, vems, IDAG, utfall, P)
    assert (fynd.sedan is not None) == (utfall is Utfall.BRIST)


@pytest.mark.parametrize(
    ("bt", "utfall"),
    [(BtLage.INGAR, Utfall.UPPFYLLD), (BtLage.GODKAND, Utfall.UPPFYLLD), (BtLage.EJ_AKTUELL, Utfall.BRIST)],
)
@pytest.mark.parametrize("has_svensk_at", [True, False, None])
def test_the_newer_may_always_be_chosen_but_takes_bt(bt: BtLage, utfall: Utfall, has_svensk_at: bool | None) -> None:
    assert_fynd(REGEL, portfolj(foreskrift=F2021, bt=bt, has_svensk_at=has_svensk_at), IDAG, utfall, P)


@pytest.mark.parametrize(
    "ram", [{"foreskrift": F2015, "has_svensk_at": False}, {"foreskrift": F2021, "bt": BtLage.EJ_AKTUELL}]
)
def test_an_exception_with_its_reason_is_accepted_and_remarked(ram: dict[str, Any]) -> None:
    fynd = assert_fynd(REGEL, portfolj(undantag_skal="Beslut av studierektor", **ram), IDAG, Utfall.UPPFYLLD, P)
    assert fynd.anmarkning == "undantag med noterat skäl"


def test_a_reason_where_none_is_needed_is_no_remark() -> None:
    fynd = assert_fynd(REGEL, portfolj(undantag_skal="Inget särskilt"), IDAG, Utfall.UPPFYLLD, P)
    assert fynd.anmarkning == ""


def test_before_st_it_is_not_asked() -> None:
    infor = portfolj(slag=Utbildningsslag.INFOR_ST, has_svensk_at=False)
    assert_fynd(REGEL, infor, IDAG, Utfall.EJ_TILLAMPLIG, P)


@pytest.mark.parametrize(
    "ram", [{"foreskrift": F2015, "has_svensk_at": False}, {"foreskrift": F2021, "bt": BtLage.EJ_AKTUELL}]
)
def test_until_st_begins_the_wrong_regulation_is_a_warning(ram: dict[str, Any]) -> None:
    vems = portfolj(start="2026-03-02", **ram)
    assert_fynd(REGEL, vems, IDAG, Utfall.VARNING, P, forfaller=IDAG, vander="2026-03-02")
    assert_fynd(REGEL, vems, "2026-03-02", Utfall.BRIST, P, sedan="2026-03-02")
