"""BT inom ST är klar inom två år och har de delar som krävs.

Vad som kontrolleras: att BT som ingår i ST är godkänd inom så många månader från starten som profilen anger, att den
har så många delar som krävs, däribland primärvård och akutsjukvård, att de två är långa nog och att delarna är så långa
som regionen anger.

Varför: BT ska ligga till grund för resten av utbildningen, och bevis om godkänd BT krävs för att ansöka om
specialistkompetens.

Så gör du: lägg in BT:s delar som placeringar av typen BT-del och välj vad de är i. Ansök om godkänd BT när delmålen är
uppfyllda, och fyll i dagen när beslutet har kommit.

Tolkning: källan talar om tjänstgöringsår, så frånvaro som är lång nog att stoppa andra frister flyttar dagen. Dagen för
beslutet är den som noteras, inte ansökans. Planerade delar räknas. En del på mottagning i primärvården räknas som
primärvård också utan valt ämne. Delarna efterfrågas när så många månader har gått som profilen anger; att något saknas
är en brist först när BT skulle ha varit godkänd, och att något är för kort är bara en varning. Längden räknas på heltid
utan frånvaro, med den marginal som profilen anger. Regionen räknar upp delarna men säger inte att de ska göras i den
ordningen, så ordningen prövas inte. När BT är godkänd är delarna redan prövade av andra.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.domain.aktivitet import Aktivitet, BtDel, TjanstgoringsTyp
from app.domain.foreskrift import Foreskrift
from app.domain.plankontroll import heltidsmanader
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.slag import Miljo
from app.domain.tid import EN_DAG, Period, add_months, flytta, klockstopp
from app.domain.tid_krav import is_bt_fore_st
from app.regler.former import Svar, bevis_aktivitet, flagga, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import PORTFOLJEN, Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, manadstal, tid_efter, uppraknat

_TID = Svar("TID-02", "tid")
_DELAR = Svar("TID-02", "delar")
_MINSTA_TID = Svar("TID-02", "minsta_tid")
_LANGD = Svar("TID-02", "langd")
_ALLA: Final = (_TID, _DELAR, _MINSTA_TID, _LANGD)
_KRAVS: Final = (BtDel.PRIMARVARD, BtDel.AKUTSJUKVARD)
_I_ORD: Final = {BtDel.PRIMARVARD: "primärvård", BtDel.AKUTSJUKVARD: "akutsjukvård", BtDel.PSYKIATRI: "psykiatri"}


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months of service from the start of ST, and days of warning before the last good day.

    BT has `minst_delar` to `hogst_delar` parts, of which primary care and acute care `minst_manader` each; the region's
    own lengths are the three that may be None. They are asked for `delar_efter_manader` into ST, and `minst_andel` of
    a length is enough.
    """

    hogst_manader: int
    varsel_dagar: int
    minst_delar: int
    hogst_delar: int
    delar_efter_manader: int
    minst_manader: int
    minst_andel: Decimal
    akutsjukvard_manader: Decimal | None = None
    primarvard_manader: Decimal | None = None
    psykiatri_manader: Decimal | None = None

    @property
    def regionens(self) -> Mapping[BtDel, Decimal]:
        """The lengths that the region gives, in months."""
        par = (
            (BtDel.AKUTSJUKVARD, self.akutsjukvard_manader),
            (BtDel.PRIMARVARD, self.primarvard_manader),
            (BtDel.PSYKIATRI, self.psykiatri_manader),
        )
        return {del_: manader for del_, manader in par if manader is not None}


def _utan_fraga(portfolj: Portfolj) -> str:
    """Why the question does not arise; empty where it does."""
    utbildning = portfolj.utbildning
    if utbildning.slag is Utbildningsslag.INFOR_ST:
        return "ST har inte börjat."
    if utbildning.bt is BtLage.EJ_AKTUELL:
        return "Ingen BT är noterad."
    return "BT var godkänd före ST." if is_bt_fore_st(portfolj) else ""


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if skal := _utan_fraga(portfolj):
        for svar in _ALLA:
            yield svar.ej_tillamplig(skal)
        return
    p, start = kontext.varden(Parametrar), portfolj.utbildning.start
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    senast = flytta(start, add_months(start, p.hogst_manader), stopp)
    godkand = portfolj.utbildning.bt_godkand
    if godkand is not None:
        sent = f"godkänd {tid_efter(start, godkand)} efter start" if senast is not None and godkand > senast else ""
        yield _TID.uppfylld(f"BT är godkänd {datum(godkand)}.", anmarkning=sent)
        for svar in (_DELAR, _MINSTA_TID, _LANGD):
            yield svar.ej_tillamplig("BT är godkänd.")
    elif senast is None:
        for svar in _ALLA:
            yield svar.ej_tillamplig("Frånvaron saknar sista dag, och då räknas ingen tid.")
    else:
        yield _tid(kontext.idag, p, senast)
        yield from _Bt(portfolj, kontext.idag, p, stopp, senast).fynd()


def _tid(idag: date, p: Parametrar, senast: date) -> Fynd:
    return flagga(
        _TID,
        idag,
        senast,
        p.varsel_dagar,
        varning=f"BT inom ST ska vara godkänd senast {datum(senast)}.",
        brist=f"BT inom ST skulle ha varit godkänd senast {datum(senast)}.",
    ) or _TID.ej_tillamplig(
        f"BT behöver inte vara godkänd förrän {datum(senast)}.", vander=varslas(senast, p.varsel_dagar)
    )


@dataclass(frozen=True, slots=True)
class _Bt:
    """BT within ST that is not approved yet, and the parts of it that are planned or done."""

    portfolj: Portfolj
    idag: date
    p: Parametrar
    stopp: Sequence[Period]
    senast: date

    def fynd(self) -> Iterator[Fynd]:
        """What is to be said of the parts."""
        delar = [a for a in self.portfolj.tjanstgoringar if _is_bt_del(a)]
        per_del = {vad: [a for a in delar if _ar_i(a, vad)] for vad in BtDel}
        yield self._svara(_DELAR, "BT har de delar som krävs.", self._fel_i_delar(delar, per_del), delar, is_brist=True)
        krav = {vad: Decimal(self.p.minst_manader) for vad in _KRAVS if per_del[vad]}
        korta = self._korta(per_del, krav)
        yield self._svara(_MINSTA_TID, "Delarna i primärvård och akutsjukvård är långa nog.", korta, delar)
        if not self.p.regionens:
            yield _LANGD.ej_tillamplig("Regionens profil anger inte hur långa BT:s delar är.")
            return
        korta = self._korta(per_del, self.p.regionens)
        yield self._svara(_LANGD, "BT:s delar är så långa som regionen anger.", korta, delar)

    def _fel_i_delar(self, delar: Sequence[Aktivitet], per_del: Mapping[BtDel, Sequence[Aktivitet]]) -> str:
        saknas = [_I_ORD[vad] for vad in _KRAVS if not per_del[vad]]
        if saknas:
            return f"BT saknar en del i {uppraknat(saknas)}."
        if not self.p.minst_delar <= len(delar) <= self.p.hogst_delar:
            return f"BT har {len(delar)} delar, och det ska vara {self.p.minst_delar}–{self.p.hogst_delar}."
        return ""

    def _korta(self, per_del: Mapping[BtDel, Sequence[Aktivitet]], krav: Mapping[BtDel, Decimal]) -> str:
        korta = []
        for vad, manader in krav.items():
            langder = [heltidsmanader(self.portfolj, a) for a in per_del[vad]]
            summa = sum((langd for langd in langder if langd is not None), Fraction(0))
            if None not in langder and summa < Fraction(manader) * Fraction(self.p.minst_andel):
                helt = Fraction(manader)
                korta.append(f"{_I_ORD[vad]} {manadstal(summa, helt)} av {manadstal(helt)} månader")
        return f"BT är för kort i någon del: {uppraknat(korta)}." if korta else ""

    def _svara(self, svar: Svar, ratt: str, fel: str, delar: Sequence[Aktivitet], *, is_brist: bool = False) -> Fynd:
        bevis, start = bevis_aktivitet(delar), self.portfolj.utbildning.start
        if not fel:
            return svar.uppfylld(ratt, bevis=bevis)
        fran = flytta(start, add_months(start, self.p.delar_efter_manader), self.stopp) or self.senast

        def pa(dag: date) -> Fynd:
            if skal := varfor_inte(self.portfolj, dag, self.stopp):
                return svar.ej_tillamplig(skal)
            if dag <= fran:
                return svar.ej_tillamplig(f"{fel} Det efterfrågas efter {datum(fran)}.")
            if is_brist and dag > self.senast:
                return svar.brist(fel, sedan=self.senast + EN_DAG, forfaller=self.senast, bevis=bevis)
            return svar.varning(fel, PORTFOLJEN, bevis=bevis, forfaller=self.senast if is_brist else None)

        return med_vander(pa, self.idag, {fran + EN_DAG, self.senast + EN_DAG} | granser(self.portfolj, self.stopp))


def _is_bt_del(aktivitet: Aktivitet) -> bool:
    return aktivitet.tjanstgoring is not None and aktivitet.tjanstgoring.typ is TjanstgoringsTyp.BT_DEL


def _ar_i(aktivitet: Aktivitet, vad: BtDel) -> bool:
    """What a part of BT is in: its subject, or else its setting where that tells."""
    tjanst = aktivitet.tjanstgoring
    if tjanst is None:
        return False
    return tjanst.amne == vad or (
        vad is BtDel.PRIMARVARD and not tjanst.amne and tjanst.miljo is Miljo.PRIMARVARD_MOTTAGNING
    )


_LAGG_TILL = Atgard("placering.ny", "Lägg till en BT-del")
_F2021 = frozenset({Foreskrift.F2021})

REGEL = Regel(
    id="TID-02",
    slug="bt-inom-st",
    titel="BT inom ST är klar inom två år",
    delar={
        "tid": Del(Niva.ALLMANT_RAD, kalla="hslf-fs-2021-8", foreskrifter=_F2021, tolkning=True, visa="tiden"),
        "delar": Del(
            Niva.FORESKRIFT, kalla="hslf-fs-2021-8", foreskrifter=_F2021, tolkning=True, visa="delarna",
            atgard=_LAGG_TILL,
        ),
        "minsta_tid": Del(
            Niva.FORESKRIFT, kalla="hslf-fs-2021-8", foreskrifter=_F2021, tolkning=True, visa="minsta tid",
            konfidens=Konfidens.MEDIUM, atgard=Atgard("aktivitet.lista", "Se placeringarna"),
        ),
        "langd": Del(
            Niva.LOKAL, kalla="norrbotten-chefsguide-2025", foreskrifter=_F2021, tolkning=True, visa="delarnas längd",
            atgard=_LAGG_TILL,
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("utbildning.andra", "Fyll i när BT är godkänd"),
)  # fmt: skip
