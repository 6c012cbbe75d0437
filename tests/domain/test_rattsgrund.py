"""Levels and confidence have one order; only what others wrote is a guideline."""

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Kallslag, Konfidens, Niva


def test_the_gravest_level_comes_first() -> None:
    assert [niva.rang for niva in (Niva("F"), Niva("R"), Niva("K"), Niva("L"))] == [0, 1, 2, 3]


def test_the_surest_confidence_comes_first() -> None:
    assert Konfidens.HIGH.rang < Konfidens.MEDIUM.rang < Konfidens.LOW.rang


def test_our_own_sources_are_no_guidelines() -> None:
    assert {slag for slag in Kallslag if not slag.is_riktlinje} == {Kallslag.TOLKNING, Kallslag.SUNT_FORNUFT}


def test_regulations_carry_their_designation() -> None:
    assert [foreskrift.beteckning for foreskrift in Foreskrift] == ["SOSFS 2015:8", "HSLF-FS 2021:8"]
