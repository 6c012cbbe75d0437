"""Förmågan att undervisa bedöms med återkoppling.

Vad som kontrolleras: att någon annan har bedömt när du undervisar, med skriven återkoppling, inom så många månader som
profilen anger.

Varför: att lära ut hör till specialistens arbete och är en del av målbeskrivningens gemensamma delmål.

Så gör du: be någon som hör dig undervisa, eller lägga fram något muntligt, om en bedömning.

Tolkning: att det bedöms återkommande är kravet; hur tätt är vår tolkning och står i regionens profil. Första gången
räknas från starten av din ST, sedan från den senaste bedömningen, och lång frånvaro skjuter fram dagen. Återkopplingen
läses inte av någon regel; det räcker att den är skriven. En bedömning som kom för sent visas med en anmärkning. Att
delmål är tillgodoräknade befriar inte, eftersom bedömningen ska återkomma under hela utbildningen. Har bedömningen
inget formulär avgör metoden: undervisa under handledning eller muntlig presentation.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Fras, Intervall, med_aterkoppling
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-08a", "bedomd")
_FRAS = Fras("Undervisning")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = kontext.varden(Intervall)
    yield med_aterkoppling(portfolj, kontext, _SVAR, krav, Kompetensomrade.UNDERVISNING, _FRAS)


REGEL = Regel(
    id="KV-08a",
    slug="undervisning",
    titel="Undervisning bedöms",
    delar={"bedomd": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning av undervisning", metod=Metod.UNDERVISA_UNDER_HANDLEDNING),
    parametrar=Intervall,
)
