"""The course of a made-up placement: its goals, the talk midway, and what each says of the other."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import Tjanstgoring
from app.domain.tid import Period
from app.jobs.demo.dagar import vardag

_FORE: Final = timedelta(days=40)  # goals are agreed so long before the start
_LANG: Final = timedelta(days=42)  # shorter placements have no talk midway
_MAL: Final = (
    "Handlägga de vanligaste akuta tillstånden på egen hand och de svårare med stöd. Veta när jag remitterar från "
    "vårdcentralen. En bedömning var tredje vecka."
)
_MITT: Final = "Målen för akuta tillstånd är i stort sett nådda. Resten av tiden ägnas mer åt mottagningen."
_OMDOME: Final = (
    "Målen är nådda. Noggrann, lätt att samarbeta med och söker hjälp i rätt läge. Arbeta vidare med att prioritera "
    "när flera väntar."
)


def med_gang(falt: Tjanstgoring, period: Period, idag: date, klar: date | None) -> Tjanstgoring:
    """The placement as written by today; `klar` is the day of the judgements, if they are made."""
    satta = vardag(period.start - _FORE)
    if satta <= idag:
        falt = replace(falt, mal=_MAL, mal_satta=satta)
    mitt = vardag(period.start + (period.slut - period.start) / 2)
    if mitt <= idag and period.slut - period.start >= _LANG:
        falt = replace(falt, mitt_datum=mitt, mitt_text=_MITT)
    return falt if klar is None else replace(falt, omdome_datum=klar, omdome=_OMDOME, utvarderad=klar)
