"""Reads .xlsx: cells with calamine, and with an XML parser of our own what calamine does not tell.

That is: which cells are formulas and whether they hold a computed value, and, before anything is unpacked into
memory, how large the sheets really are.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import PurePosixPath
from typing import Any, Final
from xml.parsers import expat

import python_calamine

from app.utbyte.tabell import Blad, Cell, Filfel, Omrade, Tabellfil, check_matt

_HOGST_UPPACKAT: Final = 64 * 1024 * 1024
_HOGST_FILER: Final = 2000
_HOGST_BLAD: Final = 50
_RADNUMMER: Final = re.compile(r"[0-9]{1,7}", re.ASCII)
_REFERENS: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FOR_STOR: Final = "Filen är för stor när den packas upp. Ta bort bilder, bilagor och blad som inte behövs."
_INGEN_TABELL: Final = (
    "Filen är ingen Excel-tabell som går att läsa. Spara din IUP som .xlsx eller .csv och försök igen."
)


def read_xlsx(innehall: bytes, namn: str) -> Tabellfil:
    """Read the visible sheets of a workbook.

    Raises:
        Filfel: not a workbook, a zip bomb, encrypted, or with a sheet that is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
            _check_arkiv(arkiv)
            kartor = _scan_blad(arkiv)
        bok = python_calamine.load_workbook(io.BytesIO(innehall))
        blad = tuple(
            _read_blad(bok, blad.name, kartor.get(blad.name, _Bladkarta(blad.name)))
            for blad in bok.sheets_metadata
            if blad.visible is python_calamine.SheetVisibleEnum.Visible
            and blad.typ is python_calamine.SheetTypeEnum.WorkSheet
        )
    except python_calamine.PasswordError as fel:
        raise Filfel("Filen är skyddad med lösenord. Ta bort lösenordet i Excel och försök igen.") from fel
    except (zipfile.BadZipFile, python_calamine.CalamineError, expat.ExpatError, KeyError, OSError) as fel:
        raise Filfel(_INGEN_TABELL) from fel
    if not any(blad_.rader for blad_ in blad):
        raise Filfel("Filen har inga ifyllda blad.")
    return Tabellfil(namn, tuple(blad_ for blad_ in blad if blad_.rader))


def _check_arkiv(arkiv: zipfile.ZipFile) -> None:
    poster = arkiv.infolist()
    if len(poster) > _HOGST_FILER or sum(post.file_size for post in poster) > _HOGST_UPPACKAT:
        raise Filfel(_FOR_STOR)
    # Both readers must find the same part under a name.
    if len({post.filename.lower().replace(chr(92), "/") for post in poster}) < len(poster):
        raise Filfel(_INGEN_TABELL)
    if any(post.flag_bits & 1 for post in poster):
        raise Filfel("Filen är skyddad med lösenord. Ta bort lösenordet i Excel och försök igen.")
    if "xl/workbook.xml" not in arkiv.namelist():
        raise Filfel(_INGEN_TABELL)
    # Sizes are only what the file claims: a part that unpacks to more fails its checksum here, read no further.
    if arkiv.testzip() is not None:
        raise Filfel(_INGEN_TABELL)


@dataclass(slots=True)
class _Bladkarta:
    """What the raw XML of a sheet says: its extent and its formulas."""

    namn: str
    rader: int = 0
    kolumner: int = 0
    formler: dict[tuple[int, int], bool] = field(default_factory=dict)
    hanvisade: list[int] = field(default_factory=list)
    _is_delad: bool = False
    _varde: str = ""
    _cell: tuple[int, int] = (0, -1)
    _in_varde: bool = False

    def parse(self, arkiv: zipfile.ZipFile, fil: str) -> None:
        """Read the sheet's XML in pieces; too large a sheet is refused on the way, before it has been built."""
        tolk = _make_tolk(self._start, self._slut, self._text)
        with arkiv.open(fil) as strom:
            tolk.ParseFile(strom)

    def _start(self, namn: str, attribut: dict[str, str]) -> None:
        lokalt = namn.rpartition(":")[2]
        if lokalt == "row":
            nummer = attribut.get("r")
            if nummer is not None and not _RADNUMMER.fullmatch(nummer):
                raise Filfel(_INGEN_TABELL)
            self._cell = (self._cell[0] + 1 if nummer is None else int(nummer) - 1, -1)
        elif lokalt == "c":
            referens = attribut.get("r")
            self._cell = (self._cell[0], self._cell[1] + 1) if referens is None else _plats(referens)
            self.rader = max(self.rader, self._cell[0] + 1)
            self.kolumner = max(self.kolumner, self._cell[1] + 1)
            check_matt(self.rader, self.kolumner, self.namn)
            self._is_delad, self._varde = attribut.get("t") == "s", ""
        elif lokalt == "f":
            self.formler[self._cell] = False
        self._in_varde = lokalt in {"v", "t"}

    def _slut(self, namn: str) -> None:
        if self._is_delad and namn.rpartition(":")[2] == "c" and _RADNUMMER.fullmatch(self._varde.strip()):
            self.hanvisade.append(int(self._varde))
        self._in_varde = False

    def _text(self, text: str) -> None:
        if self._in_varde and self._is_delad:
            self._varde += text[:20]
        if self._in_varde and text.strip() and self._cell in self.formler:
            self.formler[self._cell] = True


def _plats(referens: str) -> tuple[int, int]:
    """Row and column. What we cannot read is refused: the other reader might read it, as a cell very far away."""
    traff = _REFERENS.fullmatch(referens)
    if traff is None:
        raise Filfel(_INGEN_TABELL)
    kolumn = 0
    for bokstav in traff[1]:
        kolumn = kolumn * 26 + ord(bokstav) - ord("A") + 1
    return int(traff[2]) - 1, kolumn - 1


def _make_tolk(start: Any, slut: Any = None, text: Any = None) -> expat.XMLParserType:
    """An XML parser that refuses document types, and with them every entity that could grow or reach outside."""
    tolk = expat.ParserCreate()
    tolk.StartElementHandler = start
    tolk.EndElementHandler = slut
    tolk.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise Filfel(_INGEN_TABELL)

    tolk.StartDoctypeDeclHandler = refuse
    return tolk


def _scan_blad(arkiv: zipfile.ZipFile) -> dict[str, _Bladkarta]:
    """The map of each sheet, by the sheet's name."""
    filer: dict[str, str] = {}
    namnen: list[tuple[str, str]] = []

    def relation(namn: str, attribut: dict[str, str]) -> None:
        if namn.rpartition(":")[2] == "Relationship":
            filer[attribut["Id"]] = attribut["Target"]

    def blad(namn: str, attribut: dict[str, str]) -> None:
        if namn.rpartition(":")[2] == "sheet":
            id_ = next((varde for nyckel, varde in attribut.items() if nyckel.endswith(":id")), "")
            namnen.append((attribut["name"], id_))

    _make_tolk(relation).Parse(arkiv.read("xl/_rels/workbook.xml.rels"), True)
    _make_tolk(blad).Parse(arkiv.read("xl/workbook.xml"), True)
    if len(namnen) > _HOGST_BLAD:
        raise Filfel(f"Filen har fler än {_HOGST_BLAD} blad. Ta bort blad som inte behövs.")
    kartor = {}
    for namn, id_ in namnen:
        mal = PurePosixPath(filer.get(id_, ""))
        fil = str(mal).lstrip("/") if mal.is_absolute() else str("xl" / mal)
        if "worksheets" in fil:
            kartor[namn] = _Bladkarta(namn)
            kartor[namn].parse(arkiv, fil)
    _check_delade(arkiv, kartor.values())
    return kartor


def _check_delade(arkiv: zipfile.ZipFile, kartor: Iterable[_Bladkarta]) -> None:
    """Refuse texts that are kept once and shown in so many cells that the sheets would not have room in memory."""
    langder = _measure_delade(arkiv)
    yta = sum(langder[nummer] for karta in kartor for nummer in karta.hanvisade if nummer < len(langder))
    if yta > _HOGST_UPPACKAT:
        raise Filfel(_FOR_STOR)


def _measure_delade(arkiv: zipfile.ZipFile) -> list[int]:
    """The length of each shared text, in order."""
    langder: list[int] = []

    def start(namn: str, _attribut: dict[str, str]) -> None:
        if namn.rpartition(":")[2] == "si":
            langder.append(0)

    def text(del_: str) -> None:
        if langder:
            langder[-1] += len(del_)

    for fil in arkiv.namelist():
        # Whatever its case, and wherever the workbook says it is.
        if fil.lower().endswith("sharedstrings.xml"):
            langder.clear()
            with arkiv.open(fil) as strom:
                _make_tolk(start, text=text).ParseFile(strom)
    return langder


def _read_blad(bok: Any, namn: str, karta: _Bladkarta) -> Blad:
    blad = bok.get_sheet_by_name(namn)
    rader = [[_cell(varde) for varde in rad] for rad in blad.to_python(skip_empty_area=False)]
    sammanfogade = tuple(
        Omrade(start[0], start[1], min(slut[0], len(rader) - 1), min(slut[1], karta.kolumner))
        for start, slut in blad.merged_cell_ranges or ()
        if start[0] < len(rader)
    )
    for omrade in sammanfogade:
        _fill_down(rader, omrade)
    while rader and not any(cell is not None for cell in rader[-1]):
        rader.pop()
    return Blad(namn, tuple(map(tuple, rader)), sammanfogade, karta.formler)


def _fill_down(rader: list[list[Cell]], omrade: Omrade) -> None:
    """A cell merged over several rows holds for each of them; sideways only headings do, which is judged later."""
    if omrade.kolumn < len(rader[omrade.rad]):
        varde = rader[omrade.rad][omrade.kolumn]
        for rad in range(omrade.rad + 1, omrade.sista_rad + 1):
            rader[rad][omrade.kolumn] = varde


def _cell(varde: object) -> Cell:
    match varde:
        case datetime():
            cell: Cell = varde.date()
        case bool():
            cell = "ja" if varde else "nej"
        case float() if not isfinite(varde):
            cell = str(varde)
        case date() | float():
            cell = varde
        case int():
            cell = float(varde)
        case time():
            cell = f"{varde.hour}:{varde.minute:02}"
        case timedelta():
            minuter = int(varde.total_seconds() // 60)
            cell = f"{minuter // 60}:{minuter % 60:02}"
        case _:
            cell = str(varde).strip() or None
    return cell
