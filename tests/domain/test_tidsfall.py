"""The time model worked by hand: tidsfall.toml tells each case with its arithmetic."""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.iup import Tillgodoslag
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj
from app.domain.tid_i_st import tid_i_st
from app.domain.tjanst import Franvaroslag
from app.underlag.regelunderlag import Regelverk
from tests.bygg import franvaro, malbeskrivning, portfolj, sysselsattning, tillgodoraknande

FALL: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "tidsfall.toml").read_text(encoding="utf-8"))[
    "fall"
]


def _portfolj(fall: Mapping[str, Any]) -> Portfolj:
    return portfolj(
        *(sysselsattning(fran, procent) for fran, procent in fall.get("grad", ())),
        *(franvaro(*dagar, slag=Franvaroslag(slag)) for slag, *dagar in fall.get("franvaro", ())),
        *(
            tillgodoraknande(manader=manader, slag=Tillgodoslag(slag), intyg="Intyg" if intyg else "")
            for slag, manader, intyg in fall.get("tillgodo", ())
        ),
        start=fall["start"],
        bt=BtLage(fall.get("bt", "ej_aktuell")),
        bt_godkand=fall.get("bt_godkand"),
    )


def _malbeskrivning(fall: Mapping[str, Any], regelverk: Regelverk) -> Malbeskrivning:
    """The limits and BT that the program is delivered with, around invented delmål."""
    foreskrift = Foreskrift.F2021 if fall.get("foreskrift") == 2021 else Foreskrift.F2015
    riktig = regelverk.malbeskrivningar.hamta(foreskrift, "allmanmedicin")
    return malbeskrivning(
        foreskrift=foreskrift,
        minsta_tid_manader=riktig.minsta_tid_manader,
        bt=riktig.bt,
        tillgodotak=riktig.tillgodotak,
        hogst_tillgodoraknat_manader=fall.get("hogst_tillgodoraknat"),
    )


def test_there_are_many_and_each_shows_its_arithmetic() -> None:
    assert len(FALL) >= 20
    assert all("=" in fall["utrakning"] or len(fall["utrakning"]) > 20 for fall in FALL)


@pytest.mark.parametrize("fall", FALL, ids=lambda fall: fall["namn"])
def test_the_case_comes_out_as_by_hand(fall: Mapping[str, Any], regelverk: Regelverk) -> None:
    raknas = {Franvaroslag(slag) for slag in fall.get("raknas", ())}
    tid = tid_i_st(_portfolj(fall), fall["idag"], _malbeskrivning(fall, regelverk), raknas)
    assert tid.gjord == Fraction(fall["gjord"])
    assert tid.tillgodoraknad == Fraction(fall.get("tillgodoraknat", "0"))
    assert tid.krav == Fraction(fall.get("krav", "60"))
    assert tid.prognos == (fall["slut"] or None)
