"""The courses that a region's plan asks for: when in ST each belongs, and where the portfolio stands with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.domain.aktivitet import Aktivitet
from app.domain.plankontroll import halva, plannyckel
from app.domain.portfolj import Portfolj
from app.domain.regionplan import Plankurs, Regionplan, Tidpunkt
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

    `halva` is the last day of the first half of ST, `tidigt` the last one of the early months, `slut` the expected end.
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
    """Work out the days. `tidigt_manader` are months of service, from the start, that are early."""
    if tid.krav is None:
        return Kurstider(None, None, portfolj.utbildning.planerat_slut)
    kvar = tid.krav - tid.tillgodoraknad
    tidigt = None
    if tidigt_manader is not None:
        tidigt = nar_gjort(portfolj, min(kvar, Fraction(tidigt_manader)), raknas)
    return Kurstider(tidigt, halva(portfolj, tid, raknas), tid.prognos or portfolj.utbildning.planerat_slut)


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
    for aktivitet in sorted(portfolj.gallande_aktiviteter, key=_ordning):
        per_mall.setdefault(plannyckel(aktivitet), aktivitet)
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
