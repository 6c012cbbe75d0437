"""What may be wrong about time in the forms: told at the field, or reckoned right."""

from collections.abc import Callable

import pytest

from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _skicka(klient: K, varld: Varld, vad: str, **varden: str) -> Sidan:
    return klient("st").skicka(f"/portfolj/{varld.portfolj}/utbildning/{vad}", varden)


def _ledig(klient: K, varld: Varld, start: str, slut: str, slag: str = "foraldraledig") -> Sidan:
    return _skicka(klient, varld, "franvaro/ny", slag=slag, start=start, slut=slut)


def _fakta(klient: K, varld: Varld) -> str:
    return klient("st").sida(f"/portfolj/{varld.portfolj}/utbildning/tid").text


def _ram(klient: K, varld: Varld, start: str, planerat: str) -> None:
    assert _skicka(klient, varld, "andra", start=start, planerat_slut=planerat).status == 200


def test_two_employments_on_one_day_become_one_and_never_more_than_full_time(klient: K, varld: Varld) -> None:
    _skicka(klient, varld, "sysselsattning", fran="2024-03-01", procent="60")
    sida = _skicka(klient, varld, "sysselsattning", fran="2024-03-01", procent="70")
    assert "Rättat: 70 % från 1 mars 2024." in sida.text
    # 32 23/30 months at 70 %.
    assert "Gjort till och med i dag 22,94 månader" in _fakta(klient, varld)


@pytest.mark.parametrize("procent", ["101", "160", "-5", "0", "80,5"])
def test_a_percentage_that_none_can_have_is_told_at_the_field(klient: K, varld: Varld, procent: str) -> None:
    sida = _skicka(klient, varld, "sysselsattning", fran="2025-01-01", procent=procent)
    assert sida.status == 422
    assert any(lank == "#f-procent" for _, lank in sida.lankar), sida.lankar
    assert sida.formular_till(f"/portfolj/{varld.portfolj}/utbildning/sysselsattning")["procent"] == [procent]


def test_leave_inside_leave_is_told_of_with_the_one_that_is_there(klient: K, varld: Varld) -> None:
    _ledig(klient, varld, "2025-01-01", "2025-06-30")
    sida = _ledig(klient, varld, "2025-03-01", "2025-03-31", "sjuk")
    assert sida.status == 422
    assert "Dagarna överlappar föräldraledighet 1 januari – 30 juni 2025." in sida.text
    utanpa = _ledig(klient, varld, "2024-12-01", "2025-07-31", "sjuk")
    assert utanpa.status == 422


def test_a_period_of_no_days_is_refused_and_one_of_one_day_counts_one(klient: K, varld: Varld) -> None:
    assert "Slutdatum ligger före startdatum." in _ledig(klient, varld, "2025-03-11", "2025-03-10").text
    assert _ledig(klient, varld, "2025-03-10", "2025-03-10").status == 200
    # 60 months are full on 28 February 2029; the day of leave, 1/31 of a month, is served on 1 March.
    assert "Slut enligt tid 1 mars 2029" in _fakta(klient, varld)


@pytest.mark.parametrize("dag", ["2026-02-29", "2025-02-30", "2100-02-29"])
def test_a_day_that_the_calendar_lacks_is_told_at_the_field(klient: K, varld: Varld, dag: str) -> None:
    sida = _ledig(klient, varld, dag, "")
    assert sida.status == 422
    assert "Skriv datumet som ÅÅÅÅ-MM-DD" in sida.text


def test_leave_on_a_leap_day_is_one_day(klient: K, varld: Varld) -> None:
    assert _ledig(klient, varld, "2028-02-29", "2028-02-29").status == 200
    # 1/29 of a month is lost, and 1/31 of March 2029 does not make up for it: 2 March.
    assert "Slut enligt tid 2 mars 2029" in _fakta(klient, varld)


def test_st_from_the_29th_of_february(klient: K, varld: Varld) -> None:
    _ram(klient, varld, "2024-02-29", "2029-02-27")
    assert "Slut enligt tid 27 februari 2029" in _fakta(klient, varld)


def test_the_percentage_may_change_on_the_last_day_but_not_after_it(klient: K, varld: Varld) -> None:
    assert _skicka(klient, varld, "sysselsattning", fran="2029-02-28", procent="50").status == 200
    # The last day weighs half as much, 1/56 of a month; the other half is served at 1/62 a day: 2 March.
    assert "Slut enligt tid 2 mars 2029" in _fakta(klient, varld)
    efter = _skicka(klient, varld, "sysselsattning", fran="2029-03-01", procent="50")
    assert efter.status == 422
    assert "efter planerat slut" in efter.text


def test_ten_thousand_days_of_leave_move_the_end_by_as_much(klient: K, varld: Varld) -> None:
    # 1 March 2025 and 10 000 days on: back on 17 July 2052, 15/31 of that month, then 47 16/31 from 1 August 2052.
    assert _ledig(klient, varld, "2025-03-01", "2052-07-16").status == 200
    assert "Slut enligt tid 16 juli 2056" in _fakta(klient, varld)
    assert klient("st").sida(f"/portfolj/{varld.portfolj}").status == 200
