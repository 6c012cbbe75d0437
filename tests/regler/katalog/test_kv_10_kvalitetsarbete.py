from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.regler.katalog.kv_10_kvalitetsarbete import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import (
    aktivitet,
    assert_fynd,
    assert_tyst,
    bedomning,
    delmal,
    fynden,
    malbeskrivning,
    portfolj,
    tillgodoraknande,
)

P = Parametrar(bedoms_inom_dagar=60)
MAL = malbeskrivning(
    [
        delmal("a4", Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KVALITETSARBETE),
        delmal("a5", (Aktivitetsslag.KURS, Aktivitetsslag.KVALITETSARBETE)),
        delmal("c1"),
    ]
)
PLANERAD = Aktivitetsstatus.PLANERAD


def arbete(kod: str = "a4", **mer: Any) -> Aktivitet:
    varden = {"slag": Aktivitetsslag.KVALITETSARBETE, "status": PLANERAD, "start": "2026-09-01", "slut": "2026-12-01"}
    return aktivitet(kod, **(varden | mer))


def klart(**mer: Any) -> Aktivitet:
    return arbete(status=Aktivitetsstatus.GENOMFORD, start="2025-10-01", slut="2026-01-15", **mer)


def test_none_planned_is_broken_from_the_first_day() -> None:
    fynd = assert_fynd(REGEL, portfolj(start="2026-03-01"), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=MAL)
    assert fynd.meddelande == "Inget kvalitetsarbete är planerat."
    innan = portfolj(start="2026-03-02")
    assert_fynd(REGEL, innan, "2026-03-01", Utfall.EJ_TILLAMPLIG, P, delregel="plan", vander="2026-03-02", mal=MAL)
    infor = portfolj(slag=Utbildningsslag.INFOR_ST)
    assert {f.utfall for f in fynden(REGEL, infor, "2026-03-01", P, mal=MAL)} == {Utfall.EJ_TILLAMPLIG}
    for status in (Aktivitetsstatus.FORESLAGEN, Aktivitetsstatus.ATERKALLAD):
        vem = portfolj(arbete(status=status))
        assert_fynd(REGEL, vem, "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=MAL)


def test_linked_to_the_delmal_that_asks_for_such_work() -> None:
    assert_tyst(REGEL, portfolj(arbete("a4")), "2026-03-01", P, mal=MAL)
    # a5 may be reached by a course as well, so it is not the delmål of quality work.
    for kod in ("a5", "c1", ""):
        fynd = assert_fynd(REGEL, portfolj(arbete(kod)), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=MAL)
        assert fynd.meddelande == "Kvalitetsarbetet är inte kopplat till delmål a4."
    utan = malbeskrivning("a1 c1")
    assert_tyst(REGEL, portfolj(arbete("c1")), "2026-03-01", P, mal=utan)
    assert_fynd(REGEL, portfolj(arbete("")), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=utan)


def test_under_the_newer_regulation_it_is_development_work() -> None:
    ny = malbeskrivning([delmal("STa2", Aktivitetsslag.UTVECKLINGSARBETE)], foreskrift=Foreskrift.F2021)
    post = arbete("STa2", slag=Aktivitetsslag.UTVECKLINGSARBETE)
    assert_tyst(REGEL, portfolj(post, foreskrift=Foreskrift.F2021), "2026-03-01", P, mal=ny)
    assert_fynd(REGEL, portfolj(foreskrift=Foreskrift.F2021), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=ny)


def test_it_ends_before_st_does() -> None:
    sista = arbete(slut="2028-12-31")  # 60 months from 2024-01-01
    assert_tyst(REGEL, portfolj(sista), "2026-03-01", P, mal=MAL)
    sent = arbete(slut="2029-01-01")
    fynd = assert_fynd(REGEL, portfolj(sent), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=MAL)
    assert "31 december 2028" in fynd.meddelande
    odaterat = aktivitet("a4", slag=Aktivitetsslag.KVALITETSARBETE, status=PLANERAD)
    assert_fynd(REGEL, portfolj(odaterat, sent), "2026-03-01", Utfall.VARNING, P, delregel="plan", mal=MAL)


def test_a_credited_delmal_is_whole() -> None:
    med, utan = tillgodoraknande("a4"), tillgodoraknande("a4", intyg="")
    assert_fynd(REGEL, portfolj(med), "2026-03-01", Utfall.UPPFYLLD, P, delregel="plan", mal=MAL)
    assert_fynd(REGEL, portfolj(utan), "2026-03-01", Utfall.BRIST, P, delregel="plan", mal=MAL)


def test_assessed_within_two_months_of_its_end() -> None:
    assert_fynd(REGEL, portfolj(arbete()), "2027-06-01", Utfall.EJ_TILLAMPLIG, P, delregel="bedomd", mal=MAL)
    vem = portfolj(klart())
    assert_fynd(
        REGEL,
        vem,
        "2026-03-16",
        Utfall.VARNING,
        P,
        delregel="bedomd",
        forfaller="2026-03-16",
        vander="2026-03-17",
        mal=MAL,
    )
    fynd = assert_fynd(REGEL, vem, "2026-03-17", Utfall.BRIST, P, delregel="bedomd", sedan="2026-03-17", mal=MAL)
    assert [bevis.id for bevis in fynd.bevis] == [vem.aktiviteter[0].id]


def test_what_counts_as_its_assessment() -> None:
    post = klart(id=700)
    kvalitet: dict[str, Any] = {"mall": "egen", "omraden": frozenset({Kompetensomrade.KVALITET}), "metod": Metod.ANNAN}
    raknas = [bedomning("2026-01-10", aktivitet_id=700), bedomning("2026-01-15", **kvalitet)]
    for ett in raknas:
        assert_tyst(REGEL, portfolj(post, ett), "2026-06-01", P, mal=MAL)
    raknas_inte = [
        bedomning("2026-01-10", aktivitet_id=701),
        bedomning("2026-01-14", **kvalitet),
        bedomning("2026-01-10", aktivitet_id=700, status=Bedomningsstatus.BEGARD),
        bedomning("2026-06-02", aktivitet_id=700),
    ]
    vem = portfolj(post, *raknas_inte)
    assert_fynd(REGEL, vem, "2026-06-01", Utfall.BRIST, P, delregel="bedomd", vander="2026-06-02", mal=MAL)


def test_every_finished_work_is_asked_about() -> None:
    ett, tva = klart(id=700, titel="Ett"), klart(titel="Två")
    odaterat = aktivitet("a4", slag=Aktivitetsslag.KVALITETSARBETE, titel="Tre")
    vem = portfolj(ett, tva, odaterat, bedomning("2026-02-01", aktivitet_id=700))
    fynd = assert_fynd(REGEL, vem, "2026-06-01", Utfall.BRIST, P, delregel="bedomd", mal=MAL)
    assert fynd.meddelande.endswith("”Två” och ”Tre”.")
    assert_fynd(REGEL, portfolj(odaterat), "2026-06-01", Utfall.VARNING, P, delregel="bedomd", mal=MAL)
