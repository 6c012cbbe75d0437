"""IUP-13: the prescribed activities are there."""

from dataclasses import replace

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.malbeskrivning import Alternativ, Krav, Malbeskrivning
from app.domain.portfolj import Utbildningsslag
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Miljo
from app.regler.katalog.iup_13_foreskrivna_aktiviteter import REGEL
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, delmal, malbeskrivning, placering, portfolj, tillgodoraknande

IDAG = "2026-03-01"
KLIN, KURS = Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KURS
AUSKULTATION = Aktivitetsslag.AUSKULTATION
PRIMARVARD, RELEVANT = Miljo.PRIMARVARD_MOTTAGNING, Miljo.RELEVANT_ENHET
B5 = malbeskrivning([delmal("b5", (KLIN, AUSKULTATION), KURS)])


def _klin(*miljoer: Miljo) -> Malbeskrivning:
    """A målbeskrivning with one delmål that asks for clinical service at each of the places."""
    krav = tuple(Krav((Alternativ(KLIN, miljo, "4", ()),)) for miljo in miljoer)
    return malbeskrivning([replace(delmal("c1"), krav=krav)])


def test_all_requirements_met_any_way() -> None:
    for vag in (KLIN, AUSKULTATION):
        vems = portfolj(aktivitet("b5", slag=vag, id=1), aktivitet("b5", slag=KURS, id=2))
        fynd = assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD, mal=B5)
        assert {bevis.id for bevis in fynd.bevis} == {1, 2}


def test_what_is_missing_is_named_with_its_alternatives() -> None:
    fynd = assert_fynd(REGEL, portfolj(aktivitet("b5", slag=KURS)), IDAG, Utfall.BRIST, mal=B5)
    assert fynd.meddelande == "Delmål b5 saknar klinisk tjänstgöring eller auskultation."
    fynd = assert_fynd(REGEL, portfolj(aktivitet("b5", slag=Aktivitetsslag.SEMINARIUM)), IDAG, Utfall.BRIST, mal=B5)
    assert fynd.meddelande == "Delmål b5 saknar klinisk tjänstgöring eller auskultation samt kurs."


def test_a_requirement_that_is_not_surely_the_regulations_is_a_warning_at_most() -> None:
    for konfidens in (Konfidens.MEDIUM, Konfidens.LOW):
        mal = malbeskrivning([delmal("c7", KURS, aktivitet_konfidens=konfidens)])
        fynd = assert_fynd(REGEL, portfolj(placering(delmal="c7")), IDAG, Utfall.VARNING, mal=mal)
        assert fynd.meddelande == "Delmål c7 saknar kurs (ej kontrollerad mot föreskriften)."
        assert_fynd(REGEL, portfolj(aktivitet("c7")), IDAG, Utfall.UPPFYLLD, mal=mal)


@pytest.mark.parametrize(
    ("miljo", "utfall"), [(PRIMARVARD, Utfall.UPPFYLLD), (RELEVANT, Utfall.BRIST), (None, Utfall.UPPFYLLD)]
)
def test_the_place_must_match_where_both_are_known(miljo: Miljo | None, utfall: Utfall) -> None:
    assert_fynd(REGEL, portfolj(placering(delmal="c1", miljo=miljo)), IDAG, utfall, mal=_klin(PRIMARVARD))


def test_two_places_take_two_placements_unless_the_place_is_unknown() -> None:
    mal = _klin(RELEVANT, PRIMARVARD)
    fynd = assert_fynd(REGEL, portfolj(placering(delmal="c1", miljo=PRIMARVARD)), IDAG, Utfall.BRIST, mal=mal)
    assert fynd.meddelande == "Delmål c1 saknar klinisk tjänstgöring på en enhet som motsvarar delmålet."
    assert_fynd(REGEL, portfolj(placering(delmal="c1")), IDAG, Utfall.UPPFYLLD, mal=mal)


def test_a_delmal_with_no_activity_at_all_is_another_rules_to_name() -> None:
    assert_fynd(REGEL, portfolj(), IDAG, Utfall.EJ_TILLAMPLIG, mal=B5)
    foreslagen = aktivitet("b5", status=Aktivitetsstatus.FORESLAGEN)
    fynd = assert_fynd(REGEL, portfolj(foreslagen), IDAG, Utfall.EJ_TILLAMPLIG, mal=B5)
    assert fynd.meddelande == "Delmål b5 har ingen aktivitet att pröva."


def test_a_delmal_that_prescribes_nothing_is_not_asked() -> None:
    mal = malbeskrivning("STa3", foreskrift=Foreskrift.F2021)
    fynd = assert_fynd(REGEL, portfolj(foreskrift=Foreskrift.F2021), IDAG, Utfall.EJ_TILLAMPLIG, mal=mal)
    assert fynd.meddelande == "Delmål STa3 har inga föreskrivna aktiviteter."


def test_credited_with_intyg_is_whole_and_before_st_it_is_not_asked() -> None:
    assert_fynd(REGEL, portfolj(tillgodoraknande("b5")), IDAG, Utfall.UPPFYLLD, mal=B5)
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), IDAG, Utfall.EJ_TILLAMPLIG, mal=B5)
