"""Checks the migrations: `python -m app.db.kontroll`. Exit code 1 and one line a fault where something is wrong."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Databas
from app.db.migrera import differences, heads, is_current, migrate


def faults(databas: Databas) -> Iterator[str]:
    """What is wrong with the steps, tried on an empty database: one head, up, down, up, tables as in the code."""
    if len(heads()) != 1:
        yield f"Det ska finnas ett sista steg, men det finns {len(heads())}: {', '.join(heads())}."
        return
    try:
        for till in ("head", "base", "head"):
            migrate(databas, till)
    except SQLAlchemyError as fel:
        yield f"Stegen går inte att köra fram, tillbaka och fram igen: {fel}"
        return
    if not is_current(databas):
        yield "Databasen står inte på sista steget efter en migrering."
    for skillnad in differences(databas):
        yield f"Tabellerna i koden och i migreringarna skiljer sig: {skillnad}"


def main() -> int:
    """Check on a temporary SQLite database and tell the outcome."""
    with tempfile.TemporaryDirectory() as mapp:
        databas = Databas(f"sqlite:///{Path(mapp) / 'kontroll.db'}")
        funna = list(faults(databas))
        databas.stang()
    for fel in funna:
        print(fel)
    print("Migreringarna är i ordning." if not funna else f"{len(funna)} fel i migreringarna.")
    return 1 if funna else 0


if __name__ == "__main__":
    sys.exit(main())
