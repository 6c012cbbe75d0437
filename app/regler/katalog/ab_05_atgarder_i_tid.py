"""Åtgärdsplanens punkter görs och följs upp i tid.

Vad som kontrolleras: att varje punkt i en pågående åtgärdsplan är gjord den dag den ska vara klar och uppföljd den dag
den ska följas upp.

Varför: en plan hjälper bara om det som står i den blir gjort, och om någon ser efter om det hjälpte.

Så gör du: öppna åtgärdsplanen på sidan Besök. Den som har en punkt noterar att den är gjord, och den som följer upp
skriver hur det gick. När allt är uppföljt avslutar studierektorn planen.

Tolkning: en punkt räknas från sin nästa dag: först när den ska vara klar, sedan när den ska följas upp. Frånvaro
flyttar inte dagarna; behöver de flyttas ändras planen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar, varslas
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("AB-05", "i_tid")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days of warning before the day of a row."""

    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    oppna = [plan for plan in portfolj.atgardsplaner if plan.is_oppen]
    if not oppna:
        yield _SVAR.ej_tillamplig("Ingen åtgärdsplan pågår.")
        return
    bevis = tuple(Bevis(Bevisslag.ATGARDSPLAN, plan.id, plan.datum) for plan in oppna)
    if any(not plan.rader for plan in oppna):
        yield _SVAR.varning("Åtgärdsplanen har inga punkter än.", bevis=bevis)
        return
    dagar = sorted(rad.nasta[0] for plan in oppna for rad in plan.rader if rad.nasta is not None)
    if not dagar:
        yield _SVAR.uppfylld("Alla punkter är uppföljda. Planen kan avslutas.", bevis=bevis)
        return

    def pa(dag: date) -> Fynd:
        sena = [ett for ett in dagar if ett < dag]
        if sena:
            antal = "1 punkt" if len(sena) == 1 else f"{len(sena)} punkter"
            text = f"{antal} i åtgärdsplanen har passerat sin dag."
            return _SVAR.brist(text, sedan=sena[0] + EN_DAG, forfaller=sena[0], bevis=bevis)
        nasta = dagar[0]
        text = f"Nästa punkt i åtgärdsplanen ska vara gjord eller uppföljd senast {datum(nasta)}."
        if dag >= varslas(nasta, p.varsel_dagar):
            return _SVAR.varning(text, forfaller=nasta, bevis=bevis)
        return _SVAR.uppfylld(text, forfaller=nasta, bevis=bevis)

    yield med_vander(pa, kontext.idag, {varslas(dagar[0], p.varsel_dagar), *(dag + EN_DAG for dag in dagar)})


REGEL = Regel(
    id="AB-05",
    slug="atgarder-i-tid",
    titel="Åtgärdsplanens punkter görs i tid",
    delar={"i_tid": Del(Niva.LOKAL, kalla="spur-rapporter")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("atgardsplan.visa", "Öppna åtgärdsplanen"),
    parametrar=Parametrar,
    is_fortrolig=True,
)
