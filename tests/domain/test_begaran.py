"""Last days and reminders of requests, at their boundaries."""

from datetime import date, timedelta

import pytest

from app.domain.begaran import Begaran
from app.domain.epost import is_samma_adress

REGLER = Begaran(14, 3, 3, (7, 2), 30)
BEGARD = date(2026, 11, 1)
SENAST = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("dag", "antal", "senast", "vantat"),
    [
        (7, 0, None, False),
        (8, 0, None, True),
        (12, 0, None, True),
        (15, 0, None, True),
        (16, 0, None, False),  # the last day is past
        (9, 1, 8, False),  # that reminder has gone
        (13, 1, 8, True),
        (13, 1, 11, False),  # one by hand went two days ago
        (14, 1, 11, True),
        (13, 3, 8, False),  # no more than three
    ],
)
def test_a_reminder_goes_by_itself_once_its_day_has_come(
    dag: int, antal: int, senast: int | None, vantat: bool
) -> None:
    forra = None if senast is None else date(2026, 11, senast)
    assert REGLER.is_dags(date(2026, 11, dag), begard=BEGARD, svara_senast=SENAST, antal=antal, senast=forra) is vantat


def test_a_request_with_two_days_left_is_not_reminded_of_at_once() -> None:
    idag = SENAST - timedelta(days=2)
    assert not REGLER.is_dags(idag, begard=idag, svara_senast=SENAST, antal=0, senast=None)


def test_a_link_ends_with_the_request_and_within_a_month() -> None:
    assert REGLER.lank_till(BEGARD, SENAST) == SENAST
    assert REGLER.lank_till(BEGARD, None) == date(2026, 12, 1)
    assert REGLER.lank_till(BEGARD, date(2027, 1, 1)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("a", "b", "lika"),
    [
        ("a@x.se", "A@X.se ", True),
        ("a+jobb@x.se", "a@x.se", True),
        ("a@x.se", "b@x.se", False),
        ("a@x.se", "a@y.se", False),
        ("", "", False),
    ],
)
def test_addresses_of_one_mailbox(a: str, b: str, lika: bool) -> None:
    assert is_samma_adress(a, b) is lika
