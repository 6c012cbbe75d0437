"""What a changed plan does to the rules: what breaks and what mends, today and on the days that the plan leads to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG
from app.regler import REGLER
from app.regler.modell import Fynd, Regel, Regelunderlag, Utfall
from app.regler.placeringar import sidotjanstgoringar
from app.regler.utvardera import utvardera

Nyckel = tuple[str, str, str]
Provdagar = Mapping[date, Mapping[str, Regel]]
# Who lacks an activity or a method for a delmål is asked about the rest of it only once there is one. That the question
# then arises makes nothing worse, and that it is no longer asked mends nothing.
_FRAGAS_EFTER: Final[Mapping[str, tuple[str, ...]]] = {"IUP-04": ("IUP-02", "IUP-03"), "IUP-13": ("IUP-02",)}
_TYNGD: Final[Mapping[Utfall, int]] = {Utfall.BRIST: 2, Utfall.VARNING: 1}
# Rules about how placements and courses lie in time that can find a brist in the plan alone. What is asked of each
# placement besides (its handledare, its goals, its certificate) is done in good time and says nothing of the plan.
_OM_BORTAVARO: Final[Mapping[str, Regel]] = {"PL-06": REGLER["PL-06"]}
_OM_HELA_TIDEN: Final[Mapping[str, Regel]] = {id_: REGLER[id_] for id_ in ("PL-07", "PL-08", "PL-12", "KU-01")}


@dataclass(frozen=True, slots=True)
class Kommande:
    """A brist that the plan leads to, with the first day on which it is one, as far as that can be told."""

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
    brister = {(f.regel_id, f.om) for f in an.values() if f.utfall is Utfall.BRIST}
    return tuple(
        f
        for n, f in dessa.items()
        if _tyngd(f) > (_tyngd(an[n]) if n in an else 0)
        and not any((forst, f.om) in brister for forst in _FRAGAS_EFTER.get(f.regel_id, ()))
    )


def _tyngd(fynd: Fynd) -> int:
    return _TYNGD.get(fynd.utfall, 0)


def provdagar(portfoljer: Iterable[Portfolj], underlag: Regelunderlag) -> Provdagar:
    """The days that tell what plans lead to, in order, each with the rules to ask.

    They are the last day of each side placement, for how long one is away; and the middle of training and its end.
    """
    dagar: defaultdict[date, dict[str, Regel]] = defaultdict(dict)
    for portfolj in portfoljer:
        for dag, regler in _dagar(portfolj, underlag):
            if dag > underlag.idag:
                dagar[dag].update(regler)
    return dict(sorted(dagar.items()))


def _dagar(portfolj: Portfolj, underlag: Regelunderlag) -> Iterator[tuple[date, Mapping[str, Regel]]]:
    start, slut = portfolj.utbildning.start, underlag.tid(portfolj).prognos
    yield from ((a.slut, _OM_BORTAVARO) for a in sidotjanstgoringar(portfolj) if a.slut)
    if slut is not None and slut > start:
        yield start + (slut - start) / 2, _OM_HELA_TIDEN
        yield slut, _OM_HELA_TIDEN


def framat(
    portfolj: Portfolj, underlag: Regelunderlag, dagar: Provdagar, i_dag: Iterable[Fynd] | None = None
) -> Mapping[Nyckel, Kommande]:
    """Each brist that the plan leads to and that is none today, by the rules about the plan, if all goes as planned.

    `i_dag` is what the rules say today, where that is known already.
    """
    funna: dict[Nyckel, Kommande] = {}
    nu = utvardera(portfolj, underlag, {**_OM_BORTAVARO, **_OM_HELA_TIDEN}) if i_dag is None else i_dag
    kanda = {nyckel(f) for f in nu if f.utfall is Utfall.BRIST}
    for dag, regler in dagar.items():
        for fynd in utvardera(_som_planerat(portfolj, dag), replace(underlag, idag=dag), regler):
            if fynd.utfall is Utfall.BRIST and nyckel(fynd) not in kanda:
                fran = dag if fynd.sedan is None else max(fynd.sedan, underlag.idag + EN_DAG)
                funna.setdefault(nyckel(fynd), Kommande(fran, fynd))
    return funna


def _som_planerat(portfolj: Portfolj, dag: date) -> Portfolj:
    """The portfolio with everything done that is planned to be over before that day."""
    return replace(portfolj, aktiviteter=tuple(_gjord(a, dag) for a in portfolj.aktiviteter))


def _gjord(aktivitet: Aktivitet, dag: date) -> Aktivitet:
    slut = aktivitet.slut or (None if aktivitet.tjanstgoring else aktivitet.start)
    if aktivitet.status is not Aktivitetsstatus.PLANERAD or slut is None or slut >= dag:
        return aktivitet
    return replace(aktivitet, status=Aktivitetsstatus.GENOMFORD)
