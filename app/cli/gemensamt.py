"""What the commands share: the settings' database, the rule book, and how to stop with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from app.config import installningar
from app.db.engine import Databas
from app.db.migrera import is_current
from app.underlag.fel import FelIUnderlag
from app.underlag.regelunderlag import Regelverk, load_regelverk


def avbryt(mening: str) -> NoReturn:
    """Stop with one Swedish sentence on standard error and exit code 1."""
    typer.echo(mening, err=True)
    raise typer.Exit(1)


def las_regelverk() -> Regelverk:
    """The rule book, or all its faults and an end."""
    try:
        return load_regelverk()
    except FelIUnderlag as fel:
        avbryt(f"Regelverket går inte att läsa in:\n{fel}")


@contextmanager
def oppna_databas() -> Iterator[Databas]:
    """The database of the settings, at the program's version."""
    databas = Databas(installningar().databas_url)
    try:
        if not is_current(databas):
            avbryt("Databasen är inte uppdaterad. Kör först: st-portfolj migrera")
        yield databas
    finally:
        databas.stang()
