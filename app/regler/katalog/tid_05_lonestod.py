"""Regionens lönestöd räcker hela utbildningen.

Vad som kontrolleras: att ST är slut innan så många månader på heltid har gått som regionen ersätter enheten för.

Varför: efter den tiden betalar enheten hela lönen, och det ska ingen upptäcka i efterhand.

Så gör du: tala med chefen och studierektorn i god tid om hur resten av tiden ska betalas, eller tidigarelägg slutet.

Tolkning: stödet förbrukas av den tid du har tjänstgjort i ST, räknad på heltid. Frånvaro förbrukar det inte, och
tillgodoräknad tid inte heller. Utbildningen antas hålla på till det senare av planerat slut och den dag då tiden är
fullgjord.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.domain.tid_i_st import nar_gjort
from app.regler.former import Svar, flagga, varslas
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("TID-05", "lonestod")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Full-time months of service that the region supports, and days of warning before the last of them."""

    hogst_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _SVAR.ej_tillamplig("ST har inte börjat.")
        return
    p = kontext.varden(Parametrar)
    sista = nar_gjort(portfolj, Fraction(p.hogst_manader), kontext.franvaro_som_raknas)
    if sista is None:
        yield _SVAR.ej_tillamplig("Frånvaron saknar sista dag, så det går inte att säga när stödet är slut.")
        return
    sluten = [dag for dag in (portfolj.utbildning.planerat_slut, kontext.tid(portfolj).prognos) if dag is not None]
    if not sluten:
        yield _SVAR.ej_tillamplig("Inget slut är planerat, och det går inte att räkna ut.")
        return
    slut = max(sluten)
    if slut <= sista:
        yield _SVAR.uppfylld(f"Regionens lönestöd räcker till {datum(sista)}, och ST är slut {datum(slut)}.")
    elif kontext.idag > slut:
        yield _SVAR.ej_tillamplig(f"ST är slut {datum(slut)}.")
    else:
        fynd = flagga(
            _SVAR,
            kontext.idag,
            sista,
            p.varsel_dagar,
            varning=f"Regionens lönestöd tar slut {datum(sista)}, men ST håller på till {datum(slut)}.",
            brist=f"Regionens lönestöd tog slut {datum(sista)}, men ST håller på till {datum(slut)}.",
        ) or _SVAR.uppfylld(f"Regionens lönestöd räcker till {datum(sista)}.", vander=varslas(sista, p.varsel_dagar))
        yield replace(fynd, vander=fynd.vander or slut + EN_DAG)


REGEL = Regel(
    id="TID-05",
    slug="lonestod",
    titel="Regionens lönestöd räcker hela utbildningen",
    delar={"lonestod": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("utbildning.andra", "Se över planen"),
)
