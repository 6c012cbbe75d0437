"""Calendars as files, read by another library than the one that writes them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import vobject

from app.utbyte.kalenderfil import Kalenderrad, skriv_kalender

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def _las(*rader: Kalenderrad) -> list[Any]:
    text = skriv_kalender(rader, "ST-portföljen", NU).decode("utf-8")
    return list(getattr(vobject.readOne(text), "vevent_list", []))


def test_days_are_whole_and_the_end_is_the_day_after() -> None:
    (handelse,) = _las(Kalenderrad("a@x", date(2026, 12, 1), date(2027, 1, 31), "Placering", "Placering"))
    assert (handelse.dtstart.value, handelse.dtend.value) == (date(2026, 12, 1), date(2027, 2, 1))
    assert (handelse.uid.value, handelse.dtstamp.value) == ("a@x", NU)
    assert not hasattr(handelse, "valarm_list")


def test_a_leap_day_is_a_day() -> None:
    skottdag = date(2028, 2, 29)
    (handelse,) = _las(Kalenderrad("a@x", skottdag, skottdag, "Kurs", "Aktivitet"))
    assert (handelse.dtstart.value, handelse.dtend.value) == (skottdag, date(2028, 3, 1))


def test_the_last_day_there_is_does_not_overflow() -> None:
    (handelse,) = _las(Kalenderrad("a@x", date(2026, 12, 1), date.max, "Tills vidare", "Placering"))
    assert handelse.dtend.value == date.max


def test_reminders_come_at_nine_a_week_and_a_day_before() -> None:
    (handelse,) = _las(
        Kalenderrad("a@x", date(2026, 12, 8), date(2026, 12, 8), "Sista dag", "Sista dag", has_larm=True)
    )
    midnatt = datetime(2026, 12, 8)  # noqa: DTZ001 - the alarm of a whole day goes by the calendar's own clock
    nar = [midnatt + larm.trigger.value for larm in handelse.valarm_list]
    assert nar == [midnatt - timedelta(days=7) + timedelta(hours=9), midnatt - timedelta(days=1) + timedelta(hours=9)]
    assert {larm.action.value for larm in handelse.valarm_list} == {"DISPLAY"}


def test_long_swedish_titles_are_folded_and_come_back_whole() -> None:
    titel = "Århundradets överläkarkurs: etik, ledarskap; möten \\ samtal, på Öland – " * 4
    fil = skriv_kalender([Kalenderrad("a@x", NU.date(), NU.date(), titel, "Åtgärd")], "ST-portföljen", NU)
    assert max(map(len, fil.split(b"\r\n"))) <= 75
    (handelse,) = vobject.readOne(fil.decode("utf-8")).vevent_list
    assert handelse.summary.value == titel


def test_a_title_cannot_break_out_of_its_line() -> None:
    titel = "Kurs\r\nEND:VEVENT\nBEGIN:VALARM"
    (handelse,) = _las(Kalenderrad("a@x", NU.date(), NU.date(), titel, "Aktivitet"))
    assert handelse.summary.value.splitlines() == titel.splitlines()
    assert not hasattr(handelse, "valarm_list")


def test_nobody_s_calendar_is_still_one() -> None:
    assert _las() == []
