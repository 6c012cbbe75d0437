"""Days to places along a line, rows for what would cover each other, and how wide a text is about.

Pure, for the drawings of `app.web.tidsbild`. Lengths are CSS pixels of a drawing `BREDD` wide; a wider one is
stretched, so places are given as percent of it.
"""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final

BREDD: Final = 832
_STORLEK: Final = 12  # of the type
_NARA: Final = 0.01
_MINST_STRECK: Final = 34  # between two named ticks

# Widths of Source Sans 3 in shares of the size of the type, a little on the wide side.
_SMALA: Final = frozenset("fijlrtIJ.,:;'!|()[]- /")
_BREDA: Final = frozenset("mwMWÅÄÖ@%–—…")
_VANLIG, _SMAL, _BRED, _VERSAL = 0.51, 0.31, 0.83, 0.6


@lru_cache(maxsize=8192)
def _bredder(text: str) -> tuple[float, ...]:
    """How wide the text is up to and including each letter."""
    return tuple(
        accumulate(
            _SMAL if tecken in _SMALA else _BRED if tecken in _BREDA else _VERSAL if tecken.isupper() else _VANLIG
            for tecken in text
        )
    )


def textbredd(text: str) -> float:
    """About how wide a text is in pixels."""
    return _STORLEK * _bredder(text)[-1] if text else 0.0


def kortad(text: str, bredd: float) -> str:
    """The text, cut at a letter and ended by "…" where it is wider than `bredd`."""
    if textbredd(text) <= bredd:
        return text
    antal = bisect(_bredder(text), bredd / _STORLEK - _BRED)
    return f"{text[:antal].rstrip(' ,:;')}…"


def procent(x: float) -> str:
    """A place in pixels as percent of the drawing."""
    return f"{x * 100 / BREDD:.2f}".rstrip("0").rstrip(".") + "%"


@dataclass(frozen=True, slots=True)
class Streck:
    """A tick of the axis at `x`; `etikett` names the stretch that begins there, "" for a tick between."""

    x: float
    etikett: str = ""


@dataclass(frozen=True, slots=True)
class Axel:
    """The days `fran` up to and including `till` along the whole width."""

    fran: date
    till: date

    def x(self, dag: date) -> float:
        """Where the day begins; outside the drawing for a day outside the axis."""
        return (dag - self.fran).days / ((self.till - self.fran).days + 1) * BREDD

    def stracka(self, start: date, slut: date) -> tuple[float, float]:
        """From where to where those days reach, both ends counted, within the drawing."""
        forst = max(0.0, self.x(max(start, self.fran)))
        sist = BREDD if slut >= self.till else self.x(slut + timedelta(days=1))
        return forst, max(forst, sist)

    def streck(self) -> tuple[Streck, ...]:
        """The turns of the years and half-years; of the months where a year or so is shown."""
        dagar = (self.till - self.fran).days
        if dagar <= 31 * 14:
            return tuple(self._manader())
        return tuple(self._ar())

    def _ar(self) -> list[Streck]:
        per_ar = BREDD * 365 / ((self.till - self.fran).days + 1)
        glesning = next(n for n in (1, 2, 5, 10, 25, 100, 1000, 10_000) if per_ar * n >= _MINST_STRECK)
        ut = [Streck(0.0, str(self.fran.year))] if self._plats_fore_nyar() else []
        for ar in range(self.fran.year, self.till.year + 1):
            if ar % glesning:
                continue
            if self.fran <= date(ar, 1, 1):
                ut.append(Streck(self.x(date(ar, 1, 1)), str(ar)))
            if glesning == 1 and self.fran < date(ar, 7, 1) <= self.till:
                ut.append(Streck(self.x(date(ar, 7, 1))))
        return ut

    def _plats_fore_nyar(self) -> bool:
        is_nyar = (self.fran.month, self.fran.day) == (1, 1)
        return not is_nyar and self.x(date(self.fran.year, 12, 31)) >= _MINST_STRECK

    def _manader(self) -> list[Streck]:
        ut: list[Streck] = []
        ar, manad = self.fran.year, self.fran.month
        while (dag := date(ar, manad, 1)) <= self.till:
            x = self.x(dag)
            etikett = f"{_MANADER[manad - 1]}{f' {ar}' if manad == 1 or not ut else ''}"
            if x >= 0:
                ut.append(Streck(x, etikett))
            ar, manad = ar + manad // 12, manad % 12 + 1
        return ut


_MANADER: Final = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


def packa(strackor: Sequence[tuple[float, float]], hogst: int, *, sprid: bool = False) -> list[int] | None:
    """The row of each stretch so that none covers another: the first row with room, in the order given.

    None when more than `hogst` rows would be needed. The stretches must come by where they begin; one may begin where
    another ends. `sprid` uses all the rows, the one that has been empty longest first: that leaves room between.
    """
    slut = [-1.0] * hogst if sprid else []
    rader = []
    for fran, till in strackor:
        lediga = [nr for nr, sist in enumerate(slut) if sist <= fran + _NARA]
        rad = min(lediga, key=lambda nr: (slut[nr] if sprid else 0, nr), default=len(slut))
        if rad == len(slut):
            if rad == hogst:
                return None
            slut.append(till)
        slut[rad] = till
        rader.append(rad)
    return rader
