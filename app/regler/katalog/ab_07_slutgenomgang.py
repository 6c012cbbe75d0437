"""Portföljen gås igenom tillsammans före ansökan.

Vad som kontrolleras: att ST-läkaren, handledaren och studierektorn har gått igenom portföljen innan tiden i ST är slut,
så långt i förväg som profilen anger.

Varför: ofta behöver något intyg kompletteras, och det är svårare när alla har gått vidare.

Så gör du: studierektorn bokar en slutgenomgång, skriver på sidan Besök vilka som var med, och ni skriver under.

Tolkning: källorna säger mot slutet av ST och före ansökan. Hur många månader i förväg är vår läsning. Dagen räknas
från den dag då tiden i ST är fullgjord, och flyttas med den.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.avstamning import Dokumentslag, klara
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, add_months
from app.regler.former import Svar, bevis_dokument, flagga, varslas
from app.regler.frist import med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("AB-07", "gjord")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months before the time in ST is served, and days of warning before the last good day."""

    fore_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    gjorda = klara(portfolj.dokument, Dokumentslag.SLUTGENOMGANG)
    slut = kontext.tid(portfolj).prognos
    if gjorda:
        yield _SVAR.uppfylld(f"Slutgenomgång gjordes {datum(gjorda[-1].datum)}.", bevis=bevis_dokument(gjorda[-1:]))
        return
    if slut is None:
        yield _SVAR.ej_tillamplig("Det går inte att räkna ut när din ST är slut.")
        return
    senast = add_months(slut, -p.fore_manader)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag):
            return _SVAR.ej_tillamplig(skal)
        return flagga(
            _SVAR, dag, senast, p.varsel_dagar,
            varning=f"Slutgenomgången inför ansökan ska göras senast {datum(senast)}.",
            brist=f"Slutgenomgången inför ansökan skulle ha gjorts senast {datum(senast)}.",
        ) or _SVAR.ej_tillamplig(f"Slutgenomgången behöver inte göras förrän {datum(senast)}.")  # fmt: skip

    yield med_vander(pa, kontext.idag, {portfolj.utbildning.start, varslas(senast, p.varsel_dagar), senast + EN_DAG})


REGEL = Regel(
    id="AB-07",
    slug="slutgenomgang",
    titel="Slutgenomgång görs före ansökan",
    delar={"gjord": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("slutgenomgang.ny", "Skriv slutgenomgång"),
    parametrar=Parametrar,
)
