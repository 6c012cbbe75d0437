"""Det skriftliga arbetet enligt vetenskapliga principer blir klart.

Vad som kontrolleras: tre saker. Att det skriftliga arbetet är genomfört, eller mot slutet av ST åtminstone planerat
så att det hinner bli klart. Att den som har börjat har handledare och ett slutdatum. Och, där regionens profil
ställer kravet, att arbetet har en projektplan och är redovisat.

Varför: arbetet tar månader i kalendern också när det är några veckors arbete, och utan det går det inte att ansöka.

Så gör du: lägg in det skriftliga arbetet som aktivitet med start och slut och sätt datum på dess steg: handledare,
projektplan, genomförande, rapport och redovisning.

Tolkning: det gäller bara SOSFS 2015:8, och bara de specialiteter vars målbeskrivning kräver ett sådant arbete. Är
delmålet tillgodoräknat med intyg, till exempel för ett tidigare examensarbete, är arbetet gjort; då återstår där
regionen så vill en projektplan, som noteras som ett steg på ett skriftligt arbete i planen. Hur långt före slutet av
ST arbetet ska finnas i planen, och hur snart den som börjat ska ha handledare, är vår tolkning och står i profilen.
Slutet av ST är det som räknas fram ur tjänstgöringen, annars det planerade. Hur många veckor som har använts prövas
inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aktivitet import Aktivitet
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag
from app.domain.tid import EN_DAG, add_months
from app.domain.undervisning import Arbetsstegsslag
from app.regler.egna_arbeten import Arbeten, las_arbeten
from app.regler.former import Svar, bevis_aktivitet, bindande, inga_delmal, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_ARBETE = Svar("AR-01", "arbete")
_VILLKOR = Svar("AR-01", "forutsattningar")
_REDOVISAT = Svar("AR-01", "redovisat")
_SLAG = frozenset({Aktivitetsslag.SKRIFTLIGT_ARBETE})
_STEG = {Arbetsstegsslag.PROJEKTPLAN: "projektplan", Arbetsstegsslag.REDOVISNING: "redovisning"}


@dataclass(frozen=True, slots=True)
class Parametrar:
    """In the plan so many months before the end of ST, and with a handledare so many days after it was begun."""

    varsel_dagar: int
    kvar_manader: int
    ordnas_inom_dagar: int
    has_redovisning: bool | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield from (inga_delmal(portfolj, kontext, svar) for svar in (_ARBETE, _VILLKOR, _REDOVISAT))
        return
    arbeten, p = las_arbeten(portfolj, kontext, malbeskrivning, _SLAG), kontext.varden(Parametrar)
    if not arbeten.delmal:
        skal = "Målbeskrivningen kräver inget skriftligt arbete."
        yield from (svar.ej_tillamplig(skal) for svar in (_ARBETE, _VILLKOR, _REDOVISAT))
        return
    yield _arbetet(arbeten, p, kontext.idag)
    yield _villkoren(arbeten, p, kontext.idag)
    yield (
        _redovisat(arbeten) if p.has_redovisning else _REDOVISAT.ej_tillamplig("Regionens profil ställer inte kravet.")
    )


def _arbetet(arbeten: Arbeten, p: Parametrar, idag: date) -> Fynd:
    if arbeten.tillgodoraknade:
        text = f"Skriftligt arbete, delmål {uppraknat(arbeten.delmal)}, är tillgodoräknat med intyg."
        return _ARBETE.uppfylld(text, bevis=arbeten.tillgodoraknade)
    if arbeten.klara:
        return _ARBETE.uppfylld("Det skriftliga arbetet är genomfört.", bevis=bevis_aktivitet(arbeten.klara))
    if arbeten.slut is None:
        return _ARBETE.ej_tillamplig("Det går inte att räkna ut när din ST är slut.")
    slut, senast = arbeten.slut, add_months(arbeten.slut, -p.kvar_manader)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(arbeten.portfolj, dag, arbeten.stopp):
            return _ARBETE.ej_tillamplig(skal)
        if bokade := arbeten.bokade(dag):
            text = f"Det skriftliga arbetet är planerat att bli klart {datum(max(a.slut or dag for a in bokade))}."
            return _ARBETE.uppfylld(text, bevis=bevis_aktivitet(bokade))
        text = f"{_hur_det_star(arbeten.planerade, dag)} Din ST beräknas vara klar {datum(slut)}."
        gick_ut = [a.slut for a in arbeten.planerade if a.slut is not None and a.slut < dag and a.slut <= slut]
        sista, bevis = max([senast, *gick_ut]), bevis_aktivitet(arbeten.planerade)
        if dag > sista:
            return _ARBETE.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        if dag >= varslas(sista, p.varsel_dagar):
            return _ARBETE.varning(text, forfaller=sista, bevis=bevis)
        return _ARBETE.ej_tillamplig(f"Det skriftliga arbetet ska finnas i planen senast {datum(sista)}.")

    brytdagar = {senast + EN_DAG, varslas(senast, p.varsel_dagar)}
    brytdagar |= {a.slut + EN_DAG for a in arbeten.planerade if a.slut}
    return med_vander(pa, idag, granser(arbeten.portfolj, arbeten.stopp) | brytdagar)


def _hur_det_star(planerade: list[Aktivitet], dag: date) -> str:
    if not planerade:
        return "Inget skriftligt arbete är planerat."
    if all(a.slut is None for a in planerade):
        return "Det skriftliga arbetet har inget slutdatum."
    if any(a.slut is not None and a.slut < dag for a in planerade):
        return "Det skriftliga arbetet skulle ha varit klart och är inte genomfört."
    return "Det skriftliga arbetet slutar efter din ST."


def _villkoren(arbeten: Arbeten, p: Parametrar, idag: date) -> Fynd:
    start = {a.id: a.start for a in arbeten.planerade if a.start is not None}
    borjade = [a for a in arbeten.planerade if a.id in start]
    inom = timedelta(days=p.ordnas_inom_dagar)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(arbeten.portfolj, dag, arbeten.stopp):
            return _VILLKOR.ej_tillamplig(skal)
        pagar = [a for a in borjade if start[a.id] <= dag]
        if not pagar:
            text = "Det skriftliga arbetet är klart." if arbeten.klara else "Inget skriftligt arbete pågår."
            return _VILLKOR.ej_tillamplig(text)
        saknas = {a.id: brister for a in pagar if (brister := _saknas(arbeten, a, dag))}
        if not saknas:
            text = "Det skriftliga arbetet har handledare och tid."
            return _VILLKOR.uppfylld(text, bevis=bevis_aktivitet(pagar))
        sista = min(start[id_] for id_ in saknas) + inom
        text = f"Det skriftliga arbetet pågår utan {uppraknat(sorted({b for br in saknas.values() for b in br}))}."
        bevis = bevis_aktivitet([a for a in pagar if a.id in saknas])
        if dag > sista:
            return _VILLKOR.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        return _VILLKOR.varning(text, forfaller=sista, bevis=bevis)

    klara = {dag for a in borjade if (dag := arbeten.steg_klart(a, Arbetsstegsslag.HANDLEDARE)) is not None}
    brytdagar = {*start.values(), *(dag + inom + EN_DAG for dag in start.values()), *klara}
    return med_vander(pa, idag, granser(arbeten.portfolj, arbeten.stopp) | brytdagar)


def _saknas(arbeten: Arbeten, arbete: Aktivitet, dag: date) -> list[str]:
    handledare = arbeten.steg_klart(arbete, Arbetsstegsslag.HANDLEDARE)
    har = {"handledare": handledare is not None and handledare <= dag, "slutdatum": arbete.slut is not None}
    return [vad for vad, finns in har.items() if not finns]


def _redovisat(arbeten: Arbeten) -> Fynd:
    if arbeten.tillgodoraknade:
        if any(arbeten.steg_klart(a, Arbetsstegsslag.PROJEKTPLAN) for a in arbeten.alla):
            return _REDOVISAT.uppfylld("Projektplanen är klar.", bevis=bevis_aktivitet(arbeten.alla))
        text = "Det skriftliga arbetet är tillgodoräknat, men en projektplan ska ändå göras och redovisas."
        return _REDOVISAT.varning(text, bevis=arbeten.tillgodoraknade)
    if not arbeten.klara:
        return _REDOVISAT.ej_tillamplig("Det skriftliga arbetet är inte genomfört än.")
    saknas = {ord_ for a in arbeten.klara for slag, ord_ in _STEG.items() if arbeten.steg_klart(a, slag) is None}
    bevis = bevis_aktivitet(arbeten.klara)
    if saknas:
        text = f"Det skriftliga arbetet är genomfört men saknar {uppraknat(sorted(saknas))}."
        return _REDOVISAT.varning(text, bevis=bevis)
    return _REDOVISAT.uppfylld("Det skriftliga arbetet har projektplan och är redovisat.", bevis=bevis)


_GALLER = frozenset({Foreskrift.F2015})
REGEL = Regel(
    id="AR-01",
    slug="skriftligt-arbete",
    titel="Skriftligt arbete enligt vetenskapliga principer",
    delar={
        "arbete": Del(
            Niva.FORESKRIFT, kalla="sosfs-2015-8", foreskrifter=_GALLER, tolkning=True, visa="Genomfört i tid"
        ),
        "forutsattningar": Del(
            Niva.ALLMANT_RAD,
            kalla="spur-lipus",
            foreskrifter=_GALLER,
            tolkning=True,
            visa="Förutsättningarna",
            atgard=Atgard("arbete.visa", "Sätt datum på stegen", slag=Aktivitetsslag.SKRIFTLIGT_ARBETE),
        ),
        "redovisat": Del(
            Niva.LOKAL,
            kalla="kronoberg-st-plan",
            foreskrifter=_GALLER,
            visa="Projektplan och redovisning",
            atgard=Atgard("arbete.visa", "Sätt datum på stegen", slag=Aktivitetsslag.SKRIFTLIGT_ARBETE),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Planera skriftligt arbete", slag=Aktivitetsslag.SKRIFTLIGT_ARBETE),
    parametrar=Parametrar,
)
