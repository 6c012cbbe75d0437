"""Tiden i ST räcker till det planerade slutet.

Vad som kontrolleras: att den tid som föreskriften kräver, räknad på heltid, är fullgjord senast den dag som är planerat
slut. Deltid och frånvaro förlänger, tillgodoräknad tid förkortar. Slutet räknas ut av det som är noterat i dag.

Varför: ett planerat slut som kommer för tidigt upptäcks annars först vid ansökan, när tjänsten redan har tagit slut.

Så gör du: rätta sysselsättningsgraden och frånvaron om de är fel. Stämmer de flyttar du planerat slut. Sidan Så räknas
tiden visar varje rad i uträkningen.

Tolkning: kravet gäller den färdiga utbildningen, så ett för tidigt planerat slut är en varning och aldrig en brist,
inte ens när dagen har passerat. Noterad frånvaro räknas inte som tid i ST. BT som var godkänd före ST räknas med sin
minsta tid. En dag är en del av sin månad, räknad från ST-starten, gånger sysselsättningsgraden.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, manadstal, tid_efter

_SVAR = Svar("TID-01", "tid")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _SVAR.ej_tillamplig("ST har inte börjat.")
        return
    tid = kontext.tid(portfolj)
    if tid.krav is None:
        yield _SVAR.ej_tillamplig("Målbeskrivning saknas för specialiteten.")
        return
    if tid.prognos is None:
        yield _SVAR.ej_tillamplig("Frånvaron saknar sista dag, så det går inte att säga när tiden är fullgjord.")
        return
    slut, planerat = tid.prognos, portfolj.utbildning.planerat_slut
    krav = f"{manadstal(tid.krav)} månader på heltid"
    if planerat is not None and kontext.idag < slut and planerat < slut:
        yield _SVAR.varning(
            f"Tiden räcker inte till planerat slut {datum(planerat)}: {krav} är fullgjorda först {datum(slut)}.",
            forfaller=planerat if kontext.idag <= planerat else None,
            vander=slut,
            bevis=tuple(Bevis(Bevisslag.FRANVARO, post.id, post.start) for post in portfolj.franvaron),
        )
        return
    sent = f"{tid_efter(planerat, slut)} efter planerat slut" if planerat is not None and planerat < slut else ""
    yield _SVAR.uppfylld(f"Kravet på {krav} är nått {datum(slut)}, efter det som är noterat.", anmarkning=sent)


REGEL = Regel(
    id="TID-01",
    slug="tid-i-st",
    titel="Tiden i ST räcker till planerat slut",
    delar={"tid": Del(Niva.FORESKRIFT, kalla="psf-2010-1369", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("utbildning.andra", "Ändra planerat slut"),
)
