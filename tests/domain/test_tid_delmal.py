"""The end by delmål: the day of each, and what the plan does not say."""

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.kedja import kedjor
from app.domain.slag import Aktivitetsslag
from app.domain.tid_delmal import Delmalsskal, Delmalsslut, delmalsslut
from tests.bygg import aktivitet, dag, delmal, malbeskrivning, placering, portfolj, signering, tillgodoraknande

MAL = malbeskrivning([delmal("a1", Aktivitetsslag.KURS), delmal("c1"), delmal("c2")])
PLANERAD = Aktivitetsstatus.PLANERAD


def _slut(*poster: object) -> Delmalsslut:
    return delmalsslut(kedjor(portfolj(*poster), MAL))


def _skal(slut: Delmalsslut) -> dict[str, Delmalsskal]:
    return {ett.kod: ett.skal for ett in slut.dagar}


def test_the_last_activity_of_the_last_delmal_decides() -> None:
    slut = _slut(
        aktivitet("a1", start="2025-03-01", status=PLANERAD),
        placering("2025-01-01", "2025-06-30", "c1"),
        placering("2027-01-01", "2027-09-30", "c1 c2", id=7),
    )
    assert slut.slut == dag("2027-09-30")
    assert [(ett.kod, ett.aktivitet_id) for ett in slut.sist] == [("c1", 7), ("c2", 7)]
    assert slut.okanda == ()


def test_a_delmal_that_the_plan_leaves_out_makes_it_unknown_and_is_named() -> None:
    slut = _slut(aktivitet("a1", start="2025-03-01"), placering("2025-01-01", "2025-06-30", "c1"))
    assert slut.slut is None
    assert [ett.kod for ett in slut.okanda] == ["c2"]
    assert _skal(slut)["c2"] is Delmalsskal.INGEN_AKTIVITET
    assert [ett.kod for ett in slut.sist] == ["c1"]


def test_a_prescribed_activity_that_is_missing_is_told_apart_from_none_at_all() -> None:
    slut = _slut(placering("2025-01-01", "2025-06-30", "a1 c1 c2"))
    assert _skal(slut)["a1"] is Delmalsskal.KRAV_SAKNAS
    assert slut.slut is None


def test_a_placement_without_end_gives_no_day_but_a_done_activity_waits_for_none() -> None:
    slut = _slut(
        aktivitet("a1", status=Aktivitetsstatus.GENOMFORD),
        aktivitet("a1", start="2026-05-05", status=PLANERAD),
        placering("2025-01-01", None, "c1", id=3),
        placering("2025-01-01", "2025-06-30", "c2"),
    )
    c1 = next(ett for ett in slut.dagar if ett.kod == "c1")
    assert (c1.skal, c1.aktivitet_id, c1.dag) == (Delmalsskal.UTAN_SLUT, 3, None)
    assert next(ett.dag for ett in slut.dagar if ett.kod == "a1") == dag("2026-05-05")


def test_a_withdrawn_activity_is_none() -> None:
    borta = aktivitet("c1", start="2025-01-01", status=Aktivitetsstatus.ATERKALLAD)
    assert _skal(_slut(borta))["c1"] is Delmalsskal.INGEN_AKTIVITET


def test_signed_and_credited_delmal_wait_for_nothing() -> None:
    slut = _slut(signering("c1", "2025-11-01"), tillgodoraknande("a1"), placering("2025-01-01", "2025-06-30", "c2"))
    assert slut.slut == dag("2025-11-01")
    assert [ett.kod for ett in slut.sist] == ["c1"]


def test_only_credits_give_no_day_and_nothing_unknown() -> None:
    slut = _slut(tillgodoraknande("a1"), tillgodoraknande("c1"), tillgodoraknande("c2"))
    assert slut.slut is None
    assert slut.okanda == ()
