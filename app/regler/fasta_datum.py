"""Fixed dates of the year, and the days within which each can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.domain.tid import EN_DAG, Period, add_months


@dataclass(frozen=True, slots=True)
class FastaDatum:
    """A profile's fixed times: whole months, and days (month, day) with so many days of margin either side.

    29 February is the 28th in a common year.
    """

    manader: Sequence[int]
    datum: Sequence[tuple[int, int]]
    marginal_dagar: int

    def __bool__(self) -> bool:
        return bool(self.manader or self.datum)

    def perioder(self, fran: date, antal_ar: int) -> list[Period]:
        """The periods to answer that end on `fran` or later, for so many years on, in order of their end."""
        marginal = timedelta(days=self.marginal_dagar)
        alla = []
        for arskull in range(fran.year - 1, fran.year + antal_ar + 1):
            for manad in self.manader:
                start = date(arskull, manad, 1)
                alla.append(Period(start, add_months(start, 1) - EN_DAG))
            for manad, dagen in self.datum:
                dag = date(arskull, 1, 1) + relativedelta(month=manad, day=dagen)
                alla.append(Period(dag - marginal, dag + marginal))
        return sorted(
            (period for period in alla if period.slut >= fran), key=lambda period: (period.slut, period.start)
        )
