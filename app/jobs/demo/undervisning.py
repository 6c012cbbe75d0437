"""Teaching, self-study, course money and the steps of own works."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from app.domain.aktivitet import Aktivitet
from app.domain.kursmedel import Kursmedel, Medelstatus
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.domain.undervisning import Arbetsstegsslag, Narvaro, Narvaroslag, Studietid
from app.jobs.demo.byggstenar import Bygge
from app.jobs.demo.dagar import vardag

_MANAD: Final = 30  # days between two meetings
_MANADER: Final = 7  # so far back the meetings are logged
_I_MANADEN: Final = ((Narvaroslag.SEMINARIUM, 12), (Narvaroslag.BASGRUPP, 19))
# Days from the start of a work, or before its end.
_FRAN_START: Final = ((Arbetsstegsslag.HANDLEDARE, 3), (Arbetsstegsslag.PROJEKTPLAN, 30))
_FORE_SLUT: Final = (
    (Arbetsstegsslag.GENOMFORANDE, 40), (Arbetsstegsslag.RAPPORT, 12), (Arbetsstegsslag.REDOVISNING, 5),
    (Arbetsstegsslag.GODKANNANDE, 2),
)  # fmt: skip
# What the one person who uses all of it has besides: kind, days ago, reason of absence ("" for present).
_TILLFALLEN: Final = (
    (Narvaroslag.ST_TRAFF, 61, ""), (Narvaroslag.ARTIKELGRANSKNING, 83, ""), (Narvaroslag.INTERN_UTBILDNING, 204, ""),
    (Narvaroslag.SEMINARIUM, 215, "Jour natten före"), (Narvaroslag.BASGRUPP, 225, "Placering på annan ort"),
)  # fmt: skip
_STUDIETID: Final = ((3, 180), (10, 240), (17, 120), (24, 240), (31, 240), (38, 210), (45, 180), (51, 240))
# Title, days ago, applied for, status, granted, cost.
_MEDEL: Final = (
    ("Kurs i palliativ vård", 6, 9_800, Medelstatus.SOKT, None, None),
    ("Kurs i hudsjukdomar", 90, 14_500, Medelstatus.BEVILJAD, 14_500, None),
    ("Kurs i ortopedi", 320, 17_000, Medelstatus.BEVILJAD, 16_000, 15_640),
)


def ga_pa_seminarier(bygge: Bygge, till: date | None = None) -> None:
    """A seminar and a meeting of the basgrupp each month, as far back as it is logged. `till`: the last day."""
    slut = bygge.utbildning.planerat_slut
    bygge.aktivitet(Aktivitetsslag.SEMINARIUM, "Seminarier och basgrupp", "c1", bygge.start, slut)
    for manad in reversed(range(_MANADER)):
        for slag, sedan in _I_MANADEN:
            dag = vardag((till or bygge.idag) - timedelta(days=sedan + _MANAD * manad))
            if dag >= bygge.start:
                bygge.narvara(slag, dag)


def lagg_steg(bygge: Bygge, arbete: Aktivitet, period: Period) -> None:
    """The steps of a work, each done when its day has come."""
    for slag, dagar in _FRAN_START:
        bygge.steg(arbete, slag, period.start + timedelta(days=dagar))
    for slag, dagar in _FORE_SLUT:
        bygge.steg(arbete, slag, period.slut - timedelta(days=dagar))


def med_undervisning(portfolj: Portfolj, idag: date) -> Portfolj:
    """The same portfolio with more occasions, self-study and course money in it."""
    idn = count(max((n.id for n in portfolj.narvaron), default=0) + 1)
    return replace(
        portfolj,
        narvaron=(
            *portfolj.narvaron,
            *(
                Narvaro(next(idn), slag, vardag(idag - timedelta(days=dagar)), not skal, skal)
                for slag, dagar, skal in _TILLFALLEN
            ),
        ),
        studietider=tuple(Studietid(next(idn), vardag(idag - timedelta(days=d)), minuter) for d, minuter in _STUDIETID),
        kursmedel=tuple(
            Kursmedel(next(idn), titel, vardag(idag - timedelta(days=dagar)), sokt, status, beviljat, anvant)
            for titel, dagar, sokt, status, beviljat, anvant in _MEDEL
        ),
    )
