"""Specialistkollegium hålls så ofta som regionen anger.

Vad som kontrolleras: att specialistkollegium hålls i den takt som regionens profil anger, och att det senaste har en
skriven sammanfattning i portföljen.

Varför: flera specialister som ser dig i arbete ger tillsammans en bild som ingen av dem har ensam.

Så gör du: be studierektorn eller chefen att kalla till kollegium och lägg in sammanfattningen när det har hållits.

Tolkning: där profilen anger ett antal under hela ST sprids det jämnt: av två ska det första ha hållits när halva tiden
i ST har gått och det andra innan den är slut. Tiden i ST räknas på heltid, så deltid och frånvaro flyttar dagarna. Där
profilen anger ett antal månader räknas de första från starten av din ST, sedan från det senaste kollegiet.
Sammanfattningen läses inte av någon regel; det räcker att återkopplingen eller det ni kom överens om är skrivet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.regler.aterkommande import Fras, Intervall, minst_en
from app.regler.former import Svar, bevis_bedomning
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum
from app.regler.spritt import Spridning, spritt

_ANTAL = Svar("KV-03", "antal")
_TEXT = Svar("KV-03", "sammanfattning")
_FRAS = Fras("Specialistkollegium", "hölls", "hållas", "hållits")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """One per `manader`, or `under_st` spread over the whole of ST."""

    varsel_dagar: int
    manader: int | None = None
    under_st: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    hallna = sorted(
        (b for b in portfolj.signerade_bedomningar if b.metod is Metod.SPECIALISTKOLLEGIUM),
        key=lambda b: (b.datum, b.id),
    )
    if p.under_st:
        krav = Spridning(p.under_st, p.varsel_dagar, "specialistkollegier", "hållits", "hållas")
        yield spritt(portfolj, kontext, _ANTAL, krav, hallna, bevis_bedomning)
    elif p.manader:
        yield minst_en(portfolj, kontext, _ANTAL, Intervall(p.manader, p.varsel_dagar), hallna, _FRAS)
    else:
        yield _ANTAL.ej_tillamplig("Regionens profil anger inget antal specialistkollegier.")
    yield med_vander(lambda dag: _sammanfattning(hallna, dag), kontext.idag, {b.datum for b in hallna})


def _sammanfattning(hallna: list[Bedomning], dag: date) -> Fynd:
    gjorda = [b for b in hallna if b.datum <= dag]
    if not gjorda:
        return _TEXT.ej_tillamplig("Inget specialistkollegium har hållits än.")
    senaste = gjorda[-1]
    if senaste.aterkoppling or senaste.overenskommet:
        text = f"Specialistkollegiet {datum(senaste.datum)} har en skriven sammanfattning."
        return _TEXT.uppfylld(text, bevis=bevis_bedomning([senaste]))
    text = f"Specialistkollegiet {datum(senaste.datum)} saknar skriven sammanfattning."
    return _TEXT.brist(text, sedan=senaste.datum, bevis=bevis_bedomning([senaste], "utan sammanfattning"))


REGEL = Regel(
    id="KV-03",
    slug="specialistkollegium",
    titel="Specialistkollegium hålls",
    delar={
        "antal": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True, visa="Antalet"),
        "sammanfattning": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="Sammanfattningen"),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Lägg in specialistkollegium", metod=Metod.SPECIALISTKOLLEGIUM),
    parametrar=Parametrar,
)
