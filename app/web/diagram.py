"""Numbers to coordinates for the inline SVG of the component macros.

Pure: no templates, no clock, no database. Lengths are SVG user units (CSS pixels at natural size), rounded to a
tenth so that the markup stays short. The macros in templates/delar/ draw what these functions place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from dateutil.relativedelta import relativedelta

Nodform: TypeAlias = Literal["fylld", "halv", "oppen", "saknas", "vantar"]
Cellform: TypeAlias = Literal["brist", "varning", "pagar", "uppfylld", "ej_tillamplig"]

# What each node may be, in chain order: state -> (how it is drawn, how it is said).
# A missing assessment waits (muted): early in training it is nobody's fault. A missing activity or method is a gap.
_NODER: Final[Mapping[str, Mapping[str, tuple[Nodform, str]]]] = {
    "aktivitet": {
        "saknas": ("saknas", "aktivitet saknas"),
        "planerad": ("oppen", "aktivitet planerad"),
        "delvis": ("halv", "aktivitet delvis genomförd"),
        "klar": ("fylld", "aktivitet genomförd"),
    },
    "metod": {
        "saknas": ("saknas", "metod saknas"),
        "vald": ("fylld", "metod vald"),
    },
    "bedomning": {
        "saknas": ("vantar", "bedömning saknas"),
        "begard": ("oppen", "bedömning begärd"),
        "signerad": ("fylld", "bedömning signerad"),
    },
    "intyg": {
        "saknas": ("vantar", "intyg saknas"),
        "utkast": ("oppen", "intyg påbörjat"),
        "signerad": ("fylld", "intyg signerat"),
    },
}
_NODNAMN: Final = {"aktivitet": "aktivitet", "metod": "metod", "bedomning": "bedömning", "intyg": "intyg"}


@dataclass(frozen=True, slots=True)
class Nod:
    """One node of a chain: where its centre is and how it is drawn."""

    x: float
    form: Nodform


@dataclass(frozen=True, slots=True)
class Kedja:
    """A chain mark: nodes on one line, and the stretches of line (from x, to x) that tie linked neighbours.

    `r` is a node's radius; `lucka` is half the width of the dashed gap that stands where a node is missing.
    """

    bredd: int
    hojd: int
    y: int
    r: int
    lucka: float
    noder: tuple[Nod, ...]
    lankar: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Matt:
    """The measures of one size of the mark; `rand` is the room outside the first and last node's centre."""

    bredd: int
    hojd: int
    r: int
    lucka: float
    rand: float


def _matt(storlek: str, antal: int) -> _Matt:
    """Give the measures of a size: the small mark fills its width, the large puts each node over its own column."""
    if storlek == "liten":
        return _Matt(bredd=72, hojd=16, r=5, lucka=8, rand=8)
    if storlek == "stor":
        return _Matt(bredd=600, hojd=28, r=11, lucka=18, rand=600 / antal / 2)
    raise ValueError(f"unknown size of chain mark: {storlek!r}")


def _tillstand(aktivitet: str, metod: str, bedomning: str, intyg: str | None) -> tuple[tuple[str, Nodform, str], ...]:
    """Look up how each node is drawn and said; an unknown state is the caller's mistake and raises ValueError."""
    givna = {"aktivitet": aktivitet, "metod": metod, "bedomning": bedomning}
    if intyg is not None:
        givna["intyg"] = intyg
    funna = []
    for namn, tillstand in givna.items():
        if tillstand not in _NODER[namn]:
            raise ValueError(f"unknown state of {namn}: {tillstand!r}")
        funna.append((namn, *_NODER[namn][tillstand]))
    return tuple(funna)


@lru_cache(maxsize=512)
def kedja(
    aktivitet: str,
    metod: str,
    bedomning: str,
    lankad: tuple[bool, ...] = (),
    *,
    intyg: str | None = None,
    storlek: Literal["liten", "stor"] = "liten",
) -> Kedja:
    """Place the chain mark of one delmål.

    `lankad` says for each pair of neighbours, in order, whether they are linked to each other; missing pairs are not.
    States: aktivitet saknas/planerad/delvis/klar, metod saknas/vald, bedomning saknas/begard/signerad, intyg (left out
    when None) saknas/utkast/signerad. Raises ValueError for another state. Cached: there are few different marks.
    """
    former = tuple(form for _, form, _ in _tillstand(aktivitet, metod, bedomning, intyg))
    return marke(former, lankad, storlek=storlek)


@lru_cache(maxsize=512)
def marke(
    former: tuple[Nodform, ...], lankad: tuple[bool, ...] = (), *, storlek: Literal["liten", "stor"] = "liten"
) -> Kedja:
    """Place a mark of any nodes, at least two, in the language of the chain; `lankad` as in `kedja`."""
    matt = _matt(storlek, len(former))
    steg = (matt.bredd - 2 * matt.rand) / (len(former) - 1)
    noder = tuple(Nod(round(matt.rand + i * steg, 1), form) for i, form in enumerate(former))
    lankar = tuple(
        (round(fran.x + matt.r, 1), round(till.x - matt.r, 1))
        for fran, till, hop in zip(noder, noder[1:], lankad, strict=False)
        if hop
    )
    return Kedja(matt.bredd, matt.hojd, matt.hojd // 2, matt.r, matt.lucka, noder, lankar)


@lru_cache(maxsize=2048)
def kedja_i_ord(
    kod: str,
    aktivitet: str,
    metod: str,
    bedomning: str,
    lankad: tuple[bool, ...] = (),
    *,
    intyg: str | None = None,
) -> str:
    """Say a chain in words: "c7: aktivitet genomförd, metod saknas, bedömning saknas".

    Neighbours that both exist but are not linked to each other are named too: the missing line says it in the drawing.
    """
    tillstand = _tillstand(aktivitet, metod, bedomning, intyg)
    delar = [i_ord for _, _, i_ord in tillstand]
    lankar = (*lankad, *(False,) * len(tillstand))
    for (namn, form, _), (nasta, nasta_form, _), hop in zip(tillstand, tillstand[1:], lankar, strict=False):
        if not hop and {form, nasta_form}.isdisjoint({"saknas", "vantar"}):
            delar.append(f"{_NODNAMN[namn]} och {_NODNAMN[nasta]} är inte kopplade")
    return f"{kod}: {', '.join(delar)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One delmål in a strip: left edge, middle, how it is drawn, and its tooltip."""

    x: int
    mitt: float
    form: Cellform
    titel: str


@dataclass(frozen=True, slots=True)
class Grupprubrik:
    """A group's letter under the strip, at the middle of its first cell."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Remsa:
    """A strip of cells, grouped, with the groups' letters below."""

    bredd: int
    hojd: int
    y: int
    cell: int
    celler: tuple[Cell, ...]
    rubriker: tuple[Grupprubrik, ...]


_CELL: Final = 13
_GRUPPMELLANRUM: Final = 9


def remsa(grupper: Sequence[tuple[str, Sequence[tuple[str, Cellform, str]]]]) -> Remsa:
    """Place the strip of one portfolio's chains: groups of (kod, state, title), in order, without empty ones."""
    celler: list[Cell] = []
    rubriker: list[Grupprubrik] = []
    x = 0
    for rubrik, poster in grupper:
        if not poster:
            continue
        if celler:
            x += _GRUPPMELLANRUM
        rubriker.append(Grupprubrik(x + _CELL / 2, rubrik))
        for _kod, form, titel in poster:
            celler.append(Cell(x, x + _CELL / 2, form, titel))
            x += _CELL
    return Remsa(bredd=max(x, _CELL), hojd=26, y=8, cell=_CELL, celler=tuple(celler), rubriker=tuple(rubriker))


@dataclass(frozen=True, slots=True)
class Tidsstapel:
    """Time in ST on a line from start to the latest of plan, forecast and today; `ar` are the ticks of whole years."""

    bredd: int
    hojd: int
    y: int
    tjock: int
    gatt: float
    plan: float
    prognos: float
    idag: float
    ar: tuple[float, ...]


def tidsstapel(
    start: date, idag: date, planerat_slut: date, prognos_slut: date | None = None, *, bredd: int = 240
) -> Tidsstapel:
    """Place the bar of time in ST: what has passed, what the plan leaves, and where the forecast says that it ends.

    A day before start counts as none passed. Raises ValueError when the planned end is not after the start.
    """
    if planerat_slut <= start:
        raise ValueError(f"planned end {planerat_slut} is not after start {start}")
    prognos = prognos_slut or planerat_slut
    sist = max(planerat_slut, prognos, idag)

    def pa_linjen(dag: date) -> float:
        andel = (dag - start).days / (sist - start).days
        return round(min(max(andel, 0.0), 1.0) * bredd, 1)

    ar = []
    dag = start + relativedelta(years=1)
    while dag < planerat_slut:
        ar.append(pa_linjen(dag))
        dag = start + relativedelta(years=len(ar) + 1)
    return Tidsstapel(
        bredd=bredd,
        hojd=14,
        y=4,
        tjock=6,
        gatt=pa_linjen(min(idag, max(planerat_slut, prognos))),
        plan=pa_linjen(planerat_slut),
        prognos=pa_linjen(prognos),
        idag=pa_linjen(idag),
        ar=tuple(ar),
    )


@dataclass(frozen=True, slots=True)
class Miniremsa:
    """A strip so small that many fit in a table: one path a state (shape tells them apart), and the counts in words."""

    bredd: int
    hojd: int
    banor: tuple[tuple[Cellform, str], ...]
    titel: str


_MINI: Final = 6
_MINI_MELLANRUM: Final = 4
_MINI_HOJD: Final = 10
_MINI_FORMER: Final[Mapping[str, tuple[Cellform, str, str]]] = {
    "b": ("brist", "med brist", "M{x} 2h4v6h-4Z"),
    "v": ("varning", "med varning", "M{x} 8l2 -6l2 6Z"),
    "u": ("uppfylld", "uppfyllda", "M{x} 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z"),
    "p": ("pagar", "pågår", "M{x} 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z"),
}


@lru_cache(maxsize=4096)
def miniremsa(text: str) -> Miniremsa:
    """Place the strip stored as text: one letter a delmål (b, v, u, p), a space between groups. Cached by the text."""
    banor: dict[str, list[str]] = {tecken: [] for tecken in _MINI_FORMER}
    x = 1
    for tecken in text:
        if tecken == " ":
            x += _MINI_MELLANRUM
            continue
        banor[tecken].append(_MINI_FORMER[tecken][2].format(x=x))
        x += _MINI
    delar = [f"{len(d)} {_MINI_FORMER[tecken][1]}" for tecken, d in banor.items() if d]
    return Miniremsa(
        bredd=max(x, _MINI),
        hojd=_MINI_HOJD,
        banor=tuple((_MINI_FORMER[tecken][0], "".join(d)) for tecken, d in banor.items() if d),
        titel=f"Delmål: {', '.join(delar)}" if delar else "Inga delmål",
    )


STAPELBREDD: Final = 72


def staplar(varden: Sequence[float]) -> tuple[float, ...]:
    """How long the bars of some values are, side by side in a table: the largest fills `STAPELBREDD`."""
    storst = max(varden, default=0) or 1
    return tuple(round(STAPELBREDD * varde / storst, 1) for varde in varden)
