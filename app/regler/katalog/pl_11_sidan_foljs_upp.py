"""Det du lär dig på en sidotjänstgöring följs upp.

Vad som kontrolleras: att något visar att sidotjänstgöringen har följts upp: en undertecknad bedömning, ett
handledarsamtal eller en avstämning om den, klinikens omdöme eller din egen utvärdering.

Varför: det som lärts på annat håll ska komma in i planen hemma, annars vet ingen om målen nåddes.

Så gör du: dokumentera ett handledarsamtal om placeringen och välj placeringen i samtalet, eller be kliniken om ett
omdöme.

Tolkning: granskningen frågar om tjänstgöring på andra ställen utvärderas när den är klar. Vi läser det så att ett av
spåren ovan räcker; att utvärderingen görs åt båda hållen frågar PL-04 om. Antalet dagar är vår tolkning. Det som blir
klart senare räknas också.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Slutkrav, klart_efter_slut

_SVAR = Svar("PL-11", "uppfoljning")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`inom_dagar`: how many days after the end it is to be followed up."""

    inom_dagar: int


def _spar(portfolj: Portfolj) -> Mapping[int, date]:
    """The first day on which something was written about each activity, by id."""
    poster = [(b.aktivitet_id, b.datum) for b in portfolj.signerade_bedomningar]
    poster += [(s.aktivitet_id, s.datum) for s in portfolj.handledarsamtal]
    dagar: dict[int, date] = {}
    for aktivitet_id, dag in poster:
        if aktivitet_id is not None:
            dagar[aktivitet_id] = min(dag, dagar.get(aktivitet_id, dag))
    return dagar


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    spar = _spar(portfolj)

    def gjord(placering: Aktivitet) -> date | None:
        tjanst = placering.tjanstgoring
        egna = (tjanst.mitt_datum, tjanst.omdome_datum, tjanst.utvarderad) if tjanst else ()
        return min([dag for dag in (*egna, spar.get(placering.id)) if dag is not None], default=None)

    krav = Slutkrav(_SVAR, kontext.varden(Parametrar).inom_dagar, "är uppföljd", "är inte uppföljd")
    return klart_efter_slut(portfolj, kontext.idag, krav, gjord)


REGEL = Regel(
    id="PL-11",
    slug="sidotjanstgoringen-foljs-upp",
    titel="Sidotjänstgöringen följs upp",
    delar={"uppfoljning": Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("handledning.ny", "Dokumentera samtal"),
    parametrar=Parametrar,
)
