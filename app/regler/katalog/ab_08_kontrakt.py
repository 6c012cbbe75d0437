"""Utbildningskontraktet är underskrivet av alla fyra.

Vad som kontrolleras: att chefen, studierektorn, handledaren och ST-läkaren har skrivit under ett utbildningskontrakt
som namnger den andra specialisten.

Varför: alla ska veta från början vem som ansvarar för vad, och vem som utöver huvudhandledaren följer ST-läkaren.

Så gör du: studierektorn eller chefen skriver kontraktet på sidan Besök. Sedan skriver var och en under.

Tolkning: källan säger ingen dag. Profilens antal månader från starten av din ST är vår läsning, och frånvaro skjuter
fram den. Kontraktet är klart den dag den sista skriver under.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus, Part, klara
from app.domain.dokumentmall import ANDRA_SPECIALIST
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.borjan import Tidigt, i_borjan
from app.regler.former import Svar, bevis_dokument
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("AB-08", "underskrivet")
_PART = {
    Part.ST_LAKARE: "ST-läkaren",
    Part.HUVUDHANDLEDARE: "handledaren",
    Part.STUDIEREKTOR: "studierektorn",
    Part.CHEF: "chefen",
}


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months from the start of ST, and days of warning before the last good day."""

    hogst_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    hela = [k for k in klara(portfolj.dokument, Dokumentslag.KONTRAKT) if _is_helt(k)]
    krav = Tidigt(p.hogst_manader, p.varsel_dagar, "Utbildningskontraktet", "underskrivet av alla", "underskrivet")
    klar = max(u.datum for u in hela[0].undertecknanden) if hela else None
    vantar = [
        d for d in portfolj.dokument
        if d.slag is Dokumentslag.KONTRAKT and d.status in (Dokumentstatus.UNDERTECKNAS, Dokumentstatus.KLAR)
    ]  # fmt: skip
    yield i_borjan(
        portfolj, kontext, _SVAR, krav, klar, bevis_dokument(hela[:1] or vantar[-1:]), lambda: _saknas(vantar[-1:])
    )


def _is_helt(kontrakt: Dokument) -> bool:
    return bool(kontrakt.undertecknanden) and bool(kontrakt.svarat(ANDRA_SPECIALIST))


def _saknas(vantar: list[Dokument]) -> str:
    """What the contract that there is lacks."""
    if not vantar:
        return ""
    if vantar[0].kvar:
        return f" Kvar att skriva under: {uppraknat([_PART[part] for part in vantar[0].kvar])}."
    return " Det namnger ingen andra specialist."


REGEL = Regel(
    id="AB-08",
    slug="utbildningskontrakt",
    titel="Utbildningskontrakt är underskrivet",
    delar={"underskrivet": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("kontrakt.ny", "Skriv kontrakt"),
    parametrar=Parametrar,
)
