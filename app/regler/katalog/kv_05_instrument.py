"""Kända bedömningsinstrument används, och mer än ett slag.

Vad som kontrolleras: två saker. Att minst en bedömning under de senaste månaderna är gjord med ett känt och prövat
instrument, och att bedömningarna är av mer än ett slag.

Varför: ett prövat instrument ställer samma frågor till alla, och olika slag fångar olika sidor av ditt arbete.

Så gör du: be om en bedömning med ett instrument som du inte har använt på länge, till exempel mini-CEX eller CBD.

Tolkning: vilka instrument som räknas som kända, hur många slag som behövs och hur lång tid som räknas är vår läsning
och står i profilen. Som kända räknas de som finns publicerade eller är i allmänt bruk; egna formulär utan sådan förlaga
räknas bara som ett slag till. Självskattning räknas inte. Tiden prövas första gången när du har varit i tjänst lika
länge, och lång frånvaro skjuter fram den.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.slag import Metod
from app.domain.tid import EN_DAG
from app.regler.aterkommande import Fras, Intervall, minst_en, vaka
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import antal_av, datum

_KANDA = Svar("KV-05", "kanda")
_SLAG = Svar("KV-05", "slag")
_FRAS = Fras("Ett känt bedömningsinstrument", "användes", "användas", "använts")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The instruments that count as known, how many kinds are asked for, and in how many months."""

    kanda: tuple[Metod, ...]
    minst_slag: int
    manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    namn = frozenset(p.kanda)
    kanda = [b for b in portfolj.andras_bedomningar if b.metod in namn]
    yield minst_en(portfolj, kontext, _KANDA, Intervall(p.manader, p.varsel_dagar), kanda, _FRAS)
    yield _slag(portfolj, kontext, p)


def _slag(portfolj: Portfolj, kontext: Kontext, p: Parametrar) -> Fynd:
    lage = vaka(portfolj, kontext, p.manader, portfolj.andras_bedomningar, lambda b: b.metod)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, lage.stopp):
            return _SLAG.ej_tillamplig(skal)
        sista = lage.haller_till(dag, p.minst_slag)
        senaste = lage.senaste(dag)
        nu = [post.post for post in senaste if post.sista >= dag]
        bevis = bevis_bedomning(nu)
        text = f"Du har {antal_av(len(nu), p.minst_slag, 'slags bedömningar')} de senaste {p.manader} månaderna"
        if dag > sista:
            return _SLAG.brist(f"{text}.", sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        if dag >= varslas(sista, p.varsel_dagar):
            return _SLAG.varning(f"{text}, och efter {datum(sista)} är de för få.", forfaller=sista, bevis=bevis)
        if len(senaste) < p.minst_slag:
            return _SLAG.ej_tillamplig(f"{text}. Tiden räknas från starten av din ST och har inte gått än.")
        return _SLAG.uppfylld(f"{text}.", forfaller=None if sista == date.max else sista, bevis=bevis)

    return lage.svara(pa, kontext.idag, p.varsel_dagar, p.minst_slag)


REGEL = Regel(
    id="KV-05",
    slug="bedomningsinstrument",
    titel="Kända instrument av flera slag används",
    delar={
        "kanda": Del(
            Niva.ALLMANT_RAD,
            kalla="spur-lipus",
            tolkning=True,
            konfidens=Konfidens.MEDIUM,
            visa="Kända instrument",
            atgard=Atgard("bedomning.ny", "Begär mini-CEX", metod=Metod.MINI_CEX),
        ),
        "slag": Del(Niva.ALLMANT_RAD, kalla="spur-lipus", tolkning=True, konfidens=Konfidens.MEDIUM, visa="Flera slag"),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Begär bedömning av annat slag"),
    parametrar=Parametrar,
)
