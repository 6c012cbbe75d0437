"""Chefen håller utvecklingssamtal med ST-läkaren.

Vad som kontrolleras: att chefen har hållit och noterat ett utvecklingssamtal så ofta som profilen anger.

Varför: chefen ansvarar för att utbildningen har de förutsättningar den behöver, och samtalet är där ni talar om dem.

Så gör du: chefen noterar samtalet på sidan Besök med dag och en kort sammanfattning, och skriver under.

Tolkning: indikatorn säger regelbundna samtal; att det är en gång om året är vår läsning. Det första ska ha hållits ett
år efter starten av din ST. Frånvaro skjuter fram dagen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.avstamning import Dokumentslag, klara
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.aterkommande import Fras, Intervall, minst_ett
from app.regler.former import Svar, bevis_dokument
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("AB-03", "arligen")
_FRAS = Fras("Utvecklingssamtal med chefen", "hölls", "hållas", "hållits")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months between them, and days of warning before the last good day."""

    manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    gjorda = klara(portfolj.dokument, Dokumentslag.UTVECKLINGSSAMTAL)
    takt = Intervall(p.manader, p.varsel_dagar)
    yield minst_ett(portfolj, kontext, _SVAR, takt, gjorda, _FRAS, bevis_dokument)


REGEL = Regel(
    id="AB-03",
    slug="utvecklingssamtal",
    titel="Chefen håller utvecklingssamtal",
    delar={"arligen": Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("utvecklingssamtal.ny", "Notera utvecklingssamtal"),
    parametrar=Parametrar,
)
