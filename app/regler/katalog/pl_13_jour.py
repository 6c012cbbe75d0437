"""Jour eller beredskap ingår i tjänstgöringen.

Vad som kontrolleras: att minst en placering, på hemenheten eller på annat håll, planerad eller gjord, anger att jour
ingår.

Varför: på jouren fattar du beslut med mindre stöd och möter det akuta. Granskningen frågar efter det.

Så gör du: öppna placeringen där du går jour, välj Ändra och svara på om jour ingår. Ingår ingen jour någonstans, tala
med chefen om var den kan göras.

Tolkning: planerad jour räcker. Hur mycket som är rimligt prövas inte. Att ingen placering säger något om jour bevisar
inte att den saknas, så det är bara en varning; en brist är det först när alla placeringar säger att jour inte ingår. Vi
frågar först när så många månader av ST har gått som profilen anger.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet, TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, add_months, flytta, klockstopp
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import PORTFOLJEN, Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import datum
from app.regler.planlage import vantat_slut

_SVAR = Svar("PL-13", "jour")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Whether on-call duty is asked for, and so many months into ST."""

    kravs: bool
    efter_manader: int


def _fraga_om(placeringar: Iterable[Aktivitet]) -> Om:
    """The placement where it is best noted: the home unit's latest one that says nothing about it."""
    hemma = [
        a
        for a in placeringar
        if a.tjanstgoring and a.tjanstgoring.has_jour is None and a.tjanstgoring.typ is TjanstgoringsTyp.HEMENHET
    ]
    sist = max(hemma, key=lambda a: (a.start or date.min, a.id), default=None)
    return PORTFOLJEN if sist is None else Om(aktivitet_id=sist.id)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if not p.kravs:
        yield _SVAR.ej_tillamplig("Regionens profil säger att enheten inte har någon jour.")
        return
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield _SVAR.ej_tillamplig(skal)
        return
    placeringar = list(portfolj.tjanstgoringar)
    med_jour = [a for a in placeringar if a.tjanstgoring and a.tjanstgoring.has_jour]
    if med_jour:
        yield _SVAR.uppfylld("Jour ingår i tjänstgöringen.", bevis=bevis_aktivitet(med_jour))
        return
    start, stopp = portfolj.utbildning.start, klockstopp(portfolj, kontext.franvaro_dagar)
    sista = flytta(start, add_months(start, p.efter_manader), stopp)
    if sista is None:
        yield _SVAR.ej_tillamplig("Frånvaron saknar sista dag, och då räknas ingen tid.")
        return
    slut = vantat_slut(portfolj, kontext) or date.max
    is_sakert = bool(placeringar) and all(a.tjanstgoring and a.tjanstgoring.has_jour is False for a in placeringar)
    bevis, om = bevis_aktivitet(placeringar), _fraga_om(placeringar)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _SVAR.ej_tillamplig(skal, om)
        if dag > slut:
            return _SVAR.ej_tillamplig(f"ST är slut {datum(slut)}.", om)
        if dag <= sista:
            return _SVAR.ej_tillamplig(f"Jouren efterfrågas först efter {datum(sista)}.", om)
        if is_sakert:
            text = "Alla placeringar i din plan säger att jour inte ingår."
            return _SVAR.brist(text, om, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        return _SVAR.varning("Ingen placering i din plan säger att jour eller beredskap ingår.", om, bevis=bevis)

    dagar = {sista + EN_DAG} | granser(portfolj, stopp) | ({slut + EN_DAG} if slut != date.max else set())
    yield med_vander(pa, kontext.idag, dagar)


REGEL = Regel(
    id="PL-13",
    slug="jour",
    titel="Jour eller beredskap ingår",
    delar={"jour": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("placering.andra", "Ange om jour ingår"),
    parametrar=Parametrar,
)
