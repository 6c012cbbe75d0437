"""The weeks that a plan is laid out in, from a Monday to the week in which the training ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from app.domain.tid import EN_DAG, Period

DAGAR: Final = 7


@dataclass(frozen=True, slots=True)
class Veckor:
    """Weeks from 0, which begins on the first Monday from `forsta` on, to that of `sista`; one at least.

    `stopp` is leave long enough to be neither home nor away, and `hemma` how many weeks at home a return takes.
    """

    forsta: date
    sista: date
    stopp: Sequence[Period] = ()
    hemma: int = 1
    _fri: dict[int, int] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def noll(self) -> date:
        """The Monday of week 0."""
        return self.forsta + timedelta(days=-self.forsta.weekday() % DAGAR)

    @property
    def antal(self) -> int:
        """How many weeks there are."""
        return max(1, self.vecka(self.sista) + 1)

    def vecka(self, dag: date) -> int:
        """The week of a day; negative before the first."""
        return (dag - self.noll).days // DAGAR

    def mandag(self, vecka: int) -> date:
        """The first day of a week."""
        return self.noll + timedelta(weeks=vecka)

    def i(self, period: Period) -> range:
        """The weeks of the plan that have a day in common with the period."""
        return range(max(0, self.vecka(period.start)), min(self.antal - 1, self.vecka(period.slut)) + 1)

    def fri_efter(self, sista: date) -> int:
        """The first week in which one may be away again after a return to the home unit; leave is no return."""
        vecka = self.vecka(sista)
        if vecka not in self._fri:
            self._fri[vecka] = self._hemkommen(vecka + 1)
        return self._fri[vecka]

    def _hemkommen(self, vecka: int) -> int:
        hemma = 0
        while hemma < self.hemma and vecka < self.antal:
            dagar = Period(self.mandag(vecka), self.mandag(vecka + 1) - EN_DAG)
            hemma = 0 if any(motas(dagar, borta) for borta in self.stopp) else hemma + 1
            vecka += 1
        return vecka


def motas(en: Period, annan: Period) -> bool:
    """Whether two periods have a day in common."""
    return en.start <= annan.slut and annan.start <= en.slut
