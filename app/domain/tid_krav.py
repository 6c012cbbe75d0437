"""How much time is required, and how much of it earlier competence stands for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.domain.iup import Tillgodoraknande, Tillgodoslag
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj


class Kravskal(StrEnum):
    """Why a line of the requirement is there."""

    FORESKRIFT = "foreskrift"
    BT_FORE_ST = "bt_fore_st"


@dataclass(frozen=True, slots=True)
class Kravrad:
    """A line of the requirement, in full-time months; negative where it is made less."""

    skal: Kravskal
    manader: Fraction


class Tillgodoskal(StrEnum):
    """Why credited months count for as much as they do."""

    HELT = "helt"
    UTAN_INTYG = "utan_intyg"
    TAK_SLAG = "tak_slag"
    TAK_SAMLAT = "tak_samlat"


@dataclass(frozen=True, slots=True)
class Tillgodorad:
    """Credited months: how many were noted, how many of them count, and why. `id` is the credit's."""

    id: int
    slag: Tillgodoslag
    datum: date
    noterat: Fraction
    manader: Fraction
    skal: Tillgodoskal


def kravrader(portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> tuple[Kravrad, ...]:
    """What the required months are made up of; nothing where they are unknown.

    BT that was approved before ST began stands for the least time that BT may take, since its length is not recorded.
    """
    if malbeskrivning is None:
        return ()
    rader = [Kravrad(Kravskal.FORESKRIFT, Fraction(malbeskrivning.minsta_tid_manader))]
    if malbeskrivning.bt is not None and is_bt_fore_st(portfolj):
        rader.append(Kravrad(Kravskal.BT_FORE_ST, -Fraction(malbeskrivning.bt.minsta_tid_manader)))
    return tuple(rader)


def is_bt_fore_st(portfolj: Portfolj) -> bool:
    """Whether BT was approved before ST began, so that its time lies outside the days counted."""
    utbildning = portfolj.utbildning
    godkand = utbildning.bt_godkand
    return utbildning.bt is BtLage.GODKAND and (godkand is None or godkand <= utbildning.start)


def tillgodorader(portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> tuple[Tillgodorad, ...]:
    """Credited months, earliest decision first: an earlier one fills the limits before a later."""
    return tuple(_tillgodo(portfolj, malbeskrivning))


def _tillgodo(portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> Iterator[Tillgodorad]:
    tak = {} if malbeskrivning is None else {t.slag: t.manader for t in malbeskrivning.tillgodotak}
    samlat_tak = None if malbeskrivning is None else malbeskrivning.hogst_tillgodoraknat_manader
    raknat: defaultdict[Tillgodoslag, Fraction] = defaultdict(Fraction)
    for post in sorted(portfolj.tillgodoraknanden, key=lambda post: (post.datum, post.id)):
        if not post.manader:
            continue
        noterat = Fraction(str(post.manader))
        i_slaget = _rum(tak.get(post.slag), raknat[post.slag], noterat)
        i_allt = _rum(samlat_tak, sum(raknat.values(), Fraction(0)), noterat)
        rad = _rad(post, noterat, i_slaget, i_allt)
        raknat[post.slag] += rad.manader
        yield rad


def _rum(tak: int | None, raknat: Fraction, noterat: Fraction) -> Fraction:
    """How much of the noted months has room under a limit."""
    return noterat if tak is None else min(noterat, max(Fraction(0), tak - raknat))


def _rad(post: Tillgodoraknande, noterat: Fraction, i_slaget: Fraction, i_allt: Fraction) -> Tillgodorad:
    if not post.intyg:
        manader, skal = Fraction(0), Tillgodoskal.UTAN_INTYG
    elif min(i_slaget, i_allt) == noterat:
        manader, skal = noterat, Tillgodoskal.HELT
    elif i_slaget <= i_allt:
        manader, skal = i_slaget, Tillgodoskal.TAK_SLAG
    else:
        manader, skal = i_allt, Tillgodoskal.TAK_SAMLAT
    return Tillgodorad(post.id, post.slag, post.datum, noterat, manader, skal)
