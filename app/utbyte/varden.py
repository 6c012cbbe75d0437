"""Reads single values as people write them in tables: dates, lengths, percentages, lists of delmål."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.tid import EN_DAG, add_months
from app.utbyte.ord import fold
from app.utbyte.tabell import Cell

_MANADER: Final = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_EXCELS_NOLLDAG: Final = date(1899, 12, 30)
# Serial days that can be meant as dates in a training: 1980 to 2099. Other numbers are no dates.
_SERIEDAGAR: Final = (29221, 73050)
_AR_I_KALENDERN: Final = (1900, 2099)
_HOGST_I_SPANN: Final = 40
# No value of a kind is longer; what looks through a text for one would take very long over a whole page.
_LANGSTA_VARDE: Final = 200


class OlasligtVarde(ValueError):
    """The text is not a value of its kind; `str()` says in Swedish what was expected."""


@dataclass(frozen=True, slots=True)
class Datumspann:
    """What a date says: one day, or all days of a month or a week."""

    start: date
    slut: date


def _as_text(cell: Cell) -> str:
    text = str(cell).strip()
    if len(text) > _LANGSTA_VARDE:
        raise OlasligtVarde("är en för lång text")
    return text


def read_datum(cell: Cell) -> Datumspann:
    """A day ("2026-03-01", "1 mars 2026", "20260301", a cell's date), a month ("2026-03") or a week ("v. 12 2026").

    Raises:
        OlasligtVarde: it is none of those.
    """
    if isinstance(cell, date) and _AR_I_KALENDERN[0] <= cell.year <= _AR_I_KALENDERN[1]:
        return Datumspann(cell, cell)
    if isinstance(cell, float):
        return _read_tal(cell)
    text = " ".join(_as_text(cell).lower().split())
    for monster, las in _DATUMFORMER:
        traff = monster.fullmatch(text)
        if traff:
            try:
                return las(traff)
            except ValueError:
                break
    raise OlasligtVarde("ska vara ett datum som 2026-03-01, 1 mars 2026 eller 2026-03")


def _read_tal(tal: float) -> Datumspann:
    if _SERIEDAGAR[0] <= tal < _SERIEDAGAR[1]:
        dagen = _EXCELS_NOLLDAG + timedelta(days=int(tal))
        return Datumspann(dagen, dagen)
    if tal.is_integer():
        return read_datum(str(int(tal)))
    raise OlasligtVarde("ska vara ett datum som 2026-03-01")


def _dag(ar: str, manad: str, dag: str) -> Datumspann:
    dagen = date(int(ar), int(manad), int(dag))
    return Datumspann(dagen, dagen)


def _manad(ar: str, manad: int) -> Datumspann:
    forsta = date(int(ar), manad, 1)
    return Datumspann(forsta, add_months(forsta, 1) - EN_DAG)


def _manadsnummer(namn: str) -> int:
    traffar = [nummer for nummer, manad in enumerate(_MANADER, start=1) if manad.startswith(namn.rstrip("."))]
    if len(traffar) != 1:
        raise ValueError(namn)
    return traffar[0]


def _vecka(ar: str, vecka: str) -> Datumspann:
    mandag = date.fromisocalendar(int(ar), int(vecka), 1)
    return Datumspann(mandag, mandag + 6 * EN_DAG)


_AR: Final = r"((?:19|20)\d\d)"
_DATUMFORMER: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Datumspann]], ...]] = (
    (re.compile(rf"{_AR}-(\d\d?)-(\d\d?)(?:[ t]00:00(?::00)?)?"), lambda m: _dag(m[1], m[2], m[3])),
    (re.compile(rf"{_AR}(\d\d)(\d\d)"), lambda m: _dag(m[1], m[2], m[3])),
    (re.compile(rf"{_AR}[/.](\d\d?)[/.](\d\d?)"), lambda m: _dag(m[1], m[2], m[3])),
    (re.compile(rf"(\d\d?)/(\d\d?)[- ]{_AR}"), lambda m: _dag(m[3], m[2], m[1])),
    (re.compile(rf"(\d\d?)\.(\d\d?)\.{_AR}"), lambda m: _dag(m[3], m[2], m[1])),
    (re.compile(rf"(?:den )?(\d\d?) ([a-zåäö]{{3,}}\.?) {_AR}"), lambda m: _dag(m[3], str(_manadsnummer(m[2])), m[1])),
    (re.compile(rf"{_AR}[-/](\d\d?)"), lambda m: _manad(m[1], int(m[2]))),
    (re.compile(rf"([a-zåäö]{{3,}}\.?) {_AR}"), lambda m: _manad(m[2], _manadsnummer(m[1]))),
    (re.compile(rf"(?:v\.?|vecka) ?(\d\d?)[ ,-]+{_AR}"), lambda m: _vecka(m[2], m[1])),
    (re.compile(rf"{_AR}[ -]?(?:v\.?|w|vecka) ?(\d\d?)"), lambda m: _vecka(m[1], m[2])),
)


def read_period(text: str) -> Datumspann:
    """One date, or two with a dash or "till" between: from the first day of the one to the last of the other.

    Raises:
        OlasligtVarde: neither, or the end comes before the start.
    """
    text = _as_text(text)
    try:
        return read_datum(text)
    except OlasligtVarde:
        pass
    for mellan in re.finditer(r"\s*(?:–|—|\btill\b|\bt\.?o\.?m\.?\s|\s-\s|--|-)\s*", text, re.IGNORECASE):
        try:
            start, slut = read_datum(text[: mellan.start()]), read_datum(text[mellan.end() :])
        except OlasligtVarde:
            continue
        if slut.slut < start.start:
            raise OlasligtVarde("slutet ligger före starten")
        return Datumspann(start.start, slut.slut)
    raise OlasligtVarde("ska vara ett datum eller en period som 2026-03-01–2026-05-31")


def _tal(text: str) -> float:
    return float(text.replace(",", ".").replace("\N{NO-BREAK SPACE}", "").replace(" ", ""))


def read_procent(cell: Cell) -> int:
    """A percentage of full time, 1 to 100: "80 %", "80", 0.8 or a cell formatted as percent.

    Raises:
        OlasligtVarde: no number, not above 0, or above 100.
    """
    text = _as_text(cell)
    har_tecken = text.endswith("%")
    try:
        tal = _tal(text.removesuffix("%"))
    except ValueError:
        raise OlasligtVarde("ska vara en procentsats som 80 %") from None
    # A spreadsheet keeps 80 % as 0.8, and 100 % as 1; but the text "1" is one per cent.
    is_andel = 0 < tal <= 1 and not har_tecken and not text.isdigit()
    procent = tal * 100 if is_andel else tal
    if not procent > 0:  # nor what is no number at all
        raise OlasligtVarde("ska vara större än 0 %")
    if procent > 100:  # noqa: PLR2004 - per cent
        raise OlasligtVarde("får vara högst 100 %")
    return round(procent) or 1


_TID: Final = re.compile(
    r"(?:(?P<h>\d+(?:[.,]\d+)?)\s*(?:h|tim|timme|timmar|t)\.?)?\s*(?:(?P<m>\d+)\s*(?:m|min|minuter)?\.?)?",
    re.IGNORECASE,
)
_KLOCKA: Final = re.compile(r"(\d\d?):([0-5]\d)")
_HOGST_MINUTER: Final = 24 * 60


def read_minuter(cell: Cell) -> int:
    """A length in minutes, from "60", "60 min", "1 h", "1,5 tim", "1 h 30 min" or "1:30".

    Raises:
        OlasligtVarde: none of those, nothing, or more than a day.
    """
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else _as_text(cell)
    klocka, traff = _KLOCKA.fullmatch(text), _TID.fullmatch(text)
    if klocka:
        minuter = int(klocka[1]) * 60 + int(klocka[2])
    elif traff and (traff["h"] or traff["m"]):
        minuter = round(_tal(traff["h"] or "0") * 60) + int(traff["m"] or 0)
    else:
        raise OlasligtVarde("ska vara en tid som 60 min eller 1,5 tim")
    if not 0 < minuter <= _HOGST_MINUTER:
        raise OlasligtVarde("ska vara mer än 0 minuter och högst ett dygn")
    return minuter


def read_manader(cell: Cell) -> float:
    """A number of months above 0: "6", "4,5", "6 mån".

    Raises:
        OlasligtVarde: no such number.
    """
    try:
        tal = _tal(re.sub(r"\s*(mån|månader|månad|man)\.?$", "", _as_text(cell), flags=re.IGNORECASE))
    except ValueError:
        tal = 0
    if not 0 < tal <= 120:  # noqa: PLR2004 - ten years: more is a slip of the pen
        raise OlasligtVarde("ska vara ett antal månader som 6 eller 4,5")
    return tal


_NEJ: Final = frozenset({"nej", "n", "0", "ej", "inte"})
_JA: Final = frozenset({"ja", "j", "x", "1", "1 0", "ok", "klar", "signerad", "godkand"})


def read_ja_nej(cell: Cell) -> bool | None:
    """Yes, no, or None where the cell says neither."""
    text = fold(str(cell))
    return True if text in _JA else False if text in _NEJ else None


_SPANN: Final = re.compile(r"\s*((?:st)?[a-c]|bt)\s*(\d+)\s*[-–—]\s*((?:st)?[a-c]|bt)?\s*(\d+)\s*", re.IGNORECASE)
_BARA_SIFFRA: Final = re.compile(r"\s*\d{1,2}\s*")
_INLEDNING: Final = re.compile(r"^\s*delm[åa]l(?:en)?\s*:?\s*", re.IGNORECASE)


def read_delmal(text: str) -> tuple[frozenset[DelmalKod], tuple[str, ...]]:
    """The codes in "c1, c2; C7", "a1–a6" or "c1, 2, 5", and the parts that are no codes."""
    koder: set[DelmalKod] = set()
    okanda: list[str] = []
    senaste = ""
    for del_ in re.split(r"[,;+&/\n]|\boch\b|\bsamt\b", _INLEDNING.sub("", text)):
        if not del_.strip():
            continue
        sokt = f"{senaste}{del_.strip()}" if senaste and _BARA_SIFFRA.fullmatch(del_) else del_
        try:
            funna = _read_koder(sokt)
        except OkandDelmalKod:
            okanda.append(del_.strip())
            continue
        koder.update(funna)
        senaste = funna[-1].grupp.value
    return frozenset(koder), tuple(okanda)


def _read_koder(text: str) -> tuple[DelmalKod, ...]:
    spann = _SPANN.fullmatch(text)
    if spann is None:
        try:
            return (DelmalKod(text),)
        except OkandDelmalKod:
            # "c1 c2 c7": codes with nothing but spaces between
            return tuple(DelmalKod(del_) for del_ in text.split()) or (DelmalKod(text),)
    forsta = DelmalKod(f"{spann[1]}{spann[2]}")
    sista = DelmalKod(f"{spann[3] or spann[1]}{spann[4]}")
    if forsta.grupp is not sista.grupp or not forsta.nummer <= sista.nummer < forsta.nummer + _HOGST_I_SPANN:
        raise OkandDelmalKod(text)
    return tuple(DelmalKod(f"{forsta.grupp.value}{nummer}") for nummer in range(forsta.nummer, sista.nummer + 1))
