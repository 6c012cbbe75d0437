"""Självskattning av kompetensen görs i början av ST.

Vad som kontrolleras: att du i början av din ST har skattat din egen kompetens tillsammans med handledaren.

Varför: planen ska utgå från vad du redan kan och vad du behöver, och det vet ni bäst tillsammans.

Så gör du: fyll i självskattningen, gå igenom den med handledaren och låt handledaren underteckna.

Tolkning: källan säger bara att den görs i början; sista dagen är vår läsning och står i regionens profil. Frånvaro
skjuter fram den. Det är handledarens underskrift som visar att ni har gått igenom den. Är den gjord men sen visas det
som en anmärkning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.domain.tid import EN_DAG, add_months, flytta, klockstopp
from app.regler.former import Svar, bevis_bedomning, flagga, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, tid_efter

_SVAR = Svar("KV-13", "gjord")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months from the start of ST, and days of warning before the last good day."""

    hogst_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    start, stopp = portfolj.utbildning.start, klockstopp(portfolj, kontext.franvaro_dagar)
    senast = flytta(start, add_months(start, p.hogst_manader), stopp)
    gjorda = sorted(
        (b for b in portfolj.signerade_bedomningar if b.metod is Metod.SJALVSKATTNING), key=lambda b: (b.datum, b.id)
    )

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _SVAR.ej_tillamplig(skal)
        if gjorda and gjorda[0].datum <= dag:
            return _gjord(gjorda[0], start, senast)
        if senast is None:
            return _SVAR.ej_tillamplig("Självskattningen är inte gjord än.")
        return flagga(
            _SVAR,
            dag,
            senast,
            p.varsel_dagar,
            varning=f"Självskattning med handledaren ska göras senast {datum(senast)}.",
            brist=f"Självskattning med handledaren skulle ha gjorts senast {datum(senast)}.",
        ) or _SVAR.ej_tillamplig(f"Självskattningen behöver inte vara gjord förrän {datum(senast)}.")

    brytdagar = granser(portfolj, stopp) | {b.datum for b in gjorda[:1]}
    if senast is not None:
        brytdagar |= {varslas(senast, p.varsel_dagar), senast + EN_DAG}
    yield med_vander(pa, kontext.idag, brytdagar)


def _gjord(skattning: Bedomning, start: date, senast: date | None) -> Fynd:
    sent = senast is not None and skattning.datum > senast
    return _SVAR.uppfylld(
        f"Självskattning gjordes {datum(skattning.datum)}.",
        bevis=bevis_bedomning([skattning]),
        anmarkning=f"gjord {tid_efter(start, skattning.datum)} efter start" if sent else "",
    )


REGEL = Regel(
    id="KV-13",
    slug="sjalvskattning",
    titel="Självskattning görs i början av ST",
    delar={"gjord": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Gör självskattning", metod=Metod.SJALVSKATTNING),
    parametrar=Parametrar,
)
