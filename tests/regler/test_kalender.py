"""Last days that the rules tell of, as entries of the calendar."""

from datetime import date

import pytest

from app.domain.delmal import DelmalKod
from app.regler import REGLER
from app.regler.kalender import frister, kalender
from app.regler.modell import Fynd, Om, Utfall
from app.regler.utvardera import utvardera
from tests import bygg

DAG = date(2026, 12, 31)
REGEL = next(iter(REGLER.values()))
DEL = next(iter(REGEL.delar))


def _fynd(om: Om, utfall: Utfall = Utfall.VARNING, dag: date | None = DAG) -> Fynd:
    return Fynd(REGEL.id, DEL, utfall, "Något saknas.", om=om, forfaller=dag)


def test_delmal_that_fall_due_alike_are_one_entry() -> None:
    (post,) = frister([_fynd(Om(delmal=DelmalKod(kod))) for kod in ("c10", "c2", "a1")], REGLER)
    assert post.delmal == ("a1", "c2", "c10")
    assert (post.start, post.slut, post.has_larm, post.mening) == (DAG, DAG, True, "")
    assert post.titel.startswith(REGEL.titel)


def test_placements_are_entries_of_their_own_with_keys_of_their_own() -> None:
    poster = frister([_fynd(Om(aktivitet_id=1)), _fynd(Om(aktivitet_id=2)), _fynd(Om())], REGLER)
    assert [post.objekt_id for post in poster] == [1, 2, None]
    assert len({post.nyckel for post in poster}) == 3


@pytest.mark.parametrize("utfall", [Utfall.UPPFYLLD, Utfall.EJ_TILLAMPLIG])
def test_what_is_in_order_has_no_deadline(utfall: Utfall) -> None:
    assert frister([_fynd(Om(), utfall), _fynd(Om(), dag=None)], REGLER) == ()


def test_the_whole_calendar_is_by_day_and_every_key_is_once() -> None:
    portfolj = bygg.portfolj(
        bygg.sysselsattning(), bygg.placering("2026-12-01", "2027-02-28"), bygg.aktivitet(start="2026-12-15", id=90)
    )
    underlag = bygg.underlag("2026-11-23")
    poster = kalender(portfolj, underlag, utvardera(portfolj, underlag), REGLER)
    assert list(poster) == sorted(poster, key=lambda post: post.start)
    assert len({post.nyckel for post in poster}) == len(poster)
    assert "slut" in {post.nyckel for post in poster}
