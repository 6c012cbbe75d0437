"""Writes the template: a workbook or .csv files, empty or filled with a portfolio, and its document."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import xlsxwriter

from app.domain.portfolj import Portfolj
from app.utbyte import ord as orden
from app.utbyte.csvfil import FORMELSKYDD, FORMELTECKEN
from app.utbyte.jamforelse import as_text, content, records
from app.utbyte.mall import EGNA_BLAD, MALLAR, Bladmall, Falttyp, Kolumn, Postslag
from app.utbyte.modell import Varde
from app.utbyte.portfoljfil import renumber

_LISTOR: Final[Mapping[Falttyp, Sequence[str]]] = {
    Falttyp.AKTIVITETSSLAG: [ord_[0] for ord_ in orden.AKTIVITETSSLAG.values()],
    Falttyp.METOD: [ord_[0] for ord_ in orden.METOD.values()],
    Falttyp.STATUS: ["Planerad", "Genomförd"],
    Falttyp.TJANSTGORINGSTYP: [ord_[0] for ord_ in orden.TJANSTGORINGSTYP.values()],
    Falttyp.MILJO: [ord_[0] for ord_ in orden.MILJO.values()],
    Falttyp.FRANVAROSLAG: [ord_[0] for ord_ in orden.FRANVAROSLAG.values()],
    Falttyp.REVIDERINGSSLAG: [ord_[0] for ord_ in orden.REVIDERINGSSLAG.values()],
}
_BREDD: Final = {Falttyp.LANGTEXT: 48, Falttyp.TEXT: 32, Falttyp.AKTIVITETSSLAG: 30, Falttyp.METOD: 28}
_VANLIG_BREDD: Final = 18
_VALBARA_RADER: Final = 2000
_INLEDNING: Final = (
    "Fyll i de blad du har uppgifter för. Tomma blad kan lämnas.",
    "Rubrikerna får byta plats. Kolumner som inte behövs kan tas bort, men inte de som är obligatoriska.",
    "Datum skrivs 2026-03-01. Delmål skrivs med komma emellan: c1, c2 eller a1–a6.",
    "Skriv aldrig personnummer eller annat om patienter.",
    "Läser du in samma fil igen blir inget dubbelt.",
)


def write_xlsx(portfolj: Portfolj | None = None) -> bytes:
    """The template as a workbook, with the portfolio's records where one is given."""
    fil = io.BytesIO()
    # Texts are never taken for formulas or links, whatever they begin with.
    bok = xlsxwriter.Workbook(
        fil, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    format_ = {
        "rubrik": bok.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "datum": bok.add_format({"num_format": "yyyy-mm-dd"}),
        "text": bok.add_format({"text_wrap": True, "valign": "top"}),
    }
    _write_las_mig(bok, format_)
    listblad = _write_listor(bok)
    for mall in EGNA_BLAD:
        _write_blad(bok, mall, list(rows_of(mall, portfolj)), format_, listblad)
    bok.close()
    return fil.getvalue()


def write_csv(slag: Postslag, portfolj: Portfolj | None = None) -> bytes:
    """One kind of record as separated text: `;`, UTF-8 with a mark, so that spreadsheets read å ä ö rightly."""
    mall = next(mall for mall in MALLAR if mall.slag is slag)
    fil = io.StringIO(newline="")
    skrivare = csv.writer(fil, delimiter=";")
    skrivare.writerow([kolumn.rubrik for kolumn in mall.kolumner])
    for rad in rows_of(mall, portfolj):
        skrivare.writerow([_protect(_cell_text(varde)) for varde in rad])
    return fil.getvalue().encode("utf-8-sig")


def _protect(text: str) -> str:
    return f"{FORMELSKYDD}{text}" if text.startswith(FORMELTECKEN) else text


def _cell_text(varde: Any) -> str:
    return "" if varde is None else str(varde)


_KLASS: Final[Mapping[Postslag, str]] = {
    Postslag.AKTIVITET: "Aktivitet",
    Postslag.METOD: "PlaneradMetod",
    Postslag.BEDOMNING: "Bedomning",
    Postslag.HANDLEDNING: "Handledarsamtal",
    Postslag.REVIDERING: "Revidering",
    Postslag.TILLGODORAKNANDE: "Tillgodoraknande",
    Postslag.FRANVARO: "Franvaro",
}


def rows_of(mall: Bladmall, portfolj: Portfolj | None) -> Iterator[list[Any]]:
    """The portfolio's records of one kind as cells: dates as dates, percentages as numbers, the rest as text."""
    if portfolj is None:
        return
    portfolj = renumber(portfolj)
    for varde in records(portfolj):
        if type(varde).__name__ == _KLASS.get(mall.slag):
            aktivitet = portfolj.aktivitet(getattr(varde, "aktivitet_id", None))
            yield _row(mall, varde, aktivitet.titel if aktivitet else "")


def _row(mall: Bladmall, varde: Varde, aktivitet: str) -> list[Any]:
    innehall = content(varde, mall.slag, aktivitet)
    return [_make_cell(kolumn, innehall.get(kolumn.nyckel), mall.slag) for kolumn in mall.kolumner]


def _make_cell(kolumn: Kolumn, varde: Any, slag: Postslag) -> Any:
    if varde is None or varde == "":
        return None
    if isinstance(varde, date) or kolumn.typ in {Falttyp.PROCENT, Falttyp.MINUTER, Falttyp.MANADER}:
        return varde
    return as_text(varde, slag, kolumn.nyckel) or None


def _write_las_mig(bok: Any, format_: Mapping[str, Any]) -> None:
    blad = bok.add_worksheet("Läs mig")
    blad.set_column(0, 2, 28, format_["text"])
    blad.set_column(3, 3, 70, format_["text"])
    blad.write_string(0, 0, "Mall för IUP", format_["rubrik"])
    rad = 1
    for text in _INLEDNING:
        blad.write_string(rad, 0, text)
        rad += 1
    rad += 1
    for nummer, rubrik in enumerate(("Blad", "Kolumn", "Exempel", "Förklaring")):
        blad.write_string(rad, nummer, rubrik, format_["rubrik"])
    for mall in EGNA_BLAD:
        for kolumn in mall.kolumner:
            rad += 1
            obligatorisk = " (obligatorisk)" if kolumn.obligatorisk else ""
            texter = (mall.namn, kolumn.rubrik + obligatorisk, kolumn.exempel, kolumn.forklaring)
            for nummer, text in enumerate(texter):
                blad.write_string(rad, nummer, text)


def _write_listor(bok: Any) -> dict[Falttyp, str]:
    """A hidden sheet with the words to choose among: a list in the cell itself has room for 255 characters only."""
    blad = bok.add_worksheet("Listor")
    blad.hide()
    platser = {}
    for kolumn, (typ, ord_) in enumerate(_LISTOR.items()):
        blad.write_column(0, kolumn, ord_)
        bokstav = chr(ord("A") + kolumn)
        platser[typ] = f"=Listor!${bokstav}$1:${bokstav}${len(ord_)}"
    return platser


def _write_blad(
    bok: Any, mall: Bladmall, rader: Sequence[Sequence[Any]], format_: Mapping[str, Any], listor: Mapping[Falttyp, str]
) -> None:
    blad = bok.add_worksheet(mall.namn)
    blad.freeze_panes(1, 0)
    for nummer, kolumn in enumerate(mall.kolumner):
        blad.set_column(nummer, nummer, _BREDD.get(kolumn.typ, _VANLIG_BREDD))
        blad.write_string(0, nummer, kolumn.rubrik, format_["rubrik"])
        obligatorisk = "Obligatorisk. " if kolumn.obligatorisk else ""
        blad.write_comment(0, nummer, f"{obligatorisk}{kolumn.forklaring}")
        if kolumn.typ in listor:
            val = {"validate": "list", "source": listor[kolumn.typ], "error_type": "warning"}
            blad.data_validation(1, nummer, _VALBARA_RADER, nummer, val)
    for radnummer, rad in enumerate(rader, start=1):
        for nummer, varde in enumerate(rad):
            _write_cell(blad, radnummer, nummer, varde, format_)


def _write_cell(blad: Any, rad: int, kolumn: int, varde: Any, format_: Mapping[str, Any]) -> None:
    match varde:
        case None:
            return
        case date():
            blad.write_datetime(rad, kolumn, varde, format_["datum"])
        case int() | float():
            blad.write_number(rad, kolumn, varde)
        case _:
            blad.write_string(rad, kolumn, varde)


def make_document() -> str:
    """docs/importmall.md: every sheet and column of the template, and what else is understood."""
    delar = [
        "# Import template",
        "",
        "Generated from `app/utbyte/mallplan.py` and `app/utbyte/mallutfall.py`; do not edit by hand but run",
        "`python -m app.utbyte.dokument docs`.",
        "The template itself is downloaded from the application, empty or filled. Its texts are these:",
        "",
        *(f"- {text}" for text in _INLEDNING),
        "",
    ]
    for mall in MALLAR:
        delar += [f"## {mall.namn}", "", mall.beskrivning, ""]
        delar += ["| Kolumn | Obligatorisk | Förklaring | Exempel | Förstås också |", "|---|---|---|---|---|"]
        delar += [
            f"| {kolumn.rubrik} | {'ja' if kolumn.obligatorisk else ''} | {kolumn.forklaring} | {kolumn.exempel} "
            f"| {', '.join(kolumn.synonymer)} |"
            for kolumn in mall.kolumner
        ]
        delar.append("")
    delar += ["## Ord som förstås", ""]
    for rubrik, lista in (
        ("Typ av aktivitet", orden.AKTIVITETSSLAG),
        ("Bedömningsmetod", orden.METOD),
        ("Status", orden.STATUS),
        ("Typ av tjänstgöring", orden.TJANSTGORINGSTYP),
        ("Typ av frånvaro", orden.FRANVAROSLAG),
    ):
        delar += [f"**{rubrik}:** " + "; ".join(" = ".join(ett) for ett in lista.values()) + ".", ""]
    return "\n".join(delar).rstrip() + "\n"
