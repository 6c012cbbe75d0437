"""How long ago a day was, in words."""

from datetime import date

import pytest

from app.web.format import sedan

IDAG = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("dag", "i_ord"),
    [
        (IDAG, "i dag"),
        (date(2026, 11, 22), "för 1 dag sedan"),
        (date(2026, 10, 23), "för 1 mån sedan"),
        (date(2026, 9, 21), "för 2 mån 2 dgr sedan"),
        (date(2025, 9, 23), "för 14 mån sedan"),
    ],
)
def test_how_long_ago(dag: date, i_ord: str) -> None:
    assert sedan(dag, IDAG) == i_ord
