"""ST börjar med en sammanhängande tid på hemenheten.

Vad som kontrolleras: att den första sidotjänstgöringen inte börjar innan så många månader som regionens profil anger
har gått på hemenheten.

Varför: du lär känna ditt ämne, dina patienter och din handledare först, och vet sedan vad du ska lära dig på annat
håll.

Så gör du: flytta den första sidotjänstgöringen framåt, eller kom överens med handledaren om att börja tidigare.

Tolkning: regionerna säger hur det brukar vara, så det är aldrig en brist. En varning ges bara innan sidotjänstgöringen
har börjat. Tiden räknas från starten av ST; för den som gör BT inom ST räknas den från dagen efter den sista delen av
BT, som sällan är på hemenheten. Lång frånvaro skjuter fram dagen. En sidotjänstgöring på bara en del av din anställda
tid räknas inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, add_months, flytta, klockstopp
from app.regler.former import Svar
from app.regler.frist import varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import datum
from app.regler.placeringar import bortaperioder
from app.regler.planlage import planerat_fel

_SVAR = Svar("PL-09", "hemma")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`minst_manader` at the home unit before the first side placement."""

    minst_manader: int | None = None


def _borjar(portfolj: Portfolj) -> date:
    """The first day that counts: the start of ST, or the day after the last part of BT within it."""
    slut = [
        a.slut + EN_DAG
        for a in portfolj.tjanstgoringar
        if a.tjanstgoring and a.tjanstgoring.typ is TjanstgoringsTyp.BT_DEL and a.slut and a.slut < date.max
    ]
    return max([portfolj.utbildning.start, *slut])


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.minst_manader is None:
        yield _SVAR.ej_tillamplig("Regionens profil anger ingen sammanhängande tid på hemenheten.")
        return
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield _SVAR.ej_tillamplig(skal)
        return
    borta = bortaperioder(portfolj)
    forst = min((a for a in portfolj.tjanstgoringar if a.id in borta), key=lambda a: (borta[a.id], a.id), default=None)
    if forst is None or forst.start is None:
        yield _SVAR.ej_tillamplig("Ingen sidotjänstgöring med datum är inlagd.")
        return
    fran = _borjar(portfolj)
    tidigast = flytta(fran, add_months(fran, p.minst_manader), klockstopp(portfolj, kontext.franvaro_dagar))
    if tidigast is None or forst.start >= tidigast:
        text = f"Den första sidotjänstgöringen börjar {datum(forst.start)}."
        yield _SVAR.uppfylld(text, Om(aktivitet_id=forst.id))
        return
    villkor = f"innan {p.minst_manader} månader på hemenheten har gått"
    yield planerat_fel(
        kontext.idag, _SVAR, forst,
        f"Sidotjänstgöringen ”{forst.titel}” börjar {villkor}.", f"Sidotjänstgöringen började {villkor}.",
    )  # fmt: skip


REGEL = Regel(
    id="PL-09",
    slug="forsta-tiden-hemma",
    titel="ST börjar med en sammanhängande tid på hemenheten",
    delar={"hemma": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("placering.andra", "Flytta placeringen"),
    parametrar=Parametrar,
)
