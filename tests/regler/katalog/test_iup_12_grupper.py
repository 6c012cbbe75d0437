"""IUP-12: every group of delmål is filled in, not the c-delmål only."""

from decimal import Decimal

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.regler.katalog.iup_12_grupper import REGEL, Parametrar
from app.regler.modell import Fynd, Om, Utfall
from tests.bygg import aktivitet, assert_fynd, fynden, malbeskrivning, metod, portfolj, tillgodoraknande

IDAG = "2026-03-01"
HALVA = Parametrar(Decimal("0.5"))
MAL = malbeskrivning("a1 a2 a3 b1 b2 c1 c2 c3 c4")


def _fyllda(koder: str) -> list[object]:
    return [post for kod in koder.split() for post in (aktivitet(kod), metod(kod))]


def _utfall(vems: Portfolj) -> dict[str | None, Utfall]:
    return {fynd.om.grupp: fynd.utfall for fynd in fynden(REGEL, vems, IDAG, HALVA, mal=MAL)}


def _a(*poster: object) -> Fynd:
    return next(fynd for fynd in fynden(REGEL, portfolj(*poster), IDAG, HALVA, mal=MAL) if fynd.om == Om(grupp="a"))


def test_only_c_filled_in_names_a_and_b_once_each() -> None:
    vems = portfolj(*_fyllda("c1 c2 c3"))
    assert _utfall(vems) == {"a": Utfall.BRIST, "b": Utfall.BRIST, "c": Utfall.UPPFYLLD}
    assert _a(*_fyllda("c1 c2 c3")).meddelande == "0 av 3 a-delmål är ifyllda, jämfört med 3 av 4 c-delmål."


def test_half_is_enough_and_less_than_half_is_not() -> None:
    vems = portfolj(*_fyllda("a1 b1 c1 c2"))
    assert _utfall(vems) == {"a": Utfall.BRIST, "b": Utfall.UPPFYLLD, "c": Utfall.UPPFYLLD}
    assert _a(*_fyllda("a1 a2 c1 c2")).utfall is Utfall.UPPFYLLD


def test_the_profile_says_how_full_a_group_is_to_be() -> None:
    vems = portfolj(*_fyllda("a1 b1 c1 c2 c3"))
    funna = fynden(REGEL, vems, IDAG, Parametrar(Decimal("0.6")), mal=MAL)
    assert [fynd.utfall for fynd in funna] == [Utfall.BRIST, Utfall.BRIST, Utfall.UPPFYLLD]


def test_where_all_groups_are_thin_none_is_named() -> None:
    assert _utfall(portfolj(*_fyllda("c1"))) == dict.fromkeys("abc", Utfall.EJ_TILLAMPLIG)


def test_filled_in_is_both_activity_and_method_or_credited() -> None:
    assert _a(aktivitet("a1 a2 a3"), *_fyllda("c1 c2 c3")).utfall is Utfall.BRIST
    assert _a(metod("a1"), metod("a2"), *_fyllda("c1 c2 c3")).utfall is Utfall.BRIST
    assert _a(tillgodoraknande("a1"), tillgodoraknande("a2"), *_fyllda("c1 c2")).utfall is Utfall.UPPFYLLD


def test_unknown_b_delmal_are_said_to_be_unknown() -> None:
    mal = malbeskrivning("a1 c1", b_kand=False)
    vems = portfolj(*_fyllda("c1"))
    assert_fynd(REGEL, vems, IDAG, Utfall.EJ_TILLAMPLIG, HALVA, om=Om(grupp="b"), mal=mal)
    assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, HALVA, om=Om(grupp="a"), mal=mal)


def test_the_groups_of_the_newer_regulation_are_compared_without_bt() -> None:
    mal = malbeskrivning("STa1 STb1 STc1", foreskrift=Foreskrift.F2021)
    vems = portfolj(*_fyllda("STc1"), foreskrift=Foreskrift.F2021)
    funna = fynden(REGEL, vems, IDAG, HALVA, mal=mal, bt=malbeskrivning("BT1", foreskrift=Foreskrift.F2021))
    assert {fynd.om.grupp: fynd.utfall for fynd in funna} == {
        "STa": Utfall.BRIST,
        "STb": Utfall.BRIST,
        "STc": Utfall.UPPFYLLD,
    }


def test_before_st_it_is_not_asked() -> None:
    infor = portfolj(*_fyllda("c1 c2 c3"), slag=Utbildningsslag.INFOR_ST)
    assert_fynd(REGEL, infor, IDAG, Utfall.EJ_TILLAMPLIG, HALVA, mal=MAL)


def test_before_st_begins_it_is_not_asked() -> None:
    vems = portfolj(*_fyllda("c1 c2 c3"), start="2026-04-01")
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.EJ_TILLAMPLIG, HALVA, mal=MAL, vander="2026-04-01")
    assert fynd.meddelande == "Din ST börjar 1 april 2026."
