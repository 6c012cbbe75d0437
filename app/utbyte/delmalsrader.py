"""Reads the national IUP layout: one row per delmål, with activities and methods as text in its cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, PlaneradMetod
from app.domain.delmal import DelmalKod
from app.domain.personnummer import hitta_personnummer
from app.domain.slag import Aktivitetsslag
from app.utbyte.mall import Postslag
from app.utbyte.modell import Allvar, Post
from app.utbyte.ord import AKTIVITETSSLAG, METOD, STATUS, fold, read_prefix, read_word
from app.utbyte.radlasare import PERSONNUMMER, Radlasare
from app.utbyte.varden import OlasligtVarde, read_delmal, read_period

_KOD: Final = re.compile(r"\s*(?:delmål\s*)?((?:st\s*)?[abc]\s*\d{1,2}|bt\s*\d{1,2})\b", re.IGNORECASE)
_DELNING: Final = re.compile(r"[\n;•·]")
_STRECK: Final = re.compile(r"^\s*[-–*]\s+")
# The patterns look no further than a title or a date is long, and never at a run of spaces or commas from its middle:
# so a long cell is read in a time that grows with its length.
_KOMMA: Final = re.compile(r",(?![^(]{0,200}\))\s*")
_INLEDNING: Final = re.compile(r"^[\s:–-]+|(?<![\s:,–-])[\s:,–-]+$")
_MELLANRUM: Final = re.compile(r"[^\S\n]+")
_KOMMARAD: Final = re.compile(r",(?: ?,)+")
_HOGST_NAR: Final = 120
_STATUSORD: Final = (
    r"planerad|planerat|planeras|genomförd|genomfört|genomförda|klar|klart|avslutad|pågår|pågående|bokad"
)
_AR: Final = r"(?:19|20)\d\d"
_DATUMTEXT: Final = (
    rf"(?:\d{{1,2}} [a-zåäö]{{3,9}}\.? {_AR}|\d{{1,2}}/\d{{1,2}}[ -]{_AR}|{_AR}-\d\d(?:-\d\d)?(?!\d)|{_AR}\d{{4}}"
    rf"|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.? {_AR}|v(?:ecka|\.)? ?\d\d? {_AR})"
)
_NAR: Final = re.compile(
    rf"[\s,(]*(?:(?P<status>{_STATUSORD})\b)?[\s:,]*(?P<datum>{_DATUMTEXT}(?:\s*(?:-|–|till|t\.o\.m\.)\s*{_DATUMTEXT})?)?"
    rf"[\s,]*(?:(?P<status2>{_STATUSORD})\b)?[\s)]*$",
    re.IGNORECASE,
)
_ALLMANNA: Final = frozenset({"annan", "annat", "ovrigt"})


@dataclass(frozen=True, slots=True)
class Omnamnande:
    """An activity as a cell names it; `slag` is None where its words don't say the kind."""

    slag: Aktivitetsslag | None
    titel: str
    status: Aktivitetsstatus | None
    start: date | None
    slut: date | None


def read_delmalsrad(rad: Radlasare) -> tuple[list[tuple[Omnamnande, Post]], list[Post]]:
    """The activities (each with the record it would make) and the planned methods of one delmål's row."""
    koder = _read_kod(rad)
    namnda = [
        *_read_aktiviteter(rad, "aktiviteter", None),
        *_read_aktiviteter(rad, "genomforda", Aktivitetsstatus.GENOMFORD),
    ]
    metoder = list(_read_metoder(rad, koder, namnda))
    if rad.cell("uppfoljning") is not None and rad.text("uppfoljning", 10_000):
        rad.remark(
            "uppfoljning", "Kolumnen läses inte in. Lägg in intyg och gjorda bedömningar för sig.", Allvar.VARNING
        )
    if rad.has_fel:
        return [], []
    return [(namnd, _make_post(rad, namnd, koder)) for namnd in namnda], metoder


def is_delmalsrad(rad: Radlasare) -> bool:
    """Whether the row is about a delmål: headings between groups and empty rows are not."""
    cell = rad.cell("delmal")
    return cell is not None and (_KOD.match(str(cell)) is not None or _has_mer(rad))


def _has_mer(rad: Radlasare) -> bool:
    ovriga = (kolumn for nyckel, kolumn in rad.kolumner.items() if nyckel != "delmal")
    return any(rad.blad.cell(rad.rad, kolumn) is not None for kolumn in ovriga)


def _read_kod(rad: Radlasare) -> frozenset[DelmalKod]:
    text = rad.text("delmal", 2000)
    if not text:
        rad.require("delmal")
        return frozenset()
    # "c1, c2" or "a1–a6" are codes alone; "b5 Palliativ vård" is one code and its title.
    koder, okanda = read_delmal(text)
    if okanda:
        traff = _KOD.match(text)
        if traff is None:
            rad.remark("delmal", f"”{text[:60]}” börjar inte med en delmålskod.")
            return frozenset()
        koder = frozenset({DelmalKod(traff[1])})
    return frozenset(kod for kod in koder if rad.accepts("delmal", kod))


def split_cell(text: str) -> list[str]:
    """The items of a cell: by line, bullet or semicolon, else by comma.

    A part that is only a status or a date belongs to the part before it, and so does one that goes on in lower case.
    """
    text = _KOMMARAD.sub(",", _MELLANRUM.sub(" ", text))
    delar = [del_ for del_ in _DELNING.split(text) if del_.strip()]
    if len(delar) == 1:
        delar = _KOMMA.split(delar[0])
    poster: list[str] = []
    for del_ in (_STRECK.sub("", del_).strip() for del_ in delar):
        if not del_:
            continue
        if poster and (_is_nar(del_) or (del_[0].islower() and not read_prefix(AKTIVITETSSLAG, del_))):
            poster[-1] += f", {del_}"
        else:
            poster.append(del_)
    return poster


def _is_nar(text: str) -> bool:
    return len(text) <= _HOGST_NAR and _NAR.fullmatch(text) is not None


def _find_nar(text: str) -> re.Match[str] | None:
    """Status and date at the end of the text."""
    return _NAR.search(text, max(0, len(text) - _HOGST_NAR))


def read_omnamnande(text: str) -> Omnamnande:
    """One activity out of "Kurs: Palliativ vård (genomförd 2024-03)".

    Raises:
        OlasligtVarde: its dates cannot be right.
    """
    nar = _find_nar(text)
    titel = _INLEDNING.sub("", text[: nar.start()] if nar else text)
    ord_ = (nar["status"] or nar["status2"]) if nar else None
    status = read_word(STATUS, ord_) if ord_ else None
    spann = read_period(nar["datum"]) if nar and nar["datum"] else None
    slag, titel = _read_slag(titel)
    return Omnamnande(slag, titel, status, spann.start if spann else None, spann.slut if spann else None)


def _read_slag(text: str) -> tuple[Aktivitetsslag | None, str]:
    """The kind that the text begins with, and the title: the text after it, or the whole where nothing follows."""
    traff = read_prefix(AKTIVITETSSLAG, text)
    if traff is None:
        return None, text
    slag, ord_ = traff
    if fold(ord_) in _ALLMANNA:
        return None, text
    langd = next((n for n in range(1, min(len(text), _HOGST_NAR) + 1) if fold(text[:n]) == fold(ord_)), 0)
    rest = _INLEDNING.sub("", text[langd:])
    rest = re.sub(r"^(?:i|på|inom|om)\s+", "", rest)
    return slag, (rest[0].upper() + rest[1:]) if rest else text


def _read_aktiviteter(rad: Radlasare, nyckel: str, status: Aktivitetsstatus | None) -> Iterator[Omnamnande]:
    cell = rad.cell(nyckel)
    if cell is None:
        return
    if hitta_personnummer(str(cell)):
        rad.remark(nyckel, PERSONNUMMER)
        return
    for text in split_cell(str(cell)):
        try:
            namnd = read_omnamnande(text)
        except OlasligtVarde as fel:
            rad.remark(nyckel, f"”{text}”: datumet {fel}.")
            continue
        if not namnd.titel:
            rad.remark(nyckel, f"”{text}” säger inte vilken aktivitet det är.")
        elif all(rad.is_inom(nyckel, dagen) for dagen in (namnd.start, namnd.slut) if dagen):
            yield replace(namnd, titel=namnd.titel[:200], status=status or namnd.status)


def _make_post(rad: Radlasare, namnd: Omnamnande, koder: frozenset[DelmalKod]) -> Post:
    aktivitet = Aktivitet(
        0,
        namnd.slag or Aktivitetsslag.ANNAN,
        namnd.titel,
        namnd.status or Aktivitetsstatus.PLANERAD,
        namnd.start,
        namnd.slut,
        koder,
    )
    givet = {"titel", "slag", "delmal"} | {n for n, v in (("start", namnd.start), ("slut", namnd.slut)) if v}
    return Post(rad.plats, Postslag.AKTIVITET, aktivitet, frozenset(givet | ({"status"} if namnd.status else set())))


def _read_metoder(rad: Radlasare, koder: frozenset[DelmalKod], namnda: Sequence[Omnamnande]) -> Iterator[Post]:
    """Methods named in the cell; linked where the row names one single activity, else left for the person to link."""
    cell = rad.cell("metoder")
    if cell is None:
        return
    if hitta_personnummer(str(cell)):
        rad.remark("metoder", PERSONNUMMER)
        return
    aktivitet = namnda[0].titel if len(namnda) == 1 else ""
    for text in split_cell(str(cell)):
        nar = _find_nar(text)
        namn = _INLEDNING.sub("", text[: nar.start()] if nar else text)
        metod = read_word(METOD, namn)
        if metod is None:
            rad.remark("metoder", f"”{text}” känns inte igen som bedömningsmetod.")
            continue
        if nar and (nar["datum"] or nar["status"] or nar["status2"]):
            rad.remark(
                "metoder",
                f"”{text}”: metoden läses in som planerad. En gjord bedömning behöver datum och bedömare; "
                "lägg in den för sig.",
                Allvar.VARNING,
            )
        for kod in sorted(koder):
            yield Post(
                rad.plats, Postslag.METOD, PlaneradMetod(0, kod, metod), frozenset({"delmal", "metod"}), aktivitet
            )
