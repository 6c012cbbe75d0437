"""Kommunikativ kompetens bedöms med återkoppling.

Vad som kontrolleras: att din kommunikation med patienter, närstående eller kollegor har bedömts av någon annan, med
skriven återkoppling, inom så många månader som profilen anger.

Varför: samtalet är läkarens vanligaste verktyg, och den som för det ser inte själv hur det blir.

Så gör du: be någon sitta med eller se en inspelad konsultation och skriva vad som var bra och vad som kan bli bättre.

Tolkning: att det bedöms återkommande är kravet; hur tätt är vår tolkning och står i regionens profil. Första gången
räknas från starten av din ST, sedan från den senaste bedömningen, och lång frånvaro skjuter fram dagen. Återkopplingen
läses inte av någon regel; det räcker att den är skriven. En bedömning som kom för sent visas med en anmärkning. Att
delmål är tillgodoräknade befriar inte, eftersom bedömningen ska återkomma under hela utbildningen. Har bedömningen
inget formulär avgör metoden: medsittning, videokonsultation, mini-CEX eller 360-graders.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Fras, Intervall, med_aterkoppling
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-07", "bedomd")
_FRAS = Fras("Kommunikation")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = kontext.varden(Intervall)
    yield med_aterkoppling(portfolj, kontext, _SVAR, krav, Kompetensomrade.KOMMUNIKATION, _FRAS)


REGEL = Regel(
    id="KV-07",
    slug="kommunikation",
    titel="Kommunikation bedöms",
    delar={"bedomd": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning av samtal", metod=Metod.MEDSITTNING),
    parametrar=Intervall,
)
