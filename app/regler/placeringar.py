"""What rules about placements share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, Period
from app.regler.former import Svar, bevis_aktivitet, varslas
from app.regler.frist import med_vander, varfor_inte
from app.regler.modell import Bevis, Fynd, Om
from app.regler.ord import datum

HELTID = 100


def sidotjanstgoringar(portfolj: Portfolj) -> tuple[Aktivitet, ...]:
    """The side placements of the plan, in id order."""
    return tuple(sorted((a for a in portfolj.tjanstgoringar if a.is_sidotjanstgoring), key=lambda a: a.id))


def perioden(aktivitet: Aktivitet) -> Period | None:
    """The days of a placement; without an end it goes on. None: undated, or its end lies before its start."""
    if aktivitet.start is None:
        return None
    slut = aktivitet.slut or date.max
    return Period(aktivitet.start, slut) if aktivitet.start <= slut else None


def bortaperioder(portfolj: Portfolj) -> Mapping[int, Period]:
    """Side placements that take the whole employment, by activity id: then one is away from the home unit.

    A placement on part of the employed time leaves the rest for the home unit. Before any employment is recorded
    full time is assumed.
    """
    funna = {}
    for aktivitet in sidotjanstgoringar(portfolj):
        period = perioden(aktivitet)
        if period is None or aktivitet.tjanstgoring is None:
            continue
        if aktivitet.tjanstgoring.procent >= _anstalld_procent(portfolj, period.start):
            funna[aktivitet.id] = period
    return funna


def _anstalld_procent(portfolj: Portfolj, dag: date) -> int:
    gallande = max(
        (s for s in portfolj.sysselsattningar if s.fran <= dag), key=lambda s: (s.fran, s.procent), default=None
    )
    return HELTID if gallande is None else gallande.procent


@dataclass(frozen=True, slots=True)
class Startkrav:
    """Something that a placement has when it starts; `finns` and `saknas` end sentences that begin with its title."""

    svar: Svar
    varsel_dagar: int
    finns: str
    saknas: str


def klart_till_start(
    portfolj: Portfolj,
    idag: date,
    krav: Startkrav,
    placeringar: Iterable[Aktivitet],
    bevis: Callable[[Aktivitet], tuple[Bevis, ...]],
) -> Iterator[Fynd]:
    """Whether each placement has what is asked for: `bevis` gives it, or nothing.

    The last good day is the day before the start; a placement that is over can still be completed.
    """
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield krav.svar.ej_tillamplig(skal)
        return
    inga = True
    for placering in placeringar:
        inga = False
        yield _klar_till_start(idag, krav, placering, bevis(placering))
    if inga:
        yield krav.svar.ej_tillamplig("Ingen sådan tjänstgöring är inlagd.")


def _klar_till_start(idag: date, krav: Startkrav, placering: Aktivitet, bevis: tuple[Bevis, ...]) -> Fynd:
    om, namn, start = Om(aktivitet_id=placering.id), f"Tjänstgöringen ”{placering.titel}”", placering.start
    if bevis:
        return krav.svar.uppfylld(f"{namn} {krav.finns}.", om, bevis=bevis)
    if start is None:
        return krav.svar.ej_tillamplig(f"{namn} har inget startdatum än.", om)
    sista = start - EN_DAG
    varsel = varslas(sista, krav.varsel_dagar)
    sett = bevis_aktivitet([placering], krav.saknas)

    def pa(dag: date) -> Fynd:
        if dag > sista:
            return krav.svar.brist(f"{namn} {krav.saknas}.", om, sedan=start, forfaller=sista, bevis=sett)
        text = f"{namn} börjar {datum(start)} och {krav.saknas}."
        if dag >= varsel:
            return krav.svar.varning(text, om, forfaller=sista, bevis=sett)
        return krav.svar.ej_tillamplig(text, om)

    return med_vander(pa, idag, (varsel, start))


def is_handledare_namngiven(placering: Aktivitet) -> bool:
    """Whether somebody is named as handledare on the placement."""
    tjanst = placering.tjanstgoring
    return tjanst is not None and (tjanst.handledare_id is not None or bool((tjanst.handledare_namn or "").strip()))
