"""Förmågan att handleda andra bedöms med återkoppling.

Vad som kontrolleras: att någon annan har bedömt när du handleder en student eller kollega (handledning på handledning),
med skriven återkoppling, inom så många månader som profilen anger.

Varför: flera granskningar har funnit att just detta saknas, och den som ska handleda behöver själv handledning i det.

Så gör du: låt din handledare vara med när du handleder och skriva en bedömning av det.

Tolkning: att det bedöms återkommande är kravet; hur tätt är vår tolkning och står i regionens profil. Första gången
räknas från starten av din ST, sedan från den senaste bedömningen, och lång frånvaro skjuter fram dagen. Återkopplingen
läses inte av någon regel; det räcker att den är skriven. En bedömning som kom för sent visas med en anmärkning. Att
delmål är tillgodoräknade befriar inte, eftersom bedömningen ska återkomma under hela utbildningen. Har bedömningen
inget formulär avgör metoden: handledning på handledning.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Fras, Intervall, med_aterkoppling
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-08b", "bedomd")
_FRAS = Fras("Förmågan att handleda andra")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = kontext.varden(Intervall)
    yield med_aterkoppling(portfolj, kontext, _SVAR, krav, Kompetensomrade.HANDLEDARSKAP, _FRAS)


REGEL = Regel(
    id="KV-08b",
    slug="handledning-pa-handledning",
    titel="Att handleda andra bedöms",
    delar={"bedomd": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning när du handleder", metod=Metod.HANDLEDNING_PA_HANDLEDNING),
    parametrar=Intervall,
)
