"""Tillräckligt många bedömningar görs.

Vad som kontrolleras: antalet undertecknade bedömningar i den takt som regionens profil anger: under kalenderhalvåret
eller under de senaste månaderna.

Varför: många korta bedömningar av olika bedömare ger en säkrare bild än få, och du får återkoppling medan den hjälper.

Så gör du: be någon som ser dig i arbete om en bedömning.

Tolkning: alla slags undertecknade bedömningar räknas, även medsittning och specialistkollegium; utkast och begärda
räknas inte, och inte heller självskattning, som ingen annan har bedömt. Ett halvår räknas ned efter dagar i tjänst,
avrundat nedåt. Det som saknades ett halvår är en brist tills lika många är gjorda nästa halvår; längre tillbaka prövas
inte, för det går inte att göra något åt. De senaste månaderna prövas första gången när du har varit i tjänst lika
länge, och lång frånvaro skjuter fram den tiden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.bedomningstakt import Antalskrav, Takt, minst_antal
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-01", "antal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`antal` per half-year of the calendar, or in the latest `manader`."""

    varsel_dagar: int
    antal: int | None = None
    period: Literal["kalenderhalvar", "rullande_manader"] | None = None
    manader: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.antal is None or p.period is None:
        yield _SVAR.ej_tillamplig("Regionens profil anger inget antal bedömningar.")
        return
    krav = Antalskrav(p.antal, Takt(p.period), p.manader, p.varsel_dagar, "bedömningar")
    yield minst_antal(portfolj, kontext, _SVAR, krav, portfolj.andras_bedomningar)


REGEL = Regel(
    id="KV-01",
    slug="bedomningar",
    titel="Tillräckligt många bedömningar görs",
    delar={"antal": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning"),
    parametrar=Parametrar,
)
