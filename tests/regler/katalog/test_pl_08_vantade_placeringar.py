"""PL-08: the placements and assignments that the region's plan expects are in the plan, long enough and linked."""

from decimal import Decimal

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.regler.katalog.pl_08_vantade_placeringar import REGEL, Parametrar
from app.regler.modell import Om, Utfall
from app.regler.ord import langd_i_ord
from tests.bygg import assert_fynd, assert_tyst, placering, portfolj
from tests.regler.katalog.planen import PLAN

P = Parametrar(Decimal("0.5"), Decimal("0.9"), varsel_dagar=30)
PSYKIATRI = Om(post="psykiatri")
HEMMA = TjanstgoringsTyp.HEMENHET


def _fynd(vem: Portfolj, idag: str, utfall: Utfall, delregel: str, om: Om | None = None, **dagar: str) -> str:
    return assert_fynd(REGEL, vem, idag, utfall, P, delregel=delregel, om=om, plan=PLAN, **dagar).meddelande


def test_nothing_is_asked_of_one_who_has_begun_and_all_of_one_in_the_middle() -> None:
    assert_tyst(REGEL, portfolj(), "2024-01-02", P, plan=PLAN)
    _fynd(portfolj(), "2026-06-30", Utfall.EJ_TILLAMPLIG, "placeringar", PSYKIATRI, vander="2026-07-01")
    # Two and three months lack together: five before the end on 31 December 2028.
    text = _fynd(portfolj(), "2026-07-01", Utfall.VARNING, "placeringar", PSYKIATRI, forfaller="2028-08-01")
    assert text == "Placeringen ”Psykiatri” (2–3 månader) saknas i din plan."
    text = _fynd(portfolj(), "2026-07-01", Utfall.VARNING, "uppdrag", Om(post="hemsjukvard"), forfaller="2028-09-01")
    assert text == "Uppdraget ”Hemsjukvård” (4 månader) saknas i din plan."
    _fynd(portfolj(), "2028-08-02", Utfall.BRIST, "placeringar", PSYKIATRI, sedan="2028-08-02", vander="2029-01-01")
    _fynd(portfolj(), "2029-01-01", Utfall.EJ_TILLAMPLIG, "placeringar", PSYKIATRI)


def test_planned_is_enough_with_or_without_dates_and_the_others_are_not_asked_for() -> None:
    vem = portfolj(placering(amne="psykiatri"), placering("2027-01-01", "2027-03-31", "c6 c1", amne="pediatrik"))
    assert_tyst(REGEL, vem, "2026-07-01", P, plan=PLAN, delregel="placeringar")
    assert_tyst(REGEL, vem, "2026-07-01", P, plan=PLAN, delregel="langd")
    assert_tyst(REGEL, vem, "2026-07-01", P, plan=PLAN, delregel="delmal")


def test_with_bt_it_is_longer_and_a_part_of_bt_is_not_it() -> None:
    vem = portfolj(bt=BtLage.GODKAND)
    assert "4 månader" in _fynd(vem, "2026-07-01", Utfall.VARNING, "placeringar", PSYKIATRI, forfaller="2028-06-01")
    bt = placering("2025-01-01", "2025-04-30", amne="psykiatri", typ=TjanstgoringsTyp.BT_DEL)
    _fynd(portfolj(bt, bt=BtLage.INGAR), "2026-07-01", Utfall.VARNING, "placeringar", PSYKIATRI)


def test_one_that_is_too_short_is_told_until_it_ends_and_then_is_a_remark() -> None:
    kort = placering("2027-01-01", "2027-02-28", "c1 c6", amne="pediatrik", id=7)
    om = Om(aktivitet_id=7)
    text = _fynd(portfolj(kort), "2027-02-27", Utfall.VARNING, "langd", om, vander="2027-02-28")
    assert text == "Placeringen ”Pediatrik” är 2 månader på heltid, och planen säger 3 månader."
    efter = assert_fynd(REGEL, portfolj(kort), "2027-02-28", Utfall.UPPFYLLD, P, delregel="langd", om=om, plan=PLAN)
    assert efter.anmarkning
    nastan = portfolj(placering("2027-01-01", "2027-03-24", "c1 c6", amne="pediatrik"))
    assert_tyst(REGEL, nastan, "2026-07-01", P, plan=PLAN, delregel="langd")
    halv = portfolj(placering("2027-01-01", "2027-03-31", "c1 c6", amne="pediatrik", procent=50, id=7))
    _fynd(halv, "2026-07-01", Utfall.VARNING, "langd", om)


def test_delmal_of_the_plan_that_are_not_linked_are_named_while_it_is_not_done() -> None:
    barn = placering("2027-01-01", "2027-03-31", "c1", amne="pediatrik", id=7)
    assert "kopplar också c6" in _fynd(portfolj(barn), "2026-07-01", Utfall.VARNING, "delmal", Om(aktivitet_id=7))
    gjord = placering(amne="pediatrik", status=Aktivitetsstatus.GENOMFORD, id=7)
    assert_tyst(REGEL, portfolj(gjord), "2026-07-01", P, plan=PLAN, delregel="delmal")


def test_an_assignment_needs_no_full_time_and_has_its_length_elsewhere() -> None:
    uppdrag = portfolj(placering("2027-01-01", "2027-02-28", amne="hemsjukvard", typ=HEMMA, procent=10))
    assert_tyst(REGEL, uppdrag, "2026-07-01", P, plan=PLAN, delregel="uppdrag")
    assert_tyst(REGEL, uppdrag, "2026-07-01", P, plan=PLAN, delregel="langd")


def test_it_is_not_asked_without_a_plan_nor_before_st() -> None:
    assert_tyst(REGEL, portfolj(), "2028-12-01", P)
    assert_tyst(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2028-12-01", P, plan=PLAN)


def test_a_length_in_words() -> None:
    assert [langd_i_ord(par) for par in ((1, 1), (2, 2), (2, 3))] == ["1 månad", "2 månader", "2–3 månader"]
