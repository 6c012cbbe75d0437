"""Months of training, counted from its first day: a day weighs one part of the month of training it lies in."""

import math
from datetime import date
from fractions import Fraction
from functools import lru_cache

from app.domain.tid import add_months


@lru_cache(maxsize=8192)  # the same few dates come back for every rule, day looked ahead to and line drawn
def lage(start: date, dag: date) -> Fraction:
    """Months from `start` to the beginning of `dag`; a part of a month is days by the length of that month."""
    manader = (dag.year - start.year) * 12 + dag.month - start.month
    if add_months(start, manader) > dag:
        manader -= 1
    borjan = add_months(start, manader)
    return manader + Fraction((dag - borjan).days, (add_months(start, manader + 1) - borjan).days)


def dag_vid(start: date, plats: Fraction) -> date:
    """The first day that begins at `plats` months from `start` or later."""
    manader = math.floor(plats)
    borjan = add_months(start, manader)
    langd = (add_months(start, manader + 1) - borjan).days
    return date.fromordinal(borjan.toordinal() + math.ceil((plats - manader) * langd))
