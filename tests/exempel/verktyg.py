"""What the example files are made with: cells out, expected portfolios beside them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from app.domain.bedomning import Bedomning
from app.domain.handledning import Handledarsamtal
from app.domain.iup import Revidering, Revideringsslag, Revideringsstatus
from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import to_json

MAPP = Path(__file__).parent
Cell = str | int | float | date | None
Rader = Sequence[Sequence[Cell]]
# A workbook says when it was made; here always the same, so that the files are equal each time.
_SKAPAD = {"created": datetime(2026, 11, 20, tzinfo=UTC)}


def write_xlsx(namn: str, blad: Mapping[str, Rader], sammanfogade: Mapping[str, Sequence[str]] | None = None) -> None:
    """A workbook with these sheets; `sammanfogade` are ranges ("B2:C2") whose first cell has the text."""
    fil = io.BytesIO()
    bok = xlsxwriter.Workbook(fil, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    bok.set_properties(_SKAPAD)
    for bladnamn, rader in blad.items():
        sida = bok.add_worksheet(bladnamn)
        for radnummer, rad in enumerate(rader):
            for kolumn, cell in enumerate(rad):
                _write_cell(sida, radnummer, kolumn, cell)
        for omrade in (sammanfogade or {}).get(bladnamn, ()):
            _merge(sida, omrade, rader)
    bok.close()
    (MAPP / namn).write_bytes(fil.getvalue())


def _write_cell(sida: Any, rad: int, kolumn: int, cell: Cell) -> None:
    if isinstance(cell, date):
        sida.write_datetime(rad, kolumn, cell)
    elif isinstance(cell, str):
        if cell.startswith("="):
            sida.write_formula(rad, kolumn, cell, None, "")
        else:
            sida.write_string(rad, kolumn, cell)
    elif cell is not None:
        sida.write_number(rad, kolumn, cell)


def _merge(sida: Any, omrade: str, rader: Rader) -> None:
    forsta, sista = (xlsxwriter.utility.xl_cell_to_rowcol(del_) for del_ in omrade.split(":"))
    sida.merge_range(*forsta, *sista, rader[forsta[0]][forsta[1]])


def write_csv(namn: str, rader: Rader, *, kodning: str = "utf-8-sig") -> None:
    """Separated text with `;`."""
    fil = io.StringIO(newline="")
    csv.writer(fil, delimiter=";").writerows(["" if cell is None else cell for cell in rad] for rad in rader)
    (MAPP / namn).write_bytes(fil.getvalue().encode(kodning))


def write_forvantat(namn: str, portfolj: Portfolj) -> None:
    """The expected portfolio, in the published schema."""
    text = json.dumps(to_json(portfolj), ensure_ascii=False, indent=2)
    (MAPP / namn).write_text(text + "\n", encoding="utf-8")


def imported(bedomning: Bedomning, minuter: int | None = None) -> Bedomning:
    """The assessment as an import leaves it."""
    return replace(bedomning, is_importerad=True, minuter=minuter)


def noted(samtal: Handledarsamtal, anteckning: str) -> Handledarsamtal:
    """The session with its note."""
    return replace(samtal, anteckning=anteckning)


def revision(
    datum: str, deltagare: tuple[str, ...], text: str, *, signerad: str = "", godkand: str = "", upprattad: bool = False
) -> Revidering:
    """A revision that huvudhandledare signed, and studierektor approved where `godkand` is given."""
    slag = Revideringsslag.UPPRATTAD if upprattad else Revideringsslag.REVIDERING
    status = Revideringsstatus.GODKAND if godkand else Revideringsstatus.SIGNERAD
    dag = date.fromisoformat(godkand) if godkand else None
    signerad_dag = date.fromisoformat(signerad or datum)
    return Revidering(0, date.fromisoformat(datum), slag, status, deltagare, signerad_dag, dag, dag, text)
