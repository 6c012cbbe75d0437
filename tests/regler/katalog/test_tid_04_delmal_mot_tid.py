"""Five years from 2024-01-01: two fifths are served on 2025-12-31. Half the pace of the time is enough."""

from decimal import Decimal

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.bedomning import Bedomning
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Aktivitetsslag
from app.regler.katalog.tid_04_delmal_mot_tid import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import (
    aktivitet,
    assert_fynd,
    bedomning,
    delmal,
    franvaro,
    malbeskrivning,
    portfolj,
    signering,
    tillgodoraknande,
)

P = Parametrar(fran_andel=Decimal("0.4"), minst_takt=Decimal("0.5"))
MAL = malbeskrivning([delmal("a1", Aktivitetsslag.KURS), delmal("b1"), delmal("c1"), delmal("c2")])


def gjort(kod: str) -> tuple[Aktivitet, Bedomning]:
    return aktivitet(kod, start="2025-01-01"), bedomning("2025-01-02", kod)


def test_one_of_four_is_enough_until_half_of_the_time() -> None:
    en = portfolj(*gjort("a1"))
    assert_fynd(REGEL, en, "2025-12-31", Utfall.EJ_TILLAMPLIG, P, mal=MAL, vander="2026-01-01")
    fynd = assert_fynd(REGEL, en, "2026-01-01", Utfall.UPPFYLLD, P, mal=MAL, vander="2026-07-01")
    assert fynd.meddelande == "1 av 4 delmål är klara eller har sitt underlag."
    fynd = assert_fynd(REGEL, en, "2026-07-01", Utfall.VARNING, P, mal=MAL)
    assert "när 50 % av tiden har gått" in fynd.meddelande
    assert_fynd(REGEL, portfolj(), "2026-01-01", Utfall.VARNING, P, mal=MAL)
    tva = portfolj(*gjort("a1"), signering("c2"))
    assert_fynd(REGEL, tva, "2028-12-31", Utfall.UPPFYLLD, P, mal=MAL, vander="2029-01-01")


def test_what_counts_as_reached() -> None:
    planerad = aktivitet("a1", start="2027-01-01", status=Aktivitetsstatus.PLANERAD)
    fel_slag = aktivitet("a1", start="2025-01-01", slag=Aktivitetsslag.SEMINARIUM)
    for poster in (
        (planerad, bedomning("2025-01-02", "a1")),
        (fel_slag, bedomning("2025-01-02", "a1")),
        gjort("a1")[:1],
    ):
        assert_fynd(REGEL, portfolj(*poster), "2026-02-01", Utfall.VARNING, P, mal=MAL)
    assert_fynd(REGEL, portfolj(tillgodoraknande("c1")), "2026-02-01", Utfall.UPPFYLLD, P, mal=MAL)
    alla = portfolj(*gjort("a1"), *gjort("b1"), signering("c1"), tillgodoraknande("c2"))
    assert_fynd(REGEL, alla, "2030-01-01", Utfall.UPPFYLLD, P, mal=MAL)


def test_not_before_st_nor_during_leave() -> None:
    assert_fynd(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2027-01-01", Utfall.EJ_TILLAMPLIG, P, mal=MAL)
    assert_fynd(REGEL, portfolj(franvaro("2026-01-01")), "2027-01-01", Utfall.EJ_TILLAMPLIG, P, mal=MAL)
