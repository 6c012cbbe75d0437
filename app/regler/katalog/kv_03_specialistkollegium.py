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
from fractions import Fraction

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.domain.tid import EN_DAG, klockstopp
from app.domain.tid_i_st import nar_gjort
from app.regler.aterkommande import Fras, Intervall, minst_en
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import antal_av, datum

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
        yield _under_st(portfolj, kontext, p.under_st, p.varsel_dagar, hallna)
    elif p.manader:
        yield minst_en(portfolj, kontext, _ANTAL, Intervall(p.manader, p.varsel_dagar), hallna, _FRAS)
    else:
        yield _ANTAL.ej_tillamplig("Regionens profil anger inget antal specialistkollegier.")
    yield med_vander(lambda dag: _sammanfattning(hallna, dag), kontext.idag, {b.datum for b in hallna})


def _under_st(portfolj: Portfolj, kontext: Kontext, antal: int, varsel: int, hallna: list[Bedomning]) -> Fynd:
    tid = kontext.tid(portfolj)
    krav, raknas = tid.krav, kontext.franvaro_som_raknas
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    senast = [
        None if krav is None else nar_gjort(portfolj, krav * Fraction(nummer, antal) - tid.tillgodoraknad, raknas)
        for nummer in range(1, antal + 1)
    ]

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _ANTAL.ej_tillamplig(skal)
        gjorda = [b for b in hallna if b.datum <= dag]
        text, bevis = f"Du har haft {antal_av(len(gjorda), antal, 'specialistkollegier')}", bevis_bedomning(gjorda)
        forfaller = senast[len(gjorda)] if len(gjorda) < antal else None
        if forfaller is None:
            if gjorda:
                return _ANTAL.uppfylld(f"{text}.", bevis=bevis, anmarkning=_for_sent(gjorda, senast))
            return _ANTAL.ej_tillamplig("Det går inte att räkna ut när din ST är halvvägs.")
        if dag > forfaller:
            text = f"{text}, och nästa skulle ha hållits senast {datum(forfaller)}."
            return _ANTAL.brist(text, sedan=forfaller + EN_DAG, forfaller=forfaller, bevis=bevis)
        text = f"{text}, och nästa ska hållas senast {datum(forfaller)}."
        if dag >= varslas(forfaller, varsel):
            return _ANTAL.varning(text, forfaller=forfaller, bevis=bevis)
        return _ANTAL.uppfylld(text, forfaller=forfaller, bevis=bevis, anmarkning=_for_sent(gjorda, senast))

    brytdagar = granser(portfolj, stopp) | {b.datum for b in hallna}
    for forfaller in filter(None, senast):
        brytdagar |= {varslas(forfaller, varsel), forfaller + EN_DAG}
    return med_vander(pa, kontext.idag, brytdagar)


def _for_sent(gjorda: list[Bedomning], senast: list[date | None]) -> str:
    """That the latest one was held too late."""
    skulle = senast[len(gjorda) - 1] if 0 < len(gjorda) <= len(senast) else None
    return f"skulle ha hållits senast {datum(skulle)}" if skulle and gjorda[-1].datum > skulle else ""


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
