"""Handledarutlåtande skrivs varje år.

Vad som kontrolleras: att huvudhandledaren har skrivit under ett handledarutlåtande så ofta som profilen anger.

Varför: utlåtandet är handledarens samlade bild av hur det går, och studierektorn läser det inför besöket.

Så gör du: huvudhandledaren skriver utlåtandet på sidan Besök, med årets bedömningar och handledning bredvid.

Tolkning: det första ska vara skrivet så många månader efter starten av din ST som profilen anger, sedan räknas tiden
från det senaste. Frånvaro skjuter fram dagen. Ett utkast räknas inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.avstamning import Dokumentslag, klara
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.aterkommande import Fras, Intervall, minst_ett
from app.regler.former import Svar, bevis_dokument
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("AB-06", "arligen")
_FRAS = Fras("Handledarutlåtande", "skrevs", "skrivas", "skrivits")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months between them, and days of warning before the last good day."""

    manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    gjorda = klara(portfolj.dokument, Dokumentslag.UTLATANDE)
    takt = Intervall(p.manader, p.varsel_dagar)
    yield minst_ett(portfolj, kontext, _SVAR, takt, gjorda, _FRAS, bevis_dokument)


REGEL = Regel(
    id="AB-06",
    slug="handledarutlatande",
    titel="Handledarutlåtande skrivs varje år",
    delar={"arligen": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("utlatande.ny", "Skriv handledarutlåtande"),
    parametrar=Parametrar,
)
