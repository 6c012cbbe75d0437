"""The demo's persons as cases: exactly these findings on a fixed day, and none beyond."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.domain.portfolj import Portfolj
from app.jobs.demo.berattelser import BERATTELSER
from app.regler.modell import Fynd, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk

FALL = {fil.stem: fil for fil in sorted((Path(__file__).parent / "fall").glob("*.toml"))}
FLAGGOR = (Utfall.BRIST, Utfall.VARNING)


class Rad(NamedTuple):
    """One finding as a case file tells it."""

    utfall: str
    regel: str
    del_: str
    om: str
    senast: date | None

    def __str__(self) -> str:
        nar = f", senast {self.senast}" if self.senast else ""
        return f"{self.utfall} {self.regel} ({self.del_}) om {self.om}{nar}"


def _vantade(fall: Mapping[str, Any]) -> Iterator[Rad]:
    for utfall in FLAGGOR:
        for post in fall.get(utfall.value, ()):
            om = [f"{vad} {ett}" for vad in ("delmal", "grupp") for ett in post.get(vad, "").split()]
            om += [f"tjanstgoring {post['tjanstgoring']}"] if "tjanstgoring" in post else []
            for ett in om or ["portfoljen"]:
                yield Rad(utfall.value, post["regel"], post["del"], ett, post.get("senast"))


def _rad(fynd: Fynd, portfolj: Portfolj) -> Rad:
    om = "portfoljen"
    if fynd.om.delmal:
        om = f"delmal {fynd.om.delmal}"
    elif fynd.om.grupp:
        om = f"grupp {fynd.om.grupp}"
    elif aktivitet := portfolj.aktivitet(fynd.om.aktivitet_id):
        om = f"tjanstgoring {aktivitet.titel}"
    return Rad(fynd.utfall.value, fynd.regel_id, fynd.delregel, om, fynd.forfaller)


def _flaggor(portfolj: Portfolj, regelverk: Regelverk, idag: date) -> list[Fynd]:
    return [f for f in utvardera(portfolj, regelverk.underlag_for(portfolj, idag)) if f.utfall in FLAGGOR]


def _skillnad(vantade: Counter[Rad], funna: Counter[Rad]) -> str:
    rader = [f"saknas:  {rad}" for rad in sorted((vantade - funna).elements(), key=str)]
    rader += [f"oväntad: {rad}" for rad in sorted((funna - vantade).elements(), key=str)]
    return "\n".join(rader)


def test_every_person_of_the_demo_has_a_case() -> None:
    assert list(FALL) == list(BERATTELSER)


@pytest.mark.parametrize("namn", FALL)
def test_the_findings_are_exactly_those_of_the_case(namn: str, regelverk: Regelverk) -> None:
    fall = tomllib.loads(FALL[namn].read_text(encoding="utf-8"))
    portfolj = BERATTELSER[namn].tell(fall["idag"])
    vantade = Counter(_vantade(fall))
    funna = Counter(_rad(f, portfolj) for f in _flaggor(portfolj, regelverk, fall["idag"]))
    assert vantade == funna, f"{namn}: {fall['vem'].strip()}\n{_skillnad(vantade, funna)}"


@pytest.mark.parametrize("namn", FALL)
def test_each_case_says_who_it_is_and_why(namn: str) -> None:
    fall = tomllib.loads(FALL[namn].read_text(encoding="utf-8"))
    assert 2 <= fall["vem"].replace("SOSFS 2015:8", "").count(".") <= 6
    assert fall["idag"] == date(2026, 11, 23)
    assert set(fall) <= {"vem", "idag", "brist", "varning"}
    for post in (*fall.get("brist", ()), *fall.get("varning", ())):
        assert set(post) <= {"regel", "del", "delmal", "grupp", "tjanstgoring", "senast", "varfor"}
        assert post["varfor"].strip()


# Days on which something may turn: ends of months, quarters and half-years, fixed dates, and days between.
DAGAR = [
    "2026-01-01", "2026-02-17", "2026-04-14", "2026-04-15", "2026-05-16", "2026-06-30", "2026-09-01", "2026-10-15",
    "2026-12-31", "2027-03-31", "2027-07-18", "2027-11-14", "2028-01-31", "2028-02-29",
]  # fmt: skip


@pytest.mark.parametrize("dag", DAGAR)
def test_the_demo_tells_the_same_on_any_day(dag: str, regelverk: Regelverk) -> None:
    """The stories follow the day: what each shows in November it shows on any day."""
    for namn, fil in FALL.items():
        fall = tomllib.loads(fil.read_text(encoding="utf-8"))
        portfolj = BERATTELSER[namn].tell(date.fromisoformat(dag))
        vantade = {(rad.utfall, rad.regel, rad.del_) for rad in _vantade(fall)}
        flaggor = _flaggor(portfolj, regelverk, date.fromisoformat(dag))
        assert {(f.utfall.value, f.regel_id, f.delregel) for f in flaggor} == vantade, namn
