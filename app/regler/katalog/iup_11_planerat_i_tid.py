"""Det som är planerat ligger i tiden.

Vad som kontrolleras: två saker. Att inget planerat ligger efter slutet på din ST. Och att inget som
skulle vara klart står kvar som planerat.

Varför: en plan med passerade datum går inte att lita på, och det som ligger efter slutet hinner inte med.

Så gör du: flytta aktiviteten, markera den som genomförd eller ta bort den ur planen.

Tolkning: det här är sunt förnuft och bygger inte på någon författning. Slutet är det senare av det som är planerat och
det som räknas fram ur tjänstgöringen, som frånvaro skjuter fram; är inget känt ställs frågan inte. En aktivitet utan
datum, och en utan slutdatum som har börjat, prövas inte. Hur lång tid efteråt som en aktivitet får stå kvar som
planerad innan det är en brist är vår läsning och står i profilen; fram till dess är det en varning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_EFTER: Final = Svar("IUP-11", "efter_slutet")
_PASSERAD: Final = Svar("IUP-11", "passerad")
_NAMNS: Final = 3  # more would hide the sentence; the evidence holds all of them


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days after its last day for which an activity may still stand as planned."""

    efterslap_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    ordning = sorted(portfolj.gallande_aktiviteter, key=lambda a: (a.slut or a.start or date.max, a.id))
    planerade = [a for a in ordning if a.status is Aktivitetsstatus.PLANERAD]

    def efter(dag: date) -> Fynd:
        return _efter_slutet(portfolj, kontext, planerade, dag)

    def passerad(dag: date) -> Fynd:
        return _passerad(portfolj, p, planerade, dag)

    slutar = {a.slut for a in planerade if a.slut is not None}
    efterslap = timedelta(days=p.efterslap_dagar)
    start = {portfolj.utbildning.start}
    yield med_vander(efter, kontext.idag, start)
    yield med_vander(
        passerad, kontext.idag, start | {slut + extra + EN_DAG for slut in slutar for extra in (timedelta(), efterslap)}
    )


def _efter_slutet(portfolj: Portfolj, kontext: Kontext, planerade: list[Aktivitet], dag: date) -> Fynd:
    if skal := varfor_inte(portfolj, dag):
        return _EFTER.ej_tillamplig(skal)
    slut = max(filter(None, (portfolj.utbildning.planerat_slut, kontext.tid(portfolj).prognos)), default=None)
    if slut is None:
        return _EFTER.ej_tillamplig("Inget slut på din ST är planerat.")
    sena = [a for a in planerade if (a.slut or a.start or date.min) > slut]
    if sena:
        text = f"{_titlar(sena)} är planerat efter slutet på din ST, {datum(slut)}."
        return _EFTER.brist(text, bevis=bevis_aktivitet(sena, "efter slutet"))
    return _EFTER.uppfylld(f"Allt som är planerat ligger före slutet på din ST, {datum(slut)}.")


def _passerad(portfolj: Portfolj, p: Parametrar, planerade: list[Aktivitet], dag: date) -> Fynd:
    if skal := varfor_inte(portfolj, dag):
        return _PASSERAD.ej_tillamplig(skal)
    kvar = [(a.slut, a) for a in planerade if a.slut is not None and a.slut < dag]
    if not kvar:
        return _PASSERAD.uppfylld("Inget som skulle vara klart står kvar som planerat.")
    aktiviteter = [a for _, a in kvar]
    text = f"{_titlar(aktiviteter)} skulle vara klart men står kvar som planerat."
    bevis = bevis_aktivitet(aktiviteter, "inte genomförd")
    senast = kvar[0][0] + timedelta(days=p.efterslap_dagar)
    if dag > senast:
        return _PASSERAD.brist(text, sedan=senast + EN_DAG, forfaller=senast, bevis=bevis)
    return _PASSERAD.varning(text, forfaller=senast, bevis=bevis)


def _titlar(aktiviteter: list[Aktivitet]) -> str:
    namn = [f"”{a.titel}”" for a in aktiviteter[:_NAMNS]]
    fler = len(aktiviteter) - _NAMNS
    return uppraknat([*namn, f"{fler} till"] if fler > 0 else namn)


REGEL = Regel(
    id="IUP-11",
    slug="planerat-i-tid",
    titel="Det som är planerat ligger i tiden",
    delar={
        "efter_slutet": Del(Niva.LOKAL, kalla="sunt-fornuft", visa="Före slutet på ST"),
        "passerad": Del(Niva.LOKAL, kalla="sunt-fornuft", visa="Passerat och inte genomfört"),
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.lista", "Ändra i aktiviteterna"),
)
