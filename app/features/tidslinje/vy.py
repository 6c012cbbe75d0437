"""The page, worked out before the template: the drawing, the same as rows, and what is said besides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.tidslinje import Tidsfonster, Tidslinje, Tidspostslag, fonster, i_fonstret
from app.web.format import datum
from app.web.tidsbild import Tidsbild, tidsbild
from app.web.tidslinjeord import Tabellrad, ritlinjer, ritspar, tabell

_FONSTER: Final = {
    Tidsfonster.HELA: "Hela ST",
    Tidsfonster.AR: "I år",
    Tidsfonster.TOLV_MANADER: "Kommande 12 månader",
}


@dataclass(frozen=True, slots=True)
class Tidslinjevy:
    """The whole page; `utanfor` is how many entries lie too far off to be drawn.

    `is_tom`: nothing of the plan has a day yet.
    """

    linje: Tidslinje
    mening: str
    bild: Tidsbild
    tabell: tuple[tuple[str, tuple[Tabellrad, ...]], ...]
    antal: int
    utanfor: int
    is_tom: bool


def tidslinjevy(linje: Tidslinje, valt: Tidsfonster, portfolj_id: int, url: Callable[..., str]) -> Tidslinjevy:
    """Work out the page; the whole table has what the drawing of the whole leaves out."""
    fran, till = fonster(linje, valt)
    synliga = i_fonstret(linje.poster, fran, till)
    rader = linje.poster if valt is Tidsfonster.HELA else synliga
    return Tidslinjevy(
        linje=linje,
        mening=_mening(linje),
        bild=tidsbild(ritspar(synliga, portfolj_id, url), ritlinjer(linje), fran, till),
        tabell=tabell(rader, portfolj_id, url),
        antal=len(rader),
        utanfor=len(rader) - len(synliga),
        is_tom=not any(post.slag is Tidspostslag.AKTIVITET for post in linje.poster),
    )


def fonsterval(valt: Tidsfonster) -> tuple[tuple[str, str, bool, None], ...]:
    """The links that choose how much is shown."""
    return tuple((text, f"?visa={val.value}", val is valt, None) for val, text in _FONSTER.items())


def _mening(linje: Tidslinje) -> str:
    """The opening sentence: when it all ends, as far as that is known."""
    if linje.st_start > linje.idag:
        return f"ST börjar {datum(linje.st_start)}."
    if linje.tidsslut is None:
        return f"ST pågår sedan {datum(linje.st_start)}. Slutet enligt tid går inte att räkna ut än."
    tid = f"Tiden är fullgjord {datum(linje.tidsslut)}"
    if linje.delmalsslut is None:
        return f"{tid}. Slutet enligt delmål är okänt, för alla delmål är inte färdigplanerade."
    return f"{tid} och planens sista delmål {datum(linje.delmalsslut)}."
