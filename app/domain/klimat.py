"""The climate of assessments where people train: how soon, in what words, how often declined, by how many.

Nothing is told of a group that is so small that somebody could be recognised in it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import quantiles


class Avslut(StrEnum):
    """How a request, or an assessment made at once, ended."""

    SIGNERAD = "signerad"
    AVBOJD = "avbojd"
    UTGANGEN = "utgangen"


@dataclass(frozen=True, slots=True)
class Klimatpost:
    """One assessment that has ended. `begard` is None for one that nobody had asked for; `dag` is when it ended."""

    dag: date
    avslut: Avslut
    begard: date | None
    has_berattelse: bool
    bedomare_id: int | None
    bedomare_namn: str


@dataclass(frozen=True, slots=True)
class Kvartiler:
    """Days, rounded: half of them lie between `nedre` and `ovre`."""

    nedre: int
    median: int
    ovre: int


@dataclass(frozen=True, slots=True)
class Spridning:
    """How the assessments lie on the assessors: `halften` of `bedomare` made at least half of them."""

    halften: int
    bedomare: int


@dataclass(frozen=True, slots=True)
class Klimatbild:
    """What may be told of one group; None for what rests on too few records or assessors.

    `svarstid` is days from request to signature, `berattelse` the share of the signed with feedback in words, and
    `obesvarade` the share of the requests that were declined or ran out.
    """

    antal: int | None
    svarstid: Kvartiler | None
    berattelse: float | None
    obesvarade: float | None
    spridning: Spridning | None


def klimatbild(poster: Iterable[Klimatpost], minst_poster: int, minst_bedomare: int) -> Klimatbild:
    """The climate that these records tell of. Each figure has a group of its own, which must be large enough."""
    alla = tuple(poster)
    signerade = [post for post in alla if post.avslut is Avslut.SIGNERAD]
    begarda = [post for post in alla if post.begard is not None]
    besvarade = [(post, post.begard) for post in signerade if post.begard is not None]

    def racker(grupp: Collection[Klimatpost]) -> bool:
        return len(grupp) >= minst_poster and len(_per_bedomare(grupp)) >= minst_bedomare

    is_nog = racker(signerade)
    return Klimatbild(
        antal=len(signerade) if is_nog else None,
        svarstid=_kvartiler([max(0, (post.dag - begard).days) for post, begard in besvarade])
        if racker([post for post, _ in besvarade])
        else None,
        berattelse=sum(post.has_berattelse for post in signerade) / len(signerade) if is_nog else None,
        obesvarade=sum(post.avslut is not Avslut.SIGNERAD for post in begarda) / len(begarda)
        if racker(begarda)
        else None,
        spridning=_spridning(signerade) if is_nog else None,
    )


def _per_bedomare(poster: Iterable[Klimatpost]) -> Counter[int | str]:
    """How many records each assessor has; one known by account is the same where only the name was noted."""
    grupp = tuple(poster)
    konton = {_likt(post): post.bedomare_id for post in grupp if post.bedomare_id is not None}
    return Counter(post.bedomare_id or konton.get(_likt(post)) or _likt(post) for post in grupp)


def _likt(post: Klimatpost) -> str:
    return " ".join(post.bedomare_namn.split()).casefold()


def _kvartiler(dagar: list[int]) -> Kvartiler | None:
    if len(dagar) < 2:  # noqa: PLR2004 - one value has no quartiles
        return None
    return Kvartiler(*map(round, quantiles(dagar, n=4, method="inclusive")))


def _spridning(poster: Collection[Klimatpost]) -> Spridning:
    per_bedomare = _per_bedomare(poster)
    kvar, halften = len(poster) / 2, 0
    for _, antal in per_bedomare.most_common():
        halften += 1
        kvar -= antal
        if kvar <= 0:
            break
    return Spridning(halften, len(per_bedomare))
