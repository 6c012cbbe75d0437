"""Utbildningen följer rätt föreskrift.

Vad som kontrolleras: att du får följa den föreskrift som är vald. Den äldre (SOSFS 2015:8) får följas av den som har
gjort svensk allmäntjänstgöring (AT), och av den som började ST innan den nyare (HSLF-FS 2021:8) trädde i kraft. Den
nyare får alltid väljas, men då ingår bastjänstgöring (BT).

Varför: fel föreskrift betyder fel delmål, fel intyg och fel tid, och upptäcks ofta först vid ansökan.

Så gör du: rätta uppgifterna om AT, start, BT eller föreskrift. Är ett undantag beslutat skriver du skälet.

Tolkning: ett undantag med skäl godtas och visas som en anmärkning; vi prövar inte skälet. Är det inte känt om svensk
AT är gjord, och det avgör saken, blir det en varning. Något sista ansökningsdatum för den äldre föreskriften är inte
känt och prövas inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj, Utbildning, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel, Utfall
from app.regler.ord import datum

_SVAR = Svar("TID-03", "foreskrift")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The day the newer regulation came into force."""

    ny_foreskrift_fran: date


def _aldre(utbildning: Utbildning, ny_fran: date) -> Fynd:
    """Whether the older regulation may be followed."""
    if utbildning.start < ny_fran:
        return _SVAR.uppfylld(f"ST började före {datum(ny_fran)}, så SOSFS 2015:8 får följas.")
    if utbildning.has_svensk_at:
        return _SVAR.uppfylld("Svensk AT är gjord, så SOSFS 2015:8 får följas.")
    if utbildning.has_svensk_at is None:
        return _SVAR.varning("Det är inte noterat om svensk AT är gjord, vilket krävs för att följa SOSFS 2015:8.")
    return _SVAR.brist(
        f"SOSFS 2015:8 får inte följas utan svensk AT när ST började {datum(ny_fran)} eller senare.",
        sedan=utbildning.start,
    )


def _nyare(utbildning: Utbildning) -> Fynd:
    """Whether BT is there, which the newer regulation demands."""
    if utbildning.bt is BtLage.EJ_AKTUELL:
        return _SVAR.brist("Den som följer HSLF-FS 2021:8 ska ha BT, men ingen BT är noterad.", sedan=utbildning.start)
    return _SVAR.uppfylld("HSLF-FS 2021:8 följs, och BT är noterad.")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    utbildning = portfolj.utbildning
    if utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _SVAR.ej_tillamplig("ST har inte börjat.")
        return
    if utbildning.foreskrift is Foreskrift.F2015:
        fynd = _aldre(utbildning, kontext.varden(Parametrar).ny_foreskrift_fran)
    else:
        fynd = _nyare(utbildning)
    if fynd.utfall is not Utfall.UPPFYLLD and utbildning.undantag_skal:
        beteckning = utbildning.foreskrift.beteckning
        fynd = _SVAR.uppfylld(f"{beteckning} följs med stöd av ett undantag.", anmarkning="undantag med noterat skäl")
    elif fynd.utfall is Utfall.BRIST and kontext.idag < utbildning.start:
        fynd = _SVAR.varning(fynd.meddelande, forfaller=utbildning.start - EN_DAG, vander=utbildning.start)
    yield fynd


REGEL = Regel(
    id="TID-03",
    slug="ratt-foreskrift",
    titel="Rätt föreskrift följs",
    delar={"foreskrift": Del(Niva.FORESKRIFT, kalla="hslf-fs-2021-8")},
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("utbildning.andra", "Rätta uppgifterna"),
)
