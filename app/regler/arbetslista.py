"""The work list: what is to be done, one line about each thing, worst first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.rattsgrund import Niva
from app.regler.modell import Atgard, Del, Fynd, Om, Regel, Utfall

_RANG = {Utfall.BRIST: 0, Utfall.VARNING: 1}


@dataclass(frozen=True, slots=True)
class Rad:
    """One line: all flags about the same thing, the worst first.

    `utfall`, `niva`, `regel_id` and `atgard` are those of the worst flag; `forfaller` is the earliest of all.
    """

    om: Om
    utfall: Utfall
    niva: Niva
    regel_id: str
    atgard: Atgard
    fynd: tuple[Fynd, ...]
    forfaller: date | None

    @property
    def varst(self) -> Fynd:
        """The worst flag, whose sentence heads the line."""
        return self.fynd[0]

    @property
    def is_brist(self) -> bool:
        """Whether something is broken already."""
        return self.utfall is Utfall.BRIST


@dataclass(frozen=True, slots=True)
class Sammanfattning:
    """The work list in figures, which are numbers of lines; every level is in the mappings.

    `vander` is the first day on which any finding, also one that is no flag, can change by itself.
    """

    brister: int
    varningar: int
    brister_per_niva: Mapping[Niva, int]
    forfaller: date | None
    vander: date | None
    varst: Rad | None


def fynddel(fynd: Fynd, regler: Mapping[str, Regel]) -> Del:
    """The part of the rule that the finding answers for: its level and source."""
    return regler[fynd.regel_id].delar[fynd.delregel]


def arbetslista(fynd: Iterable[Fynd], regler: Mapping[str, Regel]) -> tuple[Rad, ...]:
    """The flags as lines: broken ones by level (F, R, K, L) and due date, then warnings likewise.

    Flags about the same delmål, group, placement or handledare are one line; about the portfolio, and about what it
    lacks of the region's plan, those of the same rule are.
    """
    hogar: defaultdict[str, list[Fynd]] = defaultdict(list)
    for ett in fynd:
        if ett.utfall in _RANG:
            is_allman = ett.om == Om() or ett.om.post is not None
            hogar[ett.regel_id if is_allman else ett.om.nyckel].append(ett)
    return tuple(sorted((_rad(hog, regler) for hog in hogar.values()), key=_radordning))


def sammanfatta(fynd: Iterable[Fynd], rader: tuple[Rad, ...]) -> Sammanfattning:
    """The figures of a portfolio: `rader` is the work list that `fynd` gave."""
    return Sammanfattning(
        brister=sum(rad.is_brist for rad in rader),
        varningar=sum(not rad.is_brist for rad in rader),
        brister_per_niva={niva: sum(rad.is_brist and rad.niva is niva for rad in rader) for niva in Niva},
        forfaller=min((rad.forfaller for rad in rader if rad.forfaller), default=None),
        vander=min((ett.vander for ett in fynd if ett.vander), default=None),
        varst=rader[0] if rader else None,
    )


def _rad(hog: list[Fynd], regler: Mapping[str, Regel]) -> Rad:
    ordnade = tuple(sorted(hog, key=lambda ett: _fyndordning(ett, regler)))
    varst = ordnade[0]
    return Rad(
        om=varst.om,
        utfall=varst.utfall,
        niva=fynddel(varst, regler).niva,
        regel_id=varst.regel_id,
        atgard=regler[varst.regel_id].atgard_for(varst.delregel),
        fynd=ordnade,
        forfaller=min((ett.forfaller for ett in ordnade if ett.forfaller), default=None),
    )


def _fyndordning(fynd: Fynd, regler: Mapping[str, Regel]) -> tuple[int, int, date, str, str, str]:
    niva = fynddel(fynd, regler).niva.rang
    return _RANG[fynd.utfall], niva, fynd.forfaller or date.max, fynd.regel_id, fynd.delregel, fynd.meddelande


def _radordning(rad: Rad) -> tuple[int, int, date, str, tuple[int, int], int, str]:
    """Worst first; at the same level and due date by rule, then delmål as people count them."""
    om = rad.om
    delmal = om.delmal.sortnyckel if om.delmal else (-1, -1)
    brist = _RANG[rad.utfall]
    return brist, rad.niva.rang, rad.forfaller or date.max, rad.regel_id, delmal, om.aktivitet_id or 0, om.grupp or ""
