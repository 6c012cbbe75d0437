"""Time in a training: months, leave that stops clocks, days in service. Every day is inclusive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from app.domain.portfolj import Portfolj

EN_DAG = timedelta(days=1)


@lru_cache(maxsize=4096)
def add_months(dag: date, antal: int) -> date:
    """The same day `antal` months on (or back, when negative); the last day of the month where that day is missing."""
    return dag + relativedelta(months=antal)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to and including `slut`; at least one day.

    Raises:
        ValueError: the end lies before the start.
    """

    start: date
    slut: date

    def __post_init__(self) -> None:
        if self.slut < self.start:
            raise ValueError(f"period ends {self.slut} before it starts {self.start}")

    @property
    def dagar(self) -> int:
        """Length in days, both ends counted."""
        return (self.slut - self.start).days + 1

    def __contains__(self, dag: date) -> bool:
        return self.start <= dag <= self.slut


def slagna(perioder: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as sorted periods with at least a day between: overlapping and adjacent ones are merged."""
    klara: list[Period] = []
    for period in sorted(perioder):
        if klara and (klara[-1].slut == date.max or period.start <= klara[-1].slut + EN_DAG):
            klara[-1] = Period(klara[-1].start, max(klara[-1].slut, period.slut))
        else:
            klara.append(period)
    return tuple(klara)


@dataclass(frozen=True, slots=True)
class Spann:
    """A length of time in whole months and the days left over, for "5 mån 12 dgr"."""

    manader: int
    dagar: int


def manader_dagar(start: date, slut: date) -> Spann:
    """Whole months from `start` up to and including `slut`, and the days beyond; nothing when `slut` is earlier."""
    efter = slut + EN_DAG
    if efter <= start:
        return Spann(0, 0)
    manader = (efter.year - start.year) * 12 + efter.month - start.month
    if add_months(start, manader) > efter:
        manader -= 1
    return Spann(manader, (efter - add_months(start, manader)).days)


def franvaroperioder(portfolj: Portfolj) -> tuple[Period, ...]:
    """All leave, merged; without an end it lasts until further notice (`date.max`).

    Leave that is recorded as ending before it starts is none.
    """
    return slagna(
        Period(franvaro.start, franvaro.slut or date.max)
        for franvaro in portfolj.franvaron
        if franvaro.slut is None or franvaro.start <= franvaro.slut
    )


def klockstopp(portfolj: Portfolj, franvaro_dagar: int) -> tuple[Period, ...]:
    """Leave of at least `franvaro_dagar` days in a row, sorted: while it lasts no clock of pace or interval runs."""
    return tuple(period for period in franvaroperioder(portfolj) if period.dagar >= franvaro_dagar)


def flytta(fran: date, forfaller: date, stopp: Iterable[Period]) -> date | None:
    """The due date `forfaller` of a clock that started on `fran`, moved by the days away after `fran`.

    A move may meet further leave, which moves it again. `stopp` is what `klockstopp` gives. None: the clock stands
    still until further notice, so nothing falls due.
    """
    ny = forfaller
    for period in stopp:
        borta_fran = max(period.start, fran + EN_DAG)
        if borta_fran > ny:
            break
        if period.slut == date.max:
            return None
        if period.slut >= borta_fran:
            ny += period.slut - borta_fran + EN_DAG
    return ny


def stopp_pa(dag: date, stopp: Iterable[Period]) -> Period | None:
    """The leave that holds the clocks still on `dag`, or None."""
    return next((period for period in stopp if dag in period), None)


def utanfor(period: Period, stopp: Iterable[Period]) -> Iterator[Period]:
    """The parts of `period` outside `stopp` (sorted, merged)."""
    start = period.start
    for borta in stopp:
        if borta.slut < start:
            continue
        if borta.start > period.slut:
            break
        if borta.start > start:
            yield Period(start, borta.start - EN_DAG)
        if borta.slut >= period.slut:
            return
        start = borta.slut + EN_DAG
    yield Period(start, period.slut)


def tjanstedagar(portfolj: Portfolj, period: Period, stopp: Iterable[Period]) -> int:
    """Days of `period` in service: from the start of training on, outside `stopp`."""
    fran = max(period.start, portfolj.utbildning.start)
    return 0 if fran > period.slut else sum(del_.dagar for del_ in utanfor(Period(fran, period.slut), stopp))


def proportionellt(antal: int, portfolj: Portfolj, period: Period, stopp: Iterable[Period]) -> int:
    """`antal` for a whole period, reduced to the share of its days in service and rounded down."""
    return antal * tjanstedagar(portfolj, period, stopp) // period.dagar


def sista_i_fonster(dag: date, manader: int) -> date:
    """The last day T for which `dag` lies in the latest `manader` months, that is in (T - months, T]."""
    samma = add_months(dag, manader)
    return samma if add_months(samma, -manader) < dag else samma - EN_DAG


def kalenderperiod(dag: date, manader: int) -> Period:
    """The period of the calendar that holds `dag`: quarters with 3 months, half-years with 6, counted from January."""
    start = date(dag.year, (dag.month - 1) // manader * manader + 1, 1)
    return Period(start, add_months(start, manader) - EN_DAG)
