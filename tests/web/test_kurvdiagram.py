"""The curve: marks inside the picture, on the line of their step, never one upon another while there is room."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bedomningsmall import Skala, Skalsteg
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Metod
from app.domain.utveckling import Bedomarslag, Kurva, Punkt
from app.web.kurvdiagram import Kurvbild, kurvbild

START = date(2024, 3, 1)
_STEG = tuple(Skalsteg(str(n), f"Steg {n}") for n in range(4))


def _kurva(*poster: tuple[int, int], slag: Bedomarslag = Bedomarslag.ANNAN) -> Kurva:
    """Ratings as (days after start, place)."""
    punkter = (
        Punkt(nr, START + timedelta(days=dag), plats, "Maja Myrtuv", slag, Metod.MINI_CEX)
        for nr, (dag, plats) in enumerate(sorted(poster))
    )
    return Kurva("helhet", "Helhet", Skala("s", "Skala", _STEG, True, Konfidens.LOW), tuple(punkter))


def _bild(kurva: Kurva) -> Kurvbild:
    bild = kurvbild(kurva)
    assert bild is not None
    return bild


@pytest.mark.parametrize("poster", [((0, 1),), ((5, 1), (5, 3))])
def test_one_day_makes_no_curve(poster: tuple[tuple[int, int], ...]) -> None:
    assert kurvbild(_kurva(*poster)) is None


def test_the_first_day_is_to_the_left_and_the_highest_step_on_top() -> None:
    bild = _bild(_kurva((0, 0), (100, 3)))
    lagst, hogst = bild.marken
    assert (lagst.x, hogst.x) == (bild.rand, bild.bredd - bild.rand)
    assert lagst.y > hogst.y
    assert (bild.steg[0].etikett, bild.steg[0].y) == ("Steg 0", lagst.y)
    assert bild.linje == f"M{lagst.x:g} {lagst.y:g}L{hogst.x:g} {hogst.y:g}"


def test_the_line_goes_through_the_middle_of_each_day_of_ratings_by_others() -> None:
    bild = _bild(_kurva((0, 0), (0, 2), (100, 3)))
    assert bild.linje.startswith(f"M{bild.rand} {bild.steg[1].y}")
    assert _bild(_kurva((0, 0), (100, 3), slag=Bedomarslag.SJALV)).linje == ""


def test_years_are_told_between_the_first_day_and_the_last() -> None:
    assert [linje.etikett for linje in _bild(_kurva((0, 0), (900, 1))).ar] == ["2025", ""]
    assert [linje.etikett for linje in _bild(_kurva((0, 0), (1500, 1))).ar] == ["", "2026", "", ""]
    assert _bild(_kurva((0, 0), (30, 1))).ar == ()


def test_two_on_the_same_day_and_step_stand_side_by_side() -> None:
    _, ena, andra, _ = _bild(_kurva((0, 0), (50, 2), (50, 2), (100, 1))).marken
    assert ena.y == andra.y
    assert abs(ena.x - andra.x) >= 2 * 5


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 3)), min_size=2, max_size=40))
def test_every_mark_is_in_the_picture_and_on_its_step(poster: list[tuple[int, int]]) -> None:
    kurva = _kurva(*poster)
    bild = kurvbild(kurva)
    if bild is None:
        assert len({dag for dag, _ in poster}) == 1
        return
    assert len(bild.marken) == len(poster)
    for punkt, marke in zip(kurva.punkter, bild.marken, strict=True):
        assert bild.rand <= marke.x <= bild.bredd - bild.rand
        assert marke.y == bild.steg[punkt.plats].y
        assert bild.r <= marke.y <= bild.hojd - bild.r


@given(st.integers(2, 12))
def test_no_mark_covers_another_while_there_is_room(antal: int) -> None:
    marken = _bild(_kurva((0, 0), *[(50, 2)] * antal, (100, 0))).marken
    xs = sorted(m.x for m in marken if m.y == marken[1].y)
    assert all(b - a >= 10 for a, b in pairwise(xs))
