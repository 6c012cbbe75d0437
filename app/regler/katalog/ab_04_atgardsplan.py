"""Vid risk att kompetensen inte nås finns en åtgärdsplan.

Vad som kontrolleras: att det finns en åtgärdsplan när någon i ett besöksprotokoll eller ett handledarutlåtande har
svarat att det finns en risk att ST-läkaren inte når kompetenskraven.

Varför: en risk som ingen gör något åt blir en brist som är för sen att rätta.

Så gör du: studierektorn upprättar planen på sidan Besök tillsammans med ST-läkaren, handledaren och chefen.

Tolkning: det är den senaste bedömningen av risken som gäller. Hur snart planen ska finnas säger ingen källa; profilens
antal dagar är vår läsning. En plan som redan fanns, eller som avslutades efter bedömningen, räcker.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.avstamning import Dokument, Dokumentslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar, bevis_dokument
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("AB-04", "finns")
_BEDOMER = frozenset({Dokumentslag.BESOK, Dokumentslag.UTLATANDE})


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days from the day of the judgement within which the plan is to be there."""

    inom_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    bedomda = sorted((d for d in portfolj.dokument if d.is_klar and d.slag in _BEDOMER), key=_ordning)
    if not bedomda or not bedomda[-1].has_risk:
        yield _SVAR.ej_tillamplig("Ingen har bedömt att det finns en risk att kompetensen inte nås.")
        return
    risk = bedomda[-1]
    planer = [plan for plan in portfolj.atgardsplaner if plan.avslutad is None or plan.avslutad >= risk.datum]
    if planer:
        bevis = tuple(Bevis(Bevisslag.ATGARDSPLAN, plan.id, plan.datum) for plan in planer)
        yield _SVAR.uppfylld("Risken har mötts med en åtgärdsplan.", bevis=bevis)
        return
    senast = risk.datum + timedelta(days=p.inom_dagar)

    def pa(dag: date) -> Fynd:
        text = f"En risk att kompetensen inte nås bedömdes {datum(risk.datum)}"
        bevis = bevis_dokument([risk])
        if dag > senast:
            brist = f"{text}, och ingen åtgärdsplan har upprättats."
            return _SVAR.brist(brist, sedan=senast + EN_DAG, forfaller=senast, bevis=bevis)
        varning = f"{text}. En åtgärdsplan ska finnas senast {datum(senast)}."
        return _SVAR.varning(varning, forfaller=senast, bevis=bevis)

    yield med_vander(pa, kontext.idag, {senast + EN_DAG})


def _ordning(dokument: Dokument) -> tuple[date, int]:
    return dokument.datum, dokument.id


REGEL = Regel(
    id="AB-04",
    slug="atgardsplan",
    titel="En risk möts med en åtgärdsplan",
    delar={"finns": Del(Niva.ALLMANT_RAD, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("atgardsplan.ny", "Upprätta åtgärdsplan"),
    parametrar=Parametrar,
    is_fortrolig=True,
)
