"""Checks a chain of signatures, and the records against it: what exactly is wrong, link by link and field by field."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.signaturkedja import FORSTA, Signaturlank, Signaturslag, hash_av, kanonisk

# Servers of one installation may differ by moments; a clock further behind the latest signature is wrong.
KLOCKSLACK: Final = timedelta(minutes=2)
_EN_DAG: Final = timedelta(days=1)


class Kedjefelslag(StrEnum):
    """How a chain, or a record that it holds, can be at fault."""

    LUCKA = "lucka"
    ORDNING = "ordning"
    HASH = "hash"
    FOREGAENDE = "foregaende"
    TID = "tid"
    DUBBEL = "dubbel"
    POST_ANDRAD = "post_andrad"
    POST_SAKNAS = "post_saknas"
    POST_UTANFOR = "post_utanfor"
    HUVUD = "huvud"
    UNDERSKRIFT = "underskrift"
    VITTNE = "vittne"


@dataclass(frozen=True, slots=True)
class Kedjefel:
    """A fault: of which kind, at which link (None: of the chain as a whole, or of a record that has no link).

    `falt` names the fields of the record that no longer say what was signed; `post` is a record without link.
    """

    slag: Kedjefelslag
    nummer: int | None = None
    falt: tuple[str, ...] = ()
    post: "Signeradpost | None" = None


@dataclass(frozen=True, slots=True)
class Signeradpost:
    """A signature as the record itself tells of it now; `innehall` are the fields that the chain covers.

    `dag` is when it was signed, where known. `is_inlast`: it came by import, signed elsewhere. `is_egen`: the record
    itself shows that it was signed after there were chains. `hor_till` is an earlier signature of the same record.
    """

    slag: Signaturslag
    objekt_id: int
    innehall: Mapping[str, object]
    dag: date | None = None
    is_inlast: bool = False
    is_egen: bool = False
    hor_till: tuple[str, int] | None = None

    @property
    def post(self) -> tuple[str, int]:
        """Which signature of which record this is."""
        return self.slag, self.objekt_id


@dataclass(frozen=True, slots=True)
class Kedjerapport:
    """What a check found. `huvud` is the hash of the last link; `utanfor` are signatures that no chain covers."""

    antal: int
    huvud: str
    senast: datetime | None
    fel: tuple[Kedjefel, ...] = ()
    utanfor: tuple[Signeradpost, ...] = field(default=())

    @property
    def is_hel(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.fel

    def fel_vid(self, nummer: int) -> tuple[Kedjefel, ...]:
        """What is wrong at one link."""
        return tuple(fel for fel in self.fel if fel.nummer == nummer)


class Huvud(NamedTuple):
    """The head of a chain: how many links, and the hash of the last. It stands for the whole chain."""

    antal: int
    hash: str


def huvud(lankar: Sequence[Signaturlank]) -> Huvud:
    """The head of the chain as it stands."""
    return Huvud(len(lankar), lankar[-1].hash if lankar else FORSTA)


def verifiera(lankar: Sequence[Signaturlank], poster: Iterable[Signeradpost]) -> Kedjerapport:
    """Check a chain, given in the order in which it is kept, and the records of today against it."""
    nu = {post.post: post for post in poster}
    utan_lank = [nu[post] for post in nu.keys() - {lank.post for lank in lankar}]
    utan_lank.sort(key=lambda post: (post.dag or date.min, post.slag, post.objekt_id))
    forsta = lankar[0].tid.date() if lankar else None
    sedda = {lank.post for lank in lankar}
    fel = [*granska(lankar), *_granska_poster(lankar, nu)]
    fel.sort(key=lambda ett: ett.nummer or 0)
    saknade = [post for post in utan_lank if _hor_hit(post, forsta, sedda)]
    fel += [Kedjefel(Kedjefelslag.POST_UTANFOR, post=post) for post in saknade]
    antal, topp = huvud(lankar)
    utanfor = tuple(post for post in utan_lank if post not in saknade)
    return Kedjerapport(antal, topp, lankar[-1].tid if lankar else None, tuple(fel), utanfor)


def granska(lankar: Iterable[Signaturlank]) -> Iterator[Kedjefel]:
    """What is wrong with the links by themselves."""
    foregaende, vantat, senast = FORSTA, 1, None
    sedda: set[tuple[str, int]] = set()
    for lank in lankar:
        if lank.nummer != vantat:
            yield Kedjefel(Kedjefelslag.LUCKA if lank.nummer > vantat else Kedjefelslag.ORDNING, lank.nummer)
        if lank.foregaende != foregaende:
            yield Kedjefel(Kedjefelslag.FOREGAENDE, lank.nummer)
        if lank.hash != hash_av(lank):
            yield Kedjefel(Kedjefelslag.HASH, lank.nummer)
        if senast is not None and senast - lank.tid > KLOCKSLACK:
            yield Kedjefel(Kedjefelslag.TID, lank.nummer)
        if lank.post in sedda:
            yield Kedjefel(Kedjefelslag.DUBBEL, lank.nummer)
        sedda.add(lank.post)
        foregaende, vantat, senast = lank.hash, lank.nummer + 1, lank.tid


def _granska_poster(lankar: Iterable[Signaturlank], nu: Mapping[tuple[str, int], Signeradpost]) -> Iterator[Kedjefel]:
    for lank in lankar:
        post = nu.get(lank.post)
        if post is None:
            yield Kedjefel(Kedjefelslag.POST_SAKNAS, lank.nummer)
        elif falt := andrade_falt(lank, post.innehall):
            yield Kedjefel(Kedjefelslag.POST_ANDRAD, lank.nummer, falt)


def andrade_falt(lank: Signaturlank, nu: Mapping[str, object]) -> tuple[str, ...]:
    """The fields in which the record says something else than what was signed, in order of name.

    What only one of the two knows is not compared: who signed stands in the chain alone.
    """
    signerat = las_innehall(lank)
    idag = json.loads(kanonisk(nu))
    return tuple(n for n in sorted(signerat.keys() & idag.keys()) if _text(signerat[n]) != _text(idag[n]))


def _text(varde: object) -> str:
    """As text, since 1 and true are equal here but not in JSON."""
    return json.dumps(varde, sort_keys=True)


def las_innehall(lank: Signaturlank) -> Mapping[str, object]:
    """What was signed, by field; nothing where the text is no longer JSON (which its hash tells of)."""
    try:
        innehall: object = json.loads(lank.innehall)
    except (ValueError, RecursionError):
        return {}
    return {str(namn): varde for namn, varde in innehall.items()} if isinstance(innehall, dict) else {}


def _hor_hit(post: Signeradpost, forsta: date | None, sedda: Collection[tuple[str, int]]) -> bool:
    """Whether a record without link ought to have one: it was not signed elsewhere, nor before there was a chain.

    A day is given for what was signed around midnight: the chain's moments are in UTC.
    """
    if post.is_inlast:
        return False
    if post.is_egen or post.hor_till in sedda:
        return True
    return None not in (post.dag, forsta) and post.dag > forsta + _EN_DAG  # type: ignore[operator]  # neither is None


def bestyrk(lankar: Sequence[Signaturlank], vittne: Huvud) -> Kedjefel | None:
    """Whether an earlier head still stands in this chain; a fault where it does not.

    A chain that was written anew from some link on, with every hash worked out again, has other hashes from there on.
    """
    if vittne.antal == 0:
        return None
    if vittne.antal > len(lankar) or lankar[vittne.antal - 1].hash != vittne.hash:
        return Kedjefel(Kedjefelslag.VITTNE, min(vittne.antal, len(lankar)) or None)
    return None
