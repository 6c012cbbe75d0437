"""TID-02: BT within ST is approved within two years of service."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.aktivitet import Aktivitet, BtDel, TjanstgoringsTyp
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.slag import Miljo
from app.regler.katalog.tid_02_bt_inom_st import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, placering, portfolj

TVA_AR = Parametrar(
    hogst_manader=24, varsel_dagar=30, minst_delar=2, hogst_delar=4, delar_efter_manader=3, minst_manader=3,
    minst_andel=Decimal("0.9"),
)  # fmt: skip


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
    assert_fynd(REGEL, _vems(), idag, utfall, TVA_AR, delregel="tid", forfaller=forfaller, vander=vander, sedan=sedan)


def test_long_leave_moves_the_day_and_short_leave_does_not() -> None:
    lang, kort = franvaro("2025-03-01", "2025-03-28"), franvaro("2025-06-01", "2025-06-27")
    assert_fynd(REGEL, _vems(lang, kort), "2026-03-01", Utfall.BRIST, TVA_AR, delregel="tid", forfaller="2026-02-13")


@pytest.mark.parametrize("bt", [BtLage.INGAR, BtLage.GODKAND])
def test_approved_bt_fulfils_and_a_late_one_is_a_remark(bt: BtLage) -> None:
    i_tid = assert_fynd(
        REGEL, _vems(bt=bt, bt_godkand="2026-01-16"), "2026-06-01", Utfall.UPPFYLLD, TVA_AR, delregel="tid"
    )
    assert i_tid.anmarkning == ""
    sen = assert_fynd(
        REGEL, _vems(bt=bt, bt_godkand="2026-02-16"), "2026-06-01", Utfall.UPPFYLLD, TVA_AR, delregel="tid"
    )
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
    assert_fynd(REGEL, vems, "2026-06-01", Utfall.EJ_TILLAMPLIG, TVA_AR, delregel="tid")


def test_only_the_newer_regulation_has_bt() -> None:
    assert REGEL.delar["tid"].foreskrifter == {Foreskrift.F2021}


BT_DEL = TjanstgoringsTyp.BT_DEL
NORRBOTTEN = replace(
    TVA_AR,
    akutsjukvard_manader=Decimal(4),
    primarvard_manader=Decimal(4),
    psykiatri_manader=Decimal("2.5"),
)


def _del(start: str | None, slut: str | None, vad: BtDel | str, **mer: Any) -> Aktivitet:
    return placering(start, slut, amne=vad, typ=BT_DEL, **mer)


AKUT = _del("2024-02-01", "2024-05-31", BtDel.AKUTSJUKVARD)
VC = _del("2024-06-01", "2024-09-30", "", miljo=Miljo.PRIMARVARD_MOTTAGNING)
PSYK = _del("2024-10-01", "2024-12-15", BtDel.PSYKIATRI)


def test_bt_has_primary_care_and_acute_care_in_two_to_four_parts() -> None:
    hel = _vems(AKUT, VC, PSYK)
    for delregel in ("delar", "minsta_tid", "langd"):
        assert_fynd(REGEL, hel, "2025-12-31", Utfall.UPPFYLLD, NORRBOTTEN, delregel=delregel)
    utan = _vems(AKUT, PSYK)
    assert_fynd(REGEL, utan, "2024-04-16", Utfall.EJ_TILLAMPLIG, TVA_AR, delregel="delar", vander="2024-04-17")
    fynd = assert_fynd(REGEL, utan, "2024-04-17", Utfall.VARNING, TVA_AR, delregel="delar", forfaller="2026-01-16")
    assert fynd.meddelande == "BT saknar en del i primärvård."
    assert_fynd(REGEL, utan, "2026-01-17", Utfall.BRIST, TVA_AR, delregel="delar", sedan="2026-01-17")
    for_manga = _vems(AKUT, VC, PSYK, _del(None, None, ""), _del(None, None, ""))
    assert "5 delar" in assert_fynd(REGEL, for_manga, "2025-01-01", Utfall.VARNING, TVA_AR, delregel="delar").meddelande


def test_parts_that_are_too_short_are_warned_of_and_never_more() -> None:
    kort = _vems(_del("2024-02-01", "2024-04-10", BtDel.AKUTSJUKVARD), VC)
    fynd = assert_fynd(REGEL, kort, "2026-06-01", Utfall.VARNING, NORRBOTTEN, delregel="minsta_tid")
    assert fynd.meddelande == "BT är för kort i någon del: akutsjukvård 2,3 av 3 månader."
    regionens = assert_fynd(REGEL, kort, "2026-06-01", Utfall.VARNING, NORRBOTTEN, delregel="langd")
    assert "psykiatri 0 av 2,5 månader" in regionens.meddelande
    assert_fynd(REGEL, kort, "2026-06-01", Utfall.EJ_TILLAMPLIG, TVA_AR, delregel="langd")
    odaterad = _vems(_del(None, None, BtDel.AKUTSJUKVARD), VC, PSYK)
    assert_fynd(REGEL, odaterad, "2026-06-01", Utfall.UPPFYLLD, NORRBOTTEN, delregel="langd")


def test_the_parts_are_not_asked_about_once_bt_is_approved() -> None:
    for delregel in ("delar", "minsta_tid", "langd"):
        vems = _vems(bt_godkand="2025-06-01")
        assert_fynd(REGEL, vems, "2026-06-01", Utfall.EJ_TILLAMPLIG, NORRBOTTEN, delregel=delregel)
