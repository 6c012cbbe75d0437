"""BT inom ST är klar inom två år.

Vad som kontrolleras: att BT som ingår i ST är godkänd inom så många månader från starten som profilen anger.

Varför: BT ska ligga till grund för resten av utbildningen, och bevis om godkänd BT krävs för att ansöka om
specialistkompetens.

Så gör du: ansök om godkänd BT när delmålen är uppfyllda, och fyll i dagen när beslutet har kommit.

Tolkning: källan talar om tjänstgöringsår, så frånvaro som är lång nog att stoppa andra frister flyttar dagen. Dagen för
beslutet är den som noteras, inte ansökans. Vilka delar BT består av, deras ordning och deras längd prövas inte: det
framgår inte av placeringarna vilken del av BT de är.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.tid import add_months, flytta, klockstopp
from app.domain.tid_krav import is_bt_fore_st
from app.regler.former import Svar, flagga, varslas
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, tid_efter

_SVAR = Svar("TID-02", "tid")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months of service from the start of ST, and days of warning before the last good day."""

    hogst_manader: int
    varsel_dagar: int


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
        yield _SVAR.ej_tillamplig(skal)
        return
    p, start = kontext.varden(Parametrar), portfolj.utbildning.start
    senast = flytta(start, add_months(start, p.hogst_manader), klockstopp(portfolj, kontext.franvaro_dagar))
    godkand = portfolj.utbildning.bt_godkand
    if godkand is not None:
        sent = f"godkänd {tid_efter(start, godkand)} efter start" if senast is not None and godkand > senast else ""
        yield _SVAR.uppfylld(f"BT är godkänd {datum(godkand)}.", anmarkning=sent)
    elif senast is None:
        yield _SVAR.ej_tillamplig("Frånvaron saknar sista dag, och då räknas ingen tid.")
    else:
        yield flagga(
            _SVAR,
            kontext.idag,
            senast,
            p.varsel_dagar,
            varning=f"BT inom ST ska vara godkänd senast {datum(senast)}.",
            brist=f"BT inom ST skulle ha varit godkänd senast {datum(senast)}.",
        ) or _SVAR.ej_tillamplig(
            f"BT behöver inte vara godkänd förrän {datum(senast)}.", vander=varslas(senast, p.varsel_dagar)
        )


REGEL = Regel(
    id="TID-02",
    slug="bt-inom-st",
    titel="BT inom ST är klar inom två år",
    delar={
        "tid": Del(Niva.ALLMANT_RAD, kalla="hslf-fs-2021-8", foreskrifter=frozenset({Foreskrift.F2021}), tolkning=True)
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("utbildning.andra", "Fyll i när BT är godkänd"),
)
