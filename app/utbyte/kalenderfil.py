"""A calendar as iCalendar (RFC 5545), for the calendar programs of phones and computers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vDuration

from app.domain.tid import EN_DAG

MEDIATYP: Final = "text/calendar; charset=utf-8"
# An all-day event begins at midnight: nine in the morning, a week before and the day before.
_LARM: Final = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))
_HAMTA_OM: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Kalenderrad:
    """One all-day event as it is to be read, from `start` up to and including `slut`.

    `uid` is the same each time the event is written, and no other event has it. `has_larm`: remind before it comes.
    """

    uid: str
    start: date
    slut: date
    rubrik: str
    slag: str
    has_larm: bool = False


def skriv_kalender(rader: Iterable[Kalenderrad], namn: str, nu: datetime) -> bytes:
    """The calendar named `namn` as a file, written at `nu`. All-day events end, as the format says, the day after."""
    kalender = Calendar()
    kalender.add("prodid", "-//ST-portföljen//Kalender//SV")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("x-wr-calname", namn)
    kalender.add("refresh-interval", vDuration(_HAMTA_OM), parameters={"VALUE": "DURATION"})
    for rad in rader:
        kalender.add_component(_handelse(rad, nu))
    return bytes(kalender.to_ical())


def _handelse(rad: Kalenderrad, nu: datetime) -> Event:
    handelse = Event()
    handelse.add("uid", rad.uid)
    handelse.add("dtstamp", nu)
    handelse.add("dtstart", rad.start)
    handelse.add("dtend", min(rad.slut, date.max - EN_DAG) + EN_DAG)
    handelse.add("summary", rad.rubrik)
    handelse.add("categories", [rad.slag])
    handelse.add("class", "PRIVATE")
    handelse.add("transp", "TRANSPARENT")  # it keeps no time busy
    if rad.has_larm:
        for fore in _LARM:
            handelse.add_component(_larm(rad, fore))
    return handelse


def _larm(rad: Kalenderrad, fore: timedelta) -> Alarm:
    larm = Alarm()
    larm.add("action", "DISPLAY")
    larm.add("trigger", fore)
    larm.add("description", rad.rubrik)
    return larm
