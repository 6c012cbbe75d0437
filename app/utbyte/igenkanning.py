"""Finds out what a sheet is: on which row its headings stand, which kind of record it holds, what each column is."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.utbyte.mall import MALLAR, Bladmall, Kolumn, Postslag
from app.utbyte.modell import Bladmappning
from app.utbyte.ord import fold
from app.utbyte.tabell import Blad

_SOKTA_RADER: Final = 20
_MINST_KOLUMNER: Final = 2
_NAMNPOANG: Final = 1.5
_SYNONYMPOANG: Final = 0.8
_OBLIGATORISKPOANG: Final = 0.5
_LAS_INTE: Final = frozenset({"las mig", "lasmig", "readme", "information", "instruktion", "instruktioner"})


@dataclass(frozen=True, slots=True)
class Igenkanning:
    """A sheet's headings (column, text), the row they stand on (from 0) and what they seem to mean.

    `saknade` are required columns that no heading names; `okanda` columns that mean nothing to us.
    """

    rubrikrad: int
    rubriker: tuple[tuple[int, str], ...]
    mappning: Bladmappning
    saknade: tuple[Kolumn, ...]
    poang: float

    @property
    def is_saker(self) -> bool:
        """Whether the sheet can be read without asking anybody."""
        return self.mappning.slag is not None and not self.saknade

    @property
    def signatur(self) -> str:
        """Identifies the layout: the same headings in the same columns."""
        return hashlib.sha256(repr([(k, fold(text)) for k, text in self.rubriker]).encode()).hexdigest()


def recognise(blad: Blad) -> Igenkanning | None:
    """What the sheet seems to be; None for one that holds no table or is a note to the reader."""
    if fold(blad.namn) in _LAS_INTE:
        return None
    basta: Igenkanning | None = None
    for rad in range(min(len(blad.rader), _SOKTA_RADER)):
        rubriker = _read_rubriker(blad, rad)
        if len(rubriker) < _MINST_KOLUMNER:
            continue
        for mall in MALLAR:
            kandidat = _judge(blad, rad, rubriker, mall)
            basta = kandidat if _is_battre(kandidat, basta) else basta
    if basta is None or len(blad.rader) <= basta.rubrikrad + 1:
        return None if basta is None or not basta.is_saker else basta
    return basta


def guess(blad: Blad, slag: Postslag) -> Bladmappning:
    """What the sheet's columns seem to be, once somebody has said which kind of record it holds."""
    igenkand = recognise(blad)
    if igenkand is None:
        return Bladmappning(slag)
    mall = next(mall for mall in MALLAR if mall.slag is slag)
    return Bladmappning(slag, _judge(blad, igenkand.rubrikrad, igenkand.rubriker, mall).mappning.kolumner)


def _is_battre(kandidat: Igenkanning, basta: Igenkanning | None) -> bool:
    """Among equals the first kind wins on one row, but the lower row wins: headings merged downwards stand on both."""
    if basta is None:
        return True
    if kandidat.mappning.slag is None and kandidat.rubrikrad > basta.rubrikrad:
        # A word here and there is known in any row: without a kind, the fullest row is taken for the headings.
        return basta.mappning.slag is None and len(kandidat.rubriker) > len(basta.rubriker)
    if (kandidat.is_saker, kandidat.poang) > (basta.is_saker, basta.poang):
        return True
    is_lika = (kandidat.is_saker, kandidat.poang) == (basta.is_saker, basta.poang)
    return is_lika and kandidat.rubrikrad > basta.rubrikrad and kandidat.mappning == basta.mappning and basta.poang > 0


def _read_rubriker(blad: Blad, rad: int) -> tuple[tuple[int, str], ...]:
    bredd = max(len(blad.rader[rad]), len(blad.rader[rad - 1]) if rad else 0)
    rubriker = []
    for kolumn in range(bredd):
        egen = blad.cell(rad, kolumn)
        if not isinstance(egen, str):
            continue
        over = _merged_above(blad, rad, kolumn)
        rubriker.append((kolumn, f"{over} {egen}" if over and fold(over) != fold(egen) else egen))
    return tuple(rubriker)


def _merged_above(blad: Blad, rad: int, kolumn: int) -> str:
    """The heading that stretches over this column on the row above, if one does."""
    for omrade in blad.sammanfogade:
        if (
            omrade.sista_rad == rad - 1
            and omrade.kolumn <= kolumn <= omrade.sista_kolumn
            and omrade.kolumn < omrade.sista_kolumn
        ):
            text = blad.cell(omrade.rad, omrade.kolumn)
            return text if isinstance(text, str) else ""
    return ""


def _variants(rubrik: str, over: str) -> Iterator[str]:
    """A heading as it may stand in our lists: whole, without its parenthesis, without what stretches over it."""
    yield fold(rubrik)
    yield fold(rubrik.partition("(")[0])
    if over:
        yield fold(rubrik.removeprefix(over))


def _judge(blad: Blad, rad: int, rubriker: tuple[tuple[int, str], ...], mall: Bladmall) -> Igenkanning:
    """Give each column of the kind the heading that fits it best; exact headings go before synonyms."""
    kolumner: dict[int, str] = {}
    poang = 0.0
    for exakt in (True, False):
        for nummer, rubrik in rubriker:
            if nummer in kolumner:
                continue
            traff = _match(mall, set(_variants(rubrik, _merged_above(blad, rad, nummer))), kolumner, exakt=exakt)
            if traff:
                kolumner[nummer] = traff.nyckel
                poang += (1 if exakt else _SYNONYMPOANG) + (_OBLIGATORISKPOANG if traff.obligatorisk else 0)
    saknade = tuple(k for k in mall.kolumner if k.obligatorisk and k.nyckel not in kolumner.values())
    if kolumner and _is_namn(blad.namn, mall):
        poang += _NAMNPOANG
    slag = mall.slag if len(kolumner) >= _MINST_KOLUMNER else None
    mappning = Bladmappning(slag, dict(sorted(kolumner.items())))
    return Igenkanning(rad, rubriker, mappning, saknade, poang - len(saknade))


def _match(mall: Bladmall, texter: set[str], tagna: dict[int, str], *, exakt: bool) -> Kolumn | None:
    for kolumn in mall.kolumner:
        if kolumn.nyckel in tagna.values():
            continue
        orden = (kolumn.rubrik, kolumn.nyckel) if exakt else kolumn.synonymer
        if any(fold(ord_) in texter for ord_ in orden if fold(ord_)):
            return kolumn
    return None


def _is_namn(namn: str, mall: Bladmall) -> bool:
    """Whether the sheet is named as the kind, also with something more: "IUP ST", "Kurser 2024", "Delmål b"."""
    sokt = fold(namn)
    return any(sokt == ord_ or sokt.startswith(f"{ord_} ") for ord_ in map(fold, (mall.namn, *mall.synonymer)))


def check_mappning(mappning: Bladmappning) -> tuple[Kolumn, ...]:
    """The required columns that a person's mapping leaves out; nothing for a sheet that is not to be read.

    Raises:
        KeyError: the mapping names a field that the kind does not have.
    """
    if mappning.slag is None:
        return ()
    mall = next(mall for mall in MALLAR if mall.slag is Postslag(mappning.slag))
    for nyckel in mappning.kolumner.values():
        mall.kolumn(nyckel)
    return tuple(k for k in mall.kolumner if k.obligatorisk and k.nyckel not in mappning.kolumner.values())
