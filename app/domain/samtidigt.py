"""How many of a unit's ST-läkare are away from it at the same time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.tid import EN_DAG, Period


@dataclass(frozen=True, slots=True)
class Samtidigt:
    """During one's own placement: how many are away at most, oneself counted, and the first days on which they are."""

    aktivitet_id: int
    antal: int
    period: Period


def samtidigt_borta(egna: Mapping[int, Period], kollegor: Sequence[Sequence[Period]]) -> tuple[Samtidigt, ...]:
    """For each of one's own placements the most that are away at once, in order of time; those alone are left out.

    `kollegor` are the days away of each colleague. Several placements of the same person count once.
    """
    funna = (_flest(id_, period, kollegor) for id_, period in sorted(egna.items(), key=lambda par: (par[1], par[0])))
    return tuple(samtidigt for samtidigt in funna if samtidigt.antal > 1)


def _flest(aktivitet_id: int, egen: Period, kollegor: Sequence[Sequence[Period]]) -> Samtidigt:
    brytdagar = {egen.start}
    for period in (p for perioder in kollegor for p in perioder):
        brytdagar.add(period.start)
        if period.slut != date.max:
            brytdagar.add(period.slut + EN_DAG)
    i_ordning = sorted(dag for dag in brytdagar if dag in egen)
    antal = [1 + sum(any(dag in period for period in perioder) for perioder in kollegor) for dag in i_ordning]
    flest = max(antal)
    forsta = antal.index(flest)
    efter = next((n for n in range(forsta, len(antal)) if antal[n] != flest), None)
    slut = egen.slut if efter is None else i_ordning[efter] - EN_DAG
    return Samtidigt(aktivitet_id, flest, Period(i_ordning[forsta], slut))
