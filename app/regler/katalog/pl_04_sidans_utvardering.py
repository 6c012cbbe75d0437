"""Sidotjänstgöringen utvärderas åt båda hållen när den är klar.

Vad som kontrolleras: att kliniken har skrivit ett omdöme om dig och att du har utvärderat kliniken, inom det antal
dagar efter sidotjänstgöringens slut som profilen anger.

Varför: omdömet visar vad du ska arbeta vidare med, och din utvärdering hjälper nästa ST-läkare till en bättre
placering.

Så gör du: be handledaren där skriva omdömet på tjänstgöringens sida, och skriv din egen utvärdering på samma sida.

Tolkning: källorna säger att det ska göras när tjänstgöringen är klar, men ingen anger dagar. Antalet är vår tolkning.
Det som blir klart senare räknas också.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Slutkrav, klart_efter_slut

_OMDOME = Svar("PL-04", "omdome")
_UTVARDERING = Svar("PL-04", "utvardering")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`inom_dagar`: how many days after the end both are to be written."""

    inom_dagar: int


def _omdome(placering: Aktivitet) -> date | None:
    return placering.tjanstgoring.omdome_datum if placering.tjanstgoring else None


def _utvarderad(placering: Aktivitet) -> date | None:
    return placering.tjanstgoring.utvarderad if placering.tjanstgoring else None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    inom = kontext.varden(Parametrar).inom_dagar
    omdome = Slutkrav(_OMDOME, inom, "har ett omdöme från kliniken", "har inget omdöme från kliniken")
    utvardering = Slutkrav(_UTVARDERING, inom, "är utvärderad av ST-läkaren", "är inte utvärderad av ST-läkaren")
    yield from klart_efter_slut(portfolj, kontext.idag, omdome, _omdome)
    yield from klart_efter_slut(portfolj, kontext.idag, utvardering, _utvarderad)


REGEL = Regel(
    id="PL-04",
    slug="sidotjanstgoringens-utvardering",
    titel="Sidotjänstgöringen utvärderas åt båda hållen",
    delar={
        "omdome": Del(
            Niva.KVALITETSINDIKATOR,
            kalla="spur-lipus",
            tolkning=True,
            konfidens=Konfidens.MEDIUM,
            visa="klinikens omdöme",
            atgard=Atgard("tjanstgoring.omdome", "Skriv omdöme"),
        ),
        "utvardering": Del(
            Niva.KVALITETSINDIKATOR,
            kalla="spur-lipus",
            tolkning=True,
            konfidens=Konfidens.MEDIUM,
            visa="din utvärdering",
        ),
    },
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("tjanstgoring.visa", "Utvärdera kliniken"),
    parametrar=Parametrar,
)
