"""The page of what comes, worked out before the template."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.kalender import Kalenderpost, Kalenderslag
from app.web.format import antal_ord, datum, manad, period
from app.web.kalenderord import KALENDERSLAG, vad
from app.web.ord import PART


@dataclass(frozen=True, slots=True)
class Rad:
    """One entry: when, what kind, what, where it is found, and a sentence more."""

    nar: str
    typ: str
    vad: str
    url: str
    mening: str


@dataclass(frozen=True, slots=True)
class Manad:
    """The entries that begin in a month; what goes on already stands in the first."""

    rubrik: str
    rader: tuple[Rad, ...]


def manader(poster: Iterable[Kalenderpost], idag: date, portfolj_id: int, url: Callable[..., str]) -> tuple[Manad, ...]:
    """The entries by month, in order; months with nothing are left out."""

    def i_manad(post: Kalenderpost) -> date:
        return max(post.start, idag).replace(day=1)

    return tuple(
        Manad(manad(forsta), tuple(_rad(post, portfolj_id, url) for post in grupp))
        for forsta, grupp in groupby(sorted(poster, key=i_manad), key=i_manad)
    )


def mening(poster: tuple[Kalenderpost, ...], idag: date) -> str:
    """The opening sentences: how much there is, and what is nearest."""
    antal = f"{antal_ord(len(poster), 'sak', 'saker')} de närmaste tolv månaderna."
    nasta = next((post for post in poster if post.start >= idag), None)
    return antal if nasta is None else f"{antal} Närmast: {i_ord(nasta)}, {datum(nasta.start)}."


def _rad(post: Kalenderpost, portfolj_id: int, url: Callable[..., str]) -> Rad:
    nar = period(post.start, None if post.is_oppen else post.slut)
    return Rad(nar, KALENDERSLAG[post.slag], i_ord(post), adress(post, portfolj_id, url), _mening(post))


def i_ord(post: Kalenderpost) -> str:
    """What it is, for a page: what was agreed stands in its own words."""
    if not post.text:
        return vad(post)
    text = post.text.removesuffix(".")  # it stands as a title, with a day after it
    kort = text if len(text) <= _TEXT else f"{text[:_TEXT].rstrip()} …"
    return f"Följ upp: {kort}" if post.is_uppfoljning else kort


def _mening(post: Kalenderpost) -> str:
    if post.part is None:
        return post.mening
    return f"{PART[post.part]}, enligt åtgärdsplanen"


_TEXT = 140  # characters of what was agreed that a line shows


_SIDA = {
    Kalenderslag.PLACERING: ("aktivitet.visa", "aktivitet_id"),
    Kalenderslag.AKTIVITET: ("aktivitet.visa", "aktivitet_id"),
    Kalenderslag.FRIST: ("aktivitet.visa", "aktivitet_id"),
    Kalenderslag.BEDOMNING: ("bedomning.visa", "bedomning_id"),
    Kalenderslag.ATAGANDE: ("atagande.visa", "atagande_id"),
    Kalenderslag.ATGARD: ("atgardsplan.visa", "plan_id"),
    Kalenderslag.HANDLEDNING: ("handledning.visa", "samtal_id"),
    Kalenderslag.BESOK: ("besok.visa", "dokument_id"),
}
_HELHET = {Kalenderslag.SLUT: "tid.visa", Kalenderslag.METOD: "kompetens.plan"}


def adress(post: Kalenderpost, portfolj_id: int, url: Callable[..., str]) -> str:
    """The page about it: the record, the one delmål, or where the whole stands."""
    if post.slag in _SIDA and post.objekt_id is not None:
        namn, falt = _SIDA[post.slag]
        return url(namn, portfolj_id=portfolj_id, **{falt: post.objekt_id})
    if len(post.delmal) == 1:
        return url("delmal.visa", portfolj_id=portfolj_id, kod=post.delmal[0].lower())
    return url(_HELHET.get(post.slag, "portfolj.oversikt"), portfolj_id=portfolj_id)
