"""Files that are no good are refused in Swedish before they do harm; the rest become cells."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from app.utbyte.lasning import check_storlek, read_tabell
from app.utbyte.tabell import HOGST_RADER, Filfel, Tabellfil, from_utkast, kolumnbokstav, to_utkast
from tests.utbyte import kontor

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _bok(*celler: tuple[int, int, object], formel: int = 0, sammanfogat: bool = False) -> bytes:
    fil = io.BytesIO()
    bok = xlsxwriter.Workbook(fil, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    blad = bok.add_worksheet("Blad")
    for rad, kolumn, varde in celler:
        blad.write(rad, kolumn, varde)
    if formel:
        blad.write_formula(1, 1, "=A1+1", None, formel)
    if sammanfogat:
        blad.merge_range("A5:A6", "c1")
    bok.close()
    return fil.getvalue()


def _ombyggd(data: bytes, namn: str, nytt: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as gammal, zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as ny:
        for del_ in gammal.namelist():
            ny.writestr(del_, nytt if del_ == namn else gammal.read(del_))
    return ut.getvalue()


_BLADFIL = "xl/worksheets/sheet1.xml"
_BLAD = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        (b"", "Filen är tom"),
        (b"  \n ", "Filen är tom"),
        (b"%PDF-1.7 ...", "ingen tabell"),
        (b"\x89PNG\r\n\x1a\n....", "ingen tabell"),
        (b"\x00\x01\x02\x03" * 50, "ingen tabell"),
        (b"bara en kolumn\nsom det st\xc3\xa5r text i\n", "en kolumn"),
        (_OLE + b"...", "gamla Excel-formatet .xls"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
        (b"PK\x03\x04 inte ett arkiv", "ingen Excel-tabell"),
        ("Titel;Från\nKurs;2026\n".encode("utf-16"), "UTF-16"),
        ("Titel;Delmål\nLäkemedel;c1\n".encode().decode("cp1252").encode(), "å, ä och ö är skadade"),
        (b'Titel;Fran\n"Kurs;2026-01-01\n', "citattecken"),
    ],
)
def test_bad_files_are_refused_in_swedish(data: bytes, mening: str) -> None:
    with pytest.raises(Filfel, match=mening):
        read_tabell(data, "fil")


def test_fifty_megabytes_are_refused_before_anything_is_parsed() -> None:
    with pytest.raises(Filfel, match=r"Filen är 50 MB. Högst 10 MB"):
        read_tabell(b"PK\x03\x04" + bytes(50 * 1024 * 1024 - 4), "stor.xlsx")
    with pytest.raises(Filfel, match="Högst 10 MB"):
        check_storlek(50 * 1024 * 1024)
    with pytest.raises(Filfel, match="Högst 0,5 MB"):
        check_storlek(600 * 1024, hogst=512 * 1024)


def test_zip_bomb_is_refused_by_its_unpacked_size() -> None:
    bomb = _ombyggd(_bok((0, 0, "x")), _BLADFIL, b" " * (65 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(Filfel, match="för stor när den packas upp"):
        read_tabell(bomb, "bomb.xlsx")


@pytest.mark.parametrize(
    ("celler", "mening"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "fler än 20000 rader"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "fler än 200 kolumner"),
    ],
)
def test_far_away_cell_is_refused_before_the_sheet_is_built(celler: str, mening: str) -> None:
    with pytest.raises(Filfel, match=mening):
        read_tabell(_ombyggd(_bok((0, 0, "x")), _BLADFIL, _BLAD.format(celler).encode()), "fil.xlsx")


def test_document_types_in_xml_are_refused() -> None:
    elak = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + _BLAD.format("")
    with pytest.raises(Filfel, match="ingen Excel-tabell"):
        read_tabell(_ombyggd(_bok((0, 0, "x")), _BLADFIL, elak.encode()), "fil.xlsx")


def test_too_many_rows_of_csv_are_refused() -> None:
    with pytest.raises(Filfel, match="fler än 20000 rader"):
        read_tabell(b"a;b\n" * (HOGST_RADER + 1), "lang.csv")


@pytest.mark.parametrize("tecken", [";", "\t", ","])
@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "cp1252"])
def test_separator_and_encoding_are_found(tecken: str, kodning: str) -> None:
    text = tecken.join(("Titel", "Delmål", "Från")) + "\n" + tecken.join(("Läkemedel för äldre", "c1", "2026-01-12"))
    fil = read_tabell(text.encode(kodning), "C:\\mina filer\\iup.csv")
    assert fil.namn == "iup.csv"
    assert fil.blad[0].rader[1] == ("Läkemedel för äldre", "c1", "2026-01-12")
    assert ("Windows-1252" in fil.anmarkning) == (kodning == "cp1252")


def test_cells_of_a_workbook_keep_their_kind() -> None:
    data = _bok((0, 0, "text"), (0, 1, date(2026, 3, 1)), (0, 2, 0.8), (0, 3, True), (2, 0, 7))
    (blad,) = read_tabell(data, "iup.xlsx").blad
    assert blad.rader[0] == ("text", date(2026, 3, 1), 0.8, "ja")
    assert blad.cell(2, 0) == 7.0
    assert blad.cell(99, 99) is None


def test_formula_with_and_without_a_computed_value_are_told_apart() -> None:
    (med,) = read_tabell(_bok((0, 0, 1), formel=2), "med.xlsx").blad
    (utan,) = read_tabell(_ombyggd(_bok((0, 0, 1)), _BLADFIL, _FORMEL_UTAN_VARDE), "utan.xlsx").blad
    assert med.formler == {(1, 1): True}
    assert med.cell(1, 1) == 2
    assert utan.formler == {(1, 1): False}


_FORMEL_UTAN_VARDE = _BLAD.format(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><f>A1+1</f></c></row>'
).encode()


def test_cells_merged_downwards_hold_for_every_row() -> None:
    (blad,) = read_tabell(_bok((0, 0, "Delmål"), (5, 1, "x"), sammanfogat=True), "iup.xlsx").blad
    assert (blad.cell(4, 0), blad.cell(5, 0)) == ("c1", "c1")


@pytest.mark.parametrize("namn", ["kronoberg-2015.xlsx", "norrbotten-2021-bt.xlsx", "daliga-rader.xlsx"])
def test_draft_is_kept_as_json_and_comes_back_equal(namn: str) -> None:
    fil: Tabellfil = read_tabell(kontor.innehall(namn), namn)
    assert from_utkast(to_utkast(fil)) == fil


def test_file_that_only_calls_itself_a_table_is_refused() -> None:
    with pytest.raises(Filfel, match="ingen tabell"):
        read_tabell(kontor.innehall("ingen-tabell.xlsx"), "ingen-tabell.xlsx")


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [kolumnbokstav(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
