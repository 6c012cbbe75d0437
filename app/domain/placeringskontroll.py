"""What does not fit together in time among the placements: too much at once, and days that nothing covers.

The home unit is the ground that everything else lies on: it goes on beside side placements, gives way to them, and
takes what is left between them. So it is never too much together with anything, and a day without a side placement is
a day at home. Days are left out only where somebody accounts for all of them: with the home unit in the plan as
placements of its own, or between the parts of BT.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet, Tjanstgoring, TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, Period, franvaroperioder, slagna, utanfor

_FULL_PROCENT = 100


@dataclass(frozen=True, slots=True)
class Krock:
    """Days on which placements together take more than full time: `procent` of it. `date.max`: no end yet."""

    period: Period
    procent: int
    placeringar: tuple[Aktivitet, ...]


def krockar(portfolj: Portfolj) -> tuple[Krock, ...]:
    """Where side placements and parts of BT together take more than full time, in order of time."""
    borta = sorted(
        ((period, a) for a, tjanst, period in _daterade(portfolj) if tjanst.typ is not TjanstgoringsTyp.HEMENHET),
        key=lambda par: (par[0], par[1].id),
    )
    granser = {p.start for p, _ in borta} | {p.slut + EN_DAG for p, _ in borta if p.slut != date.max}
    funna: list[Krock] = []
    dagar = sorted(granser)
    for nr, start in enumerate(dagar):
        samtidiga = tuple(a for period, a in borta if start in period)
        procent = sum(a.tjanstgoring.procent for a in samtidiga if a.tjanstgoring)
        if procent > _FULL_PROCENT:
            slut = dagar[nr + 1] - EN_DAG if nr + 1 < len(dagar) else date.max
            funna.append(Krock(Period(start, slut), procent, samtidiga))
    return tuple(funna)


def luckor(portfolj: Portfolj) -> tuple[Period, ...]:
    """Days that no placement covers, leave left out, where the plan accounts for every day; in order of time.

    Assignments at the home unit go on beside other things, and cover nothing.
    """
    daterade = [par for par in _daterade(portfolj) if not _is_uppdrag(par[1])]
    if any(tjanst.typ is TjanstgoringsTyp.HEMENHET for _, tjanst, _ in daterade):
        return _mellan((period for _, _, period in daterade), portfolj)
    return _mellan((p for _, tjanst, p in daterade if tjanst.typ is TjanstgoringsTyp.BT_DEL), portfolj)


def _mellan(perioder: Iterable[Period], portfolj: Portfolj) -> tuple[Period, ...]:
    tackta = slagna(perioder)
    if not tackta:
        return ()
    tackt = slagna([*tackta, *franvaroperioder(portfolj)])
    return tuple(utanfor(Period(tackta[0].start, tackta[-1].slut), tackt))


def _daterade(portfolj: Portfolj) -> Iterable[tuple[Aktivitet, Tjanstgoring, Period]]:
    """The placements of the plan that have begun or have a start; without an end they go on."""
    for aktivitet in portfolj.tjanstgoringar:
        start, slut = aktivitet.start, aktivitet.slut or date.max
        if aktivitet.tjanstgoring is not None and start is not None and start <= slut:
            yield aktivitet, aktivitet.tjanstgoring, Period(start, slut)


def _is_uppdrag(tjanst: Tjanstgoring) -> bool:
    return tjanst.typ is TjanstgoringsTyp.HEMENHET and bool(tjanst.amne)
