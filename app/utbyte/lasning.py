"""Bytes and a file name become a table, or a Swedish sentence that says why not."""

from pathlib import PurePath
from typing import Final

from app.utbyte.csvfil import read_csv
from app.utbyte.tabell import HOGST_BYTE, Filfel, Tabellfil
from app.utbyte.xlsxfil import read_xlsx

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KRYPTERAD: Final = "EncryptedPackage".encode("utf-16-le")
_BINART: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")


def read_tabell(innehall: bytes, filnamn: str, hogst: int = HOGST_BYTE) -> Tabellfil:
    """Read an .xlsx or .csv file; what it is is judged by its content, not its name.

    Args:
        innehall: the whole file.
        filnamn: as the sender named it; only shown.
        hogst: greatest size in bytes, checked before anything is parsed.

    Raises:
        Filfel: too large, empty, encrypted, an old .xls, or no table at all.

    """
    namn = PurePath(filnamn.replace("\\", "/")).name or "fil"
    check_storlek(len(innehall), hogst)
    if not innehall.strip():
        raise Filfel("Filen är tom.")
    if innehall.startswith(_OLE):
        raise Filfel(_ole_meddelande(innehall))
    if innehall.startswith(_ZIP):
        return read_xlsx(innehall, namn)
    if innehall.startswith(_BINART) or _is_binart(innehall):
        raise Filfel("Filen är ingen tabell. Spara din IUP som .xlsx eller .csv och försök igen.")
    return read_csv(innehall, namn)


def check_storlek(antal_byte: int, hogst: int = HOGST_BYTE) -> None:
    """Refuse a file by its size alone, so that a sender's length can be judged before the file is received.

    Raises:
        Filfel: the file is larger than `hogst` bytes.
    """
    if antal_byte > hogst:
        raise Filfel(
            f"Filen är {_mb(antal_byte)} MB. Högst {_mb(hogst)} MB går att läsa in. "
            "Ta bort bilder och bilagor ur filen."
        )


def _mb(antal_byte: int) -> str:
    return f"{antal_byte / 1024 / 1024:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _ole_meddelande(innehall: bytes) -> str:
    if _KRYPTERAD in innehall:
        return "Filen är skyddad med lösenord. Ta bort lösenordet i Excel och försök igen."
    return "Filen är i det gamla Excel-formatet .xls. Öppna den i Excel, spara som .xlsx och försök igen."


def _is_binart(innehall: bytes) -> bool:
    # UTF-16 is text with NUL bytes and is told of by the CSV reader; any other NUL means that this is no text.
    return b"\0" in innehall[:4096] and not innehall.startswith((b"\xff\xfe", b"\xfe\xff"))
