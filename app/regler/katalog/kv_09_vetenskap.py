"""Förmågan att granska vetenskap och använda den bedöms.

Vad som kontrolleras: att någon annan har bedömt hur du granskar vetenskap kritiskt och använder den i arbetet, inom så
många månader som profilen anger.

Varför: en kurs i vetenskaplig metodik ger kunskapen, men visar inte att du kan använda den.

Så gör du: lägg fram en artikel eller en fråga ur vardagen för en kollega och be om en bedömning av granskningen.

Tolkning: att kursen är gjord räcker inte, det är en bedömning som söks. Att den ska göras är kravet; hur tätt är vår
tolkning och står i regionens profil. Första gången räknas från starten av din ST, sedan från den senaste bedömningen,
och lång frånvaro skjuter fram dagen. En bedömning som kom för sent visas med en anmärkning. Har bedömningen inget
formulär avgör metoden: vetenskaplig granskning.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Fras, Intervall, minst_en
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KV-09", "bedomd")
_FRAS = Fras("Vetenskaplig granskning")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = kontext.varden(Intervall)
    yield minst_en(portfolj, kontext, _SVAR, krav, kontext.delat.bedomda(portfolj, Kompetensomrade.VETENSKAP), _FRAS)


REGEL = Regel(
    id="KV-09",
    slug="vetenskap",
    titel="Vetenskaplig granskning bedöms",
    delar={"bedomd": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning av granskning", metod=Metod.VETENSKAPLIG_GRANSKNING),
    parametrar=Intervall,
)
