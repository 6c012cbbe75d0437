"""Reads .csv: finds out encoding and separator, and says what it found where that is a guess."""

import csv
import io
import re
from typing import Final

from app.utbyte.tabell import HOGST_RADER, Blad, Cell, Filfel, Tabellfil, check_matt

_AVGRANSARE: Final = ";\t,"
_FORMEL: Final = re.compile(r"[=@]\s*[\w(+\-]|[+\-][A-Z]+\d")
# What our own files put before a text that a spreadsheet would take for a formula.
FORMELSKYDD: Final = "'"
FORMELTECKEN: Final = ("=", "+", "-", "@")
_KONTROLLTECKEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SVENSKA_SKADADE: Final = re.compile(r"Ã[¥¤¶…„–]")


def read_csv(innehall: bytes, namn: str) -> Tabellfil:
    """Read separated text with `;`, tab or `,`, in UTF-8 (with or without mark) or Windows-1252.

    Raises:
        Filfel: not text, in another encoding, or no table.
    """
    text, anmarkning = _decode(innehall)
    rader: list[tuple[Cell, ...]] = []
    formler: dict[tuple[int, int], bool] = {}
    try:
        avgransare = _find_avgransare(text)
        for nummer, rad in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=avgransare, strict=True)):
            if nummer > HOGST_RADER:
                break
            formler.update({(nummer, kolumn): False for kolumn, cell in enumerate(rad) if _FORMEL.match(cell)})
            rader.append(tuple(_cell(cell) for cell in rad))
    except csv.Error as fel:
        raise Filfel(
            "Filen går inte att läsa som en tabell: ett citattecken är öppnat men inte stängt, "
            "eller en cell är för lång."
        ) from fel
    check_matt(len(rader), max(map(len, rader), default=0), namn)
    if max(map(len, rader), default=0) < 2:  # noqa: PLR2004 - a table has at least two columns
        raise Filfel(
            "Filen är ingen tabell: det finns bara en kolumn. "
            "Kolumnerna ska skiljas åt med semikolon, tabb eller komma."
        )
    return Tabellfil(namn, (Blad(namn, tuple(rader), formler=formler),), anmarkning)


def _cell(text: str) -> Cell:
    text = text.strip()
    if text.startswith(FORMELSKYDD) and text[1:].startswith(FORMELTECKEN):
        text = text[1:]
    return text or None


def _decode(innehall: bytes) -> tuple[str, str]:
    if innehall.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Filfel("Filen är sparad i kodningen UTF-16. Spara den som ”CSV UTF-8” och försök igen.")
    try:
        text, anmarkning = innehall.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        try:
            text = innehall.decode("cp1252")
        except UnicodeDecodeError as fel:
            raise Filfel("Filens teckenkodning går inte att läsa. Spara den som ”CSV UTF-8” och försök igen.") from fel
        anmarkning = "Filen är inte i UTF-8 och lästes som Windows-1252. Kontrollera att å, ä och ö ser rätt ut."
    if _KONTROLLTECKEN.search(text):
        raise Filfel("Filen är ingen tabell. Spara din IUP som .xlsx eller .csv och försök igen.")
    if _SVENSKA_SKADADE.search(text):
        raise Filfel(
            "Bokstäverna å, ä och ö är skadade i filen: den har sparats om med fel teckenkodning. "
            "Gå tillbaka till originalet och spara det som ”CSV UTF-8”."
        )
    return text, anmarkning


def _find_avgransare(text: str) -> str:
    """The separator that gives the most rows of one width above one; in doubt the order `;`, tab, `,`."""
    rader = [rad for rad in text.splitlines()[:50] if rad.strip()]

    def jamnhet(tecken: str) -> tuple[int, int]:
        bredder = [len(rad) for rad in csv.reader(rader, delimiter=tecken)]
        vanligast = max(set(bredder), key=lambda bredd: (bredd > 1, bredder.count(bredd), bredd), default=1)
        return (bredder.count(vanligast) if vanligast > 1 else 0, vanligast)

    return max(_AVGRANSARE, key=lambda tecken: (*jamnhet(tecken), -_AVGRANSARE.index(tecken)))
