"""Ratings over time to coordinates: dates along, the steps of the scale upwards, a shape for each kind of assessor.

Pure, like `app.web.diagram`; lengths are SVG user units. The macro in templates/delar/kurva.html draws it. It is made
narrow, so that its words can be read at natural size on a phone.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from app.domain.utveckling import Bedomarslag, Kurva

MINST: Final = 2  # fewer days than this make no curve
_BREDD: Final = 320
_RAND: Final = 12
_RAD: Final = 32
_TOPP: Final = 26  # room for the words of the highest step
_FOT: Final = 22
_R: Final = 5
_DATUM: Final = 110  # room for the date at either end, and for half a year's name
_MELLANRUM: Final = 11  # between two marks that would else cover each other


@dataclass(frozen=True, slots=True)
class Marke:
    """One rating: where it is, the kind of assessor that shapes it, and its tooltip's record."""

    x: float
    y: float
    slag: Bedomarslag
    bedomning_id: int


@dataclass(frozen=True, slots=True)
class Steglinje:
    """A step of the scale: its line, and the word above it."""

    y: int
    etikett: str


@dataclass(frozen=True, slots=True)
class Arslinje:
    """The turn of a year; `etikett` names it where the dates at the ends leave room."""

    x: float
    etikett: str


@dataclass(frozen=True, slots=True)
class Kurvbild:
    """The whole picture; `linje` is the path through the middle of each day's ratings by others ("" for too few)."""

    bredd: int
    hojd: int
    rand: int
    r: int
    fot: int
    steg: tuple[Steglinje, ...]
    ar: tuple[Arslinje, ...]
    marken: tuple[Marke, ...]
    linje: str


def kurvbild(kurva: Kurva) -> Kurvbild | None:
    """Place one curve, or None where there are too few days for one."""
    dagar = sorted({punkt.datum for punkt in kurva.punkter})
    if len(dagar) < MINST:
        return None
    antal = len(kurva.skala.steg)

    def hojd(plats: float) -> float:
        return round(_TOPP + (antal - 1 - plats) * _RAD, 1)

    def langs(dag: date) -> float:
        andel = (dag - dagar[0]).days / (dagar[-1] - dagar[0]).days
        return round(_RAND + andel * (_BREDD - 2 * _RAND), 1)

    botten = _TOPP + (antal - 1) * _RAD
    return Kurvbild(
        bredd=_BREDD,
        hojd=botten + _R + _FOT,
        rand=_RAND,
        r=_R,
        fot=botten + _R + _FOT - 6,
        steg=tuple(Steglinje(int(hojd(plats)), steg.etikett) for plats, steg in enumerate(kurva.skala.steg)),
        ar=tuple(_arslinje(langs(date(ar, 1, 1)), ar) for ar in range(dagar[0].year + 1, dagar[-1].year + 1)),
        marken=_marken(kurva, [(langs(p.datum), hojd(p.plats)) for p in kurva.punkter]),
        linje=_linje([(langs(dag), hojd(mitten)) for dag, mitten in _mitten(kurva)]),
    )


def _arslinje(x: float, ar: int) -> Arslinje:
    return Arslinje(x, str(ar) if _DATUM <= x <= _BREDD - _DATUM else "")


def _marken(kurva: Kurva, platser: Sequence[tuple[float, float]]) -> tuple[Marke, ...]:
    """The marks, oldest first; one that would cover another on its step moves aside, and stays in the picture."""
    tagna: defaultdict[float, list[float]] = defaultdict(list)
    ut = []
    for punkt, (x, y) in zip(kurva.punkter, platser, strict=True):
        ledig = _ledig(x, tagna[y])
        tagna[y].append(ledig)
        ut.append(Marke(ledig, y, punkt.slag, punkt.bedomning_id))
    return tuple(ut)


def _ledig(x: float, tagna: Sequence[float]) -> float:
    """The nearest free place on the step; where the step is full marks do cover each other."""
    for varv in range(_BREDD // _MELLANRUM):
        for till in (x + varv * _MELLANRUM, x - varv * _MELLANRUM):
            if _RAND <= till <= _BREDD - _RAND and all(abs(till - en) >= _MELLANRUM for en in tagna):
                return round(till, 1)
    return x


def _mitten(kurva: Kurva) -> list[tuple[date, float]]:
    per_dag: defaultdict[date, list[int]] = defaultdict(list)
    for punkt in kurva.av_andra:
        per_dag[punkt.datum].append(punkt.plats)
    return [(dag, median(platser)) for dag, platser in sorted(per_dag.items())]


def _linje(punkter: Sequence[tuple[float, float]]) -> str:
    if len(punkter) < MINST:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in punkter)
