"""Tillräckligt många medsittningar görs.

Vad som kontrolleras: antalet undertecknade medsittningar i den takt som regionens profil anger: under kalenderkvartalet
eller under de senaste månaderna. Videokonsultation räknas där profilen säger det.

Varför: den som sitter med ser mötet med patienten, och det gör ingen annan bedömning.

Så gör du: boka tid för medsittning med din handledare och låt den som satt med underteckna.

Tolkning: ett kvartal räknas ned efter dagar i tjänst, avrundat nedåt. Det som saknades ett kvartal är en brist tills
lika många är gjorda nästa kvartal; längre tillbaka prövas inte, för det går inte att göra något åt. De senaste
månaderna prövas första gången när du har varit i tjänst lika länge, och lång frånvaro skjuter fram den tiden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.regler.bedomningstakt import Antalskrav, Takt, minst_antal
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-02", "antal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`antal` per quarter of the calendar, or in the latest `manader`; `video_raknas`: recorded ones count too."""

    varsel_dagar: int
    antal: int | None = None
    period: Literal["kalenderkvartal", "rullande_manader"] | None = None
    manader: int | None = None
    video_raknas: bool | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.antal is None or p.period is None:
        yield _SVAR.ej_tillamplig("Regionens profil anger inget antal medsittningar.")
        return
    metoder = {Metod.MEDSITTNING, Metod.VIDEOKONSULTATION} if p.video_raknas else {Metod.MEDSITTNING}
    raknas = [b for b in portfolj.signerade_bedomningar if b.metod in metoder]
    krav = Antalskrav(p.antal, Takt(p.period), p.manader, p.varsel_dagar, "medsittningar")
    yield minst_antal(portfolj, kontext, _SVAR, krav, raknas)


REGEL = Regel(
    id="KV-02",
    slug="medsittningar",
    titel="Tillräckligt många medsittningar görs",
    delar={"antal": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär medsittning", metod=Metod.MEDSITTNING),
    parametrar=Parametrar,
)
