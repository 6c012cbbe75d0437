"""The climate: what is told of a group, and that small groups tell nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.klimat import Avslut, Klimatpost, Kvartiler, Spridning, klimatbild

DAG = date(2026, 6, 1)
TOM = (None, None, None, None, None)


def _post(
    bedomare: str = "Maja",
    dagar: int | None = 3,
    avslut: Avslut = Avslut.SIGNERAD,
    bedomare_id: int | None = None,
    *,
    ord_: bool = True,
) -> Klimatpost:
    begard = None if dagar is None else DAG - timedelta(days=dagar)
    return Klimatpost(DAG, avslut, begard, ord_, bedomare_id, bedomare)


def _bild(*poster: Klimatpost) -> tuple[object, ...]:
    bild = klimatbild(poster, 5, 3)
    return bild.antal, bild.svarstid, bild.berattelse, bild.obesvarade, bild.spridning


def test_a_large_group_tells_of_time_words_refusals_and_spread() -> None:
    poster = (
        _post("Maja", 1),
        _post("Maja", 2),
        _post("Maja", 3, ord_=False),
        _post("Bo", 10),
        _post("Eva", 30, ord_=False),
        _post("Bo", 5, Avslut.AVBOJD),
        _post("Eva", 5, Avslut.UTGANGEN),
        _post("Eva", 5, Avslut.UTGANGEN),
    )
    assert _bild(*poster) == (5, Kvartiler(2, 3, 10), 0.6, 3 / 8, Spridning(1, 3))


@pytest.mark.parametrize(
    "poster",
    [
        (),
        (_post("Maja"), _post("Bo"), _post("Eva"), _post("Eva")),
        (_post("Maja"), _post("Bo")) * 5,
        (_post("Maja", bedomare_id=1), _post(" maja "), _post("Bo")) * 3,
    ],
    ids=["nothing", "four records", "two assessors", "one of three is the same person"],
)
def test_small_groups_tell_nothing(poster: tuple[Klimatpost, ...]) -> None:
    assert _bild(*poster) == TOM


def test_each_figure_has_a_group_of_its_own() -> None:
    utan_begaran = tuple(_post(vem, None) for vem in ("Maja", "Bo", "Eva", "Eva", "Eva"))
    antal, svarstid, berattelse, obesvarade, spridning = _bild(*utan_begaran, _post("Maja", 2, Avslut.AVBOJD))
    assert (antal, berattelse, spridning) == (5, 1, Spridning(1, 3))
    assert (svarstid, obesvarade) == (None, None)


_POSTER = st.builds(
    _post,
    st.sampled_from(("Maja", "Bo", "Eva", "Filip")),
    st.none() | st.integers(0, 90),
    st.sampled_from(Avslut),
    st.none() | st.integers(1, 4),
    ord_=st.booleans(),
)


@given(st.lists(_POSTER, max_size=30))
def test_figures_stay_within_bounds_and_never_tell_of_few(poster: list[Klimatpost]) -> None:
    bild = klimatbild(poster, 5, 3)
    signerade = [p for p in poster if p.avslut is Avslut.SIGNERAD]
    if len(signerade) < 5 or len({p.bedomare_namn for p in signerade} | {p.bedomare_id for p in signerade}) < 3:
        assert (bild.antal, bild.svarstid, bild.berattelse, bild.spridning) == (None,) * 4
    assert all(andel is None or 0 <= andel <= 1 for andel in (bild.berattelse, bild.obesvarade))
    if bild.svarstid:
        assert 0 <= bild.svarstid.nedre <= bild.svarstid.median <= bild.svarstid.ovre <= 90
    if bild.spridning:
        assert 1 <= bild.spridning.halften <= bild.spridning.bedomare
