"""Sidotjänstgöringen är sammanlagt ungefär så lång som regionen anger.

Vad som kontrolleras: att planerad och gjord sidotjänstgöring tillsammans ligger inom regionens riktvärde, räknat i
månader på heltid.

Varför: för lite sidotjänstgöring lämnar delmål utan underlag, och för mycket tar tid från hemenheten, som är ditt
egentliga ämne.

Så gör du: lägg in de placeringar du saknar, eller korta eller stryk någon som ännu inte är klar.

Tolkning: det är ett riktvärde, så för mycket är bara en varning, och bara så länge något av det ligger framåt. För lite
frågar vi efter först när så stor del av ST har gått som profilen anger, för tidigt i ST är planen sällan hel. Räcker
tiden till slutet inte längre för det som saknas är det en brist. Placeringar utan datum har ingen längd; finns en sådan
säger regeln inte att något saknas. Frånvaro räknas av. Delar av BT räknas inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.plankontroll import heltidsmanader
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import varfor_inte
from app.regler.modell import PORTFOLJEN, Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import manadstal
from app.regler.placeringar import sidotjanstgoringar
from app.regler.planlage import nar_det_saknas

_SVAR = Svar("PL-07", "omfattning")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Full-time months of side service: at least and at most, None where the region says nothing.

    Too little is asked about when `fran_andel` of ST is done.
    """

    fran_andel: Decimal
    varsel_dagar: int
    minst_manader: int | None = None
    hogst_manader: int | None = None


def _riktvarde(p: Parametrar) -> str:
    if p.minst_manader is None or p.hogst_manader is None:
        ord_ = "högst" if p.minst_manader is None else "minst"
        return f"riktvärdet är {ord_} {p.minst_manader or p.hogst_manader} månader"
    if p.minst_manader == p.hogst_manader:
        return f"riktvärdet är {p.minst_manader} månader"
    return f"riktvärdet är {p.minst_manader}–{p.hogst_manader} månader"


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.minst_manader is None and p.hogst_manader is None:
        yield _SVAR.ej_tillamplig("Regionens profil har inget riktvärde.")
        return
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield _SVAR.ej_tillamplig(skal)
        return
    placeringar = sidotjanstgoringar(portfolj)
    langder = [heltidsmanader(portfolj, a) for a in placeringar]
    summa = sum((langd for langd in langder if langd is not None), Fraction(0))
    grans = p.hogst_manader if p.hogst_manader is not None and summa > p.hogst_manader else p.minst_manader
    sagt = f"Sidotjänstgöringen är sammanlagt {manadstal(summa, grans)} månader på heltid, och {_riktvarde(p)}."
    bevis = bevis_aktivitet(placeringar)
    if p.hogst_manader is not None and summa > p.hogst_manader:
        sista = max(a.slut for a in placeringar if a.slut is not None)
        if kontext.idag < sista:
            yield _SVAR.varning(sagt, bevis=bevis, vander=sista)
        else:
            yield _SVAR.uppfylld("Sidotjänstgöringen är klar.", bevis=bevis, anmarkning=sagt)
    elif p.minst_manader is None or summa >= p.minst_manader or None in langder:
        yield _SVAR.uppfylld(sagt, bevis=bevis)
    else:
        saknas = nar_det_saknas(portfolj, kontext, Fraction(p.fran_andel), p.minst_manader - summa, p.varsel_dagar)
        if isinstance(saknas, str):
            yield _SVAR.ej_tillamplig(saknas)
        else:
            yield saknas.svara(_SVAR, sagt, PORTFOLJEN, bevis)


REGEL = Regel(
    id="PL-07",
    slug="sidotjanstgoringens-omfattning",
    titel="Sidotjänstgöringen är sammanlagt så lång som regionen anger",
    delar={"omfattning": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("placering.ny", "Lägg till placering"),
    parametrar=Parametrar,
)
