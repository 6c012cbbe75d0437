"""Counts the statements that a piece of work puts to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from app.db.engine import Databas


@contextmanager
def rakna(databas: Databas) -> Iterator[list[str]]:
    """The statements put while the block runs, in order."""
    satser: list[str] = []

    def note(_koppling: object, _markor: object, sats: str, *_ovrigt: object) -> None:
        satser.append(sats)

    for motor in (databas.las, databas.skriv):
        event.listen(motor, "before_cursor_execute", note)
    try:
        yield satser
    finally:
        for motor in (databas.las, databas.skriv):
            event.remove(motor, "before_cursor_execute", note)
