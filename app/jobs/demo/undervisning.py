"""Teaching, self-study, course money and a written work for the one person of the demo who uses all of it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from app.domain.kursmedel import Kursmedel, Medelstatus
from app.domain.portfolj import Portfolj
from app.domain.undervisning import MED_STEG, Arbetssteg, Arbetsstegsslag, Narvaro, Narvaroslag, Studietid
from app.jobs.demo.dagar import vardag

# Kind, days ago, reason of absence ("" for present).
_TILLFALLEN = (
    (Narvaroslag.SEMINARIUM, 12, ""), (Narvaroslag.BASGRUPP, 19, ""), (Narvaroslag.SEMINARIUM, 41, "Jour natten före"),
    (Narvaroslag.BASGRUPP, 48, ""), (Narvaroslag.ST_TRAFF, 61, ""), (Narvaroslag.SEMINARIUM, 70, ""),
    (Narvaroslag.ARTIKELGRANSKNING, 83, ""), (Narvaroslag.SEMINARIUM, 190, ""),
    (Narvaroslag.INTERN_UTBILDNING, 204, ""), (Narvaroslag.BASGRUPP, 220, "Placering på annan ort"),
)  # fmt: skip
_STUDIETID = ((3, 180), (10, 240), (17, 120), (24, 240), (38, 210))
# Title, days ago, applied for, status, granted, cost.
_MEDEL = (
    ("Kurs i palliativ vård", 6, 9_800, Medelstatus.SOKT, None, None),
    ("Kurs i hudsjukdomar", 90, 14_500, Medelstatus.BEVILJAD, 14_500, None),
    ("Kurs i ortopedi", 320, 17_000, Medelstatus.BEVILJAD, 16_000, 15_640),
)


def med_undervisning(portfolj: Portfolj, idag: date) -> Portfolj:
    """The same portfolio with teaching, self-study, course money and the first steps of a work in it."""
    idn = count(1)
    arbete = next((a for a in portfolj.gallande_aktiviteter if a.slag in MED_STEG), None)
    steg = (
        (Arbetsstegsslag.HANDLEDARE, -150, -155), (Arbetsstegsslag.PROJEKTPLAN, -90, -80),
        (Arbetsstegsslag.GENOMFORANDE, 60, None), (Arbetsstegsslag.RAPPORT, 150, None),
    )  # fmt: skip
    return replace(
        portfolj,
        narvaron=tuple(
            Narvaro(next(idn), slag, vardag(idag - timedelta(days=dagar)), not skal, skal)
            for slag, dagar, skal in _TILLFALLEN
        ),
        studietider=tuple(Studietid(next(idn), vardag(idag - timedelta(days=d)), minuter) for d, minuter in _STUDIETID),
        kursmedel=tuple(
            Kursmedel(next(idn), titel, vardag(idag - timedelta(days=dagar)), sokt, status, beviljat, anvant)
            for titel, dagar, sokt, status, beviljat, anvant in _MEDEL
        ),
        arbetssteg=tuple(
            Arbetssteg(
                next(idn), arbete.id, slag, idag + timedelta(days=planerad),
                None if klar is None else idag + timedelta(days=klar),
            )
            for slag, planerad, klar in steg
        ) if arbete else (),
    )  # fmt: skip
