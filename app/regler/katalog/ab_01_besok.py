"""Studierektorn besöker varje ST-läkare så ofta som regionen anger.

Vad som kontrolleras: att studierektorsbesök, eller avstämningar, hålls i den takt som regionens profil anger. Ett besök
räknas när protokollet är underskrivet av båda.

Varför: besöket är tillfället då någon utanför enheten ser helheten, och då det som inte fungerar kan rättas i tid.

Så gör du: boka besöket på sidan Besök. Studierektorn skriver protokollet där, och ni skriver under tillsammans.

Tolkning: där profilen anger ett antal under hela ST sprids de jämnt över tiden i ST, räknad på heltid. Där profilen
anger ett antal månader räknas de första från starten av din ST, sedan från det senaste besöket. Frånvaro på minst så
många dagar som profilen anger skjuter fram dagen. Ett protokoll som bara en har skrivit under räknas inte än.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.avstamning import Dokumentslag, klara
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.aterkommande import Fras, Intervall, minst_ett
from app.regler.former import Svar, bevis_dokument
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.spritt import Spridning, spritt

_SVAR = Svar("AB-01", "halls")
_FRAS = Fras("Studierektorsbesök", "hölls", "hållas", "hållits")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """One per `manader`, or `under_st` spread over the whole of ST."""

    varsel_dagar: int
    manader: int | None = None
    under_st: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    hallna = klara(portfolj.dokument, Dokumentslag.BESOK)
    if p.under_st:
        krav = Spridning(p.under_st, p.varsel_dagar, "studierektorsavstämningar", "hållits", "hållas")
        yield spritt(portfolj, kontext, _SVAR, krav, hallna, bevis_dokument)
    elif p.manader:
        takt = Intervall(p.manader, p.varsel_dagar)
        yield minst_ett(portfolj, kontext, _SVAR, takt, hallna, _FRAS, bevis_dokument)
    else:
        yield _SVAR.ej_tillamplig("Regionens profil anger inget antal besök.")


REGEL = Regel(
    id="AB-01",
    slug="studierektorsbesok",
    titel="Studierektorn besöker ST-läkaren",
    delar={"halls": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("besok.planera", "Boka besök"),
    parametrar=Parametrar,
)
