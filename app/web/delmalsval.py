"""The choice of delmål in forms: which there are for this training, in groups, the likeliest first."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Final, TypeAlias

from app.domain.delmal import Delmalgrupp, DelmalKod, OkandDelmalKod
from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.regler.modell import Regelunderlag
from app.web.forms import Falt, citat
from app.web.ord import DELMALGRUPP

Val: TypeAlias = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
_NYLIGA: Final = 6
_B: Final = frozenset({Delmalgrupp.B, Delmalgrupp.STB})


def alla_delmal(underlag: Regelunderlag) -> tuple[DelmalKrav, ...]:
    """Every delmål of the training, those of BT first where BT is part of it."""
    delar = (underlag.bt, underlag.malbeskrivning)
    return tuple(krav for del_ in delar if del_ is not None for krav in del_.delmal)


def nyliga_delmal(portfolj: Portfolj) -> tuple[DelmalKod, ...]:
    """The delmål of what was last put into the portfolio, latest first."""
    poster = sorted(portfolj.gallande_aktiviteter, key=lambda a: a.id, reverse=True)
    return tuple(dict.fromkeys(kod for post in poster for kod in sorted(post.delmal)))[:_NYLIGA]


def delmalsval(
    underlag: Regelunderlag,
    valda: Collection[str] = (),
    nyliga: Iterable[str] = (),
    rubriker: tuple[str, str] = ("Nyligen använda", "Valda och nyligen använda"),
) -> Val:
    """Groups for the macro `flerval`: chosen and recent ones first, then the rest as the regulation orders them.

    `rubriker` head the first group: without and with chosen ones in it.

    A chosen code that the målbeskrivning does not hold stands in a group of its own, to be seen and taken away.
    """
    krav = {str(k.kod): k for k in alla_delmal(underlag)}
    framst = {*valda, *nyliga}
    forst = [kod for kod in krav if kod in framst]
    okanda = [kod for kod in valda if kod not in krav]
    grupper: dict[str, list[str]] = {}
    if okanda:
        grupper["Finns inte i målbeskrivningen"] = okanda
    if forst:
        grupper[rubriker[bool(valda)]] = forst
    for kod, post in krav.items():
        if kod not in forst:
            grupper.setdefault(DELMALGRUPP[post.kod.grupp], []).append(kod)
    return tuple(
        (rubrik, tuple((kod, kod, krav[kod].titel if kod in krav else "") for kod in koder))
        for rubrik, koder in grupper.items()
    )


def las_koder(texter: Iterable[str]) -> tuple[DelmalKod, ...]:
    """The codes among texts of an address; what is no code is passed over."""
    koder = []
    for text in texter:
        with suppress(OkandDelmalKod):
            koder.append(DelmalKod(text))
    return tuple(koder)


def fel_i_delmal(falt: Falt, underlag: Regelunderlag, namn: str = "delmal") -> dict[str, str]:
    """A fault at the field for codes that are no codes, or that this målbeskrivning does not hold.

    Where nobody knows which b-delmål a specialty has, any of them is taken.
    """
    malbeskrivning = underlag.malbeskrivning
    finns = {krav.kod for krav in alla_delmal(underlag)}
    for text in falt.get(namn, ()):
        if not text.strip():
            continue
        try:
            kod = DelmalKod(text)
        except OkandDelmalKod:
            return {namn: f"{citat(text)} är inte en delmålskod. Skriv till exempel c7 eller STa1."}
        if malbeskrivning is None or kod in finns or (not malbeskrivning.b_kand and kod.grupp in _B):
            continue
        beteckning = malbeskrivning.foreskrift.beteckning
        return {namn: f"Delmål {kod} finns inte i målbeskrivningen för {malbeskrivning.namn} ({beteckning})."}
    return {}
