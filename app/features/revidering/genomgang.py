"""Going through the plan at a revision: which delmål are to be confirmed or amended, and what was said of each.

Those whose plan changed in the same way are one block, confirmed at once; so are the unchanged ones of a group. Each
delmål stands on a line of its own, where what is to be amended can be written instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Final, NamedTuple

from app.domain.delmal import Delmalgrupp, DelmalKod
from app.features.revidering.andringar import OFORANDRAT, Delmalsandring, per_delmal
from app.features.revidering.ogonblick import Delmalsrad, Ogonblick
from app.regler.modell import Fynd, Utfall
from app.utbyte.revideringsbild import Bekraftelse
from app.web.format import antal
from app.web.forms import Falt, fel_i_text
from app.web.ifyllt import Ifyllt
from app.web.ord import DELMALGRUPP, METOD

BEKRAFTA: Final = "bekrafta"
ANDRA: Final = "andra_"
HOGST: Final = 2000  # characters of what is to be amended
FLAGGOR: Final = frozenset({Utfall.BRIST, Utfall.VARNING})
FORNYAD: Final = "Planen har ändrats sedan du öppnade sidan. Det nya står nedan och behöver bekräftas."


@dataclass(frozen=True, slots=True)
class Rad:
    """One delmål to confirm: what it has, what came since the last revision, and what the rules say is missing."""

    kod: DelmalKod
    titel: str
    har: str
    bedomningar: str
    saknas: tuple[str, ...]

    @property
    def falt(self) -> str:
        """The field in which to write what is to be amended."""
        return f"{ANDRA}{self.kod.lower()}"


@dataclass(frozen=True, slots=True)
class Block:
    """Delmål that are confirmed at once. `nyckel` is another as soon as what changed is other."""

    nyckel: str
    rubrik: str
    etikett: str
    andringar: tuple[str, ...]
    rader: tuple[Rad, ...]

    @property
    def is_andrad(self) -> bool:
        """Whether the plan of these delmål has changed."""
        return bool(self.andringar)

    @property
    def falt(self) -> str:
        """What its fault is called; its checkbox has the id `f-` and this."""
        return f"block-{self.nyckel}"


class Genomgang(NamedTuple):
    """What is to be gone through, and those fulfilled and unchanged, which nobody has to confirm."""

    block: tuple[Block, ...]
    klara: tuple[DelmalKod, ...]


def genomgang(fore: Ogonblick | None, nu: Ogonblick, fynd: Iterable[Fynd] = ()) -> Genomgang:
    """Every delmål whose plan changed since `fore` or that is not fulfilled, in blocks: the changed ones first."""
    andringar = per_delmal(fore, nu) if fore else {}
    saknas: dict[DelmalKod, list[str]] = {}
    for ett in fynd:
        if ett.om.delmal is not None and ett.utfall in FLAGGOR:
            saknas.setdefault(ett.om.delmal, []).append(ett.meddelande)
    andrade: dict[tuple[str, ...], list[Rad]] = {}
    oforandrade: dict[Delmalgrupp, list[Rad]] = {}
    klara: list[DelmalKod] = []
    for grupp, rader in nu.rader():
        for rad in rader:
            andring = andringar.get(rad.kod, OFORANDRAT)
            if andring.plan:
                andrade.setdefault(andring.plan, []).append(_rad(rad, andring, saknas))
            elif rad.is_uppfylld:
                klara.append(rad.kod)
            else:
                oforandrade.setdefault(grupp, []).append(_rad(rad, andring, saknas))
    block = (*_andrade(andrade), *_oforandrade(oforandrade, is_jamford=fore is not None))
    return Genomgang(block, tuple(klara))


def _rad(rad: Delmalsrad, andring: Delmalsandring, saknas: Mapping[DelmalKod, Sequence[str]]) -> Rad:
    bedomda = len(andring.bedomningar)
    return Rad(
        rad.kod,
        rad.titel,
        _har(rad),
        f"{antal(bedomda, 'ny bedömning', 'nya bedömningar')}: {', '.join(andring.bedomningar)}" if bedomda else "",
        tuple(saknas.get(rad.kod, ())),
    )


def _har(rad: Delmalsrad) -> str:
    """The plan of one delmål in few words."""
    metoder = sorted({METOD[m.metod] for m in rad.metoder})
    delar = (
        antal(len(rad.aktiviteter), "aktivitet", "aktiviteter") if rad.aktiviteter else "ingen aktivitet",
        ", ".join(metoder) if metoder else "" if rad.bedomningar else "ingen metod vald",
        antal(len(rad.bedomningar), "bedömning", "bedömningar") if rad.bedomningar else "",
    )
    return "; ".join(del_ for del_ in delar if del_)


def _andrade(per_andring: Mapping[tuple[str, ...], Sequence[Rad]]) -> Iterator[Block]:
    for andringar, rader in per_andring.items():
        koder = ", ".join(rad.kod for rad in rader)
        etikett = f"Bekräfta {koder}" if len(rader) == 1 else f"Bekräfta alla {len(rader)}: {koder}"
        nyckel = blake2s("\n".join((*andringar, koder)).encode(), digest_size=6).hexdigest()
        yield Block(nyckel, koder, etikett, andringar, tuple(rader))


def _oforandrade(per_grupp: Mapping[Delmalgrupp, Sequence[Rad]], *, is_jamford: bool) -> Iterator[Block]:
    for grupp, rader in per_grupp.items():
        vilka = f"{len(rader)} {'oförändrade ' if is_jamford else ''}{grupp}-delmål"
        yield Block(
            f"grupp-{grupp}".lower(),
            DELMALGRUPP[grupp] + (", utan ändring i planen" if is_jamford else ""),
            f"Bekräfta {rader[0].kod}" if len(rader) == 1 else f"Bekräfta alla {vilka}",
            (),
            tuple(rader),
        )


def las_svar(block: Iterable[Block], falt: Falt) -> tuple[tuple[Bekraftelse, ...], dict[str, str]]:
    """What was said of each delmål, and a fault for what nothing was said of, by field name."""
    v = Ifyllt(falt)
    bekraftade = set(v.alla(BEKRAFTA))
    svar: list[Bekraftelse] = []
    fel: dict[str, str] = {}
    for ett in block:
        kvar: list[DelmalKod] = []
        for rad in ett.rader:
            text = v(rad.falt)
            if fault := fel_i_text(text, HOGST):
                fel[rad.falt] = fault
            if not text and ett.nyckel not in bekraftade:
                kvar.append(rad.kod)
            svar.append(Bekraftelse(rad.kod, text, ett.is_andrad))
        if kvar:
            fel[ett.falt] = f"{', '.join(kvar)}: bekräfta, eller skriv vad som ska ändras."
    return tuple(svar), fel


def is_fornyad(block: Iterable[Block], falt: Falt) -> bool:
    """Whether something confirmed is no longer there to confirm: the plan, or what it is compared with, has changed."""
    return not set(Ifyllt(falt).alla(BEKRAFTA)) <= {ett.nyckel for ett in block}
