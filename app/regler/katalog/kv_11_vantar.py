"""Ingen bedömning väntar länge på underskrift.

Vad som kontrolleras: att begärda bedömningar och utkast undertecknas inom så många dagar som profilen anger.

Varför: återkoppling som kommer veckor efteråt hjälper lite, och en bedömning som inte är undertecknad räknas inte.

Så gör du: påminn bedömaren, be någon annan eller ta tillbaka begäran.

Tolkning: tiden räknas från den dag bedömningen begärdes, eller från dagen den gäller om den dagen är senare eller det
inte framgår när den begärdes. Den som har avböjts, tagits tillbaka eller makulerats väntar inte, och inte heller en
begäran vars sista svarsdag har gått: den får göras om. En bedömning i flera steg väntar först när den har lämnats över
till bedömaren. Tiden går även under din frånvaro, för det är bedömaren som väntas på.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("KV-11", "vantar")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days that an assessment may wait, and days of warning before the last good one."""

    hogst_dagar: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    vantande = sorted(
        (
            (_sedan(b) + timedelta(days=p.hogst_dagar), b)
            for b in portfolj.bedomningar
            if b.is_vantande and b.is_overlamnad
        ),
        key=lambda par: (par[0], par[1].id),
    )

    def pa(dag: date) -> Fynd:
        kvar = [(sista, b) for sista, b in vantande if _sedan(b) <= dag and not b.is_utgangen(dag)]
        if not kvar:
            return _SVAR.uppfylld("Ingen bedömning väntar på underskrift.")
        sena = [b for sista, b in kvar if dag > sista]
        if sena:
            forst = kvar[0][0]
            text = f"{_antal(sena)} väntat på underskrift i mer än {p.hogst_dagar} dagar."
            return _SVAR.brist(text, sedan=forst + EN_DAG, forfaller=forst, bevis=bevis_bedomning(sena))
        forst = kvar[0][0]
        snart = [b for sista, b in kvar if dag >= varslas(sista, p.varsel_dagar)]
        if snart:
            text = f"{_antal(snart)} väntat på underskrift sedan {datum(_sedan(snart[0]))}."
            return _SVAR.varning(text, forfaller=forst, bevis=bevis_bedomning(snart))
        bevis = bevis_bedomning(b for _, b in kvar)
        return _SVAR.uppfylld("Ingen bedömning har väntat länge på underskrift.", forfaller=forst, bevis=bevis)

    brytdagar = {dag for sista, b in vantande for dag in _brytdagar(b, sista, p.varsel_dagar)}
    yield med_vander(pa, kontext.idag, brytdagar)


def _sedan(bedomning: Bedomning) -> date:
    """The day from which it waits: nobody can sign before the occasion."""
    return max(bedomning.begard or bedomning.datum, bedomning.datum)


def _brytdagar(bedomning: Bedomning, sista: date, varsel_dagar: int) -> Iterator[date]:
    yield from (_sedan(bedomning), varslas(sista, varsel_dagar), sista + EN_DAG)
    if bedomning.svara_senast is not None:
        yield bedomning.svara_senast + EN_DAG


def _antal(vantande: list[Bedomning]) -> str:
    return "1 bedömning har" if len(vantande) == 1 else f"{len(vantande)} bedömningar har"


REGEL = Regel(
    id="KV-11",
    slug="bedomningar-som-vantar",
    titel="Ingen bedömning väntar länge",
    delar={"vantar": Del(Niva.LOKAL, kalla="sunt-fornuft", tolkning=True, konfidens=Konfidens.LOW)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.vantar", "Visa det som väntar"),
    parametrar=Parametrar,
)
