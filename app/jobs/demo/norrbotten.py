"""The stories from Norrbotten."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.bedomning import Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsstatus
from app.domain.portfolj import BtLage, Portfolj, Utbildning, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tid import EN_DAG, Period, add_months, kalenderperiod
from app.jobs.demo import gang, innehall, ovrigt
from app.jobs.demo.byggstenar import Bygge, ordnade
from app.jobs.demo.dagar import manadsstart, vardag
from app.jobs.demo.moment import NARA_SLUTET, NYBORJAD, logga_moment
from app.jobs.demo.organisation import (
    BJORKEN,
    KLINIKER,
    PORS,
    PSYKIATRIN,
    RENLAV,
    RIPA,
    RONNEN,
    STUDIEREKTOR_N,
    TALLBARR,
    TRANBAR,
    Demoenhet,
    Region,
)

_SITTA_MED: Final = (Metod.MEDSITTNING,)
_BLANDAT: Final = (Metod.MINI_CEX, Metod.CBD, Metod.DOPS, Metod.JOURNALGRANSKNING, Metod.MUNTLIG_PRESENTATION)


def allmanmedicin(idag: date, enhet: Demoenhet, manader: int, foreskrift: Foreskrift, bt: BtLage) -> Utbildning:
    """ST begun so many months ago; under the 2021 regulation by one who has no Swedish AT."""
    start = manadsstart(idag, manader)
    is_aldre = foreskrift is Foreskrift.F2015
    return Utbildning(
        slag=Utbildningsslag.ST,
        foreskrift=foreskrift,
        specialitet="allmanmedicin",
        region=enhet.region,
        enhet=enhet.namn,
        start=start,
        planerat_slut=add_months(start, 66 if bt is BtLage.INGAR else 60) - EN_DAG,
        legitimation=start - timedelta(days=60),
        has_svensk_at=is_aldre,
        at_datum=start - timedelta(days=75) if is_aldre else None,
        bt=bt,
        bt_godkand=start - timedelta(days=20) if bt is BtLage.GODKAND else None,
    )


def dokumentera(bygge: Bygge) -> None:
    """Handledning and assessments at the pace that Norrbotten asks for."""
    gang.handledas(bygge)
    dagar = gang.kvartalsdagar(bygge.start, bygge.idag)
    gang.bedomas(bygge, dagar, _SITTA_MED)
    gang.bedomas(bygge, [vardag(dag - timedelta(days=9)) for dag in dagar[2::2]], _BLANDAT)
    i_ovrigt(bygge)


def i_ovrigt(bygge: Bygge) -> None:
    """What the region asks for besides."""
    ovrigt.skatta_sig_sjalv(bygge)
    ovrigt.hall_kollegium(bygge)
    ovrigt.bedomas_i_ovrigt(bygge)
    ovrigt.gor_mitt_i_st(bygge)


def bt_i_st(idag: date) -> Portfolj:
    """Fifteen months in, BT done within ST and soon to be examined; the last delmål of BT are not planned yet."""
    ram = allmanmedicin(idag, BJORKEN, 15, Foreskrift.F2021, BtLage.INGAR)
    bygge = gang.nytt(idag, "Isak Islandslav", ram, TRANBAR)
    start, kliniker = ram.start, KLINIKER[Region.NORRBOTTEN]
    delar = (
        ("BT: hälsocentralen", BJORKEN.namn, innehall.BT_HEM, 0, 4, TRANBAR),
        ("BT: akutsjukvård", "Akutkliniken", innehall.BT_AKUT, 4, 4, kliniker["Akutkliniken"]),
        ("BT: psykiatri", "Vuxenpsykiatriska kliniken", innehall.BT_PSYK, 8, 2, PORS),
    )
    for titel, enhet, delmal, manad, langd, handledare in delar:
        forsta = add_months(start, manad)
        slut = add_months(forsta, langd) - EN_DAG + timedelta(days=15 if enhet.startswith("Vuxen") else 0)
        miljo = Miljo.PRIMARVARD_MOTTAGNING if manad == 0 else Miljo.RELEVANT_ENHET
        del_ = bygge.tjanstgoring(
            titel, enhet, delmal, Period(forsta, slut), handledare, typ=TjanstgoringsTyp.BT_DEL, miljo=miljo
        )
        koderna = ordnade(del_.delmal)
        bygge.bedomning(Metod.MINI_CEX, vardag(slut - timedelta(days=30)), handledare, koderna[::2], del_)
        bygge.bedomning(Metod.CBD, vardag(slut - timedelta(days=8)), handledare, koderna[1::2], del_)
    gang.lagg_plan(bygge, gang.ALLMAN_2021)
    dokumentera(bygge)
    bygge.bedomning(Metod.MINI_CEX, vardag(idag - timedelta(days=4)), TRANBAR, ["BT9"], status=Bedomningsstatus.BEGARD)
    bygge.koppla()
    gang.revideras_fasta_manader(bygge, STUDIEREKTOR_N)
    return bygge.portfolj()


def nara_slutet(idag: date) -> Portfolj:
    """Three months from the end. Nearly everything is signed off; the sit-ins of the last quarter are too few.

    AT was done abroad, and the older regulation is followed by a recorded exception.
    """
    ram = allmanmedicin(idag, RONNEN, 57, Foreskrift.F2015, BtLage.EJ_AKTUELL)
    skal = "Beslut om att få följa 2015 års föreskrift, dokumenterat av studierektor vid anställningen."
    ram = replace(ram, has_svensk_at=False, at_datum=None, undantag_skal=skal)
    bygge = gang.nytt(idag, "Jorun Jättebalsamin", ram, RIPA)
    gang.lagg_plan(bygge, gang.ALLMAN_2015)
    gang.bedomas_pa_placeringar(bygge)
    gang.handledas(bygge)
    kvartal = kalenderperiod(idag, 3)
    saknas = kalenderperiod(kvartal.start - EN_DAG, 3)
    dagar = gang.kvartalsdagar(bygge.start, idag)
    gang.bedomas(bygge, [dag for dag in dagar if dag < saknas.start], _SITTA_MED)
    gang.bedomas(bygge, [dag for dag in dagar if dag in saknas][:1], _SITTA_MED)
    gang.bedomas(bygge, [vardag(dag - timedelta(days=9)) for dag in dagar[2:]], _BLANDAT)
    i_ovrigt(bygge)
    bygge.koppla()
    klara = sorted({kod for a in bygge.aktiviteter for kod in a.delmal} - {"a5", "b5", "c8"})
    for nr, kod in enumerate(klara):
        bygge.signera(kod, vardag(idag - timedelta(days=20 + 21 * (nr % 9))))
    gang.revideras_fasta_manader(bygge, STUDIEREKTOR_N)
    logga_moment(bygge, NARA_SLUTET)
    return bygge.portfolj()


def nyborjad(idag: date) -> Portfolj:
    """Five weeks in. The first period at home is in the plan with its methods, and little else yet."""
    ram = allmanmedicin(idag, BJORKEN, 1, Foreskrift.F2021, BtLage.GODKAND)
    bygge = gang.nytt(idag, "Karlo Kråkbär", ram, TALLBARR)
    period = Period(ram.start, add_months(ram.start, 13) - EN_DAG)
    bygge.tjanstgoring(
        f"{BJORKEN.namn}, första perioden", BJORKEN.namn, "STc1 STc2 STc3 STc4 STc9", period, TALLBARR,
        typ=TjanstgoringsTyp.HEMENHET, miljo=Miljo.PRIMARVARD_MOTTAGNING,
    )  # fmt: skip
    gang.lagg_moment(bygge, innehall.MOMENT_2021[0])
    gang.lagg_teori(bygge)
    gang.handledas(bygge)
    bygge.koppla()
    gang.bedomas(bygge, gang.kvartalsdagar(bygge.start, idag), _SITTA_MED)
    logga_moment(bygge, NYBORJAD)
    # The self-rating is begun and not yet handed over.
    svar = {"sjalv_medicinsk_kunskap": "2", "sjalv_kommunikation": "3", "sjalv_organisation": "2"}
    bygge.bedomning(Metod.SJALVSKATTNING, idag, TALLBARR, (), status=Bedomningsstatus.BEGARD, svar=svar)
    return bygge.portfolj()


def tunn_dokumentation(idag: date) -> Portfolj:
    """Three years in. Handledning and assessments are too sparse, and the handledare is about to leave."""
    ram = allmanmedicin(idag, BJORKEN, 36, Foreskrift.F2015, BtLage.EJ_AKTUELL)
    bygge = gang.nytt(idag, "Lilly Liljekonvalj", ram, TRANBAR)
    bygge.is_sedd = bygge.is_arbetstid = bygge.has_genomgangar = False
    bygge.handledarskap.clear()
    bygge.handledd_av(TRANBAR, till=idag + timedelta(days=17))
    gang.lagg_plan(bygge, gang.ALLMAN_2015)
    bygge.aktiviteter = [a for a in bygge.aktiviteter if a.slag is not Aktivitetsslag.SJALVSTUDIER]
    gang.bedomas_pa_placeringar(bygge)
    gang.handledas(bygge, till=idag - timedelta(days=150))
    # What was talked about has not been written down for half a year, but for once.
    gles = idag - timedelta(days=200)
    bygge.handledarsamtal = [replace(s, delmal=frozenset()) if s.datum > gles else s for s in bygge.handledarsamtal]
    for dagar in (118, 76, 41, 14):
        bygge.samtal(vardag(idag - timedelta(days=dagar)), 45, TRANBAR, "c4" if dagar < 100 else "")
    forra = kalenderperiod(kalenderperiod(idag, 6).start - EN_DAG, 6)
    dagar_med = gang.kvartalsdagar(bygge.start, forra.start - EN_DAG)
    gang.bedomas(bygge, dagar_med, _SITTA_MED)
    bygge.bedomningar = [b for b in bygge.bedomningar if b.datum < forra.start]
    gang.bedomas(bygge, [vardag(forra.start + timedelta(days=40))], _SITTA_MED)
    bygge.bedomning(Metod.MINI_CEX, vardag(forra.start + timedelta(days=54)), TRANBAR, ["c4"])
    bygge.koppla()
    gang.revideras_fasta_manader(bygge, STUDIEREKTOR_N)
    return bygge.portfolj()


def aldrig_godkand(idag: date) -> Portfolj:
    """Two years in after a separate BT. The plan is revised on time, but the studierektor never approved it."""
    ram = allmanmedicin(idag, RONNEN, 23, Foreskrift.F2021, BtLage.GODKAND)
    bygge = gang.nytt(idag, "Måns Mandelblom", ram, RENLAV)
    gang.lagg_plan(bygge, gang.ALLMAN_2021)
    gang.bedomas_pa_placeringar(bygge)
    dokumentera(bygge)
    # The course towards STb2 was never followed up.
    bygge.bedomningar = [b for b in bygge.bedomningar if b.delmal != {"STb2"}]
    hem = bygge.aktiviteter[1]
    bygge.metod("STb2", Metod.CBD, hem)
    bygge.koppla(utom="STb2")
    gang.revideras_fasta_manader(bygge, None)
    bygge.revidering(idag - timedelta(days=1), None, "Inlämnad inför årsbesöket.", status=Revideringsstatus.INLAMNAD)
    return bygge.portfolj()


def psykiatri(idag: date) -> Portfolj:
    """Three years into psykiatri under the 2021 regulation. No BT is noted and no exception; some courses lack."""
    start = manadsstart(idag, 34)
    ram = Utbildning(
        slag=Utbildningsslag.ST,
        foreskrift=Foreskrift.F2021,
        specialitet="psykiatri",
        region=Region.NORRBOTTEN,
        enhet=PSYKIATRIN.namn,
        start=start,
        planerat_slut=add_months(start, 60) - EN_DAG,
        legitimation=start - timedelta(days=400),
        has_svensk_at=None,
        bt=BtLage.EJ_AKTUELL,
    )
    bygge = gang.nytt(idag, "Noa Nyponros", ram, PORS)
    gang.lagg_plan(bygge, gang.PSYKIATRI)
    gang.handledas(bygge)
    gang.bedomas(bygge, gang.medsittningsdagar(bygge, 45), (Metod.MEDSITTNING, *_BLANDAT))
    ovrigt.bedomas_i_ovrigt(bygge)
    bygge.koppla()
    gang.revideras_i_takt(bygge)
    return bygge.portfolj()
