"""Varje del av tjänstgöringen har en handledare.

Vad som kontrolleras: att varje tjänstgöring i planen har en namngiven handledare när den börjar, sidotjänstgöring
inräknad.

Varför: all tjänstgöring i ST sker under handledning, och det är handledaren på plats som kan intyga den.

Så gör du: öppna tjänstgöringen och lägg in handledarens namn.

Tolkning: på hemenheten räcker det att en handledare är utsedd för någon del av tiden; att huvudansvarig handledare
finns hela tiden prövas av HL-01. En tjänstgöring som är avslutad kan kompletteras med namnet i efterhand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.aktivitet import Aktivitet, TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.placeringar import Startkrav, is_handledare_namngiven, klart_till_start, perioden

_SVAR = Svar("HL-05", "handledare")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`varsel_dagar`: how long before the start of a placement the name is asked for."""

    varsel_dagar: int


def _bevis(portfolj: Portfolj, placering: Aktivitet) -> tuple[Bevis, ...]:
    if is_handledare_namngiven(placering):
        return bevis_aktivitet([placering])
    period = perioden(placering)
    if period is None or placering.tjanstgoring is None:
        return ()
    if placering.tjanstgoring.typ is not TjanstgoringsTyp.HEMENHET:
        return ()
    utsedda = (
        h for h in portfolj.handledarskap if h.fran <= period.slut and (h.till is None or h.till >= period.start)
    )
    return tuple(Bevis(Bevisslag.HANDLEDARSKAP, h.person_id, h.fran) for h in utsedda)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    krav = Startkrav(
        _SVAR, kontext.varden(Parametrar).varsel_dagar, "har en handledare", "har ingen namngiven handledare"
    )
    return klart_till_start(
        portfolj,
        kontext.idag,
        krav,
        sorted(portfolj.tjanstgoringar, key=lambda a: a.id),
        lambda placering: _bevis(portfolj, placering),
    )


REGEL = Regel(
    id="HL-05",
    slug="handledare-varje-del",
    titel="Varje del av tjänstgöringen har en handledare",
    delar={"handledare": Del(Niva.FORESKRIFT, kalla="spur-lipus")},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("placering.andra", "Lägg in handledare"),
    parametrar=Parametrar,
)
