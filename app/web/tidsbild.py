"""Lanes of bars and marks along a line of time, ready to draw: a training's lanes, or a lane for each person.

Pure, like `app.web.diagram`. Across, places are percent of the width, so that the drawing is stretched and its text is
not; down, they are pixels. The macro in templates/delar/tidslinje.html draws it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from app.domain.tidslinje import Postlage, halvaret
from app.web.format import period
from app.web.tidsaxel import BREDD, Axel, kortad, packa, procent, textbredd

Form: TypeAlias = Literal["stapel", "borta", "fonster", "punkt", "ruta", "romb", "flagga", "grupp", "krock", "fa"]
Sida: TypeAlias = Literal["inuti", "efter", "fore"]
Linjeslag: TypeAlias = Literal["idag", "tid", "delmal", "plan"]

RAD: Final = 20
_LUFT: Final = 3
_MARKE: Final = 13  # the width of a mark, with the space around it
_MINST: Final = 6  # of a bar
_RYMLIG: Final = 110  # the width of a bar that holds its text, cut if need be
_INDRAG: Final = 7  # beside a text
_BOKSTAVER: Final = 8  # with fewer left a text that is cut says nothing
_LANGST: Final = 190  # of a text beside
_MARKEN: Final = frozenset({"punkt", "ruta", "romb", "flagga"})
_FLAGGAVSTAND: Final = (0, 15, 30, 60, 90, 120)  # within which flags become one, from the least that gives all a text


@dataclass(frozen=True, slots=True)
class Ritpost:
    """What is to be drawn: its days, its shape, a short text, its whole name, and the page about it ("" for none).

    A flag that stands for several things says how many (`antal`).
    """

    start: date
    slut: date
    form: Form
    lage: Postlage
    text: str
    namn: str
    url: str
    antal: int = 1


@dataclass(frozen=True, slots=True)
class Ritspar:
    """A lane with what stands in it; `hogst` is how many rows it may take.

    A person's lane has an address, and a ground from the first to the last day of the training.
    """

    etikett: str
    poster: Sequence[Ritpost]
    hogst: int = 3
    url: str = ""
    grund: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Ritlinje:
    """A line across all lanes, at the beginning of a day."""

    dag: date
    slag: Linjeslag
    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """A placed bar or mark. `x` and `bredd` are lengths as SVG writes them; the text is drawn from `textx` on.

    `sida`: the text stands within ("inuti"), to the right ("efter") or to the left ("fore").
    """

    form: Form
    lage: Postlage
    x: str
    slutx: str
    bredd: str
    y: int
    text: str
    textx: str
    sida: Sida
    namn: str
    url: str


@dataclass(frozen=True, slots=True)
class Bana:
    """A lane as it is drawn; `grund` is from where and how wide its ground is."""

    etikett: str
    url: str
    grund: tuple[str, str] | None
    hojd: int
    element: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Linje:
    """A line across; its text is drawn in the head, on the row at `y`, towards "efter" or "fore"."""

    slag: Linjeslag
    x: str
    y: int
    text: str
    sida: Literal["efter", "fore"]


@dataclass(frozen=True, slots=True)
class Tidsbild:
    """The whole drawing: the axis as (place, label), the lines across, the lanes."""

    axel: tuple[tuple[str, str], ...]
    linjer: tuple[Linje, ...]
    huvudhojd: int
    banor: tuple[Bana, ...]


def tidsbild(spar: Iterable[Ritspar], linjer: Iterable[Ritlinje], fran: date, till: date) -> Tidsbild:
    """Place everything that has some day from `fran` up to and including `till`."""
    axel = Axel(fran, till)
    dragna = _linjer(linjer, axel)
    return Tidsbild(
        axel=tuple((procent(streck.x), streck.etikett) for streck in axel.streck()),
        linjer=dragna,
        huvudhojd=max((linje.y for linje in dragna), default=0) + RAD + _LUFT,
        banor=tuple(_bana(ett, axel) for ett in spar),
    )


def _linjer(linjer: Iterable[Ritlinje], axel: Axel) -> tuple[Linje, ...]:
    """The lines in order, each text on the first row of the head where it covers no other."""
    i_ordning = sorted((en for en in linjer if axel.fran <= en.dag <= axel.till), key=lambda en: en.dag)
    platser: list[tuple[Ritlinje, float, float, bool]] = []
    for en in i_ordning:
        x, bredd = axel.x(en.dag), textbredd(en.text)
        is_efter = x + bredd + 6 <= BREDD
        platser.append((en, x, bredd, is_efter))
    strackor = sorted(
        ((x, x + bredd + 6) if is_efter else (x - bredd - 6, x), plats)
        for plats, (_, x, bredd, is_efter) in enumerate(platser)
    )
    rader = packa([stracka for stracka, _ in strackor], len(strackor)) or []
    rad_for = {plats: rad for (_, plats), rad in zip(strackor, rader, strict=True)}
    return tuple(
        Linje(en.slag, procent(x), rad_for[plats] * 16 + 12, en.text, "efter" if is_efter else "fore")
        for plats, (en, x, _, is_efter) in enumerate(platser)
    )


def _bana(spar: Ritspar, axel: Axel) -> Bana:
    poster = sorted(
        (post for post in spar.poster if post.start <= axel.till and post.slut >= axel.fran),
        key=lambda post: (post.start, post.slut, post.namn),
    )
    element, rader = _packade(_med_rum(poster, axel, spar.hogst), axel, spar.hogst)
    grund = None
    if spar.grund is not None:
        fran, till = axel.stracka(*spar.grund)
        grund = procent(fran), procent(till - fran)
    return Bana(spar.etikett, spar.url, grund, max(1, rader) * RAD + 2 * _LUFT, tuple(element))


def _med_rum(poster: list[Ritpost], axel: Axel, hogst: int) -> list[Ritpost]:
    """With flags that stand too near each other for their texts as one: a flag without a text says nothing."""
    if not any(post.form == "flagga" for post in poster):
        return poster
    forslag = poster
    for avstand in _FLAGGAVSTAND:
        forslag = _hopslagna(poster, axel, avstand) if avstand else poster
        platser = sorted((_Plats(post, axel) for post in forslag), key=lambda plats: plats.fran)
        if packa([plats.med_text() for plats in platser], hogst) is not None:
            break
    return forslag


def _hopslagna(poster: Iterable[Ritpost], axel: Axel, avstand: float) -> list[Ritpost]:
    """Flags no farther than `avstand` pixels from the first of them as one; all else as it is."""
    ut: list[Ritpost] = []
    hog: list[Ritpost] = []
    for post in poster:
        if post.form != "flagga":
            ut.append(post)
        elif hog and axel.x(post.start) - axel.x(hog[0].start) <= avstand:
            hog.append(post)
        else:
            ut += _som_en(hog)
            hog = [post]
    return sorted([*ut, *_som_en(hog)], key=lambda post: (post.start, post.slut, post.namn))


def _som_en(hog: Sequence[Ritpost]) -> Sequence[Ritpost]:
    if len(hog) < 2:  # noqa: PLR2004 - one is itself
        return hog
    antal = sum(post.antal for post in hog)
    lage = Postlage.FORSENAD if any(post.lage is Postlage.FORSENAD for post in hog) else hog[0].lage
    text, nar = f"{antal} sista dagar", period(hog[0].start, hog[-1].slut)
    return [Ritpost(hog[0].start, hog[0].slut, "flagga", lage, text, f"{text} {nar}, se tabellen", "#tabell", antal)]


def _packade(poster: Sequence[Ritpost], axel: Axel, hogst: int) -> tuple[list[Element], int]:
    """Placed in no more than `hogst` rows: with all texts, else with those there is room for, else by half-years."""
    platser = sorted((_Plats(post, axel) for post in poster), key=lambda plats: plats.fran)
    for stracka, sprid in ((_Plats.med_text, False), (_Plats.utan_text, True)):
        rader = packa([stracka(plats) for plats in platser], hogst, sprid=sprid)
        if rader is not None:
            return _pa_rader(platser, rader), max(rader, default=0) + 1
    if poster[0].form != "grupp":
        return _packade(_per_halvar(poster), axel, hogst)
    # So many half-years that they cover each other, on a line of centuries.
    return _pa_rader(platser, [0] * len(platser)), 1


def _pa_rader(platser: Sequence["_Plats"], rader: Sequence[int]) -> list[Element]:
    """Each with its text as far as that reaches to what comes next on the row."""
    nasta: dict[int, float] = {}
    ut = []
    for plats, rad in zip(reversed(platser), reversed(rader), strict=True):
        ut.append(plats.element(rad, nasta.get(rad, BREDD)))
        nasta[rad] = plats.med_text()[0]
    return ut[::-1]


def _per_halvar(poster: Iterable[Ritpost]) -> list[Ritpost]:
    hogar: defaultdict[tuple[date, date], list[Postlage]] = defaultdict(list)
    for post in poster:
        hogar[halvaret(post.start)].append(post.lage)
    return [
        Ritpost(
            start,
            slut,
            "grupp",
            lagen[0] if len(set(lagen)) == 1 else Postlage.PAGAR,
            f"{len(lagen)} st",
            f"{len(lagen)} börjar {period(start, slut)}, se tabellen",
            "#tabell",
        )
        for (start, slut), lagen in sorted(hogar.items())
    ]


class _Plats:
    """Where one entry stands across, and how far it reaches with its text."""

    __slots__ = ("_post", "_till", "fran")

    def __init__(self, post: Ritpost, axel: Axel) -> None:
        self._post = post
        fran, till = axel.stracka(post.start, post.slut)
        if post.form in _MARKEN:
            mitt = min(max((fran + till) / 2, _MARKE / 2), BREDD - _MARKE / 2)
            fran, till = mitt - _MARKE / 2, mitt + _MARKE / 2
        elif till - fran < _MINST:
            fran = min(fran, BREDD - _MINST)
            till = fran + _MINST
        self.fran, self._till = fran, till

    def med_text(self) -> tuple[float, float]:
        """From where to where it reaches with its text, which stands within, to the right, or else to the left."""
        if not self._post.text or self._is_inuti():
            return self.fran, self._till
        bredd = textbredd(kortad(self._post.text, _LANGST)) + _INDRAG
        if self._till + bredd <= BREDD:
            return self.fran, self._till + bredd
        return max(0.0, self.fran - bredd), self._till

    def utan_text(self) -> tuple[float, float]:
        """From where to where it reaches itself."""
        return self.fran, self._till

    def element(self, rad: int, nasta: float) -> Element:
        """The entry on that row, where the next one, with its text, begins at `nasta`."""
        post, bredd = self._post, self._till - self.fran
        text, sida = self._text(nasta)
        return Element(
            form=post.form,
            lage=post.lage,
            x=procent((self.fran + self._till) / 2 if post.form in _MARKEN else self.fran),
            slutx=procent(self._till),
            # A hair's breadth between neighbours.
            bredd=str(_MINST - 1) if bredd <= _MINST else procent(bredd - 1),
            y=_LUFT + rad * RAD,
            text=text,
            textx=procent(self._till if sida == "efter" else self.fran),
            sida=sida,
            namn=post.namn,
            url=post.url,
        )

    def _is_inuti(self) -> bool:
        bredd = self._till - self.fran
        if self._post.form == "grupp":
            return True
        return self._post.form not in _MARKEN and (textbredd(self._post.text) + 10 <= bredd or bredd >= _RYMLIG)

    def _text(self, nasta: float) -> tuple[str, Sida]:
        if not self._post.text or self._is_inuti():
            return self._kort(self._till - self.fran - 10), "inuti"
        bredd = textbredd(kortad(self._post.text, _LANGST)) + _INDRAG
        if self._till + bredd > BREDD and self.med_text()[0] < self.fran:
            return self._kort(self.fran - _INDRAG), "fore"
        return self._kort(nasta - self._till - _INDRAG), "efter"

    def _kort(self, rum: float) -> str:
        """The text, cut where there is too little room, and nothing where too little of it would be left."""
        kort = kortad(self._post.text, min(_LANGST, rum) if not self._is_inuti() else rum)
        if self._post.form == "grupp" and kort != self._post.text:
            antal = self._post.text.split(" ", maxsplit=1)[0]
            return antal if textbredd(antal) <= rum else ""
        return kort if kort == self._post.text or len(kort) > _BOKSTAVER else ""
