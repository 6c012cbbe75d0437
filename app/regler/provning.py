"""What a changed plan does to the rules: what breaks and what mends, today and on the days that the plan leads to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.regler import REGLER
from app.regler.modell import Fynd, Regel, Regelunderlag, Utfall
from app.regler.placeringar import sidotjanstgoringar
from app.regler.utvardera import utvardera

Nyckel = tuple[str, str, str]
_TYNGD: Final[Mapping[Utfall, int]] = {Utfall.BRIST: 2, Utfall.VARNING: 1}
# Rules about how placements and courses lie in time, whose answer is settled by the plan alone. What is asked of each
# placement besides (its handledare, its goals, its certificate) is done in good time and says nothing of the plan.
_OM_PLANEN: Final = ("PL-06", "PL-07", "PL-08", "PL-09", "PL-10", "PL-12", "KU-01")
PLANREGLER: Final[Mapping[str, Regel]] = {id_: REGLER[id_] for id_ in _OM_PLANEN if id_ in REGLER}


@dataclass(frozen=True, slots=True)
class Kommande:
    """A brist that the plan leads to: the first of the days asked about on which it is one."""

    dag: date
    fynd: Fynd


@dataclass(frozen=True, slots=True)
class Regelskillnad:
    """What is new, or worse than before, and what is gone, or better."""

    nya: tuple[Fynd, ...]
    lagade: tuple[Fynd, ...]


def nyckel(fynd: Fynd) -> Nyckel:
    """What a finding is of: the part of a rule, and what it is about."""
    return fynd.regel_id, fynd.delregel, fynd.om.nyckel


def jamfor(fore: Iterable[Fynd], efter: Iterable[Fynd]) -> Regelskillnad:
    """The difference between two answers of the same rules; other words about the same thing make none."""
    gamla, nya = ({nyckel(f): f for f in sida} for sida in (fore, efter))
    return Regelskillnad(_tyngre(nya, gamla), _tyngre(gamla, nya))


def _tyngre(dessa: Mapping[Nyckel, Fynd], an: Mapping[Nyckel, Fynd]) -> tuple[Fynd, ...]:
    return tuple(f for n, f in dessa.items() if _tyngd(f) > (_tyngd(an[n]) if n in an else 0))


def _tyngd(fynd: Fynd) -> int:
    return _TYNGD.get(fynd.utfall, 0)


def provdagar(portfoljer: Iterable[Portfolj], underlag: Regelunderlag) -> tuple[date, ...]:
    """The days that tell what plans lead to: the last of each side placement, the middle of training, its end."""
    return tuple(sorted({dag for portfolj in portfoljer for dag in _dagar(portfolj, underlag) if dag > underlag.idag}))


def _dagar(portfolj: Portfolj, underlag: Regelunderlag) -> Iterator[date]:
    start, slut = portfolj.utbildning.start, underlag.tid(portfolj).prognos
    yield from (a.slut for a in sidotjanstgoringar(portfolj) if a.slut)
    if slut is not None and slut > start:
        yield start + (slut - start) / 2
        yield slut


def framat(
    portfolj: Portfolj, underlag: Regelunderlag, dagar: Iterable[date], regler: Mapping[str, Regel] = PLANREGLER
) -> Mapping[Nyckel, Kommande]:
    """Each brist that the plan leads to and that is none today, by the rules about the plan, if all goes as planned."""
    funna: dict[Nyckel, Kommande] = {}
    i_dag = {nyckel(f) for f in utvardera(portfolj, underlag, regler) if f.utfall is Utfall.BRIST}
    for dag in dagar:
        for fynd in utvardera(_som_planerat(portfolj, dag), replace(underlag, idag=dag), regler):
            if fynd.utfall is Utfall.BRIST and nyckel(fynd) not in i_dag:
                funna.setdefault(nyckel(fynd), Kommande(dag, fynd))
    return funna


def _som_planerat(portfolj: Portfolj, dag: date) -> Portfolj:
    """The portfolio with everything done that is planned to be over before that day."""
    return replace(portfolj, aktiviteter=tuple(_gjord(a, dag) for a in portfolj.aktiviteter))


def _gjord(aktivitet: Aktivitet, dag: date) -> Aktivitet:
    slut = aktivitet.slut or (None if aktivitet.tjanstgoring else aktivitet.start)
    if aktivitet.status is not Aktivitetsstatus.PLANERAD or slut is None or slut >= dag:
        return aktivitet
    return replace(aktivitet, status=Aktivitetsstatus.GENOMFORD)
