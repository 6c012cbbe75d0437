"""Reads the cells of one row by their kind, and remarks on each that cannot be taken as it stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.personnummer import hitta_personnummer
from app.utbyte.mall import Bladmall
from app.utbyte.modell import Allvar, Anmarkning, Plats, Ram
from app.utbyte.ord import Ordlista, read_word, word_for
from app.utbyte.tabell import Blad, Cell, kolumnbokstav
from app.utbyte.varden import (
    Datumspann,
    OlasligtVarde,
    read_datum,
    read_delmal,
    read_ja_nej,
    read_manader,
    read_minuter,
    read_period,
    read_procent,
)

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

PERSONNUMMER: Final = "Texten ser ut att innehålla ett personnummer. Ta bort det: inga patientuppgifter får stå här."
_FORMEL_UTAN_VARDE: Final = (
    "Cellen innehåller en formel utan beräknat värde. Öppna filen i Excel, spara den och försök igen, "
    "eller skriv värdet i stället för formeln."
)
_EPOST: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_GRUPPER_B: Final = frozenset({Delmalgrupp.B, Delmalgrupp.STB})
_VISAD_LANGD: Final = 200
_KORT: Final = 200


@dataclass(slots=True)
class Radlasare:
    """The cells of one row by the field's key. What is wrong goes to `anmarkningar`; a faulty cell reads as empty.

    `angivna` are the keys that the row says something about.
    """

    blad: Blad
    rad: int
    mall: Bladmall
    kolumner: Mapping[str, int]
    ram: Ram
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    angivna: set[str] = field(default_factory=set)
    _gjorda: set[Anmarkning] = field(default_factory=set)

    @property
    def plats(self) -> Plats:
        """The row, counted from 1."""
        return Plats(self.blad.namn, self.rad + 1)

    @property
    def has_fel(self) -> bool:
        """Whether anything on the row keeps it out."""
        return any(anmarkning.allvar is Allvar.FEL for anmarkning in self.anmarkningar)

    def remark(self, nyckel: str, meddelande: str, allvar: Allvar = Allvar.FEL) -> None:
        """Remark on the cell of a field; a field without a column is the whole row."""
        kolumn = self.kolumner.get(nyckel)
        cell = None if kolumn is None else self.blad.cell(self.rad, kolumn)
        text = "" if cell is None else str(cell)
        bokstav = "" if kolumn is None else kolumnbokstav(kolumn)
        if meddelande == PERSONNUMMER:
            text = ""  # the number must not live on in a list of remarks
        rubrik = self.mall.kolumn(nyckel).rubrik
        anmarkning = Anmarkning(self.plats, bokstav, rubrik, text[:_VISAD_LANGD], meddelande, allvar)
        if anmarkning not in self._gjorda:
            self._gjorda.add(anmarkning)
            self.anmarkningar.append(anmarkning)

    def _complain(self, nyckel: str, fel: OlasligtVarde) -> None:
        self.remark(nyckel, f"{self.mall.kolumn(nyckel).rubrik} {fel}.")

    def cell(self, nyckel: str) -> Cell:
        """The cell's value, None where it is empty or no column is mapped; formulas are remarked on."""
        kolumn = self.kolumner.get(nyckel)
        if kolumn is None:
            return None
        cell = self.blad.cell(self.rad, kolumn)
        har_varde = self.blad.formler.get((self.rad, kolumn))
        if har_varde is None:
            return cell
        if not har_varde or cell is None:
            self.remark(nyckel, _FORMEL_UTAN_VARDE)
            return None
        self.remark(nyckel, "Cellen innehåller en formel. Det beräknade värdet lästes.", Allvar.VARNING)
        return cell

    def require(self, *nycklar: str) -> None:
        """Remark on each of these fields that the row has no good value for, unless that is said already."""
        for nyckel in nycklar:
            rubrik = self.mall.kolumn(nyckel).rubrik
            if nyckel not in self.angivna and not any(a.rubrik == rubrik for a in self.anmarkningar):
                self.remark(nyckel, f"{rubrik} saknas.")

    def text(self, nyckel: str, langd: int = _KORT) -> str:
        """Free text; refused where it seems to hold a personnummer or is too long."""
        cell = self.cell(nyckel)
        if cell is None:
            return ""
        text = _as_text(cell)
        if hitta_personnummer(text):
            self.remark(nyckel, PERSONNUMMER)
            return ""
        if len(text) > langd:
            self.remark(nyckel, f"Texten är {len(text)} tecken. Högst {langd} får plats.")
            return ""
        self.angivna.add(nyckel)
        return text

    def names(self, nyckel: str) -> tuple[str, ...]:
        """Names with comma, semicolon or line break between."""
        return tuple(namn.strip() for namn in re.split(r"[,;\n]", self.text(nyckel, 2000)) if namn.strip())

    def epost(self, nyckel: str) -> str:
        """A mail address in lower case."""
        text = self.text(nyckel).lower()
        if text and not _EPOST.fullmatch(text):
            self.remark(nyckel, "Det här är ingen e-postadress.")
            return ""
        return text

    def word(self, nyckel: str, ordlista: Ordlista[E]) -> E | None:
        """A value by one of its words."""
        cell = self.cell(nyckel)
        if cell is None:
            return None
        varde = read_word(ordlista, _as_text(cell))
        if varde is None:
            val = ", ".join(word_for(ordlista, v) for v in ordlista)
            self.remark(nyckel, f"”{_as_text(cell)[:_VISAD_LANGD]}” känns inte igen. Välj något av: {val}.")
            return None
        self.angivna.add(nyckel)
        return varde

    def delmal(self, nyckel: str = "delmal") -> frozenset[DelmalKod]:
        """The codes that the person's målbeskrivning holds; every other one is remarked on."""
        cell = self.cell(nyckel)
        if cell is None:
            return frozenset()
        koder, okanda = read_delmal(_as_text(cell))
        for okand in okanda:
            self.remark(nyckel, f"”{okand}” är ingen delmålskod. Skriv till exempel {self._exempel()}.")
        fel = {kod for kod in koder if not self.accepts(nyckel, kod)}
        if koder and not fel and not okanda:
            self.angivna.add(nyckel)
        return koder - fel

    def _exempel(self) -> str:
        return " eller ".join(map(str, sorted(self.ram.delmal)[:2])) or "c1"

    def accepts(self, nyckel: str, kod: DelmalKod) -> bool:
        """Whether the code is one of the person's; where it is not that is remarked on."""
        if kod in self.ram.delmal:
            return True
        if kod.foreskrift is not self.ram.foreskrift:
            self.remark(
                nyckel,
                f"Delmål {kod} hör till {kod.foreskrift.beteckning}. Din ST följer {self.ram.foreskrift.beteckning}.",
            )
            return False
        if self.ram.osakra_b and kod.grupp in _GRUPPER_B:
            self.remark(nyckel, f"Det är okänt om {kod} gäller i din specialitet.", Allvar.VARNING)
            return True
        self.remark(nyckel, f"Delmål {kod} finns inte i din målbeskrivning.")
        return False

    def datum(self, nyckel: str, *, inom: bool = True, har_hant: bool = False) -> date | None:
        """One day. `inom`: it has to lie within the training; `har_hant`: it may not lie ahead."""
        spann = self._spann(nyckel)
        if spann is None:
            return None
        if spann.start != spann.slut:
            self.remark(nyckel, f"Dagen framgår inte; {spann.start} antogs.", Allvar.VARNING)
        if inom and not self.is_inom(nyckel, spann.start):
            return None
        if har_hant and spann.start > self.ram.idag:
            self.remark(nyckel, f"{spann.start} har inte varit än.")
            return None
        self.angivna.add(nyckel)
        return spann.start

    def period(self, fran: str, till: str) -> tuple[date | None, date | None]:
        """First and last day, both within the training; the first cell may hold the whole period."""
        forsta, sista = self._spann(fran, period=True), self._spann(till)
        start = forsta.start if forsta else None
        slut = sista.slut if sista else forsta.slut if forsta and forsta.slut != forsta.start else None
        for nyckel, dagen in ((fran, start), (till if sista else fran, slut)):
            if dagen is not None and not self.is_inom(nyckel, dagen):
                return None, None
        if start and slut and slut < start:
            self.remark(till, f"Slutet ({slut}) ligger före starten ({start}).")
            return None, None
        self.angivna.update(nyckel for nyckel, dagen in ((fran, start), (till, slut)) if dagen)
        return start, slut

    def is_inom(self, nyckel: str, dagen: date) -> bool:
        """Whether the day lies within the training; where it does not that is remarked on."""
        if dagen < self.ram.start:
            self.remark(nyckel, f"{dagen} ligger före starten av din ST ({self.ram.start}).")
            return False
        if self.ram.slut and dagen > self.ram.slut:
            self.remark(nyckel, f"{dagen} ligger efter det planerade slutet av din ST ({self.ram.slut}).")
            return False
        return True

    def signerad(self, nyckel: str, samma_dag: date | None) -> date | None:
        """The day of signing: a date, or "ja" for the day of the record itself."""
        cell = self.cell(nyckel)
        if cell is None:
            return None
        svar = None if isinstance(cell, date) else read_ja_nej(cell)
        if svar is None:
            return self.datum(nyckel, har_hant=True)
        self.angivna.add(nyckel)
        return samma_dag if svar else None

    def procent(self, nyckel: str) -> int | None:
        """A percentage of full time."""
        return self._varde(nyckel, read_procent)

    def minuter(self, nyckel: str) -> int | None:
        """A length in minutes."""
        return self._varde(nyckel, read_minuter)

    def manader(self, nyckel: str) -> float | None:
        """A number of months."""
        return self._varde(nyckel, read_manader)

    def _spann(self, nyckel: str, *, period: bool = False) -> Datumspann | None:
        cell = self.cell(nyckel)
        if cell is None:
            return None
        try:
            return read_period(cell) if period and isinstance(cell, str) else read_datum(cell)
        except OlasligtVarde as fel:
            self._complain(nyckel, fel)
            return None

    def _varde(self, nyckel: str, las: Callable[[Cell], T]) -> T | None:
        cell = self.cell(nyckel)
        if cell is None:
            return None
        try:
            varde = las(cell)
        except OlasligtVarde as fel:
            self._complain(nyckel, fel)
            return None
        self.angivna.add(nyckel)
        return varde


def _as_text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
