"""Service time in ST, in months of full time, and when the required time is reached: with every line of the sum.

The model in words and formulas is docs/tidsmodell.md.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.tid_krav import Kravrad, Tillgodorad, kravrader, tillgodorader
from app.domain.tid_strackor import Stracka, nar, strackor
from app.domain.tjanst import Franvaroslag


@dataclass(frozen=True, slots=True)
class Tidsrad:
    """A line of the derivation: days that weigh alike, and what they are worth in full-time months.

    `summa` is all that is credited and served up to and including the last day. `is_gjord` tells served from forecast.
    """

    stracka: Stracka
    manader: Fraction
    summa: Fraction
    is_gjord: bool


@dataclass(frozen=True, slots=True)
class TidISt:
    """Where the training stands in time; months are full-time months, exact, and every figure is a sum of its lines.

    `rader` run from the start of training to the day asked about or the forecast, whichever is later; a leave that
    has no end comes last. There are no lines at all for those whose ST lies ahead (`INFOR_ST`).
    `prognos` is the day on which the requirement is reached if the recorded employment and leave hold; None where the
    requirement is unknown or the leave has no end yet.
    """

    kravrader: tuple[Kravrad, ...]
    tillgodorader: tuple[Tillgodorad, ...]
    rader: tuple[Tidsrad, ...]
    prognos: date | None

    @property
    def gjord(self) -> Fraction:
        """Served up to and including the day asked about."""
        return _summa(rad.manader for rad in self.rader if rad.is_gjord)

    @property
    def tillgodoraknad(self) -> Fraction:
        """Credited, within the limits."""
        return _summa(rad.manader for rad in self.tillgodorader)

    @property
    def krav(self) -> Fraction | None:
        """The required time; None where it is unknown, and before ST."""
        return _summa(rad.manader for rad in self.kravrader) if self.kravrader else None

    @property
    def samlad(self) -> Fraction:
        """Served and credited together."""
        return self.gjord + self.tillgodoraknad

    @property
    def kvar(self) -> Fraction | None:
        """What remains of the requirement, never below zero; None where it is unknown."""
        krav = self.krav
        return None if krav is None else max(Fraction(0), krav - self.samlad)

    @property
    def andel(self) -> Fraction | None:
        """Share of the requirement that is reached, at most 1; None where it is unknown."""
        krav = self.krav
        return min(Fraction(1), self.samlad / krav) if krav else None


def tid_i_st(
    portfolj: Portfolj, idag: date, malbeskrivning: Malbeskrivning | None, raknas: Collection[Franvaroslag] = ()
) -> TidISt:
    """Service time on `idag` against the time that the målbeskrivning requires.

    Leave is time away, however short, but for the kinds in `raknas`. Service before ST counts nothing and forecasts
    nothing.
    """
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return TidISt((), (), (), None)
    start = portfolj.utbildning.start
    delar = strackor(portfolj, raknas)
    krav = kravrader(portfolj, malbeskrivning)
    tillgodo = tillgodorader(portfolj, malbeskrivning)
    tillgodoraknad = _summa(rad.manader for rad in tillgodo)
    prognos = nar(start, delar, _summa(rad.manader for rad in krav) - tillgodoraknad) if krav else None
    sista = date.max if krav and prognos is None else max(idag, prognos or idag)
    return TidISt(krav, tillgodo, tuple(_rader(start, delar, idag, prognos or idag, sista, tillgodoraknad)), prognos)


def nar_gjort(portfolj: Portfolj, manader: Fraction, raknas: Collection[Franvaroslag] = ()) -> date | None:
    """The day on which that many months of ST have been served; None when the recorded future never gets there."""
    return nar(portfolj.utbildning.start, strackor(portfolj, raknas), manader)


def _rader(
    start: date, delar: Iterable[Stracka], idag: date, prognos: date, sista: date, summa: Fraction
) -> Iterator[Tidsrad]:
    """The stretches up to `sista`, cut where the forecast takes over and where the requirement is reached."""
    for hel in delar:
        for stracka in hel.delad({idag, prognos, sista}):
            if stracka.period.start > sista:
                return
            manader = stracka.manader(start)
            summa += manader
            yield Tidsrad(stracka, manader, summa, stracka.period.slut <= idag)


def _summa(manader: Iterable[Fraction]) -> Fraction:
    return sum(manader, Fraction(0))
