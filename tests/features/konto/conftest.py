"""Accounts with a password."""

import pytest
from sqlalchemy import update

from app.db.engine import Databas
from app.db.tabeller import Konto
from app.web.losenord import hasha

LOSENORD = "tre hästar i regn"


@pytest.fixture(scope="session")
def losenordshash() -> str:
    """Reckoned once: it is slow on purpose."""
    return hasha(LOSENORD)


@pytest.fixture
def med_losenord(databas: Databas, losenordshash: str) -> None:
    """Everybody's password is `LOSENORD`."""
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).values(losenord=losenordshash))
