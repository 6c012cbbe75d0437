"""ST from 2024-01-01 to 2028-12-31."""

from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import Arbetsstegsslag
from app.regler.katalog.ar_02_kvalitetsarbete_klart import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import (
    aktivitet,
    arbetssteg,
    assert_fynd,
    assert_tyst,
    delmal,
    fynden,
    malbeskrivning,
    portfolj,
    tillgodoraknande,
)

P = Parametrar(varsel_dagar=180, inom_dagar=60)
MAL = malbeskrivning([delmal("a4", Aktivitetsslag.KVALITETSARBETE), delmal("c1")])
GJORT: dict[str, Any] = {"delregel": "gjort", "mal": MAL}
REDOVISAT: dict[str, Any] = {"delregel": "redovisat", "mal": MAL}


def arbete(slut: str | None, **mer: Any) -> Aktivitet:
    varden: dict[str, Any] = {"slag": Aktivitetsslag.KVALITETSARBETE, "status": Aktivitetsstatus.PLANERAD, "id": 7}
    return aktivitet("a4", start="2025-01-01", slut=slut, **(varden | mer))


def test_done_before_the_end_of_st() -> None:
    vem = portfolj()
    assert_fynd(REGEL, vem, "2028-07-03", Utfall.EJ_TILLAMPLIG, P, vander="2028-07-04", **GJORT)
    assert_fynd(REGEL, vem, "2028-12-31", Utfall.VARNING, P, forfaller="2028-12-31", vander="2029-01-01", **GJORT)
    assert_fynd(REGEL, vem, "2029-01-01", Utfall.BRIST, P, sedan="2029-01-01", **GJORT)
    bokat = portfolj(arbete("2028-12-01"))
    assert_fynd(REGEL, bokat, "2028-12-01", Utfall.EJ_TILLAMPLIG, P, vander="2028-12-02", **GJORT)
    assert_fynd(REGEL, bokat, "2028-12-02", Utfall.VARNING, P, **GJORT)
    assert_tyst(REGEL, portfolj(tillgodoraknande("a4")), "2029-01-01", P, mal=MAL)


def test_written_and_presented_within_sixty_days() -> None:
    klart = arbete("2026-01-01", status=Aktivitetsstatus.GENOMFORD)
    vem = portfolj(klart)
    assert_fynd(REGEL, vem, "2026-03-02", Utfall.VARNING, P, forfaller="2026-03-02", vander="2026-03-03", **REDOVISAT)
    fynd = assert_fynd(REGEL, vem, "2026-03-03", Utfall.BRIST, P, sedan="2026-03-03", **REDOVISAT)
    assert fynd.meddelande == "Genomfört kvalitetsarbete saknar rapport och redovisning."
    redovisning = arbetssteg(7, Arbetsstegsslag.REDOVISNING, "2026-01-20")
    assert (
        "saknar rapport."
        in assert_fynd(REGEL, portfolj(klart, redovisning), "2026-03-03", Utfall.BRIST, P, **REDOVISAT).meddelande
    )
    for rapport in (
        portfolj(klart, redovisning, arbetssteg(7, Arbetsstegsslag.RAPPORT, "2026-01-10")),
        portfolj(arbete("2026-01-01", status=Aktivitetsstatus.GENOMFORD, intyg="2026-02-01"), redovisning),
    ):
        assert_fynd(REGEL, rapport, "2026-03-03", Utfall.UPPFYLLD, P, **REDOVISAT)


def test_under_the_newer_regulation_and_before_st() -> None:
    ny = malbeskrivning([delmal("STa2", Aktivitetsslag.UTVECKLINGSARBETE)], foreskrift=Foreskrift.F2021)
    klart = arbete("2026-01-01", slag=Aktivitetsslag.UTVECKLINGSARBETE, status=Aktivitetsstatus.GENOMFORD)
    vem = portfolj(klart, foreskrift=Foreskrift.F2021)
    assert_fynd(REGEL, vem, "2026-03-03", Utfall.BRIST, P, delregel="redovisat", mal=ny)
    infor = fynden(REGEL, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-03", P, mal=MAL)
    assert {f.utfall for f in infor} == {Utfall.EJ_TILLAMPLIG}
