"""Kvalitetsarbetet blir gjort, skrivet och redovisat.

Vad som kontrolleras: två saker. Att ett kvalitets- eller utvecklingsarbete är genomfört innan din ST är slut. Och att
varje genomfört sådant arbete är dokumenterat och redovisat.

Varför: ett förbättringsarbete som ingen får ta del av förbättrar inget, och det som inte är skrivet kan inte styrkas.

Så gör du: markera arbetet som genomfört när det är klart och sätt datum på dess steg rapport och redovisning.

Tolkning: att arbetet är planerat och bedöms frågar en annan regel om. Dokumenterat är det som har en rapport eller
ett noterat intyg, redovisat det som har en dag för redovisning; ingen text läses. Hur lång tid det får ta efter
arbetets slut, och hur långt före slutet av ST du varnas, är vår tolkning och står i profilen. Är delmålet
tillgodoräknat med intyg är arbetet gjort.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag
from app.domain.tid import EN_DAG
from app.domain.undervisning import Arbetsstegsslag
from app.regler.egna_arbeten import Arbeten, las_arbeten
from app.regler.former import Svar, bevis_aktivitet, bindande, inga_delmal, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_GJORT = Svar("AR-02", "gjort")
_REDOVISAT = Svar("AR-02", "redovisat")
_SLAG = frozenset({Aktivitetsslag.KVALITETSARBETE, Aktivitetsslag.UTVECKLINGSARBETE})


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Presented within so many days of its end; the warning comes so long before the end of ST."""

    varsel_dagar: int
    inom_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield inga_delmal(portfolj, kontext, _GJORT)
        yield inga_delmal(portfolj, kontext, _REDOVISAT)
        return
    arbeten, p = las_arbeten(portfolj, kontext, malbeskrivning, _SLAG), kontext.varden(Parametrar)
    yield _gjort(arbeten, p, kontext.idag)
    yield _redovisat(arbeten, p, kontext.idag)


def _gjort(arbeten: Arbeten, p: Parametrar, idag: date) -> Fynd:
    if arbeten.tillgodoraknade:
        text = f"Kvalitetsarbete, delmål {uppraknat(arbeten.delmal)}, är tillgodoräknat med intyg."
        return _GJORT.uppfylld(text, bevis=arbeten.tillgodoraknade)
    if arbeten.klara:
        return _GJORT.uppfylld("Kvalitetsarbete är genomfört.", bevis=bevis_aktivitet(arbeten.klara))
    if arbeten.slut is None:
        return _GJORT.ej_tillamplig("Det går inte att räkna ut när din ST är slut.")
    slut = arbeten.slut

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(arbeten.portfolj, dag, arbeten.stopp):
            return _GJORT.ej_tillamplig(skal)
        bevis = bevis_aktivitet(arbeten.planerade)
        if dag > slut:
            text = f"Inget kvalitetsarbete är genomfört, och din ST skulle ha varit klar {datum(slut)}."
            return _GJORT.brist(text, sedan=slut + EN_DAG, forfaller=slut, bevis=bevis)
        text = f"Kvalitetsarbetet ska vara genomfört senast {datum(slut)}."
        if dag >= varslas(slut, p.varsel_dagar) and not arbeten.bokade(dag):
            return _GJORT.varning(text, forfaller=slut, bevis=bevis)
        return _GJORT.ej_tillamplig(text)

    brytdagar = {slut + EN_DAG, varslas(slut, p.varsel_dagar), *(a.slut + EN_DAG for a in arbeten.planerade if a.slut)}
    return med_vander(pa, idag, granser(arbeten.portfolj, arbeten.stopp) | brytdagar)


def _redovisat(arbeten: Arbeten, p: Parametrar, idag: date) -> Fynd:
    klara = arbeten.klara
    if not klara:
        return _REDOVISAT.ej_tillamplig("Inget kvalitetsarbete är genomfört än.")
    inom = timedelta(days=p.inom_dagar)
    brister = {a.id: _saknas(arbeten, a) for a in klara}
    saknas = [a for a in klara if brister[a.id]]
    if not saknas:
        text = "Genomfört kvalitetsarbete är dokumenterat och redovisat."
        return _REDOVISAT.uppfylld(text, bevis=bevis_aktivitet(klara))
    sista = min((a.slut + inom for a in saknas if a.slut is not None), default=None)
    vad = uppraknat(sorted({ett for a in saknas for ett in brister[a.id]}))
    text, bevis = f"Genomfört kvalitetsarbete saknar {vad}.", bevis_aktivitet(saknas, "inte redovisat")

    def pa(dag: date) -> Fynd:
        if sista is not None and dag > sista:
            return _REDOVISAT.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        return _REDOVISAT.varning(text, forfaller=sista, bevis=bevis)

    return med_vander(pa, idag, set() if sista is None else {sista + EN_DAG})


def _saknas(arbeten: Arbeten, arbete: Aktivitet) -> list[str]:
    has_rapport = arbete.intyg is not None or arbeten.steg_klart(arbete, Arbetsstegsslag.RAPPORT) is not None
    has_redovisning = arbeten.steg_klart(arbete, Arbetsstegsslag.REDOVISNING) is not None
    har = {"rapport": has_rapport, "redovisning": has_redovisning}
    return [vad for vad, finns in har.items() if not finns]


REGEL = Regel(
    id="AR-02",
    slug="kvalitetsarbete-redovisas",
    titel="Kvalitetsarbete är gjort och redovisat",
    delar={
        "gjort": Del(Niva.FORESKRIFT, kalla="spur-lipus", visa="Gjort"),
        "redovisat": Del(
            Niva.FORESKRIFT,
            kalla="spur-lipus",
            tolkning=True,
            visa="Dokumenterat och redovisat",
            atgard=Atgard("arbete.visa", "Sätt datum på stegen", slag=Aktivitetsslag.KVALITETSARBETE),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Planera kvalitetsarbete", slag=Aktivitetsslag.KVALITETSARBETE),
    parametrar=Parametrar,
)
