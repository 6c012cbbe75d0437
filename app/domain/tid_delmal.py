"""When the delmål are reached by the plan: the day on which the last activity of the last delmål ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aktivitet import Aktivitet
from app.domain.delmal import DelmalKod
from app.domain.kedja import Delmalsstatus, Kedja, svarar_mot


class Delmalsskal(StrEnum):
    """What a delmål's day is drawn from, or why it has none."""

    UPPFYLLT = "uppfyllt"
    PLANERAT = "planerat"
    INGEN_AKTIVITET = "ingen_aktivitet"
    KRAV_SAKNAS = "krav_saknas"
    UTAN_SLUT = "utan_slut"


@dataclass(frozen=True, slots=True)
class Delmalsdag:
    """When one delmål is reached by the plan: `dag` is None where nobody can tell, and `skal` says why.

    A fulfilled delmål that was credited has no day of its own either, and keeps nobody waiting. `aktivitet_id` is the
    activity that ends last, or that has no last day.
    """

    kod: DelmalKod
    skal: Delmalsskal
    dag: date | None = None
    aktivitet_id: int | None = None

    @property
    def is_okand(self) -> bool:
        """Whether the plan does not say when the delmål is reached."""
        return self.skal not in (Delmalsskal.UPPFYLLT, Delmalsskal.PLANERAT)


@dataclass(frozen=True, slots=True)
class Delmalsslut:
    """When all delmål are reached by the plan, with the day of each in the order of the målbeskrivning."""

    dagar: tuple[Delmalsdag, ...]

    @property
    def okanda(self) -> tuple[Delmalsdag, ...]:
        """Those that the plan gives no day."""
        return tuple(ett for ett in self.dagar if ett.is_okand)

    @property
    def slut(self) -> date | None:
        """The last day of them all; None while any is unknown, and where there are none."""
        return None if self.okanda else max((ett.dag for ett in self.dagar if ett.dag), default=None)

    @property
    def sist(self) -> tuple[Delmalsdag, ...]:
        """The delmål whose day is the last of those known."""
        kanda = max((ett.dag for ett in self.dagar if ett.dag), default=None)
        return tuple(ett for ett in self.dagar if ett.dag is not None and ett.dag == kanda)


def delmalsslut(kedjorna: Iterable[Kedja]) -> Delmalsslut:
    """The day of each delmål: its sign-off, else the end of its last activity if the prescribed ones are there.

    Assessments and sign-off take time after that, which is not counted.
    """
    return Delmalsslut(tuple(_dag(kedja) for kedja in kedjorna))


def _dag(kedja: Kedja) -> Delmalsdag:
    if kedja.status is Delmalsstatus.UPPFYLLD:
        return Delmalsdag(kedja.kod, Delmalsskal.UPPFYLLT, kedja.signering.datum if kedja.signering else None)
    if not kedja.aktiviteter:
        return Delmalsdag(kedja.kod, Delmalsskal.INGEN_AKTIVITET)
    if not all(svarar_mot(kedja.aktiviteter, krav) for krav in kedja.delmal.krav):
        return Delmalsdag(kedja.kod, Delmalsskal.KRAV_SAKNAS)
    for aktivitet in kedja.aktiviteter:
        if _slut(aktivitet) is None and not aktivitet.is_genomford:
            return Delmalsdag(kedja.kod, Delmalsskal.UTAN_SLUT, aktivitet_id=aktivitet.id)
    dag, aktivitet_id = max((_slut(a) or date.min, a.id) for a in kedja.aktiviteter)
    return Delmalsdag(kedja.kod, Delmalsskal.PLANERAT, None if dag == date.min else dag, aktivitet_id)


def _slut(aktivitet: Aktivitet) -> date | None:
    """The last day; all but a placement last for one day where no other end is said."""
    return aktivitet.slut if aktivitet.tjanstgoring else aktivitet.slut or aktivitet.start
