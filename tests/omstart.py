"""Let a database start over where it lies: its engines have compiled every statement once, which takes long."""

import shutil
from pathlib import Path

from app.db.engine import Databas


def borja_om(databas: Databas, mall: Path) -> None:
    """Put a copy of `mall` in the place of the SQLite database."""
    glom(databas)
    fil = Path(databas.url.database or "")
    for rest in (fil, Path(f"{fil}-wal"), Path(f"{fil}-shm")):
        rest.unlink(missing_ok=True)
    shutil.copyfile(mall, fil)


def glom(databas: Databas) -> None:
    """Close every connection, and forget what the process knew of what was in the database."""
    databas.stang()
    databas.minne.clear()
    databas.nya_brev.clear()
