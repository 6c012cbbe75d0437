"""The rules' words."""

from fractions import Fraction

import pytest

from app.domain.slag import Aktivitetsslag, Miljo
from app.regler.ord import AKTIVITETSSLAG, MILJO, antal_av, datum, manadstal, tid_efter, uppraknat
from tests.bygg import dag


def test_every_kind_has_its_word() -> None:
    assert AKTIVITETSSLAG.keys() == set(Aktivitetsslag)
    assert MILJO.keys() == set(Miljo)


@pytest.mark.parametrize(
    ("manader", "mot", "text"),
    [
        (Fraction(18), 18, "18"),
        (Fraction(9, 2), None, "4,5"),
        (Fraction(18) - Fraction(1, 31), None, "18"),
        (Fraction(18) - Fraction(1, 31), 18, "17,97"),
        (Fraction(18) - Fraction(1, 3100), 18, "17,9997"),
        (Fraction(18) + Fraction(1, 31), 18, "18,03"),
        (Fraction(17), 18, "17"),
    ],
)
def test_months_never_read_as_what_they_fall_short_of(manader: Fraction, mot: int | None, text: str) -> None:
    assert manadstal(manader, mot) == text


def test_a_day_is_written_out() -> None:
    assert datum(dag("2026-03-03")) == "3 mars 2026"


@pytest.mark.parametrize(
    ("led", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a och b"), (("a", "b", "c"), "a, b och c")]
)
def test_a_list_reads_as_text(led: tuple[str, ...], text: str) -> None:
    assert uppraknat(led) == text


@pytest.mark.parametrize(
    ("till", "text"),
    [
        ("2024-01-02", "1 dag"),
        ("2024-01-16", "15 dagar"),
        ("2024-07-01", "6 mån"),
        ("2024-07-02", "6 mån och 1 dag"),
        ("2025-03-05", "14 mån och 4 dagar"),
    ],
)
def test_how_long_after(till: str, text: str) -> None:
    assert tid_efter(dag("2024-01-01"), dag(till)) == text


@pytest.mark.parametrize(
    ("antal", "krav", "text"),
    [
        (3, 4, "3 av 4 samtal"),
        (4, 4, "4 av 4 samtal"),
        (5, 4, "5 samtal (minst 4 behövs)"),
        (0, 0, "0 samtal (inga behövs)"),
    ],
)
def test_how_many_of_how_many(antal: int, krav: int, text: str) -> None:
    assert antal_av(antal, krav, "samtal") == text
