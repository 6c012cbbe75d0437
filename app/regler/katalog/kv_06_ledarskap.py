"""Ledarskap och teamarbete bedöms med återkoppling.

Vad som kontrolleras: att ditt ledarskap och arbete i team har bedömts av någon annan, med skriven återkoppling, inom så
många månader som profilen anger.

Varför: som specialist leder du arbetet omkring patienten, och det lär man sig genom att någon ser det och säger något.

Så gör du: be en kollega eller chef som ser dig leda en rond, ett möte eller ett akut omhändertagande om en bedömning.

Tolkning: att det bedöms återkommande är kravet; hur tätt är vår tolkning och står i regionens profil. Första gången
räknas från starten av din ST, sedan från den senaste bedömningen, och lång frånvaro skjuter fram dagen. Återkopplingen
läses inte av någon regel; det räcker att den är skriven. En bedömning som kom för sent visas med en anmärkning. Att
delmål är tillgodoräknade befriar inte, eftersom bedömningen ska återkomma under hela utbildningen. Har bedömningen
inget formulär avgör metoden: ledarskap och team, eller 360-graders.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Fras, Intervall, med_aterkoppling
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-06", "bedomd")
_FRAS = Fras("Ledarskap och teamarbete")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = kontext.varden(Intervall)
    yield med_aterkoppling(portfolj, kontext, _SVAR, krav, Kompetensomrade.LEDARSKAP, _FRAS)


REGEL = Regel(
    id="KV-06",
    slug="ledarskap",
    titel="Ledarskap och teamarbete bedöms",
    delar={"bedomd": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning av ledarskap", metod=Metod.LEDARSKAP),
    parametrar=Intervall,
)
