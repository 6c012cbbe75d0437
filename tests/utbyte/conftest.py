"""What is written is tried on both databases; who imports is an ST-läkare with an empty portfolio."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial

import pytest

from app.db.engine import Databas
from app.db.session import WriteSession
from app.underlag.regelunderlag import Regelverk

Skrivning = Callable[[], AbstractContextManager[WriteSession]]


@pytest.fixture(params=["sqlite", pytest.param("pg", marks=pytest.mark.pg)])
def databas(request: pytest.FixtureRequest) -> Databas:
    """An empty database of either kind."""
    av_sort: Databas = request.getfixturevalue(f"{request.param}_databas")
    return av_sort


@pytest.fixture
def skrivning(databas: Databas, idag: date, nu: datetime, regelverk: Regelverk) -> Skrivning:
    """Open a writing session on behalf of nobody."""
    return partial(databas.skrivning, person_id=None, idag=idag, nu=nu, regelverk=regelverk)
