"""IUP-06: the studierektor has approved the IUP."""

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsstatus
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.regler.katalog.iup_06_studierektor_godkanner import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, portfolj, revidering

IDAG = "2026-03-01"
KRAVS = Parametrar(kravs=True)
GODKAND = Revideringsstatus.GODKAND


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_signed_but_not_approved_is_open_since_the_first_signature(foreskrift: Foreskrift) -> None:
    vems = portfolj(revidering("2025-01-10", id=1), revidering("2025-06-10", id=2), foreskrift=foreskrift)
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.BRIST, KRAVS, sedan="2025-01-10")
    assert [bevis.id for bevis in fynd.bevis] == [2]


def test_an_approval_fulfils() -> None:
    vems = portfolj(revidering("2025-01-10", status=GODKAND, studierektor_godkand="2025-01-20"))
    fynd = assert_fynd(REGEL, vems, IDAG, Utfall.UPPFYLLD, KRAVS)
    assert fynd.meddelande == "Studierektor godkände IUP 20 januari 2025."
    assert fynd.anmarkning == ""


def test_a_later_revision_without_approval_is_a_remark() -> None:
    godkand = revidering("2025-01-10", status=GODKAND, studierektor_godkand="2025-01-20")
    fynd = assert_fynd(REGEL, portfolj(godkand, revidering("2025-06-10")), IDAG, Utfall.UPPFYLLD, KRAVS)
    assert fynd.anmarkning == "den senaste genomgången är inte godkänd"


@pytest.mark.parametrize(
    "vems", [portfolj(), portfolj(revidering(signerad=None)), portfolj(revidering(), slag=Utbildningsslag.INFOR_ST)]
)
def test_with_nothing_to_approve_it_is_not_asked(vems: Portfolj) -> None:
    assert_fynd(REGEL, vems, IDAG, Utfall.EJ_TILLAMPLIG, KRAVS)


def test_a_profile_may_waive_it() -> None:
    assert_fynd(REGEL, portfolj(revidering()), IDAG, Utfall.EJ_TILLAMPLIG, Parametrar(kravs=False))
