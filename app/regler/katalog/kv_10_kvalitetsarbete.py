"""Kvalitetsarbete är planerat, hinner bli klart och bedöms.

Vad som kontrolleras: två saker. Att ett kvalitets- eller utvecklingsarbete är planerat eller pågår, är kopplat till
sitt delmål och slutar innan din ST gör det. Och att varje genomfört sådant arbete bedöms när det är klart.

Varför: det är genom att själv driva ett förbättringsarbete som du visar att du kan, och sent i ST hinner det inte
klart.

Så gör du: lägg in arbetet som aktivitet med slutdatum, koppla det till delmålet och be om en bedømning när det är
klart.

Tolkning: delmålet är det som enligt målbeskrivningen ska nås genom kvalitets- eller utvecklingsarbete; nämner den inget
sådant räcker vilket delmål som helst, och är delmålet tillgodoräknat med intyg är det helt. Slutet av ST är det som
räknas fram ur tjänstgöringen, annars det planerade. Ett arbete utan slutdatum ger en varning. Bedömningen är en som hör
till aktiviteten, eller en av kvalitetsarbete som är gjord efter att det slutade. Hur lång tid som får gå är vår
tolkning och står i profilen. Att arbetet inte står i planen än är en varning, och ingen brist, till och med den dag då
din första IUP ska vara klar (IUP-05); det är också vår tolkning.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag, Kompetensomrade
from app.domain.tid import EN_DAG
from app.regler.egna_arbeten import delmal_genom
from app.regler.former import Svar, bevis_aktivitet, bindande, inga_delmal, plan_brist, tillgodoraknat
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_PLAN = Svar("KV-10", "plan")
_BEDOMD = Svar("KV-10", "bedomd")
_SLAG = frozenset({Aktivitetsslag.KVALITETSARBETE, Aktivitetsslag.UTVECKLINGSARBETE})


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days after its end within which the work is to be assessed."""

    bedoms_inom_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield inga_delmal(portfolj, kontext, _PLAN)
        yield inga_delmal(portfolj, kontext, _BEDOMD)
        return
    arbeten = sorted((a for a in portfolj.gallande_aktiviteter if a.slag in _SLAG), key=lambda a: a.id)
    yield _plan(portfolj, kontext, malbeskrivning, arbeten)
    yield _bedomd(portfolj, kontext, arbeten)


def _plan(portfolj: Portfolj, kontext: Kontext, malbeskrivning: Malbeskrivning, arbeten: list[Aktivitet]) -> Fynd:
    sina = delmal_genom(malbeskrivning, _SLAG)
    if sina and portfolj.tillgodoraknade_delmal.issuperset(sina):
        bevis = tuple(ett for kod in sina for ett in tillgodoraknat(portfolj, kod))
        return _PLAN.uppfylld(f"Kvalitetsarbete, delmål {uppraknat(sina)}, är tillgodoräknat med intyg.", bevis=bevis)
    till = f"delmål {uppraknat(sina, 'eller')}" if sina else "något delmål"
    if not arbeten:
        return plan_brist(portfolj, kontext, _PLAN, "Inget kvalitetsarbete är planerat")
    kopplade = [a for a in arbeten if (a.delmal.intersection(sina) if sina else a.delmal)]
    if not kopplade:
        varfor = f"inte kopplat till {till}"
        text, bevis = f"Kvalitetsarbetet är inte kopplat till {till}", bevis_aktivitet(arbeten, varfor)
        return plan_brist(portfolj, kontext, _PLAN, text, bevis=bevis)
    slut = kontext.tid(portfolj).prognos or portfolj.utbildning.planerat_slut
    i_tid = [a for a in kopplade if a.is_genomford or (a.slut is not None and (slut is None or a.slut <= slut))]
    if i_tid:
        return _PLAN.uppfylld(f"Kvalitetsarbete finns för {till}.", bevis=bevis_aktivitet(i_tid))
    odaterade = [a for a in kopplade if a.slut is None]
    if odaterade or slut is None:
        text = "Kvalitetsarbetet har inget slutdatum, så det syns inte om det blir klart innan din ST är slut."
        return _PLAN.varning(text, bevis=bevis_aktivitet(odaterade, "utan slutdatum"))
    text = f"Kvalitetsarbetet slutar efter din ST, som beräknas vara klar {datum(slut)}."
    return _PLAN.brist(text, bevis=bevis_aktivitet(kopplade, "slutar för sent"))


def _bedomd(portfolj: Portfolj, kontext: Kontext, arbeten: list[Aktivitet]) -> Fynd:
    klara = [a for a in arbeten if a.is_genomford]
    if not klara:
        return _BEDOMD.ej_tillamplig("Inget kvalitetsarbete är genomfört än.")
    inom = timedelta(days=kontext.varden(Parametrar).bedoms_inom_dagar)
    av_kvalitet = kontext.delat.bedomda(portfolj, Kompetensomrade.KVALITET)
    nar = {arbete.id: _bedomd_dag(arbete, portfolj.andras_bedomningar, av_kvalitet) for arbete in klara}
    senast = {arbete.id: arbete.slut + inom for arbete in klara if arbete.slut is not None}

    def pa(dag: date) -> Fynd:
        saknas = [arbete for arbete in klara if nar[arbete.id] > dag]
        if not saknas:
            return _BEDOMD.uppfylld("Genomfört kvalitetsarbete är bedömt.", bevis=bevis_aktivitet(klara))
        forst = min((senast[arbete.id] for arbete in saknas if arbete.id in senast), default=None)
        titlar = uppraknat([f"”{arbete.titel}”" for arbete in saknas])
        text = f"Kvalitetsarbete som är genomfört har inte bedömts: {titlar}."
        bevis = bevis_aktivitet(saknas, "inte bedömt")
        if forst is not None and dag > forst:
            return _BEDOMD.brist(text, sedan=forst + EN_DAG, forfaller=forst, bevis=bevis)
        return _BEDOMD.varning(text, forfaller=forst, bevis=bevis)

    brytdagar = {*nar.values(), *(dag + EN_DAG for dag in senast.values())} - {date.max}
    return med_vander(pa, kontext.idag, brytdagar)


def _bedomd_dag(arbete: Aktivitet, alla: Iterable[Bedomning], av_kvalitet: Iterable[Bedomning]) -> date:
    """The first day on which the work has been assessed; `date.max` where it has not."""
    egna = [b.datum for b in alla if b.aktivitet_id == arbete.id]
    efter = [b.datum for b in av_kvalitet if arbete.slut is not None and b.datum >= arbete.slut]
    return min(egna + efter, default=date.max)


REGEL = Regel(
    id="KV-10",
    slug="kvalitetsarbete-planerat",
    titel="Kvalitetsarbete är planerat och bedöms",
    delar={
        "plan": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True, visa="Planerat"),
        "bedomd": Del(
            Niva.FORESKRIFT,
            kalla="spur-lipus",
            tolkning=True,
            visa="Bedömt",
            atgard=Atgard("bedomning.ny", "Begär bedömning av kvalitetsarbetet", mall="kvalitetsarbete"),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Planera kvalitetsarbete", slag=Aktivitetsslag.KVALITETSARBETE),
    parametrar=Parametrar,
)
