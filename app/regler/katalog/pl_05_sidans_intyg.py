"""Sidotjänstgöringens intyg undertecknas när den är slut.

Vad som kontrolleras: att det är noterat när och av vem intyget undertecknades, inom det antal dagar efter
sidotjänstgöringens slut som profilen anger.

Varför: ett intyg är lätt att få av den som nyss handledde dig, och svårt flera år senare.

Så gör du: be en specialist på kliniken skriva under intyget när du slutar, och fyll i dagen och namnet på
tjänstgöringens sida.

Tolkning: källan säger att det ska ske i direkt anslutning till slutet; antalet dagar är vår tolkning. Att den som
skriver under är specialist på kliniken ser du till själv: det går inte att utläsa av namnet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Slutkrav, klart_efter_slut

_SVAR = Svar("PL-05", "intyg")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`inom_dagar`: how many days after the end the certificate is to be signed."""

    inom_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = Slutkrav(
        _SVAR, kontext.varden(Parametrar).inom_dagar, "har ett undertecknat intyg", "har inget undertecknat intyg"
    )
    return klart_efter_slut(portfolj, kontext.idag, krav, lambda placering: placering.intyg)


REGEL = Regel(
    id="PL-05",
    slug="sidotjanstgoringens-intyg",
    titel="Sidotjänstgöringens intyg undertecknas när den är slut",
    delar={"intyg": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("tjanstgoring.visa", "Fyll i intyget"),
    parametrar=Parametrar,
)
