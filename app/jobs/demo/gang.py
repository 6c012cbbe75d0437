"""A whole training as it should go: placements, courses, assessments, handledning and revisions up to the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import Aktivitet, TjanstgoringsTyp
from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildning
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tid import EN_DAG, Period, add_months
from app.domain.undervisning import MED_STEG
from app.jobs.demo import innehall
from app.jobs.demo.byggstenar import Bygge, ordnade
from app.jobs.demo.dagar import dagar_bakat, perioden, vardag
from app.jobs.demo.innehall import Moment, Placering
from app.jobs.demo.organisation import KLINIKER, STUDIEREKTOR_FOR, Demoperson, Region
from app.jobs.demo.ovrigt import fortroende
from app.jobs.demo.undervisning import lagg_steg

_VECKA: Final = 7
_TORSDAG: Final = 3
_JULI: Final = 7
_TATT: Final = timedelta(days=200)  # so far back the sessions of every week are written; before that every second
_HEM_MANADER: Final = 13
_MED_PLAN: Final = "allmanmedicin"  # the specialty that the regions have plans for
_HALVDAG: Final = 10  # per cent of full time, half a day a week
_REVIDERINGSMANADER: Final = (1, 5, 9)
_VAR_OCH_HOST: Final = ((4, 10), (10, 8))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training consists of: delmål at home in each period, side placements, courses and work."""

    hem: tuple[str, ...]
    hemmiljo: Miljo
    placeringar: tuple[Placering, ...]
    moment: tuple[Moment, ...]
    has_uppdrag: bool = False


ALLMAN_2015: Final = Plan(
    innehall.HEM_2015,
    Miljo.PRIMARVARD_MOTTAGNING,
    innehall.PLACERINGAR_2015,
    innehall.MOMENT_2015,
    has_uppdrag=True,
)
ALLMAN_2021: Final = Plan(
    innehall.HEM_2021,
    Miljo.PRIMARVARD_MOTTAGNING,
    innehall.PLACERINGAR_2021,
    innehall.MOMENT_2021,
    has_uppdrag=True,
)
PALLIATIV: Final = Plan(
    (innehall.HEM_PALLIATIV,), Miljo.RELEVANT_ENHET, innehall.PLACERINGAR_PALLIATIV, innehall.MOMENT_PALLIATIV
)
UPPDRAG: Final = {
    Region.KRONOBERG: innehall.UPPDRAG_KRONOBERG,
    Region.NORRBOTTEN: innehall.UPPDRAG_NORRBOTTEN,
}
PSYKIATRI: Final = Plan((innehall.HEM_PSYKIATRI,), Miljo.RELEVANT_ENHET, (), innehall.MOMENT_PSYKIATRI)


def endast(plan: Plan, grupp: Delmalgrupp) -> Plan:
    """The same plan with nothing but the delmål of one group."""

    def kvar(delmal: str) -> str:
        return " ".join(kod for kod in delmal.split() if DelmalKod(kod).grupp is grupp)

    return Plan(
        tuple(kvar(delmal) for delmal in plan.hem),
        plan.hemmiljo,
        tuple(mall._replace(delmal=kvar(mall.delmal)) for mall in plan.placeringar),
        tuple(m._replace(delmal=kvar(m.delmal)) for m in plan.moment if kvar(m.delmal)),
        plan.has_uppdrag,
    )


def nytt(idag: date, namn: str, utbildning: Utbildning, huvudhandledare: Demoperson) -> Bygge:
    """An empty portfolio with employment at full time and a huvudhandledare."""
    bygge = Bygge(idag, namn, utbildning, huvudhandledare)
    bygge.anstalld()
    bygge.handledd_av(huvudhandledare)
    return bygge


def lagg_plan(bygge: Bygge, plan: Plan) -> None:
    """The home unit, side placements and courses of the plan."""
    lagg_hem(bygge, plan)
    for mall in plan.placeringar:
        lagg_placering(bygge, mall)
    for moment in plan.moment:
        lagg_moment(bygge, moment)
    lagg_teori(bygge)
    lagg_uppdrag(bygge, plan)


def lagg_teori(bygge: Bygge) -> None:
    """Education at the unit and time for studies, throughout the training."""
    slut = bygge.utbildning.planerat_slut
    delmal = "c1" if bygge.utbildning.foreskrift is Foreskrift.F2015 else "STc1"
    bygge.aktivitet(Aktivitetsslag.SEMINARIUM, "Fortbildning på enheten varannan vecka", delmal, bygge.start, slut)
    bygge.aktivitet(Aktivitetsslag.SJALVSTUDIER, "Självstudier, en halvdag i veckan", "", bygge.start, slut)


def lagg_hem(bygge: Bygge, plan: Plan) -> None:
    """The home unit until the planned end; in two periods where the plan has two."""
    slut = bygge.utbildning.planerat_slut or add_months(bygge.start, 60) - EN_DAG
    brytning = add_months(bygge.start, _HEM_MANADER)
    perioder = [Period(bygge.start, brytning - EN_DAG), Period(brytning, slut)]
    if len(plan.hem) == 1:
        perioder = [Period(bygge.start, slut)]
    namn = ("första perioden", "andra perioden") if len(plan.hem) > 1 else ("hela utbildningen",)
    for delmal, period, vilken in zip(plan.hem, perioder, namn, strict=True):
        bygge.tjanstgoring(
            f"{bygge.utbildning.enhet}, {vilken}", bygge.utbildning.enhet, delmal, period, bygge.huvudhandledare,
            typ=TjanstgoringsTyp.HEMENHET, miljo=plan.hemmiljo, has_jour=True,
        )  # fmt: skip


def lagg_placering(bygge: Bygge, mall: Placering) -> Aktivitet:
    """A side placement with its handledare."""
    period = perioden(bygge.start, mall.manad, mall.langd)
    handledare = KLINIKER[Region(bygge.utbildning.region)][mall.klinik]
    return bygge.tjanstgoring(
        mall.titel, mall.klinik, mall.delmal, period, handledare,
        has_jour=mall.has_jour, is_slutenvard=mall.is_slutenvard,
    )  # fmt: skip


def lagg_uppdrag(bygge: Bygge, plan: Plan, senare: int = 0) -> None:
    """The assignments that the region's plan expects, half a day a week at the home unit; so many months later."""
    is_2021 = bygge.utbildning.foreskrift is Foreskrift.F2021
    for mall in UPPDRAG[Region(bygge.utbildning.region)] if plan.has_uppdrag else ():
        bygge.tjanstgoring(
            mall.titel, bygge.utbildning.enhet, innehall.delmal_2021(mall.delmal) if is_2021 else mall.delmal,
            perioden(bygge.start, mall.manad + senare, mall.langd), bygge.huvudhandledare,
            typ=TjanstgoringsTyp.HEMENHET, miljo=Miljo.PRIMARVARD_MOTTAGNING, procent=_HALVDAG,
        )  # fmt: skip


def lagg_moment(bygge: Bygge, moment: Moment) -> Aktivitet:
    """A course or a piece of work, begun on a Monday."""
    dag = add_months(bygge.start, moment.manad) + timedelta(days=9)
    mandag = dag - timedelta(days=dag.weekday())
    slut = mandag + timedelta(days=moment.dagar - 1)
    kurs = moment.slag is Aktivitetsslag.KURS and bygge.utbildning.specialitet == _MED_PLAN
    mall = innehall.KURSER[bygge.utbildning.region].get(moment.titel, "") if kurs else ""
    aktivitet = bygge.aktivitet(moment.slag, moment.titel, moment.delmal, mandag, slut, mall=mall)
    if moment.slag in MED_STEG:
        lagg_steg(bygge, aktivitet, Period(mandag, slut))
    return aktivitet


def handledas(bygge: Bygge, till: date | None = None) -> None:
    """Handledning every Thursday: an hour at home, monthly with the handledare of a side placement meanwhile.

    Older sessions are sparser, as are those of July. `till`: the last day.
    """
    sista = till or bygge.idag
    torsdag = sista - timedelta(days=(sista.weekday() - _TORSDAG) % _VECKA)
    for nr, dag in enumerate(dagar_bakat(torsdag, bygge.start, _VECKA)):
        is_nyss = dag > sista - _TATT
        sida = _sida(bygge, dag)
        if sida is not None:
            if is_nyss or nr % 2 == 0:
                _samtal_pa_sidan(bygge, sida, dag, is_nyss=is_nyss)
        elif is_nyss or (nr % 2 == 0 and dag.month != _JULI):
            nasta = torsdag + timedelta(days=_VECKA) if dag == torsdag and till is None else None
            bygge.samtal(dag, 60, bygge.huvudhandledare, _talades_om(bygge, nr), nasta)


def _sida(bygge: Bygge, dag: date) -> Aktivitet | None:
    return next(
        (a for a in bygge.aktiviteter if a.is_sidotjanstgoring and a.start and a.slut and a.start <= dag <= a.slut),
        None,
    )


def _samtal_pa_sidan(bygge: Bygge, sida: Aktivitet, dag: date, *, is_nyss: bool) -> None:
    """Norrbotten's hour a week holds during side placements too; elsewhere every second week is plenty."""
    alla = bygge.utbildning.region == Region.NORRBOTTEN
    if not (alla and is_nyss) and dag.isocalendar().week % 2:
        return
    if alla:
        bygge.samtal(dag, 60, bygge.huvudhandledare, next(iter(ordnade(sida.delmal)), ""))
        return
    handledare = KLINIKER[Region(bygge.utbildning.region)].get(sida.tjanstgoring.enhet if sida.tjanstgoring else "")
    bygge.samtal(dag, 45, handledare or bygge.huvudhandledare, next(iter(ordnade(sida.delmal)), ""))


def _talades_om(bygge: Bygge, nr: int) -> str:
    """Now and then a delmål is taken up."""
    hem = bygge.aktiviteter[0].delmal if bygge.aktiviteter else frozenset()
    return ordnade(hem)[nr % len(hem)] if hem and nr % 3 else ""


def bedomas_pa_placeringar(bygge: Bygge) -> None:
    """Two assessments at each finished side placement: they cover its delmål between them."""
    for aktivitet in list(bygge.aktiviteter):
        if not (aktivitet.is_sidotjanstgoring and aktivitet.is_genomford and aktivitet.start and aktivitet.slut):
            continue
        handledare = KLINIKER[Region(bygge.utbildning.region)].get(
            aktivitet.tjanstgoring.enhet if aktivitet.tjanstgoring else ""
        )
        if handledare is None:
            continue
        koderna = ordnade(aktivitet.delmal)
        mitt = aktivitet.start + (aktivitet.slut - aktivitet.start) / 2
        # The clinics have the form in nine steps, the units at home the shorter one.
        bygge.bedomning(Metod.MINI_CEX, vardag(mitt), handledare, koderna[::2], aktivitet, mall="mini_cex_nio")
        sist = vardag(aktivitet.slut - timedelta(days=5))
        bygge.bedomning(Metod.CBD, sist, handledare, koderna[1::2] or koderna, aktivitet)


def bedomas(bygge: Bygge, dagar: Iterable[date], metoder: Sequence[Metod]) -> None:
    """Assessments at home on those days, in turn by each method and of each of its delmål.

    Mostly by huvudhandledare; each third by a colleague.
    """
    for nr, dag in enumerate(dagar):
        hem = bygge.pa_plats(dag)
        koderna = ordnade(hem.delmal) if hem else ()
        valda = [koderna[(2 * nr + steg) % len(koderna)] for steg in range(2)] if koderna else []
        bygge.bedomning(metoder[nr % len(metoder)], dag, fortroende(bygge, nr), valda, hem)


def medsittningsdagar(bygge: Bygge, steg: int, till: date | None = None) -> Sequence[date]:
    """Every so many days back in time, on weekdays at home."""
    sista = (till or bygge.idag) - timedelta(days=6)
    dagar = (vardag(dag) for dag in dagar_bakat(sista, bygge.start + timedelta(days=30), steg))
    return [dag for dag in dagar if bygge.hemma(dag)]


def kvartalsdagar(start: date, idag: date) -> Sequence[date]:
    """Two days in each quarter of the calendar: the 20th of its first month and the 15th of its second."""
    forsta = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    dagar = []
    for kvartal in range(((idag.year - forsta.year) * 12 + idag.month - forsta.month) // 3 + 1):
        manad = add_months(forsta, 3 * kvartal)
        dagar += [vardag(manad.replace(day=20)), vardag(add_months(manad, 1).replace(day=15))]
    return [dag for dag in dagar if start <= dag <= idag]


def revideras_i_takt(bygge: Bygge, texter: Sequence[str] = innehall.REVIDERINGSTEXTER) -> None:
    """Drawn up after four months, then revised every five months; the latest two months ago."""
    studierektor = STUDIEREKTOR_FOR[Region(bygge.utbildning.region)]
    forst = upprattas(bygge, studierektor)
    dag, dagar = bygge.idag - timedelta(days=62), []
    while dag > forst + timedelta(days=60):
        dagar.append(vardag(dag))
        dag = add_months(dag, -5)
    for nr, en in enumerate(reversed(dagar)):
        bygge.revidering(en, studierektor, texter[nr % len(texter)])


def revideras_fasta_manader(
    bygge: Bygge, studierektor: Demoperson | None, texter: Sequence[str] = innehall.REVIDERINGSTEXTER
) -> None:
    """Drawn up after four months, then revised in each January, May and September, also in the month that is."""
    forst = upprattas(bygge, studierektor)
    manad, nr = forst.replace(day=1), 0
    while (manad := add_months(manad, 1)) <= bygge.idag:
        if manad.month in _REVIDERINGSMANADER:
            bygge.revidering(min(bygge.idag, manad.replace(day=6)), studierektor, texter[nr % len(texter)])
            nr += 1


def revideras_var_och_host(bygge: Bygge, texter: Sequence[str] = innehall.REVIDERINGSTEXTER) -> None:
    """Drawn up after two months, then revised some days before each 15 April and 15 October."""
    studierektor = STUDIEREKTOR_FOR[Region(bygge.utbildning.region)]
    forst = upprattas(bygge, studierektor, manader=2)
    tider = (
        vardag(date(arskull, manad, dag))
        for arskull in range(forst.year, bygge.idag.year + 1)
        for manad, dag in _VAR_OCH_HOST
    )
    for nr, dag in enumerate(dag for dag in tider if forst < dag <= bygge.idag):
        bygge.revidering(dag, studierektor, texter[nr % len(texter)])


def upprattas(bygge: Bygge, studierektor: Demoperson | None, manader: int = 4) -> date:
    """The first IUP; the day it is dated."""
    dag = vardag(add_months(bygge.start, manader) + timedelta(days=11))
    bygge.revidering(dag, studierektor, "Första planen upprättad.", upprattad=True)
    return dag
