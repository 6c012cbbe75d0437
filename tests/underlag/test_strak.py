"""The lanes that ship, and faults told by key."""

from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.slag import Kompetensomrade
from app.underlag.malbeskrivningar import load_malbeskrivningar
from app.underlag.strak import FelIStrak, load_strak, strakmallar

_HEL = """[[strak]]
omrade = "vetenskap"
slag = ["skriftligt_arbete"]
delmal_2015 = ["a5"]
delmal_2021 = ["STa3"]
metod = "cbd"
kalla = "egen"
konfidens = "low"
"""


def test_every_area_has_one_lane_that_says_it_is_our_reading() -> None:
    assert [mall.omrade for mall in strakmallar()].count(Kompetensomrade.VETENSKAP) == 1
    assert {mall.omrade for mall in strakmallar()} == set(Kompetensomrade)
    assert all(mall.tolkning for mall in strakmallar())


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_every_delmal_of_a_lane_exists(foreskrift: Foreskrift) -> None:
    mal = load_malbeskrivningar().hamta(foreskrift, "allmanmedicin")
    for mall in strakmallar():
        assert all(mal.krav_for(kod) for kod in mall.delmal[foreskrift]), mall.omrade


@pytest.mark.parametrize(
    ("fran", "till", "vantat"),
    [
        ('"a5"', '"STa3"', "strak.toml: vetenskap.delmal_2015: delmål STa3 hör inte till SOSFS 2015:8"),
        ('"a5"', '"x"', "är ingen delmålskod"),
        ('"egen"', '"rykte"', "strak.toml: vetenskap.kalla: okänd källa 'rykte'"),
        ('slag = ["skriftligt_arbete"]', "slag = []", "får inte vara tom"),
        ('metod = "cbd"', 'metod = "magi"', "okänt värde 'magi'"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, fran: str, till: str, vantat: str) -> None:
    fil = tmp_path / "strak.toml"
    fil.write_text(_HEL.replace(fran, till), encoding="utf-8")
    with pytest.raises(FelIStrak, match=r"strak\.toml") as fel:
        load_strak(fil, {"egen"})
    assert vantat in str(fel.value)
