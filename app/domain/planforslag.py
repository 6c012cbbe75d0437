"""A plan to be found: things to put into weeks, and the conditions on them, as plain values for a solver.

Weeks are counted from 0. Everything that concerns one thing alone (leave, the end of training, what is in place
already) is said as weeks in which it may not start, each with the condition that forbids it, so that a solver can name
the conditions that cannot hold together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Uppgiftsslag(StrEnum):
    """What takes place: a placement elsewhere, an assignment at home beside the ordinary work, or a course."""

    BORTA = "borta"
    UPPDRAG = "uppdrag"
    KURS = "kurs"


class Villkorsslag(StrEnum):
    """The kinds of condition; those of one thing, one rule of order or one fixed placement have a `nyckel` too."""

    MED = "med"
    TIDIGAST = "tidigast"
    SLUT = "slut"
    TIDPUNKT = "tidpunkt"
    HEMMA_FORST = "hemma_forst"
    FRANVARO = "franvaro"
    KAPACITET = "kapacitet"
    FAST = "fast"
    ORDNING = "ordning"
    EN_I_TAGET = "en_i_taget"
    EN_KURS_I_VECKAN = "en_kurs_i_veckan"


@dataclass(frozen=True, slots=True, order=True)
class Villkor:
    """One condition: that a thing is in the plan at all (MED), or what limits where it lies."""

    slag: Villkorsslag
    nyckel: str = ""


@dataclass(frozen=True, slots=True)
class Uppgift:
    """A thing to put in.

    `slut[s]` is its last week if it starts in week `s`, and `fri[s]` the first week in which another placement
    elsewhere may start after it: one of each for every week of the problem.
    `spar[v]` are the weeks in which condition `v` forbids it to start. `mal` is the wanted week; in the
    weeks `undvik` a course had better not be, if there are others.
    """

    nyckel: str
    slag: Uppgiftsslag
    slut: tuple[int, ...]
    fri: tuple[int, ...]
    mal: int
    spar: Mapping[Villkor, frozenset[int]] = field(default_factory=dict)
    undvik: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Ordning:
    """That one of `fore` has ended before `efter` starts. What lies fixed stands as its week.

    `fast_fore` is the last week of a fixed one of those that come first, `fast_efter` the first week of what comes
    after; `efter` is "" where that is fixed.
    """

    villkor: Villkor
    fore: tuple[str, ...]
    efter: str = ""
    fast_fore: int | None = None
    fast_efter: int | None = None


@dataclass(frozen=True, slots=True)
class Planproblem:
    """Everything to be put into `veckor` weeks. The first of `uppgifter` gets its wanted week before the others."""

    veckor: int
    uppgifter: tuple[Uppgift, ...]
    ordningar: tuple[Ordning, ...] = ()


@dataclass(frozen=True, slots=True)
class Forslag:
    """A start week for everything. `is_avbrutet`: time ran out before the wanted weeks were tried for all."""

    start: Mapping[str, int]
    is_avbrutet: bool = False


@dataclass(frozen=True, slots=True)
class Konflikt:
    """Conditions that cannot hold together, none of which can be spared: without any one the others can."""

    villkor: tuple[Villkor, ...]


class IngetSvar(Exception):
    """The time was up before it was clear whether there is a plan."""


def brott(problem: Planproblem, start: Mapping[str, int]) -> Iterator[Villkor]:
    """The conditions that a plan breaks; written without the solver, to check it."""
    per_nyckel = {uppgift.nyckel: uppgift for uppgift in problem.uppgifter}
    for uppgift in problem.uppgifter:
        vecka = start.get(uppgift.nyckel)
        if vecka is None:
            yield Villkor(Villkorsslag.MED, uppgift.nyckel)
        else:
            yield from (villkor for villkor, veckor in uppgift.spar.items() if vecka in veckor)
    inlagda = [(u, start[u.nyckel]) for u in problem.uppgifter if u.nyckel in start]
    for plats, (en, s) in enumerate(inlagda):
        for annan, t in inlagda[plats + 1 :]:
            yield from _parbrott(en, s, annan, t)
    for ordning in problem.ordningar:
        efter = ordning.fast_efter if ordning.efter == "" else start.get(ordning.efter)
        sista = [per_nyckel[n].slut[start[n]] for n in ordning.fore if n in start]
        sista += [] if ordning.fast_fore is None else [ordning.fast_fore]
        if efter is not None and not any(vecka < efter for vecka in sista):
            yield ordning.villkor


def _parbrott(en: Uppgift, s: int, annan: Uppgift, t: int) -> Iterable[Villkor]:
    slag = {en.slag, annan.slag}
    if slag == {Uppgiftsslag.KURS}:
        return [Villkor(Villkorsslag.EN_KURS_I_VECKAN)] if _mots(en.slut[s], s, annan.slut[t], t) else []
    if Uppgiftsslag.KURS in slag or slag == {Uppgiftsslag.UPPDRAG}:
        return []
    if slag == {Uppgiftsslag.BORTA}:
        forst, sen = ((en, s), (annan, t)) if s <= t else ((annan, t), (en, s))
        krockar = forst[0].fri[forst[1]] > sen[1]
    else:
        krockar = _mots(en.slut[s], s, annan.slut[t], t)
    return [Villkor(Villkorsslag.EN_I_TAGET)] if krockar else []


def _mots(slut: int, start: int, annan_slut: int, annan_start: int) -> bool:
    return start <= annan_slut and annan_start <= slut
