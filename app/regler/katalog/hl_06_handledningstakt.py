"""Handledning dokumenteras i avtalad takt.

Vad som kontrolleras: att handledning är dokumenterad över huvud taget under de senaste veckorna i tjänst, och att den
når den takt som regionens profil anger. Under sidotjänstgöring kan en egen takt gälla.

Varför: handledning som inte är skriven kan ingen granskare se, och du kan inte gå tillbaka till vad ni kom överens om.

Så gör du: anteckna samtalet samma dag: datum, längd och vad ni talade om räcker.

Tolkning: det du själv har dokumenterat räknas; handledarens bekräftelse visas men krävs inte. Takten mäts över de
senaste veckorna i tjänst. Under takten är det en varning, under den andel av den som profilen anger en brist. En takt
per månad avrundas nedåt till hela samtal och varslas i förväg. Lång frånvaro räknas inte, och första gången prövas
takten när du har varit i tjänst lika länge. En sidotjänstgöring med egen takt prövas på samma sätt, räknat från dess
början och med de samtal som hölls under den; takten på hemenheten väntar så länge.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import Period, klockstopp, slagna
from app.regler.former import Svar
from app.regler.handledningstakt import Handledningsfraga, Matt, fonster_bakat, fonster_efter, i_ordning
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import antal_av
from app.regler.placeringar import bortaperioder, perioden, sidotjanstgoringar

_DOKUMENTERAD = Svar("HL-06", "dokumenterad")
_TAKT = Svar("HL-06", "takt")
_SIDOTAKT = Svar("HL-06", "sidotakt")

_VECKA = 7
_TIMME = 60
_DAGAR_PER_MANAD = Fraction(146097, 4800)  # the mean month of the calendar: 400 years hold 4 800 months


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Pace: minutes a week or sessions a month, over the latest `fonster_veckor` in service.

    `sido_per_manad` is the pace during a side placement, `utan_veckor` after how long nothing at all is a brist.
    """

    varsel_dagar: int
    minuter_per_vecka: int | None = None
    manadsvis: int | None = None
    sido_per_manad: int | None = None
    utan_veckor: int | None = None
    fonster_veckor: int | None = None
    brist_under_andel: Decimal | None = None

    def matt(self, krav: int, mening: Callable[[int], str], *, varslas: bool) -> Matt:
        """The measure with its brist at the share that the profile says, or at once."""
        brist_under = krav if self.brist_under_andel is None else ceil(krav * self.brist_under_andel)
        return Matt(krav, brist_under, self.varsel_dagar if varslas else None, mening)


def _dokumenterad(portfolj: Portfolj, p: Parametrar, stopp: tuple[Period, ...]) -> Handledningsfraga | None:
    if p.utan_veckor is None:
        return None

    def mening(antal: int) -> str:
        ord_ = "Handledning" if antal else "Ingen handledning"
        return f"{ord_} är dokumenterad de senaste {p.utan_veckor} veckorna i tjänst."

    samtal = i_ordning(portfolj.handledarsamtal)
    fonster = fonster_efter(samtal, portfolj.utbildning.start, p.utan_veckor * _VECKA, stopp)
    return Handledningsfraga(portfolj, _DOKUMENTERAD, Matt(1, 1, p.varsel_dagar, mening), samtal, fonster, stopp)


def _samtal_i_fonstret(per_manad: int, veckor: int) -> int:
    return int(per_manad * veckor * _VECKA / _DAGAR_PER_MANAD)


def _timmar(minuter: int) -> str:
    hela, rest = divmod(minuter, _TIMME)
    return " ".join([f"{hela} tim"] * bool(hela or not rest) + [f"{rest} min"] * bool(rest))


def _mening(krav: int, veckor: int, vad: str, skriv: Callable[[int], str] = str) -> Callable[[int], str]:
    slut = f"de senaste {veckor} veckorna i tjänst"
    return lambda antal: f"Du har dokumenterat {antal_av(antal, krav, vad, skriv)} {slut}."


def _takt(portfolj: Portfolj, p: Parametrar, stopp: tuple[Period, ...]) -> Handledningsfraga | None:
    veckor = p.fonster_veckor
    if veckor is None or (p.minuter_per_vecka is None and p.manadsvis is None):
        return None
    if p.minuter_per_vecka is not None:
        krav = p.minuter_per_vecka * veckor
        matt = p.matt(krav, _mening(krav, veckor, "handledning", _timmar), varslas=False)
    else:
        krav = _samtal_i_fonstret(p.manadsvis or 0, veckor)
        matt = p.matt(krav, _mening(krav, veckor, "handledarsamtal"), varslas=True)
    borta = slagna(bortaperioder(portfolj).values()) if p.sido_per_manad is not None else ()
    samtal, is_minuter = i_ordning(portfolj.handledarsamtal), p.minuter_per_vecka is not None
    still = slagna([*stopp, *borta])
    fonster = fonster_bakat(samtal, portfolj.utbildning.start, veckor * _VECKA, still, minuter=is_minuter)
    skal = "Under sidotjänstgöringen gäller takten för den."
    return Handledningsfraga(portfolj, _TAKT, matt, samtal, fonster, stopp, pausad=borta, skal=skal)


def _sidotakt(
    portfolj: Portfolj, p: Parametrar, stopp: tuple[Period, ...], placering: Aktivitet
) -> Handledningsfraga | None:
    veckor, period = p.fonster_veckor, perioden(placering)
    if veckor is None or p.sido_per_manad is None or period is None:
        return None
    krav = _samtal_i_fonstret(p.sido_per_manad, veckor)
    matt = p.matt(krav, _mening(krav, veckor, f"handledarsamtal under ”{placering.titel}”"), varslas=True)
    samtal = i_ordning(s for s in portfolj.handledarsamtal if s.datum in period)
    fonster = fonster_bakat(samtal, period.start, veckor * _VECKA, stopp, minuter=False)
    skal, om = f"Tjänstgöringen ”{placering.titel}” pågår inte.", Om(aktivitet_id=placering.id)
    return Handledningsfraga(portfolj, _SIDOTAKT, matt, samtal, fonster, stopp, inom=period, skal=skal, om=om)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    for svar, fraga in ((_DOKUMENTERAD, _dokumenterad(portfolj, p, stopp)), (_TAKT, _takt(portfolj, p, stopp))):
        if fraga is None:
            yield svar.ej_tillamplig("Regionens profil anger ingen takt för handledning.")
        else:
            yield fraga.besvara(kontext.idag)
    sidor = [f for a in sidotjanstgoringar(portfolj) if (f := _sidotakt(portfolj, p, stopp, a)) is not None]
    for fraga in sidor:
        yield fraga.besvara(kontext.idag)
    if not sidor:
        yield _SIDOTAKT.ej_tillamplig("Ingen sidotjänstgöring har en egen takt för handledning.")


REGEL = Regel(
    id="HL-06",
    slug="handledningstakt",
    titel="Handledning dokumenteras i avtalad takt",
    delar={
        "dokumenterad": Del(Niva.LOKAL, kalla="spur-rapporter", tolkning=True),
        "takt": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True),
        "sidotakt": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("handledning.ny", "Logga handledning"),
    parametrar=Parametrar,
)
