"""Five years from 2024-01-01: the first half ends 2026-06-30, twelve early months 2024-12-31, all of it 2028-12-31."""

from typing import Any

import pytest

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.iup import Tillgodoslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Plankurs, Regionplan, Tidpunkt
from app.regler.katalog.ku_01_obligatoriska_kurser import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, franvaro, fynden, portfolj, sysselsattning, tillgodoraknande

P = Parametrar(varsel_dagar=180, tidigt_manader=12)
H = Konfidens.HIGH
PLAN = Regionplan(
    "kronoberg-st-plan",
    kurser=(
        Plankurs("forsakring", "Försäkring", (DelmalKod("b1"),), H, Tidpunkt.TIDIGT),
        Plankurs("samtal", "Samtal", (DelmalKod("a1"), DelmalKod("a2")), H, Tidpunkt.FORSTA_HALVAN),
        Plankurs("palliativ", "Palliativ vård", (), H, Tidpunkt.ANDRA_HALVAN),
        Plankurs("bvc", "Barnhälsovård", (), H),
    ),
)
PLANERAD = Aktivitetsstatus.PLANERAD


def kurs(mall: str, start: str | None = None, **mer: Any) -> Aktivitet:
    return aktivitet(start=start, mall=mall, **({"status": PLANERAD} | mer))


def utfall(vem: Portfolj, idag: str, del_: str) -> Utfall:
    return next(f.utfall for f in fynden(REGEL, vem, idag, P, plan=PLAN) if f.delregel == del_)


@pytest.mark.parametrize(
    ("del_", "varsel", "senast", "forst"),
    [
        ("tidigt", "2024-07-04", "2024-12-31", "2025-01-01"),
        ("forsta_halvan", "2026-01-01", "2026-06-30", "2026-07-01"),
        ("andra_halvan", "2028-07-04", "2028-12-31", "2029-01-01"),
        ("nar_som_helst", "2028-07-04", "2028-12-31", "2029-01-01"),
    ],
)
def test_each_timing_has_its_last_good_day(del_: str, varsel: str, senast: str, forst: str) -> None:
    vem = portfolj()
    ram: dict[str, Any] = {"delregel": del_, "plan": PLAN}
    assert_fynd(REGEL, vem, "2024-01-01", Utfall.EJ_TILLAMPLIG, P, vander=varsel, **ram)
    assert_fynd(REGEL, vem, varsel, Utfall.VARNING, P, forfaller=senast, vander=forst, **ram)
    assert_fynd(REGEL, vem, senast, Utfall.VARNING, P, forfaller=senast, **ram)
    assert_fynd(REGEL, vem, forst, Utfall.BRIST, P, sedan=forst, forfaller=senast, **ram)


def test_done_or_planned_in_time_is_enough_and_only_by_its_mark() -> None:
    assert utfall(portfolj(kurs("samtal", "2026-06-30")), "2026-06-29", "forsta_halvan") is Utfall.UPPFYLLD
    umarkt = aktivitet("a1", titel="Samtal", start="2025-02-01")
    assert utfall(portfolj(umarkt), "2026-07-01", "forsta_halvan") is Utfall.BRIST
    for status in (Aktivitetsstatus.FORESLAGEN, Aktivitetsstatus.ATERKALLAD):
        vem = portfolj(kurs("samtal", "2026-06-30", status=status))
        assert utfall(vem, "2026-06-29", "forsta_halvan") is Utfall.VARNING
    sen = portfolj(kurs("samtal", "2026-09-01", status=Aktivitetsstatus.GENOMFORD))
    fynd = assert_fynd(REGEL, sen, "2026-10-01", Utfall.UPPFYLLD, P, delregel="forsta_halvan", plan=PLAN)
    assert fynd.anmarkning == "gjordes på annan tid än planens: Samtal"


def test_planned_at_the_wrong_time_warns_until_the_day_is_gone() -> None:
    vem = portfolj(kurs("samtal", "2026-07-01"))
    for idag in ("2024-03-01", "2026-07-01"):
        fynd = assert_fynd(REGEL, vem, idag, Utfall.VARNING, P, delregel="forsta_halvan", plan=PLAN)
    assert "senast 30 juni 2026" in fynd.meddelande
    assert_fynd(REGEL, vem, "2026-07-02", Utfall.BRIST, P, delregel="forsta_halvan", plan=PLAN)  # not marked as done
    tidig = portfolj(kurs("palliativ", "2026-06-30"))
    assert utfall(tidig, "2026-01-01", "andra_halvan") is Utfall.VARNING
    assert utfall(portfolj(kurs("palliativ", "2026-07-01")), "2026-01-01", "andra_halvan") is Utfall.UPPFYLLD
    odaterad = portfolj(kurs("samtal"))
    assert utfall(odaterad, "2025-12-31", "forsta_halvan") is Utfall.EJ_TILLAMPLIG
    assert utfall(odaterad, "2026-01-01", "forsta_halvan") is Utfall.VARNING


def test_the_half_follows_the_service_and_the_credits() -> None:
    assert utfall(portfolj(sysselsattning(procent=50)), "2026-07-01", "forsta_halvan") is Utfall.EJ_TILLAMPLIG
    borta = portfolj(franvaro("2025-01-01", "2025-12-31"))
    assert utfall(borta, "2025-06-01", "tidigt") is Utfall.EJ_TILLAMPLIG  # away: nothing is asked
    assert utfall(borta, "2027-06-30", "forsta_halvan") is Utfall.VARNING
    halv = portfolj(tillgodoraknande(manader=12))  # half of the 48 months that remain
    assert utfall(halv, "2025-12-31", "forsta_halvan") is Utfall.VARNING
    assert utfall(halv, "2026-01-01", "forsta_halvan") is Utfall.BRIST
    mycket = portfolj(tillgodoraknande(manader=36, slag=Tillgodoslag.TIDIGARE_SPECIALITET))
    assert utfall(mycket, "2024-12-31", "forsta_halvan") is Utfall.VARNING
    assert utfall(mycket, "2025-01-01", "forsta_halvan") is Utfall.BRIST
    hel = portfolj(tillgodoraknande("a1"), tillgodoraknande("a2"))
    assert utfall(hel, "2026-07-01", "forsta_halvan") is Utfall.UPPFYLLD
    assert utfall(portfolj(tillgodoraknande("a1")), "2026-07-01", "forsta_halvan") is Utfall.BRIST


def test_without_a_plan_nothing_is_asked() -> None:
    for plan in (None, Regionplan("kronoberg-st-plan")):
        alla = fynden(REGEL, portfolj(), "2028-12-01", P, plan=plan)
        assert [f.delregel for f in alla] == list(REGEL.delar)
        assert {f.utfall for f in alla} == {Utfall.EJ_TILLAMPLIG}
    assert REGEL.atgard.namn == "kurs.visa"
