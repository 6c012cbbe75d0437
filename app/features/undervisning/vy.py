"""What the page Undervisning shows: occasions by term, self-study by week, and the course money."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from app.domain.kursmedel import Kursmedel, Medelstatus
from app.domain.rattsgrund import Konfidens, Rattskalla
from app.domain.undervisning import Narvaro, Narvaroslag, Studietid
from app.web.ord import NARVAROSLAG
from app.web.sida import Portfoljsida

MEDELTON: Final[Mapping[Medelstatus, str]] = {
    Medelstatus.SOKT: "vantar",
    Medelstatus.BEVILJAD: "ok",
    Medelstatus.AVSLAGEN: "fel",
}
VECKOR: Final = 8  # weeks of self-study shown before the rest are folded away
_HOST_FRAN: Final = 7  # the month in which the autumn term begins here


def kr(tal: int) -> str:
    """An amount as "110 000 kr", with spaces that do not break; negative ones with a real minus."""
    tusental = f"{abs(tal):,}".replace(",", "\N{NO-BREAK SPACE}")
    return ("\N{MINUS SIGN}" if tal < 0 else "") + tusental + "\N{NO-BREAK SPACE}kr"


class Antal(NamedTuple):
    """How many occasions of a kind one attended, of all that are logged."""

    namn: str
    med: int
    alla: int


@dataclass(frozen=True, slots=True)
class Termin:
    """The occasions of one term, newest first, and how many of each kind were attended."""

    namn: str
    tillfallen: tuple[Narvaro, ...]
    antal: tuple[Antal, ...]


class Vecka(NamedTuple):
    """The self-study of one calendar week, and its sum in minutes."""

    namn: str
    summa: int
    poster: tuple[Studietid, ...]


@dataclass(frozen=True, slots=True)
class Kallvarde:
    """A figure of the profile with where it comes from."""

    varde: int
    kalla: Rattskalla
    konfidens: Konfidens


@dataclass(frozen=True, slots=True)
class Budget:
    """Course money in whole kronor: the budget if the profile has one, what is spent, what is granted and not spent.

    `sokt` is what is applied for and not decided; it takes nothing of the budget yet.
    """

    tak: Kallvarde | None
    anvant: int
    bundet: int
    sokt: int

    @property
    def kvar(self) -> int | None:
        """What is left; below zero where more is taken than there is. None without a budget."""
        return None if self.tak is None else self.tak.varde - self.anvant - self.bundet


def terminer(narvaron: Iterable[Narvaro]) -> tuple[Termin, ...]:
    """Every term with something in it, the latest first."""
    ordnade = sorted(narvaron, key=lambda n: (n.datum, n.id), reverse=True)
    return tuple(_termin(namn, tuple(grupp)) for namn, grupp in groupby(ordnade, key=lambda n: terminsnamn(n.datum)))


def terminsnamn(dag: date) -> str:
    """The term of a day: January to June is spring, July to December autumn."""
    return f"{'Hösten' if dag.month >= _HOST_FRAN else 'Våren'} {dag.year}"


def _termin(namn: str, tillfallen: tuple[Narvaro, ...]) -> Termin:
    def antal(slag: Narvaroslag) -> Antal:
        egna = [n for n in tillfallen if n.slag is slag]
        return Antal(NARVAROSLAG[slag], sum(n.is_narvarande for n in egna), len(egna))

    return Termin(namn, tillfallen, tuple(ett for ett in map(antal, Narvaroslag) if ett.alla))


def veckor(studietider: Iterable[Studietid]) -> tuple[Vecka, ...]:
    """Every calendar week with self-study in it, the latest first."""
    ordnade = sorted(studietider, key=lambda s: (s.datum, s.id), reverse=True)
    grupper = groupby(ordnade, key=lambda s: s.datum - timedelta(days=s.datum.weekday()))
    return tuple(_vecka(mandag, tuple(grupp)) for mandag, grupp in grupper)


def _vecka(mandag: date, poster: tuple[Studietid, ...]) -> Vecka:
    ar, vecka, _ = mandag.isocalendar()
    return Vecka(f"Vecka {vecka}, {ar}", sum(post.minuter for post in poster), poster)


def studietidsmal(sida: Portfoljsida) -> Kallvarde | None:
    """Hours a week for self-study by the profile, if it says."""
    return _kallvarde(sida, "KU-05", "timmar", "timmar_per_vecka")


def budget(sida: Portfoljsida) -> Budget:
    """The course money of the portfolio against the budget of its profile."""
    tak = _kallvarde(sida, "KU-06", "budget", "kronor")
    medel = sida.portfolj.kursmedel
    anvant = sum(m.bundet for m in medel if m.anvant is not None)
    sokt = sum(m.sokt for m in medel if m.status is Medelstatus.SOKT)
    return Budget(tak, anvant, sum(m.bundet for m in medel) - anvant, sokt)


def ansokningar(medel: Iterable[Kursmedel]) -> tuple[Kursmedel, ...]:
    """Applications, those that wait first, then the latest."""
    ordnade = sorted(medel, key=lambda m: (m.datum, m.id), reverse=True)
    return tuple(sorted(ordnade, key=lambda m: m.status is not Medelstatus.SOKT))


def _kallvarde(sida: Portfoljsida, regel_id: str, delregel: str, parameter: str) -> Kallvarde | None:
    """The whole number that the profile gives a rule, with its source; None where it gives none."""
    profil = sida.regelverk.profil_for(sida.portfolj)
    varde, grund = (
        (profil.varden(regel_id, sida.idag) or {}).get(parameter),
        profil.grund(regel_id, sida.idag, delregel),
    )
    if varde is None or grund is None:
        return None
    return Kallvarde(int(varde), sida.regelverk.rattskallor[grund.kalla], grund.konfidens)
