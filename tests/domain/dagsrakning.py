"""Service time counted day by day, straight from the formula of docs/tidsmodell.md. Knows nothing of the product.

Days are ordinals. All is whole numbers: a month of full time is PARTS, which every length of a month divides.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

PARTS = 28 * 29 * 30 * 31 * 100


def _month_begins(start: date, number: int) -> int:
    """The ordinal of the day on which month `number` of the training begins: the same day, or the month's last."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + number, 12)
    return date(year, month0 + 1, min(start.day, monthrange(year, month0 + 1)[1])).toordinal()


def count(
    start: date,
    today: int,
    required: int,
    percentages: Iterable[tuple[int, int]],
    leaves: Iterable[tuple[int, int]],
) -> tuple[int, int]:
    """Parts served up to and including `today`, and the day on which `required` parts (more than none) are served.

    `percentages` are (first day, percent of full time); `leaves` are (first day, last day).
    """
    away = {day for first, last in leaves for day in range(first, last + 1)}
    changes = dict(sorted(percentages))
    percent = ([100] + [percent for day, percent in changes.items() if day <= start.toordinal()])[-1]
    served, served_today, reached, number = 0, 0, 0, 0
    begins = _month_begins(start, 0)
    while not reached or begins <= today:
        ends = _month_begins(start, number + 1)
        share = PARTS // 100 // (ends - begins)
        for day in range(begins, ends):
            percent = changes.get(day, percent)
            if day not in away:
                served += percent * share
            if day <= today:
                served_today = served
            if not reached and served >= required:
                reached = day
        begins, number = ends, number + 1
    return served_today, reached
