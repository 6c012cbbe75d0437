"""What rules about placements share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

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
        if aktivitet.tjanstgoring.procent >= anstalld_procent(portfolj, period.start):
            funna[aktivitet.id] = period
    return funna


def anstalld_procent(portfolj: Portfolj, dag: date) -> int:
    """The percentage of full time that is worked on a day; full time before any is recorded."""
    gallande = max(
        (s for s in portfolj.sysselsattningar if s.fran <= dag), key=lambda s: (s.fran, s.procent), default=None
    )
    return HELTID if gallande is None else gallande.procent


@dataclass(frozen=True, slots=True)
class Startkrav:
    """Something that a placement has when it starts; `finns` and `saknas` end sentences that begin with its title.

    `is_for_sent_efterat`: it is of no use once the placement is over, and is then asked for no more.
    """

    svar: Svar
    varsel_dagar: int
    finns: str
    saknas: str
    is_for_sent_efterat: bool = False


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
    sista, slut = start - EN_DAG, placering.slut if krav.is_for_sent_efterat else None
    varsel = varslas(sista, krav.varsel_dagar)
    sett = bevis_aktivitet([placering], krav.saknas)

    def pa(dag: date) -> Fynd:
        if slut is not None and dag > slut:
            return krav.svar.ej_tillamplig(f"{namn} är över.", om)
        if dag > sista:
            return krav.svar.brist(f"{namn} {krav.saknas}.", om, sedan=start, forfaller=sista, bevis=sett)
        text = f"{namn} börjar {datum(start)} och {krav.saknas}."
        if dag >= varsel:
            return krav.svar.varning(text, om, forfaller=sista, bevis=sett)
        return krav.svar.ej_tillamplig(text, om)

    return med_vander(pa, idag, (varsel, start, *(() if slut is None or slut == date.max else (slut + EN_DAG,))))


@dataclass(frozen=True, slots=True)
class Slutkrav:
    """Something that is done within `inom_dagar` days of a placement's end; `finns` and `saknas` as in `Startkrav`."""

    svar: Svar
    inom_dagar: int
    finns: str
    saknas: str


def klart_efter_slut(
    portfolj: Portfolj, idag: date, krav: Slutkrav, gjord: Callable[[Aktivitet], date | None]
) -> Iterator[Fynd]:
    """Whether each side placement that is over has what is asked for: `gjord` is the day on which it was done.

    The last good day is `inom_dagar` after the last day of the placement; until then it is a warning. What was done
    late is done.
    """
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield krav.svar.ej_tillamplig(skal)
        return
    inga = True
    for placering in sidotjanstgoringar(portfolj):
        inga = False
        yield _klar_efter_slut(idag, krav, placering, gjord(placering))
    if inga:
        yield krav.svar.ej_tillamplig("Ingen sidotjänstgöring är inlagd.")


def _klar_efter_slut(idag: date, krav: Slutkrav, placering: Aktivitet, gjord: date | None) -> Fynd:
    om, namn, slut = Om(aktivitet_id=placering.id), f"Tjänstgöringen ”{placering.titel}”", placering.slut
    if gjord is not None and gjord <= idag:
        return krav.svar.uppfylld(f"{namn} {krav.finns}.", om, bevis=bevis_aktivitet([placering]))
    if slut is None:
        return krav.svar.ej_tillamplig(f"{namn} har inget slutdatum än.", om)
    sista = slut + timedelta(days=krav.inom_dagar)
    sett = bevis_aktivitet([placering], krav.saknas)

    def pa(dag: date) -> Fynd:
        if dag > sista:
            return krav.svar.brist(f"{namn} {krav.saknas}.", om, sedan=sista + EN_DAG, forfaller=sista, bevis=sett)
        if dag > slut:
            text = f"{namn} är över sedan {datum(slut)} och {krav.saknas}."
            return krav.svar.varning(text, om, forfaller=sista, bevis=sett)
        return krav.svar.ej_tillamplig(f"{namn} slutar {datum(slut)}.", om)

    return med_vander(pa, idag, (slut + EN_DAG, sista + EN_DAG))


def namnd(aktivitet: Aktivitet) -> str:
    """An activity of the region's plan as the beginning of a sentence: "Kursen ”Barnhälsovård”"."""
    return f"{'Kursen' if aktivitet.tjanstgoring is None else 'Placeringen'} ”{aktivitet.titel}”"


def is_handledare_namngiven(placering: Aktivitet) -> bool:
    """Whether somebody is named as handledare on the placement."""
    tjanst = placering.tjanstgoring
    return tjanst is not None and (tjanst.handledare_id is not None or bool((tjanst.handledare_namn or "").strip()))
