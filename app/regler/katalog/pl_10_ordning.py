"""Placeringar, kurser och uppdrag görs i den ordning som regionens plan anger.

Vad som kontrolleras: att det som bygger på något annat börjar efter det (till exempel kursen i barnhälsovård efter
pediatriken), att uppdrag på hemenheten är så långa som planen säger, och att det som planen lägger i en viss halva av
ST ligger där.

Varför: kursen och det egna uppdraget ger mer när grunden finns, och hemsjukvården behöver dig när du kan stå på egna
ben.

Så gör du: flytta det som ligger för tidigt, eller förläng uppdraget.

Tolkning: planen säger hur det helst görs, så det är aldrig en brist, och varningen ges bara innan det har börjat
(uppdragets längd: innan det är slut). Nämner planen flera saker som ska komma först räcker en av dem. Är den första
saken inlagd utan datum sägs inget. Ett uppdrag är så långt som dess längsta sammanhängande tid, oavsett hur stor del av
veckan det tar. Halva ST är den dag då halva tiden är fullgjord. Kursernas tid prövas av KU-01.
"""

from collections.abc import Iterator

from app.domain.plankontroll import brutna_ordningar, fel_tidpunkter, halva, per_nyckel, planlage
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.regionplan import Plankurs, Regionplan, Tidpunkt
from app.regler.former import Svar
from app.regler.frist import varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, manadstal, uppraknat
from app.regler.placeringar import namnd
from app.regler.planlage import planerat_fel

_ORDNING = Svar("PL-10", "ordning")
_LANGD = Svar("PL-10", "langd")
_HALVA = Svar("PL-10", "halva")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    plan = kontext.plan
    skal = "" if plan is None else varfor_inte(portfolj, portfolj.utbildning.start)
    if plan is None or skal:
        for svar in (_ORDNING, _LANGD, _HALVA):
            yield svar.ej_tillamplig(skal or "Regionens plan för specialiteten är inte känd.")
        return
    yield from _ordning(portfolj, kontext, plan)
    yield from _langd(portfolj, kontext, plan)
    yield from _halva(portfolj, kontext, plan)


def _ordning(portfolj: Portfolj, kontext: Kontext, plan: Regionplan) -> Iterator[Fynd]:
    titlar = dict(plan.titlar())
    brutna = brutna_ordningar(portfolj, plan)
    for bruten in brutna:
        forst = uppraknat([f"”{titlar[nyckel]}”" for nyckel in bruten.ordning.fore], "eller")
        yield planerat_fel(
            kontext.idag, _ORDNING, bruten.efter,
            f"{namnd(bruten.efter)} börjar före {forst}, som regionens plan vill ha först.",
            f"Den började före {forst}.",
        )  # fmt: skip
    if not brutna:
        yield _ORDNING.uppfylld("Inget ligger i en annan ordning än regionens plan anger.")


def _langd(portfolj: Portfolj, kontext: Kontext, plan: Regionplan) -> Iterator[Fynd]:
    funna = per_nyckel(portfolj)
    lagen = [planlage(portfolj, post, funna) for post in plan.uppdrag if post.nyckel in funna]
    korta = [x for x in lagen if x.kvar]
    for x in korta:
        text = f"Uppdraget ”{x.post.titel}” är {manadstal(x.manader, x.krav and x.krav[0])} månader i sträck"
        krav = f"planen säger minst {x.krav[0] if x.krav else 0}"
        yield planerat_fel(
            kontext.idag, _LANGD, x.inlagda[-1], f"{text}, och {krav}.", f"{text}, och {krav}.", till_slut=True
        )
    if not korta:
        yield _LANGD.uppfylld("Inget inlagt uppdrag är kortare än regionens plan säger.")


def _halva(portfolj: Portfolj, kontext: Kontext, plan: Regionplan) -> Iterator[Fynd]:
    mitten = halva(portfolj, kontext.tid(portfolj), kontext.franvaro_som_raknas)
    if mitten is None:
        yield _HALVA.ej_tillamplig("Det går inte att räkna ut när din ST är halvvägs.")
        return
    fel = [f for f in fel_tidpunkter(portfolj, plan, mitten) if not isinstance(f.post, Plankurs)]
    for ett in fel:
        vilken = "andra" if ett.post.nar is Tidpunkt.ANDRA_HALVAN else "första"
        text = f"{namnd(ett.aktivitet)} ligger inte i {vilken} halvan av ST (halva är {datum(mitten)})."
        yield planerat_fel(kontext.idag, _HALVA, ett.aktivitet, text, f"Den gjordes inte i {vilken} halvan av ST.")
    if not fel:
        yield _HALVA.uppfylld("Inget ligger i fel halva av ST enligt regionens plan.")


_ANDRA = Atgard("placering.andra", "Ändra datum")

REGEL = Regel(
    id="PL-10",
    slug="ordning",
    titel="Det görs i den ordning som regionens plan anger",
    delar={
        "ordning": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="ordning"),
        "langd": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="uppdragens längd"),
        "halva": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="halva av ST"),
    },
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=_ANDRA,
)
