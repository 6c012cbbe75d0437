"""Takten i delmålen räcker till slutet av ST.

Vad som kontrolleras: hur stor del av delmålen som är klara eller har sitt underlag, jämfört med hur stor del av tiden
i ST som har gått.

Varför: delmål som skjuts upp hamnar alla på de sista månaderna, när det är svårt att få bedömningar och intyg.

Så gör du: öppna delmålen, börja med dem som saknar både genomförd aktivitet och bedömning, och lägg in dem i tiden.

Tolkning: ingen riktlinje säger det; det är sunt förnuft. Ett delmål räknas när det är signerat eller tillgodoräknat
med intyg, eller när de föreskrivna aktiviteterna är genomförda och någon har bedömt dig mot delmålet. Delmål mognar
sent, så takten får ligga efter tiden så mycket som profilen anger, och den prövas först när så stor del av ST har
gått som den anger. Frågan ger aldrig mer än en varning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.delmal import DelmalKod
from app.domain.kedja import svarar_mot
from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, klockstopp
from app.domain.tid_i_st import nar_gjort
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bindande, galler_delmal, inga_delmal
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("TID-04", "takt")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Asked once `fran_andel` of the time is served; the share of delmål is to be `minst_takt` times as great."""

    fran_andel: Decimal
    minst_takt: Decimal


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield inga_delmal(portfolj, kontext, _SVAR)
        return
    per_delmal, tid = kontext.delat.planer(portfolj), kontext.tid(portfolj)
    uppfyllda = {s.delmal for s in portfolj.signeringar} | portfolj.tillgodoraknade_delmal
    alla = galler_delmal(portfolj, malbeskrivning, kontext)
    nadda = sum(_is_nadd(krav, per_delmal[krav.kod], uppfyllda) for krav in alla)
    if nadda == len(alla):
        yield _SVAR.uppfylld("Alla delmål är klara eller har sitt underlag.")
        return
    if tid.krav is None:
        yield _SVAR.ej_tillamplig("Det går inte att räkna ut hur stor del av din ST som har gått.")
        return
    p, stopp = kontext.varden(Parametrar), klockstopp(portfolj, kontext.franvaro_dagar)
    takt = Fraction(nadda, len(alla)) / Fraction(p.minst_takt)

    def vid(andel: Fraction) -> date:
        krav = tid.krav or Fraction(0)
        return nar_gjort(portfolj, andel * krav - tid.tillgodoraknad, kontext.franvaro_som_raknas) or date.max

    fran, racker_till = vid(Fraction(p.fran_andel)), vid(takt)
    lage = f"{nadda} av {len(alla)} delmål är klara eller har sitt underlag"

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _SVAR.ej_tillamplig(skal)
        if dag <= fran:
            return _SVAR.ej_tillamplig(f"{lage}. Takten prövas längre fram i ST.")
        if dag <= racker_till:
            return _SVAR.uppfylld(f"{lage}.")
        procent = int((tid.andel or Fraction(0)) * 100)
        return _SVAR.varning(f"{lage}, när {procent} % av tiden har gått. I den takten hinner alla inte bli klara.")

    brytdagar = {dag + EN_DAG for dag in (fran, racker_till) if dag != date.max}
    yield med_vander(pa, kontext.idag, granser(portfolj, stopp) | brytdagar)


def _is_nadd(krav: DelmalKrav, plan: Delmalsplan, uppfyllda: set[DelmalKod]) -> bool:
    if krav.kod in uppfyllda:
        return True
    gjorda = [a for a in plan.aktiviteter if a.is_genomford]
    return bool(gjorda and plan.bedomningar) and all(svarar_mot(gjorda, ett) for ett in krav.krav)


REGEL = Regel(
    id="TID-04",
    slug="delmal-mot-tid",
    titel="Takten i delmålen räcker",
    delar={"takt": Del(Niva.LOKAL, kalla="sunt-fornuft", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("delmal.visa", "Visa delmålen"),
    parametrar=Parametrar,
)
