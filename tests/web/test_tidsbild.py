"""Places along a line of time: rows, texts that fit, and what does not."""

from datetime import date, timedelta

import pytest

from app.domain.tidslinje import Postlage
from app.web.tidsaxel import BREDD, Axel, kortad, packa, textbredd
from app.web.tidsbild import Form, Ritlinje, Ritpost, Ritspar, Tidsbild, tidsbild

FRAN, TILL = date(2024, 2, 29), date(2029, 2, 28)


def _post(start: date, slut: date | None = None, text: str = "Kurs", form: Form = "stapel") -> Ritpost:
    return Ritpost(start, slut or start, form, Postlage.GJORD, text, f"{text} {start}", "/x")


def _bild(*poster: Ritpost, hogst: int = 3, fran: date = FRAN, till: date = TILL) -> Tidsbild:
    return tidsbild([Ritspar("Kurser", poster, hogst)], (), fran, till)


def _x(text: str) -> float:
    return float(text.removesuffix("%"))


def test_the_axis_holds_both_its_days() -> None:
    axel = Axel(FRAN, TILL)
    assert axel.stracka(FRAN, TILL) == (0.0, BREDD)
    assert axel.stracka(date(1990, 1, 1), date(2199, 1, 1)) == (0.0, BREDD)
    fran, till = axel.stracka(date(2026, 1, 1), date(2026, 1, 1))
    assert till - fran == pytest.approx(BREDD / axel.x(TILL + timedelta(days=1)) * BREDD / 1827, rel=0.01)


@pytest.mark.parametrize(
    ("till", "etiketter"),
    [
        (date(2026, 12, 31), ["2024", "2025", "2026"]),
        (date(2025, 2, 27), ["mars 2024", "apr", "maj"]),
        (date(2024, 2, 29), []),
    ],
)
def test_years_and_half_years_or_months(till: date, etiketter: list[str]) -> None:
    axel = Axel(FRAN, till)
    namn = [s.etikett for s in axel.streck() if s.etikett]
    assert namn[: len(etiketter)] == etiketter
    assert all(0 <= s.x <= BREDD for s in axel.streck())


def test_a_very_long_axis_has_no_more_ticks_than_can_be_read() -> None:
    assert len(Axel(date(1900, 1, 1), date(8999, 12, 31)).streck()) < 30


def test_rows() -> None:
    assert packa([(0, 10), (10, 20), (5, 15), (15, 25)], 2) == [0, 0, 1, 1]
    assert packa([(0, 10), (1, 11), (2, 12)], 2) is None
    assert packa([(0, 1), (2, 3), (4, 5)], 2, sprid=True) == [0, 1, 0]
    assert packa([], 0) == []


def test_texts_are_cut_to_the_room() -> None:
    assert kortad("Pediatrik", 400) == "Pediatrik"
    kort = kortad("Gynekologi och mödrahälsovård", 100)
    assert kort.endswith("…")
    assert textbredd(kort) <= 100


def test_a_text_stands_inside_where_it_fits_else_beside_else_before() -> None:
    (bana,) = _bild(
        _post(date(2024, 3, 1), date(2025, 3, 1), "Pediatrik"),
        _post(date(2026, 1, 1), date(2026, 1, 14), "Pediatrik"),
        _post(date(2029, 2, 20), None, "Pediatrik"),
    ).banor
    assert [(e.text, e.sida) for e in bana.element] == [
        ("Pediatrik", "inuti"),
        ("Pediatrik", "efter"),
        ("Pediatrik", "fore"),
    ]


def test_what_overlaps_with_its_text_takes_another_row_and_neighbours_share_one() -> None:
    (bana,) = _bild(
        _post(date(2024, 3, 1), date(2025, 3, 1)),
        _post(date(2025, 3, 2), date(2026, 3, 1)),
        _post(date(2025, 6, 1), date(2025, 8, 1)),
    ).banor
    assert [e.y for e in bana.element] == [3, 3, 23]


def test_a_single_day_can_be_seen_and_stays_within() -> None:
    (bana,) = _bild(_post(FRAN), _post(TILL), _post(date(2026, 1, 1), form="punkt", text="")).banor
    forst, mitt, sist = bana.element
    assert (forst.x, forst.bredd) == ("0%", "5")
    assert 99 < _x(sist.x) < 100
    assert 36 < _x(mitt.x) < 38


def test_texts_go_before_rows_grow_and_hundreds_become_half_years() -> None:
    nara = [_post(date(2026, 1, 1) + timedelta(days=12 * n), text="Ett långt namn på en kurs") for n in range(9)]
    (bana,) = _bild(*nara).banor
    assert len(bana.element) == 9
    assert bana.hojd == 66
    assert "" in {e.text for e in bana.element}
    (bana,) = _bild(*(_post(FRAN + timedelta(days=n)) for n in range(1800))).banor
    assert {e.form for e in bana.element} == {"grupp"}
    assert sum(int(e.text.split()[0]) for e in bana.element if e.text) > 1700
    assert bana.hojd == 26
    assert bana.element[0].url == "#tabell"


def test_flags_too_near_each_other_for_their_texts_become_one_that_counts_them() -> None:
    nara = [
        _post(date(2026, 1, 1) + timedelta(days=9 * n), text="Sista dag för något", form="flagga") for n in range(9)
    ]
    ensam = _post(date(2028, 1, 1), text="Besök", form="flagga")
    (bana,) = _bild(*nara, ensam, hogst=2).banor
    assert all(e.text for e in bana.element)
    assert bana.element[-1].text == "Besök"
    assert (
        sum(int(e.text.split()[0]) for e in bana.element[:-1] if e.url == "#tabell")
        + sum(e.url != "#tabell" for e in bana.element[:-1])
        == 9
    )
    # With room for all their texts none are put together.
    assert len(_bild(nara[0], ensam).banor[0].element) == 2


def test_a_narrow_half_year_says_at_least_how_many() -> None:
    manga = [_post(TILL - timedelta(days=n % 50), TILL) for n in range(80)]
    (bana,) = _bild(*manga).banor
    assert [e.text for e in bana.element] == ["80"]


def test_ten_thousand_days_hold_as_many_bars() -> None:
    fran = date(2000, 1, 1)
    till = fran + timedelta(days=10_000)
    poster = [_post(fran + timedelta(days=n), fran + timedelta(days=n + 400)) for n in range(0, 10_000, 5)]
    (bana,) = _bild(*poster, fran=fran, till=till).banor
    assert len(bana.element) == 55  # half-years
    assert all(0 <= _x(e.x) <= 100 for e in bana.element)


def test_centuries_do_no_harm() -> None:
    fran, till = date(1000, 1, 1), date(8999, 12, 31)
    poster = [_post(date(ar, 1, 1), date(ar + 5, 1, 1)) for ar in range(1000, 9000, 10)]
    (bana,) = _bild(*poster, fran=fran, till=till).banor
    assert bana.hojd == 26
    assert len(bana.element) == 800


def test_only_what_has_a_day_within_is_drawn() -> None:
    inom = _post(date(2023, 1, 1), FRAN)
    (bana,) = _bild(inom, _post(date(2024, 2, 28)), _post(date(2029, 3, 1))).banor
    assert [e.namn for e in bana.element] == [inom.namn]


def test_the_lines_across_are_named_without_covering_each_other() -> None:
    linjer = [
        Ritlinje(date(2028, 12, 1), "tid", "Slut enligt tid 1 december 2028"),
        Ritlinje(date(2029, 1, 1), "plan", "Planerat slut 1 januari 2029"),
        Ritlinje(date(2026, 1, 1), "idag", "I dag"),
        Ritlinje(date(2035, 1, 1), "delmal", "Utanför"),
    ]
    bild = tidsbild([], linjer, FRAN, TILL)
    assert [(linje.slag, linje.y, linje.sida) for linje in bild.linjer] == [
        ("idag", 12, "efter"),
        ("tid", 12, "fore"),
        ("plan", 28, "fore"),
    ]
    assert bild.huvudhojd > 28
