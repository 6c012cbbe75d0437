"""What a training still lacks of its region's plan, and where its own plan goes against the plan's order.

Pure reckoning for rules, pages and the plan solver: nothing here says whether it is a fault.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from app.domain.aktivitet import Aktivitet, TjanstgoringsTyp
from app.domain.portfolj import BtLage, Portfolj
from app.domain.regionplan import Plankurs, Planordning, Planplacering, Regionplan, Tidpunkt
from app.domain.tid import EN_DAG, Period, franvaroperioder, utanfor
from app.domain.tid_i_st import TidISt, nar_gjort
from app.domain.tid_manad import dag_vid, lage
from app.domain.tjanst import Franvaroslag

_PROCENT = 100


@dataclass(frozen=True, slots=True)
class Planlage:
    """How one kind of placement of the plan stands in a portfolio, planned counted as done.

    `inlagda` are the activities of that kind, undated ones last. `krav` is the usual length (least, most) for this
    person, None where the plan gives none. `manader` is how long the dated ones are: full-time months together, but
    for an assignment, which goes on beside other work, the calendar months of the longest one.
    """

    post: Planplacering
    inlagda: tuple[Aktivitet, ...]
    krav: tuple[int, int] | None
    manader: Fraction

    @property
    def is_inlagd(self) -> bool:
        """Whether there is any such placement."""
        return bool(self.inlagda)

    @property
    def kvar(self) -> Fraction:
        """Months that lack of the least length; 0 where the plan gives no length or something has no dates yet."""
        if self.krav is None or any(langd(a) is None for a in self.inlagda):
            return Fraction(0)
        return max(Fraction(0), self.krav[0] - self.manader)

    def racker(self, minst_andel: Fraction = Fraction(1)) -> bool:
        """Whether it is in the plan for at least that share of the least length."""
        return self.is_inlagd and (self.krav is None or self.kvar <= self.krav[0] * (1 - minst_andel))


@dataclass(frozen=True, slots=True)
class BrutenOrdning:
    """A rule of order that the dates go against: `efter` begins before any of the kinds asked for has ended.

    `fore` are those of them that are in the plan, all too late; none where nothing of the kind is planned.
    """

    ordning: Planordning
    efter: Aktivitet
    fore: tuple[Aktivitet, ...]


@dataclass(frozen=True, slots=True)
class FelTidpunkt:
    """Something of the plan that lies in the other half of ST than the plan asks for. `halva` is the middle of ST."""

    post: Planplacering | Plankurs
    aktivitet: Aktivitet
    halva: date


def has_bt(portfolj: Portfolj) -> bool:
    """Whether the person has BT, or is to have it, instead of AT."""
    return portfolj.utbildning.bt is not BtLage.EJ_AKTUELL


def plannyckel(aktivitet: Aktivitet) -> str:
    """The key of what the activity is in the region's plan; "" for none, and for the parts of BT."""
    tjanst = aktivitet.tjanstgoring
    if tjanst is None:
        return aktivitet.mall
    return "" if tjanst.typ is TjanstgoringsTyp.BT_DEL else tjanst.amne


def per_nyckel(portfolj: Portfolj) -> Mapping[str, Sequence[Aktivitet]]:
    """The activities of the plan by key, in order of their start; undated ones last."""
    funna: defaultdict[str, list[Aktivitet]] = defaultdict(list)
    for aktivitet in sorted(portfolj.gallande_aktiviteter, key=lambda a: (a.start or date.max, a.id)):
        if nyckel := plannyckel(aktivitet):
            funna[nyckel].append(aktivitet)
    return funna


def langd(aktivitet: Aktivitet) -> Period | None:
    """The days of a placement that has both dates in order, else None."""
    start, slut = aktivitet.start, aktivitet.slut
    return None if start is None or slut is None or slut < start else Period(start, slut)


@lru_cache(maxsize=4096)
def kalendermanader(period: Period) -> Fraction:
    """How many months from its first day to its last."""
    return lage(period.start, period.slut + EN_DAG)


def heltidsmanader(portfolj: Portfolj, aktivitet: Aktivitet) -> Fraction | None:
    """How long a placement is in months of full time, leave left out; None without both dates."""
    period = langd(aktivitet)
    if period is None or aktivitet.tjanstgoring is None:
        return None
    narvaro, start = list(utanfor(period, franvaroperioder(portfolj))), period.start
    if narvaro == [period]:
        manader = kalendermanader(period)
    else:
        manader = sum((lage(start, d.slut + EN_DAG) - lage(start, d.start) for d in narvaro), Fraction(0))
    procent = aktivitet.tjanstgoring.procent
    return manader if procent == _PROCENT else manader * procent / _PROCENT


def planlage(
    portfolj: Portfolj, post: Planplacering, funna: Mapping[str, Sequence[Aktivitet]] | None = None
) -> Planlage:
    """How that kind of placement stands. `funna` is what `per_nyckel` gives, where many are asked about."""
    inlagda = tuple((per_nyckel(portfolj) if funna is None else funna).get(post.nyckel, ()))
    return Planlage(post, inlagda, post.langd(has_bt=has_bt(portfolj)), _manader(portfolj, post, inlagda))


def _manader(portfolj: Portfolj, post: Planplacering, inlagda: Collection[Aktivitet]) -> Fraction:
    if post.is_uppdrag:
        return max((kalendermanader(p) for p in map(langd, inlagda) if p is not None), default=Fraction(0))
    return sum((heltidsmanader(portfolj, a) or Fraction(0) for a in inlagda), Fraction(0))


def vantade_placeringar(portfolj: Portfolj, plan: Regionplan) -> tuple[Planlage, ...]:
    """How all placements and assignments stand that the plan expects of everybody, in the plan's order."""
    funna = per_nyckel(portfolj)
    return tuple(planlage(portfolj, post, funna) for post in plan.placeringar if post.is_vantad)


def saknade_placeringar(
    portfolj: Portfolj, plan: Regionplan, minst_andel: Fraction = Fraction(1)
) -> tuple[Planlage, ...]:
    """Those expected that are not in the plan, or for less than that share of their least length."""
    return tuple(lage_ for lage_ in vantade_placeringar(portfolj, plan) if not lage_.racker(minst_andel))


def saknade_kurser(portfolj: Portfolj, plan: Regionplan) -> tuple[Plankurs, ...]:
    """The plan's courses that are neither planned nor done, in the plan's order."""
    funna = per_nyckel(portfolj)
    return tuple(kurs for kurs in plan.kurser if kurs.nyckel not in funna)


def brutna_ordningar(portfolj: Portfolj, plan: Regionplan) -> tuple[BrutenOrdning, ...]:
    """Where something begins before what the plan wants first.

    The first of each kind is asked about. What has no start yet, or waits for something that is planned without an
    end, is not said to be wrong.
    """
    funna = per_nyckel(portfolj)
    return tuple(bruten for ordning in plan.ordning if (bruten := _bruten(funna, ordning)) is not None)


def _bruten(funna: Mapping[str, Sequence[Aktivitet]], ordning: Planordning) -> BrutenOrdning | None:
    efter = next(iter(funna.get(ordning.efter, ())), None)
    if efter is None or efter.start is None:
        return None
    fore = tuple(a for nyckel in ordning.fore for a in funna.get(nyckel, ()))
    if any(_sista_dag(a) < efter.start for a in fore):
        return None
    return BrutenOrdning(ordning, efter, fore)


def _sista_dag(aktivitet: Aktivitet) -> date:
    """A course without an end lasts a day; the end of anything else may yet be put where it fits."""
    if aktivitet.slut is None and aktivitet.tjanstgoring is None and aktivitet.start is not None:
        return aktivitet.start
    return aktivitet.slut or date.min


def dag_vid_andel(
    portfolj: Portfolj, tid: TidISt, andel: Fraction, raknas: Collection[Franvaroslag] = ()
) -> date | None:
    """The day on which that share of what is to be served is served; None where nobody can tell.

    Credited time makes ST shorter: its half is half of what remains to be served.
    """
    return None if tid.krav is None else nar_gjort(portfolj, (tid.krav - tid.tillgodoraknad) * andel, raknas)


def halva(portfolj: Portfolj, tid: TidISt, raknas: Collection[Franvaroslag] = ()) -> date | None:
    """The day on which half of what is to be served is served; None where nobody can tell."""
    return dag_vid_andel(portfolj, tid, Fraction(1, 2), raknas)


def foreslaget_slut(start: date, manader: int, procent: int = _PROCENT) -> date:
    """The last day of a placement that is to be so many months of full time, at that percentage of full time."""
    return dag_vid(start, Fraction(manader * _PROCENT, procent)) - EN_DAG


def fel_tidpunkter(portfolj: Portfolj, plan: Regionplan, mitten: date) -> tuple[FelTidpunkt, ...]:
    """What lies in the wrong half of ST by the plan; early is read as the first half. Undated things are not."""
    funna = per_nyckel(portfolj)
    poster: tuple[Planplacering | Plankurs, ...] = (*plan.placeringar, *plan.kurser)
    fel = []
    for post in poster:
        daterade = [a for a in funna.get(post.nyckel, ()) if a.start is not None]
        if daterade and not any(is_i_ratt_tid(post.nar, a, mitten) for a in daterade):
            fel.append(FelTidpunkt(post, daterade[0], mitten))
    return tuple(fel)


def is_i_ratt_tid(nar: Tidpunkt, aktivitet: Aktivitet, mitten: date) -> bool:
    """Whether a dated activity lies in the half of ST asked for: the second begins the day after the middle."""
    if aktivitet.start is None or nar is Tidpunkt.NAR_SOM_HELST:
        return True
    if nar is Tidpunkt.ANDRA_HALVAN:
        return aktivitet.start > mitten
    return (aktivitet.slut or aktivitet.start) <= mitten
