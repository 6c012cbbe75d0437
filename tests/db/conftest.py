"""The data layer is tested on both databases."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from app.db.engine import Databas
from app.underlag.regelunderlag import Regelverk
from tests import postgres
from tests.db.rader import Skrivning


@pytest.fixture(params=["sqlite", pytest.param("pg", marks=pytest.mark.pg)])
def databas(request: pytest.FixtureRequest) -> Databas:
    """An empty database of either kind."""
    av_sort: Databas = request.getfixturevalue(f"{request.param}_databas")
    return av_sort


@pytest.fixture(params=["sqlite", pytest.param("pg", marks=pytest.mark.pg)])
def tom_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of either kind without any tables, which a test may spoil."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ny' / 'mapp' / 'tom.db'}"
    else:
        with postgres.database(request.getfixturevalue("pg_server"), f"st_tom_{os.getpid()}") as url:
            yield url


@pytest.fixture
def skrivning(databas: Databas, idag: date, nu: datetime, regelverk: Regelverk) -> Skrivning:
    """Open a writing session on behalf of nobody."""
    return partial(databas.skrivning, person_id=None, idag=idag, nu=nu, regelverk=regelverk)
