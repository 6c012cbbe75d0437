"""ST from 2024-01-01 to 2028-12-31: the work is to be in the plan by 2027-12-31."""

from dataclasses import replace
from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import Arbetsstegsslag
from app.regler.katalog.ar_01_skriftligt_arbete import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import (
    aktivitet,
    arbetssteg,
    assert_fynd,
    dag,
    delmal,
    franvaro,
    fynden,
    malbeskrivning,
    portfolj,
    tillgodoraknande,
)

P = Parametrar(varsel_dagar=90, kvar_manader=12, ordnas_inom_dagar=60, has_redovisning=True)
MAL = malbeskrivning([delmal("a5", Aktivitetsslag.KURS, Aktivitetsslag.SKRIFTLIGT_ARBETE), delmal("c1")])
I_TID: dict[str, Any] = {"delregel": "arbete", "mal": MAL}
VILLKOR: dict[str, Any] = {"delregel": "forutsattningar", "mal": MAL}
REDOVISAT: dict[str, Any] = {"delregel": "redovisat", "mal": MAL}


def arbete(start: str | None = None, slut: str | None = None, **mer: Any) -> Aktivitet:
    varden: dict[str, Any] = {"slag": Aktivitetsslag.SKRIFTLIGT_ARBETE, "status": Aktivitetsstatus.PLANERAD, "id": 7}
    return aktivitet("a5", start=start, slut=slut, **(varden | mer))


def test_in_the_plan_a_year_before_the_end_and_done_by_it() -> None:
    vem = portfolj()
    assert_fynd(REGEL, vem, "2027-10-01", Utfall.EJ_TILLAMPLIG, P, vander="2027-10-02", **I_TID)
    assert_fynd(REGEL, vem, "2027-12-31", Utfall.VARNING, P, forfaller="2027-12-31", vander="2028-01-01", **I_TID)
    fynd = assert_fynd(REGEL, vem, "2028-01-01", Utfall.BRIST, P, sedan="2028-01-01", **I_TID)
    assert fynd.meddelande.startswith("Inget skriftligt arbete är planerat. Din ST beräknas vara klar 31 december 2028")
    i_tid = portfolj(arbete("2028-01-01", "2028-12-31"))
    assert_fynd(REGEL, i_tid, "2028-12-31", Utfall.UPPFYLLD, P, vander="2029-01-01", **I_TID)
    fynd = assert_fynd(REGEL, i_tid, "2029-01-01", Utfall.BRIST, P, sedan="2029-01-01", **I_TID)
    assert "skulle ha varit klart" in fynd.meddelande
    for slut, ord_ in (("2029-01-01", "slutar efter"), (None, "inget slutdatum")):
        sent = portfolj(replace(arbete("2028-01-01", slut), slut=dag(slut) if slut else None))
        assert ord_ in assert_fynd(REGEL, sent, "2028-01-01", Utfall.BRIST, P, **I_TID).meddelande
    klart = portfolj(arbete("2025-01-01", "2025-06-01", status=Aktivitetsstatus.GENOMFORD))
    assert_fynd(REGEL, klart, "2029-01-01", Utfall.UPPFYLLD, P, **I_TID)


def test_credit_with_its_intyg_is_the_work_and_leaves_the_project_plan() -> None:
    vem = portfolj(tillgodoraknande("a5"))
    assert_fynd(REGEL, vem, "2029-01-01", Utfall.UPPFYLLD, P, **I_TID)
    assert_fynd(REGEL, vem, "2029-01-01", Utfall.VARNING, P, **REDOVISAT)
    plan = portfolj(tillgodoraknande("a5"), arbete(), arbetssteg(7, Arbetsstegsslag.PROJEKTPLAN, "2025-03-01"))
    assert_fynd(REGEL, plan, "2029-01-01", Utfall.UPPFYLLD, P, **REDOVISAT)
    utan = portfolj(tillgodoraknande("a5", intyg=""))
    assert_fynd(REGEL, utan, "2029-01-01", Utfall.BRIST, P, **I_TID)


def test_who_has_begun_has_a_handledare_within_sixty_days() -> None:
    pagar = arbete("2026-01-01", "2026-12-01")
    vem = portfolj(pagar)
    assert_fynd(REGEL, vem, "2025-12-31", Utfall.EJ_TILLAMPLIG, P, vander="2026-01-01", **VILLKOR)
    assert_fynd(REGEL, vem, "2026-03-02", Utfall.VARNING, P, forfaller="2026-03-02", vander="2026-03-03", **VILLKOR)
    assert_fynd(REGEL, vem, "2026-03-03", Utfall.BRIST, P, sedan="2026-03-03", **VILLKOR)
    med = portfolj(pagar, arbetssteg(7, Arbetsstegsslag.HANDLEDARE, "2026-01-20"))
    assert_fynd(REGEL, med, "2026-06-01", Utfall.UPPFYLLD, P, **VILLKOR)
    utan_slut = portfolj(replace(pagar, slut=None), arbetssteg(7, Arbetsstegsslag.HANDLEDARE, "2026-01-20"))
    fynd = assert_fynd(REGEL, utan_slut, "2026-06-01", Utfall.BRIST, P, **VILLKOR)
    assert fynd.meddelande == "Det skriftliga arbetet pågår utan slutdatum."


def test_a_finished_work_has_its_plan_and_is_presented() -> None:
    klart = arbete("2025-01-01", "2025-06-01", status=Aktivitetsstatus.GENOMFORD)
    plan = arbetssteg(7, Arbetsstegsslag.PROJEKTPLAN, "2025-02-01")
    fynd = assert_fynd(REGEL, portfolj(klart, plan), "2026-01-01", Utfall.VARNING, P, **REDOVISAT)
    assert fynd.meddelande == "Det skriftliga arbetet är genomfört men saknar redovisning."
    allt = portfolj(klart, plan, arbetssteg(7, Arbetsstegsslag.REDOVISNING, "2025-06-01"))
    assert_fynd(REGEL, allt, "2026-01-01", Utfall.UPPFYLLD, P, **REDOVISAT)
    ej = Parametrar(varsel_dagar=90, kvar_manader=12, ordnas_inom_dagar=60)
    assert_fynd(REGEL, portfolj(klart), "2026-01-01", Utfall.EJ_TILLAMPLIG, ej, **REDOVISAT)


def test_where_no_such_work_is_asked_for() -> None:
    inget = malbeskrivning([delmal("a5", (Aktivitetsslag.KURS, Aktivitetsslag.SKRIFTLIGT_ARBETE))])
    alla = fynden(REGEL, portfolj(), "2029-01-01", P, mal=inget)
    assert {f.utfall for f in alla} == {Utfall.EJ_TILLAMPLIG}
    assert all(del_.foreskrifter == {Foreskrift.F2015} for del_ in REGEL.delar.values())
    ledig = portfolj(franvaro("2028-06-01", "2029-06-01"))
    assert_fynd(REGEL, ledig, "2029-01-01", Utfall.EJ_TILLAMPLIG, P, **I_TID)
