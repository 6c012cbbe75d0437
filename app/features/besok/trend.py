"""Assessments and handledning per half-year, for who looks back over the training."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.domain.tid import EN_DAG, kalenderperiod
from app.web.diagram import staplar

_SENASTE: Final = 8  # half-years; an ST of full time has ten


@dataclass(frozen=True, slots=True)
class Halvar:
    """One half-year: its name, what was made in it, and how long the bars of assessments and handledning are."""

    namn: str
    bedomningar: int
    medsittningar: int
    samtal: int
    handledning: int
    stapel_bedomningar: float = 0
    stapel_handledning: float = 0


def halvar(portfolj: Portfolj, idag: date) -> tuple[Halvar, ...]:
    """The latest half-years of the training, in order; minutes of handledning."""
    alla = tuple(_halvar(portfolj, idag))[-_SENASTE:]
    bedomda, handledda = staplar([h.bedomningar for h in alla]), staplar([h.handledning for h in alla])
    return tuple(
        replace(h, stapel_bedomningar=b, stapel_handledning=s) for h, b, s in zip(alla, bedomda, handledda, strict=True)
    )


def _halvar(portfolj: Portfolj, idag: date) -> Iterator[Halvar]:
    period = kalenderperiod(portfolj.utbildning.start, 6)
    while period.start <= idag:
        bedomda = [b for b in portfolj.signerade_bedomningar if b.datum in period]
        samtal = [s for s in portfolj.handledarsamtal if s.datum in period]
        yield Halvar(
            f"{'vår' if period.start.month == 1 else 'höst'} {period.start.year}",
            len(bedomda),
            sum(b.metod in {Metod.MEDSITTNING, Metod.VIDEOKONSULTATION} for b in bedomda),
            len(samtal),
            sum(s.minuter for s in samtal),
        )
        period = kalenderperiod(period.slut + EN_DAG, 6)
