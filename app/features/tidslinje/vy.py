"""What the page says besides the drawing."""

from typing import Final

from app.domain.tidslinje import Tidsfonster, Tidslinje
from app.web.format import datum

_FONSTER: Final = {
    Tidsfonster.HELA: "Hela ST",
    Tidsfonster.AR: "I år",
    Tidsfonster.TOLV_MANADER: "Kommande 12 månader",
}


def fonsterval(valt: Tidsfonster) -> tuple[tuple[str, str, bool, None], ...]:
    """The links that choose how much is shown."""
    return tuple((text, f"?visa={val.value}", val is valt, None) for val, text in _FONSTER.items())


def mening(linje: Tidslinje) -> str:
    """The opening sentence: when it all ends, as far as that is known."""
    if linje.st_start > linje.idag:
        return f"ST börjar {datum(linje.st_start)}."
    if linje.tidsslut is None:
        return f"ST pågår sedan {datum(linje.st_start)}. Slutet enligt tid går inte att räkna ut än."
    tid = f"Tiden är fullgjord {datum(linje.tidsslut)}"
    if linje.delmalsslut is None:
        return f"{tid}. Slutet enligt delmål är okänt, för alla delmål är inte färdigplanerade."
    return f"{tid} och planens sista delmål {datum(linje.delmalsslut)}."
