"""Single values as people write them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from app.utbyte import ord as orden
from app.utbyte.delmalsrader import split_cell
from app.utbyte.tabell import Cell
from app.utbyte.varden import (
    OlasligtVarde,
    read_datum,
    read_delmal,
    read_manader,
    read_minuter,
    read_period,
    read_procent,
)
from app.web import ord as webbord


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-01",
        "1 mars 2026",
        "den 1 mars 2026",
        "20260301",
        20260301.0,
        46082.0,
        "1/3 2026",
        "2026/03/01",
        date(2026, 3, 1),
    ],
)
def test_one_day_is_understood(cell: Cell) -> None:
    assert read_datum(cell).start == read_datum(cell).slut == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "start", "slut"),
    [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("februari 2028", "2028-02-01", "2028-02-29"),
        ("v. 12 2026", "2026-03-16", "2026-03-22"),
        ("2026-01-12–2026-02-12", "2026-01-12", "2026-02-12"),
        ("2026-01 till 2026-03", "2026-01-01", "2026-03-31"),
        ("12 jan 2026 - 3 mars 2026", "2026-01-12", "2026-03-03"),
    ],
)
def test_spans_hold_all_their_days(text: str, start: str, slut: str) -> None:
    spann = read_period(text)
    assert (spann.start, spann.slut) == (date.fromisoformat(start), date.fromisoformat(slut))


@pytest.mark.parametrize("cell", ["", "snart", "2026-13-01", "31 feb 2026", "v. 60 2026", 12.5, 3.0, "ma 2026"])
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    with pytest.raises(OlasligtVarde):
        read_datum(cell)


def test_period_backwards_is_refused() -> None:
    with pytest.raises(OlasligtVarde, match="före starten"):
        read_period("2026-05-01–2026-01-01")


@pytest.mark.parametrize(
    ("cell", "procent"), [("80 %", 80), ("80", 80), (0.8, 80), ("0,8", 80), (1.0, 100), ("1", 1), (75.0, 75)]
)
def test_percentages(cell: Cell, procent: int) -> None:
    assert read_procent(cell) == procent


@pytest.mark.parametrize("cell", ["101 %", 120.0, "0", "0 %", "-5 %", "heltid"])
def test_percentages_that_cannot_be(cell: Cell) -> None:
    with pytest.raises(OlasligtVarde):
        read_procent(cell)


@pytest.mark.parametrize(
    ("cell", "minuter"), [("60", 60), (45.0, 45), ("1 h", 60), ("1,5 tim", 90), ("1 h 30 min", 90), ("1:30", 90)]
)
def test_lengths(cell: Cell, minuter: int) -> None:
    assert read_minuter(cell) == minuter


@pytest.mark.parametrize("cell", ["", "0", "en stund", "25 h", "-10"])
def test_lengths_that_cannot_be(cell: Cell) -> None:
    with pytest.raises(OlasligtVarde):
        read_minuter(cell)


def test_months() -> None:
    assert read_manader("4,5 mån") == 4.5
    with pytest.raises(OlasligtVarde):
        read_manader("0")


@pytest.mark.parametrize(
    ("text", "koder"),
    [
        ("c1, c2; C7", "c1 c2 c7"),
        ("a1–a3", "a1 a2 a3"),
        ("STa1-2", "STa1 STa2"),
        ("c1, 2 och 5", "c1 c2 c5"),
        ("c1 c2", "c1 c2"),
        ("Delmål: BT 4", "BT4"),
    ],
)
def test_lists_of_delmal(text: str, koder: str) -> None:
    assert read_delmal(text) == (frozenset(koder.split()), ())


def test_what_is_no_delmal_is_given_back() -> None:
    assert read_delmal("c1, q9, a6–a1") == (frozenset({"c1"}), ("q9", "a6–a1"))


@pytest.mark.parametrize(
    ("cell", "delar"),
    [
        ("Kurs A\nKurs B; Kurs C", ["Kurs A", "Kurs B", "Kurs C"]),
        ("Kurs A, genomförd 2024-03, Seminarium", ["Kurs A, genomförd 2024-03", "Seminarium"]),
        ("Kurs Ledarskap, etik och kvalitet", ["Kurs Ledarskap, etik och kvalitet"]),
        ("- Kurs A\n- Kurs B (planerad, 2027)", ["Kurs A", "Kurs B (planerad, 2027)"]),
    ],
)
def test_items_of_a_cell(cell: str, delar: list[str]) -> None:
    assert split_cell(cell) == delar


def test_words_of_the_pages_are_understood_in_tables() -> None:
    slag = {varde: orden.read_word(orden.AKTIVITETSSLAG, text) for varde, text in webbord.AKTIVITETSSLAG.items()}
    metoder = {varde: orden.read_word(orden.METOD, text) for varde, text in webbord.METOD.items()}
    miljoer = {varde: orden.read_word(orden.MILJO, text) for varde, text in webbord.MILJO.items()}
    assert slag == {varde: varde for varde in orden.AKTIVITETSSLAG}
    assert metoder == {varde: varde for varde in orden.METOD}
    assert miljoer == {varde: varde for varde in orden.MILJO}


@pytest.mark.parametrize(
    "ordlista",
    [
        orden.AKTIVITETSSLAG,
        orden.METOD,
        orden.STATUS,
        orden.TJANSTGORINGSTYP,
        orden.MILJO,
        orden.FRANVAROSLAG,
        orden.REVIDERINGSSLAG,
    ],
)
def test_every_word_means_one_thing_only(ordlista: Mapping[StrEnum, tuple[str, ...]]) -> None:
    alla = [ord_ for lista in ordlista.values() for ord_ in set(map(orden.fold, lista))]
    assert len(alla) == len(set(alla))
