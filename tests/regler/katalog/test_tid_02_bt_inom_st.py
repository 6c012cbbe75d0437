"""TID-02: BT within ST is approved within two years of service."""

from typing import Any

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.regler.katalog.tid_02_bt_inom_st import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, portfolj

TVA_AR = Parametrar(hogst_manader=24, varsel_dagar=30)


def _vems(*poster: object, bt: BtLage = BtLage.INGAR, **ram: Any) -> Portfolj:
    return portfolj(*poster, start="2024-01-16", foreskrift=Foreskrift.F2021, bt=bt, **ram)


@pytest.mark.parametrize(
    ("idag", "utfall", "forfaller", "vander", "sedan"),
    [
        ("2025-12-16", Utfall.EJ_TILLAMPLIG, None, "2025-12-17", None),
        ("2025-12-17", Utfall.VARNING, "2026-01-16", "2026-01-17", None),
        ("2026-01-16", Utfall.VARNING, "2026-01-16", "2026-01-17", None),
        ("2026-01-17", Utfall.BRIST, "2026-01-16", None, "2026-01-17"),
    ],
)
def test_the_last_good_day_is_24_months_after_the_start(
    idag: str, utfall: Utfall, forfaller: str | None, vander: str | None, sedan: str | None
) -> None:
    assert_fynd(REGEL, _vems(), idag, utfall, TVA_AR, forfaller=forfaller, vander=vander, sedan=sedan)


def test_long_leave_moves_the_day_and_short_leave_does_not() -> None:
    lang, kort = franvaro("2025-03-01", "2025-03-28"), franvaro("2025-06-01", "2025-06-27")
    assert_fynd(REGEL, _vems(lang, kort), "2026-03-01", Utfall.BRIST, TVA_AR, forfaller="2026-02-13")


@pytest.mark.parametrize("bt", [BtLage.INGAR, BtLage.GODKAND])
def test_approved_bt_fulfils_and_a_late_one_is_a_remark(bt: BtLage) -> None:
    i_tid = assert_fynd(REGEL, _vems(bt=bt, bt_godkand="2026-01-16"), "2026-06-01", Utfall.UPPFYLLD, TVA_AR)
    assert i_tid.anmarkning == ""
    sen = assert_fynd(REGEL, _vems(bt=bt, bt_godkand="2026-02-16"), "2026-06-01", Utfall.UPPFYLLD, TVA_AR)
    assert sen.anmarkning == "godkänd 25 mån efter start"


@pytest.mark.parametrize(
    "vems",
    [
        _vems(bt=BtLage.EJ_AKTUELL),
        _vems(bt=BtLage.GODKAND),
        _vems(bt=BtLage.GODKAND, bt_godkand="2024-01-16"),
        _vems(slag=Utbildningsslag.INFOR_ST),
        _vems(franvaro("2025-11-01")),
    ],
)
def test_it_is_not_asked_without_bt_in_st_nor_while_leave_has_no_end(vems: Portfolj) -> None:
    assert_fynd(REGEL, vems, "2026-06-01", Utfall.EJ_TILLAMPLIG, TVA_AR)


def test_only_the_newer_regulation_has_bt() -> None:
    assert REGEL.delar["tid"].foreskrifter == {Foreskrift.F2021}
