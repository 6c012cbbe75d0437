"""A table from outside as plain cells: what was in the file, before anybody has said what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

Cell = str | float | date | None

HOGST_BYTE: Final = 10 * 1024 * 1024
HOGST_RADER: Final = 20_000
HOGST_KOLUMNER: Final = 200


class Filfel(ValueError):
    """The file cannot be read as a table; `str()` is a Swedish sentence for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Omrade:
    """Merged cells: first and last row and column, counted from 0, both ends included."""

    rad: int
    kolumn: int
    sista_rad: int
    sista_kolumn: int


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet. `formler` tells for a formula cell (row, column from 0) whether it has a computed value."""

    namn: str
    rader: tuple[tuple[Cell, ...], ...]
    sammanfogade: tuple[Omrade, ...] = ()
    formler: Mapping[tuple[int, int], bool] = field(default_factory=dict)

    def cell(self, rad: int, kolumn: int) -> Cell:
        """The cell's own value, None outside the sheet."""
        if rad >= len(self.rader) or kolumn >= len(self.rader[rad]):
            return None
        return self.rader[rad][kolumn]


@dataclass(frozen=True, slots=True)
class Tabellfil:
    """A file as sheets. `anmarkning` is a Swedish sentence where something about the file was guessed."""

    namn: str
    blad: tuple[Blad, ...]
    anmarkning: str = ""


def kolumnbokstav(kolumn: int) -> str:
    """The column's name as spreadsheets write it: 0 is A, 26 is AA."""
    text = ""
    tal = kolumn + 1
    while tal:
        tal, rest = divmod(tal - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def check_matt(rader: int, kolumner: int, blad: str) -> None:
    """Refuse a sheet that is too long or too wide to be an IUP.

    Raises:
        Filfel: more rows or columns than `HOGST_RADER` or `HOGST_KOLUMNER`.
    """
    if rader > HOGST_RADER:
        raise Filfel(f"Bladet {blad} har fler än {HOGST_RADER} rader. Ta bort rader som inte hör till din IUP.")
    if kolumner > HOGST_KOLUMNER:
        raise Filfel(f"Bladet {blad} har fler än {HOGST_KOLUMNER} kolumner. Ta bort kolumner som inte behövs.")


def to_utkast(fil: Tabellfil) -> dict[str, Any]:
    """The file as JSON values, for keeping it between dry run and confirm."""
    return {
        "namn": fil.namn,
        "anmarkning": fil.anmarkning,
        "blad": [
            {
                "namn": blad.namn,
                "rader": [[_spara(cell) for cell in rad] for rad in blad.rader],
                "sammanfogade": [[o.rad, o.kolumn, o.sista_rad, o.sista_kolumn] for o in blad.sammanfogade],
                "formler": [[rad, kolumn, har] for (rad, kolumn), har in blad.formler.items()],
            }
            for blad in fil.blad
        ],
    }


def from_utkast(sparat: Mapping[str, Any]) -> Tabellfil:
    """The file that `to_utkast` kept."""
    return Tabellfil(
        namn=sparat["namn"],
        anmarkning=sparat["anmarkning"],
        blad=tuple(
            Blad(
                namn=blad["namn"],
                rader=tuple(tuple(_hamta(cell) for cell in rad) for rad in blad["rader"]),
                sammanfogade=tuple(Omrade(*omrade) for omrade in blad["sammanfogade"]),
                formler={(rad, kolumn): har for rad, kolumn, har in blad["formler"]},
            )
            for blad in sparat["blad"]
        ),
    )


def _spara(cell: Cell) -> Any:
    return {"datum": cell.isoformat()} if isinstance(cell, date) else cell


def _hamta(sparad: Any) -> Cell:
    return date.fromisoformat(sparad["datum"]) if isinstance(sparad, dict) else sparad
