"""The stories from Kronoberg."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import Delmalgrupp
from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsstatus, Tillgodoslag
from app.domain.portfolj import BtLage, Portfolj, Utbildning, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.domain.tid import EN_DAG, Period, add_months
from app.domain.tjanst import Franvaroslag
from app.jobs.demo import gang, ovrigt
from app.jobs.demo.byggstenar import Bygge
from app.jobs.demo.dagar import dagar_bakat, manadsstart, vardag
from app.jobs.demo.innehall import MOMENT_2015, Moment, Placering
from app.jobs.demo.moment import MITT_I, PA_SIDAN, logga_moment
from app.jobs.demo.organisation import (
    EKEN,
    EKORRE,
    ENBUSKE,
    KLINIKER,
    LINDEN,
    LINGON,
    MYRTUV,
    PALLIATIVA,
    STUDIEREKTOR_K,
    VALLMO,
    Demoenhet,
    Region,
)
from app.jobs.demo.undervisning import ga_pa_seminarier, med_undervisning

_ST_MANADER: Final = 60
_SITTA_MED: Final = (Metod.MEDSITTNING, Metod.VIDEOKONSULTATION)
_BLANDAT: Final = (Metod.MINI_CEX, Metod.CBD, Metod.FLERKALLA)
_KLINISKT: Final = (
    Metod.MINI_CEX, Metod.DOPS, Metod.CBD, Metod.JOURNALGRANSKNING, Metod.MUNTLIG_PRESENTATION,
    Metod.HANDLEDARBEDOMNING,
)  # fmt: skip
_VAR_ANDRA_MANAD: Final = 55  # days


def allmanmedicin(idag: date, enhet: Demoenhet, manader: int) -> Utbildning:
    """ST under the 2015 regulation, begun so many months ago after Swedish AT."""
    start = manadsstart(idag, manader)
    return Utbildning(
        slag=Utbildningsslag.ST,
        foreskrift=Foreskrift.F2015,
        specialitet="allmanmedicin",
        region=enhet.region,
        enhet=enhet.namn,
        start=start,
        planerat_slut=add_months(start, _ST_MANADER) - EN_DAG,
        legitimation=start - timedelta(days=40),
        has_svensk_at=True,
        at_datum=start - timedelta(days=75),
    )


def dokumentera(bygge: Bygge, till: date | None = None) -> None:
    """Handledning, sit-ins and other assessments at the pace that Kronoberg asks for."""
    gang.handledas(bygge, till)
    gang.bedomas(bygge, gang.medsittningsdagar(bygge, 24, till), _SITTA_MED)
    kollegier = [dag for dag in dagar_bakat(till or bygge.idag, bygge.start, 240) if bygge.hemma(dag)]
    gang.bedomas(bygge, [vardag(dag - timedelta(days=20)) for dag in kollegier[1:]], (Metod.SPECIALISTKOLLEGIUM,))
    gang.bedomas(bygge, gang.medsittningsdagar(bygge, _VAR_ANDRA_MANAD, till), _KLINISKT)
    ovrigt.bedomas_i_ovrigt(bygge, till)
    ovrigt.gor_mitt_i_st(bygge)
    ga_pa_seminarier(bygge, till)


def foredomlig(idag: date) -> Portfolj:
    """Two and a half years into ST in allmänmedicin, with everything as it should be. An assessment waits."""
    bygge = gang.nytt(idag, "Alva Ängsull", allmanmedicin(idag, LINDEN, 30), MYRTUV)
    gang.lagg_plan(bygge, gang.ALLMAN_2015)
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge)
    bygge.bedomning(
        Metod.MEDSITTNING, vardag(idag - timedelta(days=2)), MYRTUV, ["c10"], status=Bedomningsstatus.BEGARD
    )
    bygge.koppla()
    bygge.signera("a4 c7 c9", vardag(idag - timedelta(days=45)))
    bygge.aktivitet(
        Aktivitetsslag.SEMINARIUM, "Lokal fortbildning: hjärtsvikt i primärvård", "c4",
        idag + timedelta(days=20), idag + timedelta(days=20), status=Aktivitetsstatus.FORESLAGEN,
    )  # fmt: skip
    gang.revideras_i_takt(bygge)
    logga_moment(bygge, MITT_I)
    return med_undervisning(bygge.portfolj(), idag)


def sena_revideringar(idag: date) -> Portfolj:
    """Three and a half years in. The plan is good but was last revised over a year ago; a new one was returned."""
    bygge = gang.nytt(idag, "Bosse Blåklocka", allmanmedicin(idag, EKEN, 42), EKORRE)
    gang.lagg_plan(bygge, gang.ALLMAN_2015)
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge)
    bygge.koppla()
    gang.upprattas(bygge, STUDIEREKTOR_K)
    bygge.revidering(vardag(add_months(idag, -26)), STUDIEREKTOR_K, "Kurser bokade och delmål uppdaterade.")
    bygge.revidering(vardag(add_months(idag, -14)), STUDIEREKTOR_K, "Sidotjänstgöring i psykiatri planerad.")
    bygge.revidering(
        vardag(idag - timedelta(days=24)), STUDIEREKTOR_K, "Genomgång av planen.",
        status=Revideringsstatus.ATERLAMNAD,
        kommentar="Planen nämner inte palliativ vård, och skriftligt arbete saknar tid. Komplettera och lämna in igen.",
    )  # fmt: skip
    return bygge.portfolj()


def inget_kopplat(idag: date) -> Portfolj:
    """A year and a half in. Every delmål has activities and methods, but nobody said which method assesses what."""
    bygge = gang.nytt(idag, "Cajsa Cikoria", allmanmedicin(idag, EKEN, 18), ENBUSKE)
    gang.lagg_plan(bygge, gang.ALLMAN_2015)
    dokumentera(bygge)
    bygge.bedomningar = [replace(bedomning, aktivitet_id=None) for bedomning in bygge.bedomningar]
    for nr, kod in enumerate(sorted({kod for a in bygge.aktiviteter for kod in a.delmal})):
        bygge.metod(kod, (*_BLANDAT, Metod.HANDLEDARBEDOMNING)[nr % 4])
    gang.revideras_i_takt(bygge)
    return bygge.portfolj()


def bara_c(idag: date) -> Portfolj:
    """Two years in. The plan holds the specialty's own delmål only; the common a and b delmål are empty."""
    bygge = gang.nytt(idag, "Dag Daggkåpa", allmanmedicin(idag, LINDEN, 25), LINGON)
    gang.lagg_plan(bygge, gang.endast(gang.ALLMAN_2015, Delmalgrupp.C))
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge)
    # Nobody answered this one in time.
    bygge.bedomning(Metod.DOPS, vardag(idag - timedelta(days=50)), MYRTUV, ["c4"], status=Bedomningsstatus.BEGARD)
    bygge.koppla()
    gang.revideras_i_takt(bygge)
    return bygge.portfolj()


def palliativ(idag: date) -> Portfolj:
    """A specialist who takes palliativ medicin as a second specialty; one credit still lacks its intyg."""
    start = manadsstart(idag, 16)
    ram = Utbildning(
        slag=Utbildningsslag.ST,
        foreskrift=Foreskrift.F2015,
        specialitet="palliativ-medicin",
        region=Region.KRONOBERG,
        enhet=PALLIATIVA.namn,
        start=start,
        planerat_slut=add_months(start, 30) - EN_DAG,
        legitimation=add_months(start, -150),
        has_svensk_at=True,
        at_datum=add_months(start, -152),
    )
    bygge = gang.nytt(idag, "Edla Eldblomma", ram, VALLMO)
    gang.lagg_plan(bygge, gang.PALLIATIV)
    skal, chef = "Specialist i internmedicin sedan tidigare.", "Verksamhetschefen"
    datum, intyg = vardag(add_months(start, 1)), "Bevis om specialistkompetens i internmedicin"
    bygge.tillgodorakna(datum, skal, chef, delmal="a1 a2 a3 a4 a6 b1 b2 b3 b4 b5", intyg=intyg)
    bygge.tillgodorakna(datum, "Vetenskapligt arbete från tidigare ST.", chef, delmal="a5", intyg="")
    bygge.tillgodorakna(datum, skal, chef, manader=30, intyg=intyg, slag=Tillgodoslag.TIDIGARE_SPECIALITET)
    gang.bedomas_pa_placeringar(bygge)
    for dag in dagar_bakat(vardag(idag - timedelta(days=5)), start, 21):
        bygge.samtal(dag, 60, VALLMO, "c5" if dag.month % 2 else "c9")
    gang.bedomas(bygge, gang.medsittningsdagar(bygge, 42), (Metod.MEDSITTNING, Metod.MINI_CEX, Metod.CBD))
    ovrigt.hall_kollegium(bygge)
    ovrigt.bedomas_i_ovrigt(bygge, utom={Kompetensomrade.HANDLEDARSKAP})
    bygge.koppla()
    gang.revideras_var_och_host(bygge)
    return bygge.portfolj()


def foraldraledig(idag: date) -> Portfolj:
    """Two years in, of which the last four months on parental leave. While it lasts every clock stands still."""
    bygge = gang.nytt(idag, "Frida Fjällsippa", allmanmedicin(idag, LINDEN, 26), MYRTUV)
    borta = vardag(add_months(idag, -4))
    bygge.franvarande(Franvaroslag.FORALDRALEDIG, borta, add_months(idag, 5))
    gang.lagg_hem(bygge, gang.ALLMAN_2015)
    for mall in gang.ALLMAN_2015.placeringar:
        # What would have begun, or ended, during the leave waits until it is over.
        gang.lagg_placering(bygge, mall._replace(manad=mall.manad + 10) if mall.manad > 20 else mall)
    for moment in MOMENT_2015:
        gang.lagg_moment(bygge, moment._replace(manad=moment.manad + 10) if _slutar(moment) > 20 else moment)
    gang.lagg_teori(bygge)
    gang.lagg_uppdrag(bygge, gang.ALLMAN_2015, senare=10)
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge, till=borta - EN_DAG)
    bygge.koppla()
    studierektor = STUDIEREKTOR_K
    forst = gang.upprattas(bygge, studierektor)
    dag = vardag(borta - timedelta(days=40))
    while dag > forst:
        bygge.revidering(dag, studierektor, "Planen gicks igenom.")
        dag = vardag(add_months(dag, -5))
    return bygge.portfolj()


def _slutar(moment: Moment) -> int:
    """The month of ST in which it ends, about."""
    return moment.manad + moment.dagar // 30


def sidotjanstgoring(idag: date) -> Portfolj:
    """A year and a half in and away for over three months in a row; nobody is named at the present clinic."""
    bygge = gang.nytt(idag, "Gösta Gräslök", allmanmedicin(idag, EKEN, 20), EKORRE)
    bygge.handledarskap.clear()
    bygge.handledd_av(EKORRE, is_pa_enheten=False)
    gang.lagg_hem(bygge, gang.ALLMAN_2015)
    medicin, pediatrik, *senare = (_inte_nu(mall) for mall in gang.ALLMAN_2015.placeringar)
    kliniker = KLINIKER[Region.KRONOBERG]
    bytte, borta = vardag(idag - timedelta(days=45)), vardag(idag - timedelta(days=108))
    bygge.tjanstgoring(
        medicin.titel, medicin.klinik, medicin.delmal, Period(borta, bytte - EN_DAG), kliniker[medicin.klinik]
    )
    bygge.tjanstgoring("Kirurgi", "Kirurgkliniken", "", Period(bytte, idag + timedelta(days=20)), None)
    for mall in (pediatrik, *senare):
        gang.lagg_placering(bygge, mall)
    for moment in MOMENT_2015:
        gang.lagg_moment(bygge, moment)
    gang.lagg_teori(bygge)
    gang.lagg_uppdrag(bygge, gang.ALLMAN_2015, senare=9)
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge)
    bygge.aktiviteter = [
        replace(a, intyg=None, intyg_av="") if a.mall == "sjukdomsforebyggande" else a for a in bygge.aktiviteter
    ]
    _avbojd(bygge, vardag(idag - timedelta(days=19)))
    bygge.koppla()
    gang.revideras_i_takt(bygge)
    logga_moment(bygge, PA_SIDAN)
    return bygge.portfolj()


def _avbojd(bygge: Bygge, dag: date) -> None:
    """A request that the assessor declined."""
    vem = KLINIKER[Region(bygge.utbildning.region)]["Medicinkliniken"]
    bygge.bedomning(Metod.MINI_CEX, dag, vem, ["c4"], status=Bedomningsstatus.AVBOJD, mall="mini_cex_nio")


def _inte_nu(mall: Placering) -> Placering:
    """Later than the placements that go on now."""
    return mall._replace(manad=mall.manad + 9)


def infor_st(idag: date) -> Portfolj:
    """A licensed doctor employed with ST in view, since two months; there is no IUP yet."""
    start = manadsstart(idag, 2)
    ram = Utbildning(
        slag=Utbildningsslag.INFOR_ST,
        foreskrift=Foreskrift.F2021,
        specialitet="allmanmedicin",
        region=Region.KRONOBERG,
        enhet=EKEN.namn,
        start=start,
        legitimation=start - timedelta(days=20),
        has_svensk_at=False,
        bt=BtLage.EJ_AKTUELL,
    )
    bygge = gang.nytt(idag, "Hillevi Humleblom", ram, ENBUSKE)
    bygge.aktivitet(
        Aktivitetsslag.KURS, "Introduktion för nya läkare", "", idag + timedelta(days=30), idag + timedelta(days=31),
        status=Aktivitetsstatus.FORESLAGEN,
    )  # fmt: skip
    return bygge.portfolj()
