"""No personnummer is kept with a draft, and none is shown: only that one stood there, so that the row is refused."""

from dataclasses import replace
from typing import Final

from app.domain.personnummer import hitta_personnummer
from app.utbyte.tabell import Cell, Tabellfil

# The tax agency's own number for examples, which nobody has.
PAHITTAT: Final = "19121212-1212"
DOLT: Final = "(dolt)"


def tvatta(fil: Tabellfil) -> Tabellfil:
    """The same table with every personnummer in its cells made into the fictitious one, and in names into a word."""
    return replace(
        fil,
        namn=dolj(fil.namn),
        blad=tuple(
            replace(blad, namn=dolj(blad.namn), rader=tuple(tuple(map(_tvatta_cell, rad)) for rad in blad.rader))
            for blad in fil.blad
        ),
    )


def dolj(text: str, med: str = DOLT) -> str:
    """The text with every personnummer in it replaced."""
    for traff in reversed(hitta_personnummer(text)):
        text = text[: traff.start] + med + text[traff.slut :]
    return text


def _tvatta_cell(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return PAHITTAT if cell.is_integer() and hitta_personnummer(f"{cell:.0f}") else cell
    return dolj(cell, PAHITTAT) if isinstance(cell, str) else cell
