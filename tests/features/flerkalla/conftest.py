"""A 360 round that has been begun."""

from collections.abc import Callable

import pytest

from app.db.engine import Databas
from tests.features.flerkalla.rundor import Rundan
from tests.features.klient import Klient
from tests.features.varld import Varld


@pytest.fixture
def runda(klient: Callable[[str], Klient], varld: Varld, databas: Databas) -> Rundan:
    """A round with nobody invited."""
    return Rundan(klient, varld, databas)
