"""Who of a unit's ST-läkare is at home and who is away, day by day. Every day is inclusive."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.tid import EN_DAG, Period
from app.domain.tjanst import Sysselsattning

MINST_TVA: Final = 2  # all of one is no collision
_HELTID: Final = 100


class Bortaslag(StrEnum):
    """Why somebody is away from the home unit."""

    PLACERING = "placering"
    FRANVARO = "franvaro"


@dataclass(frozen=True, slots=True)
class Enhetsplacering:
    """A placement away from the home unit, with what the plan says of it; `procent` is of full time.

    `is_bt` tells a part of BT from a side placement.
    """

    aktivitet_id: int
    titel: str
    period: Period
    procent: int
    is_bt: bool
    is_genomford: bool


@dataclass(frozen=True, slots=True)
class Enhetsperson:
    """One ST-läkare of the unit: the days of the training, placements elsewhere, leave, percentages of employment."""

    portfolj_id: int
    namn: str
    i_st: Period
    placeringar: tuple[Enhetsplacering, ...] = ()
    franvaro: tuple[Period, ...] = ()
    sysselsattningar: tuple[Sysselsattning, ...] = ()

    def borta(self) -> Iterator[tuple[Period, Bortaslag]]:
        """The stretches when nothing of the person is left at home: leave, and placements that take all the service."""
        for period in self.franvaro:
            yield period, Bortaslag.FRANVARO
        for placering in self.placeringar:
            if placering.procent >= self._grad(placering.period.start):
                yield placering.period, Bortaslag.PLACERING

    def _grad(self, dag: date) -> int:
        """The percentage of employment on the day; full time is assumed until one is recorded."""
        noterade = [post for post in self.sysselsattningar if post.fran <= dag]
        return max(noterade, key=lambda post: post.fran).procent if noterade else _HELTID


@dataclass(frozen=True, slots=True)
class Bemanning:
    """Days on which the same people are at home and away, by portfolio id; whoever is on leave is not on placement."""

    period: Period
    hemma: frozenset[int]
    placerade: frozenset[int]
    franvarande: frozenset[int]

    @property
    def antal(self) -> int:
        """How many are in training."""
        return len(self.hemma) + len(self.placerade) + len(self.franvarande)


def is_hemifran(typ: TjanstgoringsTyp, enhet: str, hemenhet: str) -> bool:
    """Whether a placement takes the ST-läkare away from home: a part of BT may be served there."""
    if typ is TjanstgoringsTyp.BT_DEL:
        return enhet.strip().casefold() != hemenhet.strip().casefold()
    return typ is TjanstgoringsTyp.SIDOTJANSTGORING


def bemanning(personer: Iterable[Enhetsperson], fran: date, till: date) -> tuple[Bemanning, ...]:
    """Every day from `fran` up to and including `till` on which somebody is in training, in stretches."""
    handelser: list[tuple[date, int, str, int]] = []

    def lagg_till(period: Period, vad: str, portfolj_id: int, inom: Period) -> None:
        start, slut = max(period.start, inom.start, fran), min(period.slut, inom.slut, till)
        if start <= slut:
            handelser.extend([(start, 1, vad, portfolj_id), (slut + EN_DAG, -1, vad, portfolj_id)])

    for person in personer:
        lagg_till(person.i_st, "", person.portfolj_id, person.i_st)
        for period, slag in person.borta():
            lagg_till(period, slag.value, person.portfolj_id, person.i_st)
    return tuple(_svep(handelser))


def _svep(handelser: list[tuple[date, int, str, int]]) -> Iterator[Bemanning]:
    """Walk through the days on which somebody comes or goes."""
    antal: Counter[tuple[str, int]] = Counter()
    dagar = [(dag, list(grupp)) for dag, grupp in groupby(sorted(handelser), key=lambda handelse: handelse[0])]
    for (dag, grupp), (nasta, _) in pairwise(dagar):
        for _, steg, vad, portfolj_id in grupp:
            antal[vad, portfolj_id] += steg
        i_st, placerade, franvarande = (
            frozenset(portfolj_id for (v, portfolj_id), n in antal.items() if v == vad and n)
            for vad in ("", Bortaslag.PLACERING.value, Bortaslag.FRANVARO.value)
        )
        if i_st:
            placerade -= franvarande
            yield Bemanning(Period(dag, nasta - EN_DAG), i_st - placerade - franvarande, placerade, franvarande)


@dataclass(frozen=True, slots=True)
class Kollision:
    """Days in a row on which too few are at home; `borta` are all who are away some of them."""

    period: Period
    borta: frozenset[int]


def alla_borta(dagar: Sequence[Bemanning], minst_hemma: int = 1) -> tuple[Kollision, ...]:
    """The stretches with fewer than `minst_hemma` at home, of two or more, where at least one is on placement.

    Those on leave are away as well, but where all are on leave no planning of placements would help.
    """
    return _sammanslagna(dagar, lambda en: en.antal >= MINST_TVA and len(en.hemma) < minst_hemma and bool(en.placerade))


def fa_hemma(dagar: Sequence[Bemanning]) -> tuple[Kollision, ...]:
    """The stretches with just one left at home of three or more, the longest first."""
    funna = _sammanslagna(dagar, lambda en: en.antal > MINST_TVA and len(en.hemma) == 1)
    return tuple(sorted(funna, key=lambda en: (-en.period.dagar, en.period)))


def _sammanslagna(dagar: Iterable[Bemanning], villkor: Callable[[Bemanning], bool]) -> tuple[Kollision, ...]:
    klara: list[Kollision] = []
    for en in dagar:
        if not villkor(en):
            continue
        borta = en.placerade | en.franvarande
        if klara and klara[-1].period.slut + EN_DAG == en.period.start:
            forra = klara.pop()
            klara.append(Kollision(Period(forra.period.start, en.period.slut), forra.borta | borta))
        else:
            klara.append(Kollision(en.period, borta))
    return tuple(klara)
