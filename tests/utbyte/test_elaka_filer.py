"""Files made to do harm: they are refused, or read in a time that grows with their length."""

import io
import zipfile

import pytest
import xlsxwriter

from app.utbyte.delmalsrader import read_omnamnande, split_cell
from app.utbyte.lasning import read_tabell
from app.utbyte.tabell import Filfel
from app.utbyte.varden import OlasligtVarde, read_manader, read_minuter, read_period, read_procent

_BLADFIL = "xl/worksheets/sheet1.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _bok(rader: str, **fler: bytes) -> bytes:
    """A workbook of these rows in XML, with other parts replaced or added."""
    fil = io.BytesIO()
    bok = xlsxwriter.Workbook(fil, {"in_memory": True})
    bok.add_worksheet("Blad").write(0, 0, "delad text")
    bok.close()
    byten = {_BLADFIL: f"<worksheet {_NS}><sheetData>{rader}</sheetData></worksheet>".encode()} | {
        namn.replace("__", "/").replace("_xml", ".xml"): del_ for namn, del_ in fler.items()
    }
    ut = io.BytesIO()
    with zipfile.ZipFile(fil) as gammal, zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as ny:
        for namn in dict.fromkeys((*byten, *gammal.namelist())):
            ny.writestr(namn, byten[namn] if namn in byten else gammal.read(namn))
    return ut.getvalue()


def test_a_text_shown_in_very_many_cells_is_refused_before_it_is_copied() -> None:
    rader = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 101))
    delade = f"<sst {_NS}><si><t>{'a' * 1_000_000}</t></si></sst>".encode()
    fil = _bok(rader, xl__sharedStrings_xml=delade)
    assert len(fil) < 20_000
    with pytest.raises(Filfel, match="för stor när den packas upp"):
        read_tabell(fil, "fil.xlsx")
    assert read_tabell(_bok(rader), "fil.xlsx").blad[0].rader[99] == ("delad text",)


@pytest.mark.parametrize(
    "rader",
    [
        '<row r="1"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="99999999999999999999"><c><v>1</v></c></row>',
        '<row r="²"><c><v>1</v></c></row>',
        f'<row r="{"9" * 5000}"><c><v>1</v></c></row>',
    ],
)
def test_an_address_that_only_one_of_the_readers_knows_is_refused(rader: str) -> None:
    """The other reader would set aside room for a sheet of that size, and the whole process would end."""
    with pytest.raises(Filfel, match="ingen Excel-tabell"):
        read_tabell(_bok(rader), "fil.xlsx")


def test_two_parts_of_one_name_are_refused() -> None:
    elak = f'<worksheet {_NS}><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    fil = _bok('<row r="1"><c r="A1"><v>1</v></c></row>', xl__worksheets__SHEET1_xml=elak.encode())
    with pytest.raises(Filfel, match="ingen Excel-tabell"):
        read_tabell(fil, "fil.xlsx")


def test_one_sheet_under_very_many_names_is_refused() -> None:
    blad = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 60))
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    with pytest.raises(Filfel, match="fler än 50 blad"):
        read_tabell(
            _bok("", xl__workbook_xml=f"<workbook {_NS} {r}><sheets>{blad}</sheets></workbook>".encode()), "fil.xlsx"
        )


def test_a_cell_longer_than_any_is_no_fault_of_ours() -> None:
    with pytest.raises(Filfel):
        read_tabell(b"a" * 200_000 + b";b\n1;2\n", "fil.csv")


@pytest.mark.parametrize("text", ["nan", "inf", "9" * 5000, "9" * 5000 + " min", "9" * 500 + " h"])
def test_texts_that_a_machine_takes_for_numbers_are_told_of(text: str) -> None:
    for las in (read_procent, read_minuter, read_manader):
        with pytest.raises(OlasligtVarde):
            las(text)
    with pytest.raises(OlasligtVarde):
        read_procent(float("nan"))


# Each of these took minutes or years before the patterns were bounded.
@pytest.mark.parametrize("fyllnad", [" ", ",", ", ", "(", ")", ":", " :", "– ", "́"])
def test_long_fillings_are_read_at_once(fyllnad: str) -> None:
    text = f"Kurs{fyllnad * 20_000}x"
    assert "".join(split_cell(text)).startswith("Kurs")
    for del_ in split_cell(text):
        read_omnamnande(del_)
    with pytest.raises(OlasligtVarde, match="för lång"):
        read_period(text)
