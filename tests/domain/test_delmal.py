"""Codes are read as people write them and sorted as people count."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.delmal import Delmalgrupp, DelmalKod, OkandDelmalKod
from app.domain.foreskrift import Foreskrift


@pytest.mark.parametrize(
    ("skrivet", "kod", "grupp", "nummer"),
    [
        ("c7", "c7", Delmalgrupp.C, 7),
        ("C 7", "c7", Delmalgrupp.C, 7),
        (" a1\n", "a1", Delmalgrupp.A, 1),
        ("B05", "b5", Delmalgrupp.B, 5),
        ("stc3", "STc3", Delmalgrupp.STC, 3),
        ("ST A 1", "STa1", Delmalgrupp.STA, 1),
        ("STb4", "STb4", Delmalgrupp.STB, 4),
        ("bt 4", "BT4", Delmalgrupp.BT, 4),
        ("Bt\u00a018", "BT18", Delmalgrupp.BT, 18),
    ],
)
def test_reads_what_people_write(skrivet: str, kod: str, grupp: Delmalgrupp, nummer: int) -> None:
    last = DelmalKod.parse(skrivet)
    assert (last, last.grupp, last.nummer) == (kod, grupp, nummer)


@pytest.mark.parametrize(
    "skrivet", ["", "d4", "c", "7", "c0", "c100", "a1 6", "a1-6", "a1, a2", "STd1", "BTa1", "lex-001"]
)
def test_refuses_what_is_no_code(skrivet: str) -> None:
    with pytest.raises(OkandDelmalKod) as fel:
        DelmalKod.parse(skrivet)
    assert fel.value.text == skrivet


def test_codes_sort_by_group_and_number() -> None:
    koder = [DelmalKod(kod) for kod in ("c10", "c2", "b1", "a6", "STc1", "STa2", "BT3")]
    assert [str(kod) for kod in sorted(koder)] == ["a6", "b1", "c2", "c10", "BT3", "STa2", "STc1"]
    assert max(koder) == "STc1"
    assert DelmalKod("c2") <= DelmalKod("c2") < DelmalKod("c10")
    assert DelmalKod("c10") >= DelmalKod("c2")


def test_group_decides_the_regulation() -> None:
    assert DelmalKod("b3").foreskrift is Foreskrift.F2015
    assert DelmalKod("STb3").foreskrift is DelmalKod("BT1").foreskrift is Foreskrift.F2021


@given(
    grupp=st.sampled_from(Delmalgrupp),
    nummer=st.integers(1, 99),
    versaler=st.booleans(),
    mellanrum=st.sampled_from(["", " "]),
)
def test_every_code_survives_case_and_space(grupp: Delmalgrupp, nummer: int, versaler: bool, mellanrum: str) -> None:
    bokstaver = grupp.value.upper() if versaler else grupp.value.lower()
    kod = DelmalKod(f"{bokstaver}{mellanrum}{nummer}")
    assert kod == f"{grupp}{nummer}"
    assert DelmalKod(kod) == kod
    assert isinstance(pickle.loads(pickle.dumps(kod)), DelmalKod)  # noqa: S301 — our own bytes
    assert {kod: 1}[DelmalKod.parse(str(kod))] == 1
