"""The only place that asks what time it is; replaced in tests and demos."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SVERIGE = ZoneInfo("Europe/Stockholm")


def nu() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def idag() -> date:
    """Today's date in Sweden, where the deadlines fall. A dependency: tests override it."""
    return datetime.now(SVERIGE).date()
