"""Days and stretches of days, reckoned from the day of the demo."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from app.domain.tid import EN_DAG, Period, add_months

_LORDAG: Final = 5
_VECKA: Final = 7


def vardag(dag: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return dag - timedelta(days=max(0, dag.weekday() - _LORDAG + 1))


def nasta_vardag(dag: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return dag + timedelta(days=(_VECKA - dag.weekday()) if dag.weekday() >= _LORDAG else 0)


def manadsstart(idag: date, manader_sedan: int) -> date:
    """The first of the month that lies so many months before today's."""
    return add_months(idag.replace(day=1), -manader_sedan)


def dagar_bakat(fran: date, till: date, steg: int) -> Sequence[date]:
    """Days from `fran` back to `till`, so many days apart, earliest first."""
    antal = (fran - till).days // steg + 1 if till <= fran else 0
    return [fran - timedelta(days=steg * nr) for nr in reversed(range(antal))]


def perioden(start: date, manad: int, langd: int) -> Period:
    """So many months, from so many months after `start`."""
    forsta = add_months(start, manad)
    return Period(forsta, add_months(forsta, langd) - EN_DAG)


def klockan(dag: date, nr: int, nu: datetime) -> datetime:
    """Some time of that working day, not later than now; `nr` varies it."""
    return min(datetime.combine(dag, time(7 + nr % 9, nr * 7 % 60, tzinfo=UTC)), nu)
