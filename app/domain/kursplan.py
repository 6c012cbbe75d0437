"""The courses that a region's plan asks for: when in ST each belongs, and where the portfolio stands with it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.regionplan import Plankurs, Planordning, Regionplan, Tidpunkt
from app.domain.tid_i_st import TidISt, nar_gjort
from app.domain.tjanst import Franvaroslag


class Kurslage(StrEnum):
    """How far a course of the plan has come."""

    SAKNAS = "saknas"
    PLANERAD = "planerad"
    GENOMFORD = "genomford"
    INTYG_FINNS = "intyg_finns"
    TILLGODORAKNAD = "tillgodoraknad"


@dataclass(frozen=True, slots=True)
class Kursfonster:
    """The days within which a course belongs; None where nobody can tell, or nothing is said."""

    tidigast: date | None = None
    senast: date | None = None


@dataclass(frozen=True, slots=True)
class Kurstider:
    """The days in one training that courses are timed by; None: unknown, or never reached.

    `halva` is the last day of the first half of the service that remained at the start, `tidigt` the last one of the
    early months, `slut` the expected end.
    """

    tidigt: date | None
    halva: date | None
    slut: date | None

    def fonster(self, nar: Tidpunkt) -> Kursfonster:
        """Within which days a course with that timing belongs."""
        if nar is Tidpunkt.TIDIGT:
            return Kursfonster(senast=self.tidigt)
        if nar is Tidpunkt.FORSTA_HALVAN:
            return Kursfonster(senast=self.halva)
        if nar is Tidpunkt.ANDRA_HALVAN:
            return Kursfonster(self.halva, self.slut)
        return Kursfonster(senast=self.slut)


def kurstider(
    portfolj: Portfolj, tid: TidISt, tidigt_manader: int | None, raknas: Collection[Franvaroslag] = ()
) -> Kurstider:
    """Work out the days. `tidigt_manader` are months of service that are early; both halves are of service too.

    Credited time makes ST shorter: its half is half of what remains to be served.
    """
    kvar = None if tid.krav is None else tid.krav - tid.tillgodoraknad
    halva = None if kvar is None else nar_gjort(portfolj, kvar / 2, raknas)
    tidigt = None
    if kvar is not None and tidigt_manader is not None:
        tidigt = nar_gjort(portfolj, min(kvar, Fraction(tidigt_manader)), raknas)
    return Kurstider(tidigt, halva, tid.prognos or portfolj.utbildning.planerat_slut)


@dataclass(frozen=True, slots=True)
class Planrad:
    """One course of the plan with the activity that it is in the portfolio: the first done, else the first planned."""

    kurs: Plankurs
    lage: Kurslage
    aktivitet: Aktivitet | None = None

    @property
    def is_klar(self) -> bool:
        """Whether nothing of the course is left to take."""
        return self.lage not in (Kurslage.SAKNAS, Kurslage.PLANERAD)

    @property
    def dag(self) -> date | None:
        """The last day of the course, where it has one."""
        return None if self.aktivitet is None else self.aktivitet.slut or self.aktivitet.start


def planens_kurser(portfolj: Portfolj, plan: Regionplan) -> tuple[Planrad, ...]:
    """Every course of the plan, in its order. One whose delmål are all credited needs not be taken."""
    per_mall: dict[str, Aktivitet] = {}
    for aktivitet in sorted((a for a in portfolj.gallande_aktiviteter if a.mall), key=_ordning):
        per_mall.setdefault(aktivitet.mall, aktivitet)
    tillgodoraknade = portfolj.tillgodoraknade_delmal
    return tuple(_rad(kurs, per_mall.get(kurs.nyckel), tillgodoraknade) for kurs in plan.kurser)


def _ordning(aktivitet: Aktivitet) -> tuple[bool, date, int]:
    return not aktivitet.is_genomford, aktivitet.slut or aktivitet.start or date.max, aktivitet.id


def _rad(kurs: Plankurs, aktivitet: Aktivitet | None, tillgodoraknade: Collection[str]) -> Planrad:
    if aktivitet is not None and aktivitet.is_genomford:
        return Planrad(kurs, Kurslage.GENOMFORD if aktivitet.intyg is None else Kurslage.INTYG_FINNS, aktivitet)
    if kurs.delmal and all(kod in tillgodoraknade for kod in kurs.delmal):
        return Planrad(kurs, Kurslage.TILLGODORAKNAD, aktivitet)
    return Planrad(kurs, Kurslage.SAKNAS if aktivitet is None else Kurslage.PLANERAD, aktivitet)


@dataclass(frozen=True, slots=True)
class Kursordning:
    """A course that is to come after something else, with the activities that are either; `fore` may be empty."""

    ordning: Planordning
    efter: Aktivitet
    fore: tuple[Aktivitet, ...]

    @property
    def is_i_ordning(self) -> bool:
        """Whether some of what is to come first ends before the course begins; undated parts are given the benefit."""
        start = self.efter.start or self.efter.slut
        return start is None or any(a.slut is None or a.slut < start for a in self.fore)


def kursordningar(portfolj: Portfolj, plan: Regionplan) -> Iterator[Kursordning]:
    """The orders of the plan that a course of the portfolio is the later part of."""
    alla = portfolj.gallande_aktiviteter
    for ordning in plan.ordning:
        efter = min((a for a in alla if a.mall == ordning.efter), key=_ordning, default=None)
        if efter is not None and plan.kurs(ordning.efter) is not None:
            yield Kursordning(ordning, efter, tuple(a for a in alla if _is_nagon(a, ordning.fore)))


def _is_nagon(aktivitet: Aktivitet, nycklar: Collection[str]) -> bool:
    amne = aktivitet.tjanstgoring.amne if aktivitet.tjanstgoring else ""
    return aktivitet.mall in nycklar or amne in nycklar
