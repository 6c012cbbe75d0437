"""Service time in ST, in months of full time, and when the required time is reached at the present pace."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.tid import EN_DAG, Period, add_months, franvaroperioder, utanfor

FULL_PROCENT = 100


@dataclass(frozen=True, slots=True)
class TidISt:
    """Where the training stands in time; months are full-time months, exact.

    `gjord` is served up to and including the day asked about, `tillgodoraknad` is credited with intyg. `krav` is the
    required time, None where it is unknown and for those whose ST lies ahead (`INFOR_ST`). `prognos` is the day on
    which it is reached if the recorded employment and leave hold; None where the requirement is None or the leave has
    no end yet.
    """

    gjord: Fraction
    tillgodoraknad: Fraction
    krav: Fraction | None
    prognos: date | None

    @property
    def samlad(self) -> Fraction:
        """Served and credited together."""
        return self.gjord + self.tillgodoraknad

    @property
    def kvar(self) -> Fraction | None:
        """What remains of the requirement, never below zero; None where it is unknown."""
        return None if self.krav is None else max(Fraction(0), self.krav - self.samlad)

    @property
    def andel(self) -> Fraction | None:
        """Share of the requirement that is reached, at most 1; None where it is unknown."""
        return None if not self.krav else min(Fraction(1), self.samlad / self.krav)


def tid_i_st(portfolj: Portfolj, idag: date, malbeskrivning: Malbeskrivning | None) -> TidISt:
    """Service time on `idag` against the time that the målbeskrivning requires.

    The months of training are counted from its start; a day weighs one part of its month, times the percentage of
    full time. Until an employment is recorded full time is assumed. All recorded leave is time away, however short.
    Service before ST counts nothing and forecasts nothing.
    """
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return TidISt(Fraction(0), Fraction(0), None, None)
    start = portfolj.utbildning.start
    gjord = sum(
        (
            andel * (_lage(start, min(period.slut, idag) + EN_DAG) - _lage(start, period.start))
            for period, andel in _strackor(portfolj)
            if period.start <= idag
        ),
        Fraction(0),
    )
    tillgodoraknad = _tillgodoraknad(portfolj, malbeskrivning)
    krav = _krav(portfolj, malbeskrivning)
    prognos = None if krav is None else _nar(portfolj, krav - tillgodoraknad)
    return TidISt(gjord, tillgodoraknad, krav, prognos)


def dag_vid(portfolj: Portfolj, manader: Fraction, malbeskrivning: Malbeskrivning | None) -> date | None:
    """The day on which that many months of full time are reached, credited ones included; the start at the earliest.

    None where the recorded future never gets there, and for those whose ST lies ahead.
    """
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return None
    return _nar(portfolj, manader - _tillgodoraknad(portfolj, malbeskrivning))


def _strackor(portfolj: Portfolj) -> Iterator[tuple[Period, Fraction]]:
    """Stretches in service from the start of training on, in order, each with its share of full time."""
    start = portfolj.utbildning.start
    gallande = {start: FULL_PROCENT}
    for post in sorted(portfolj.sysselsattningar, key=lambda post: (post.fran, post.procent)):
        gallande[max(start, post.fran)] = post.procent
    borjan = sorted(gallande)
    borta = franvaroperioder(portfolj)
    for fran, nasta in zip(borjan, [*borjan[1:], None], strict=True):
        if gallande[fran] <= 0:
            continue
        for del_ in utanfor(Period(fran, nasta - EN_DAG if nasta else date.max), borta):
            yield del_, Fraction(gallande[fran], FULL_PROCENT)


def _lage(start: date, dag: date) -> Fraction:
    """Months from `start` to the beginning of `dag`; a part of a month is days by the length of that month."""
    manader = (dag.year - start.year) * 12 + dag.month - start.month
    if add_months(start, manader) > dag:
        manader -= 1
    borjan = add_months(start, manader)
    return manader + Fraction((dag - borjan).days, (add_months(start, manader + 1) - borjan).days)


def _dag_vid(start: date, lage: Fraction) -> date:
    """The first day that begins at `lage` months from `start` or later."""
    manader = math.floor(lage)
    borjan = add_months(start, manader)
    langd = (add_months(start, manader + 1) - borjan).days
    return date.fromordinal(borjan.toordinal() + math.ceil((lage - manader) * langd))


def _nar(portfolj: Portfolj, manader: Fraction) -> date | None:
    """The day on which that many months have been served, or None when the recorded future never gets there."""
    start = portfolj.utbildning.start
    kvar = manader
    for period, andel in _strackor(portfolj):
        borjan = _lage(start, period.start)
        if kvar <= 0 or period.slut == date.max:
            return max(start, _dag_vid(start, borjan + max(kvar, Fraction(0)) / andel) - EN_DAG)
        hela = andel * (_lage(start, period.slut + EN_DAG) - borjan)
        if kvar <= hela:
            return _dag_vid(start, borjan + kvar / andel) - EN_DAG
        kvar -= hela
    return None


def _tillgodoraknad(portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> Fraction:
    """Credited months with intyg, up to what the målbeskrivning lets be credited."""
    summa = sum(
        (Fraction(str(post.manader)) for post in portfolj.tillgodoraknanden if post.manader and post.intyg), Fraction(0)
    )
    tak = None if malbeskrivning is None else malbeskrivning.hogst_tillgodoraknat_manader
    return summa if tak is None else min(summa, Fraction(tak))


def _krav(portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> Fraction | None:
    """The required months; the time of BT is left out for those who had it approved before ST began."""
    if malbeskrivning is None:
        return None
    krav = Fraction(malbeskrivning.minsta_tid_manader)
    utbildning = portfolj.utbildning
    is_gjord = utbildning.bt is BtLage.GODKAND and (
        utbildning.bt_godkand is None or utbildning.bt_godkand <= utbildning.start
    )
    if malbeskrivning.bt is not None and is_gjord:
        krav -= malbeskrivning.bt.minsta_tid_manader
    return krav
