"""Entries of the calendar in words: the same on the page and in the feeds."""

from collections.abc import Mapping
from typing import Final

from app.domain.kalender import Kalenderpost, Kalenderslag
from app.web.ord import METOD

KALENDERSLAG: Final[Mapping[Kalenderslag, str]] = {
    Kalenderslag.FRIST: "Sista dag",
    Kalenderslag.BEDOMNING: "Svara senast",
    Kalenderslag.ATAGANDE: "Överenskommet",
    Kalenderslag.ATGARD: "Överenskommet",  # a calendar is shown to others, who are not to learn of an åtgärdsplan
    Kalenderslag.HANDLEDNING: "Handledning",
    Kalenderslag.BESOK: "Besök",
    Kalenderslag.PLACERING: "Placering",
    Kalenderslag.AKTIVITET: "Aktivitet",
    Kalenderslag.METOD: "Planerad bedömning",
    Kalenderslag.SLUT: "Tid i ST",
}
_UTAN_TITEL: Final[Mapping[Kalenderslag, str]] = {
    Kalenderslag.HANDLEDNING: "Nästa handledning",
    Kalenderslag.BESOK: "Studierektorsbesök",
    Kalenderslag.SLUT: "Beräknat slut enligt tid",
}
_OVERENS: Final = frozenset({Kalenderslag.ATAGANDE, Kalenderslag.ATGARD})
_FLEST: Final = 6  # delmål named in a heading before the rest are counted


def vad(post: Kalenderpost) -> str:
    """What it is, without its kind: a title, a method, the delmål. Never what somebody has written in words."""
    if post.metod is not None:
        return f"{METOD[post.metod]}{_delmal(post)}"
    if post.slag is Kalenderslag.FRIST:
        return f"{post.titel}{_delmal(post)}"
    if post.slag in _OVERENS:
        return "sista dag att följa upp" if post.is_uppfoljning else "sista dag"
    text = post.titel or _UTAN_TITEL[post.slag]
    return f"{text} (börjar)" if post.is_oppen else text


def rubrik(post: Kalenderpost, namn: str = "") -> str:
    """The whole heading, alone in a calendar; `namn` is the ST-läkare's where the calendar holds several."""
    text = vad(post) if post.slag in _UTAN_TITEL else f"{KALENDERSLAG[post.slag]}: {vad(post)}"
    return f"{namn}: {text}" if namn else text


def _delmal(post: Kalenderpost) -> str:
    if not post.delmal:
        return ""
    fler = len(post.delmal) - _FLEST
    return f" ({', '.join(post.delmal[:_FLEST])}{f' och {fler} till' if fler > 0 else ''})"
