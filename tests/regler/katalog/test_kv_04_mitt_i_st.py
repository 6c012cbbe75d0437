from typing import Any

from app.domain.bedomning import Bedomning, Bedomningsstatus, Svar
from app.domain.portfolj import Utbildningsslag
from app.domain.slag import Metod
from app.regler.katalog.kv_04_mitt_i_st import REGEL
from app.regler.mitt_i_st import Krav
from app.regler.modell import Fynd, Utfall
from tests.bygg import (
    assert_fynd,
    bedomning,
    franvaro,
    fynden,
    malbeskrivning,
    portfolj,
    sysselsattning,
    tillgodoraknande,
)

ALLT = Krav(
    30, bestall_manader=6, fran_manader=30, till_manader=36, kvar_manader=18, has_underlag=True, has_rapport=True
)
MAL = malbeskrivning(minsta_tid_manader=60)
BEGARD = Bedomningsstatus.BEGARD


def mitt(dag: str, *, bestalld: str = "", skickat: str = "", **mer: Any) -> Bedomning:
    svar = {"bestalld": bestalld, "inspelningar_skickade": skickat, "sammanfattning_skickad": skickat}
    givna = tuple(Svar(falt, varde) for falt, varde in svar.items() if varde)
    return bedomning(dag, metod=Metod.MITT_I_ST, mall="mitt_i_st", svar=givna, **mer)


def om(del_: str, vem: object, idag: str, utfall: Utfall, krav: Krav = ALLT, **datum: Any) -> Fynd:
    return assert_fynd(REGEL, vem, idag, utfall, krav, delregel=del_, mal=MAL, **datum)  # type: ignore[arg-type]


INGEN = portfolj(start="2024-01-01")  # 30 months on 2026-06-30, 36 on 2026-12-31, ends 2028-12-31


def test_ordered_six_months_before_the_window_closes() -> None:
    om("bestalld", INGEN, "2026-05-30", Utfall.EJ_TILLAMPLIG, vander="2026-05-31")
    om("bestalld", INGEN, "2026-06-30", Utfall.VARNING, forfaller="2026-06-30", vander="2026-07-01")
    om("bestalld", INGEN, "2026-07-01", Utfall.BRIST, sedan="2026-07-01")
    vem = portfolj(mitt("2026-12-01", bestalld="2026-06-01", status=BEGARD))
    assert om("bestalld", vem, "2026-07-01", Utfall.UPPFYLLD).meddelande == "Mitt-i-ST är beställd 1 juni 2026."
    assert not om("bestalld", vem, "2026-07-01", Utfall.UPPFYLLD).anmarkning
    sent = portfolj(mitt("2026-12-01", bestalld="2026-06-02", status=BEGARD))
    assert om("bestalld", sent, "2026-07-01", Utfall.UPPFYLLD).anmarkning


def test_a_declined_or_withdrawn_one_is_not_ordered() -> None:
    for status in (Bedomningsstatus.AVBOJD, Bedomningsstatus.MAKULERAD):
        om("bestalld", portfolj(mitt("2026-12-01", bestalld="2026-06-01", status=status)), "2026-07-01", Utfall.BRIST)


def test_done_between_thirty_and_thirty_six_months() -> None:
    om("fonster", INGEN, "2026-11-30", Utfall.EJ_TILLAMPLIG, vander="2026-12-01")
    om("fonster", INGEN, "2026-12-31", Utfall.VARNING, forfaller="2026-12-31")
    om("fonster", INGEN, "2027-01-01", Utfall.BRIST, sedan="2027-01-01")
    anmarkt = {
        dag: om("fonster", portfolj(mitt(dag)), "2027-06-01", Utfall.UPPFYLLD).anmarkning
        for dag in ("2026-06-29", "2026-06-30", "2026-12-31", "2027-01-01")
    }
    assert list(anmarkt.values()) == ["gjord före tidsfönstret", "", "", "skulle ha gjorts senast 31 december 2026"]
    # What is signed for a day to come is not done yet.
    om("fonster", portfolj(mitt("2027-02-01")), "2027-01-15", Utfall.BRIST, vander="2027-02-01")


def test_part_time_and_leave_move_the_window() -> None:
    halv = portfolj(sysselsattning("2024-01-01", 50), start="2024-01-01")
    om("fonster", halv, "2029-12-31", Utfall.VARNING, forfaller="2029-12-31")
    borta = portfolj(franvaro("2024-07-01", "2025-06-30"), start="2024-01-01")
    om("fonster", borta, "2027-12-31", Utfall.VARNING, forfaller="2027-12-31")
    om("fonster", borta, "2024-08-01", Utfall.EJ_TILLAMPLIG)
    om("fonster", portfolj(franvaro("2026-05-01")), "2026-04-01", Utfall.EJ_TILLAMPLIG)
    tidigare = portfolj(tillgodoraknande(manader=6), start="2024-01-01")
    om("fonster", tidigare, "2026-06-30", Utfall.VARNING, forfaller="2026-06-30")


def test_no_later_than_eighteen_months_before_the_end() -> None:
    om("senast", INGEN, "2027-06-30", Utfall.VARNING, forfaller="2027-06-30", vander="2027-07-01")
    om("senast", INGEN, "2027-07-01", Utfall.BRIST, sedan="2027-07-01")
    assert not om("senast", portfolj(mitt("2027-06-30")), "2027-08-01", Utfall.UPPFYLLD).anmarkning
    assert om("senast", portfolj(mitt("2027-07-01")), "2027-08-01", Utfall.UPPFYLLD).anmarkning


def test_material_is_sent_before_the_day() -> None:
    om("underlag", INGEN, "2026-11-01", Utfall.EJ_TILLAMPLIG)
    bokad = portfolj(mitt("2026-12-01", status=BEGARD))
    om("underlag", bokad, "2026-10-30", Utfall.EJ_TILLAMPLIG, vander="2026-10-31")
    om("underlag", bokad, "2026-11-30", Utfall.VARNING, forfaller="2026-11-30")
    om("underlag", bokad, "2026-12-01", Utfall.BRIST, sedan="2026-12-01")
    skickat = portfolj(mitt("2026-12-01", skickat="2026-11-30", status=BEGARD))
    assert not om("underlag", skickat, "2026-12-01", Utfall.UPPFYLLD).anmarkning
    assert om("underlag", portfolj(mitt("2026-12-01", skickat="2026-12-01")), "2026-12-02", Utfall.UPPFYLLD).anmarkning
    for ofullstandigt in ("", "i förra veckan"):  # nothing can be done about it once the day is over
        om("underlag", portfolj(mitt("2026-12-01", skickat=ofullstandigt)), "2026-12-02", Utfall.EJ_TILLAMPLIG)


def test_report_is_in_the_portfolio() -> None:
    bokad = portfolj(mitt("2026-12-01", status=BEGARD, aterkoppling=""))
    om("rapport", bokad, "2026-12-01", Utfall.EJ_TILLAMPLIG, vander="2026-12-02")
    om("rapport", bokad, "2026-12-02", Utfall.VARNING)
    om("rapport", portfolj(mitt("2026-12-01")), "2026-12-01", Utfall.UPPFYLLD)
    om("rapport", portfolj(mitt("2026-12-01", aterkoppling="")), "2026-12-05", Utfall.BRIST, sedan="2026-12-01")


def test_only_what_the_profile_asks_for() -> None:
    inget = fynden(REGEL, INGEN, "2028-01-01", Krav(30), mal=MAL)
    assert [(f.delregel, f.utfall) for f in inget] == [(del_, Utfall.EJ_TILLAMPLIG) for del_ in REGEL.delar]
    infor = portfolj(slag=Utbildningsslag.INFOR_ST)
    assert {f.utfall for f in fynden(REGEL, infor, "2028-01-01", ALLT, mal=MAL)} == {Utfall.EJ_TILLAMPLIG}
