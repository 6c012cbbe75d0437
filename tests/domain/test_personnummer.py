"""Personnummer are found however they are written; other numbers are left alone. All numbers are test numbers."""

import pytest

from app.domain.personnummer import hitta_personnummer


@pytest.mark.parametrize(
    "nummer",
    [
        "121212-1212",
        "1212121212",
        "19121212-1212",
        "191212121212",
        "121212+1212",
        "20121212 1212",
        "121212–1212",
        "701063-2391",
    ],
)
def test_found_in_the_middle_of_a_text(nummer: str) -> None:
    text = f"Patient ({nummer}), kom akut."
    (traff,) = hitta_personnummer(text)
    assert text[traff.start : traff.slut] == traff.text == nummer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "121212-1213",  # wrong check digit
        "121312-1212",  # no such month
        "120230-1212",  # no such day
        "Ring 070-1234567 eller 0455-123456",
        "2026-03-01 kl 12.00",
        "Diarienummer 99121212121299",
        "2024-01-08–2024-04-07",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert hitta_personnummer(text) == ()


def test_every_one_is_found() -> None:
    assert len(hitta_personnummer("121212-1212 och 19121212-1212")) == 2
