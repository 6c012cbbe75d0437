"""What inspections found, as cases: the portfolio says exactly that, at its level, and nothing once it is mended."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.portfolj import Portfolj
from app.jobs.demo.berattelser import BERATTELSER
from app.jobs.demo.besok import med_besok
from app.regler import REGLER
from app.regler.arbetslista import fynddel
from app.regler.modell import Fynd, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests.regler.andringar import ANDRINGAR

FALL = {fil.stem: fil for fil in sorted((Path(__file__).parent / "spur").glob("*.toml"))}
NYCKLAR = {"fynd", "stalle", "vem", "region", "idag", "andra", "laga", "tyst", "brist", "anmarkning"}
Rad = tuple[str, str, str, str]


def _las(namn: str) -> dict[str, Any]:
    return tomllib.loads(FALL[namn].read_text(encoding="utf-8"))


def _andrad(vem: Portfolj, regelverk: Regelverk, rader: Iterable[Mapping[str, Any]], idag: date) -> Portfolj:
    for rad in rader:
        vem = ANDRINGAR[rad["gor"]](vem, regelverk, rad, idag)
    return vem


def _fore(fall: Mapping[str, Any]) -> Portfolj:
    """The person of the demo with visits held, moved to the region."""
    vem = med_besok(BERATTELSER[fall["vem"]].tell(fall["idag"]), fall["idag"])
    return replace(vem, utbildning=replace(vem.utbildning, region=fall["region"]))


def _brister(vem: Portfolj, regelverk: Regelverk, idag: date) -> list[Fynd]:
    return [f for f in utvardera(vem, regelverk.underlag_for(vem, idag)) if f.utfall is Utfall.BRIST]


def _anmarkta(vem: Portfolj, regelverk: Regelverk, idag: date) -> set[str]:
    return {f.regel_id for f in utvardera(vem, regelverk.underlag_for(vem, idag)) if f.anmarkning}


def _rader(funna: Iterable[Fynd]) -> set[Rad]:
    return {
        (f.regel_id, f.delregel, fynddel(f, REGLER).niva.value, str(f.om.delmal or f.om.grupp or "")) for f in funna
    }


def _vantade(fall: Mapping[str, Any]) -> set[Rad]:
    return {
        (post["regel"], post["del"], post["niva"], om)
        for post in fall["brist"]
        for om in post.get("om", "").split() or [""]
    }


@pytest.mark.parametrize("namn", FALL)
def test_a_finding_is_told_at_its_level_and_is_gone_when_mended(namn: str, regelverk: Regelverk) -> None:
    fall = _las(namn)
    idag, rader = fall["idag"], _vantade(fall)
    granskad = _andrad(_fore(fall), regelverk, fall["andra"], idag)
    brister = _brister(granskad, regelverk, idag)
    assert _rader(brister) == rader, fall["fynd"]
    assert not fall["tyst"].keys() & {f.regel_id for f in brister}
    assert _anmarkta(granskad, regelverk, idag) >= set(fall.get("anmarkning", ()))
    lagad = _andrad(granskad, regelverk, fall["laga"], idag)
    assert _rader(_brister(lagad, regelverk, idag)) == set(), fall["fynd"]


@pytest.mark.parametrize("namn", FALL)
def test_a_case_says_what_was_found_and_where(namn: str) -> None:
    fall = _las(namn)
    assert set(fall) | {"anmarkning"} == NYCKLAR
    assert fall["fynd"].strip().endswith(".")
    assert fall["stalle"].strip()
    assert fall["tyst"].keys() <= REGLER.keys()
    assert all(varfor.endswith(".") for varfor in fall["tyst"].values())
