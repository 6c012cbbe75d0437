"""Handledning är schemalagd på ordinarie arbetstid.

Vad som kontrolleras: att det är noterat när handledningen är schemalagd, och att det är på ordinarie arbetstid.

Varför: handledning som inte står i schemat blir inte av.

Så gör du: kom överens med handledaren och chefen om en fast tid, och notera den på sidan Handledning.

Tolkning: en noterad fast tid räcker som schemaläggning. Den senaste som har börjat gälla prövas. Att ingen tid är
noterad är en varning, inte en brist, eftersom schemat förs någon annanstans.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("HL-08", "schemalagd")


def _pa(portfolj: Portfolj, dag: date) -> Fynd:
    if skal := varfor_inte(portfolj, dag):
        return _SVAR.ej_tillamplig(skal)
    galler = [tid for tid in portfolj.handledningstider if tid.fran <= dag]
    if not galler:
        return _SVAR.varning("Det är inte noterat när din handledning är schemalagd.")
    tid = max(galler, key=lambda ett: (ett.fran, ett.id))
    if tid.is_arbetstid:
        return _SVAR.uppfylld("Handledningen är schemalagd på ordinarie arbetstid.")
    return _SVAR.brist("Handledningen är schemalagd utanför ordinarie arbetstid.", sedan=tid.fran)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    brytdagar = granser(portfolj) | {tid.fran for tid in portfolj.handledningstider}
    yield med_vander(lambda dag: _pa(portfolj, dag), kontext.idag, brytdagar)


REGEL = Regel(
    id="HL-08",
    slug="handledning-arbetstid",
    titel="Handledning är schemalagd på ordinarie arbetstid",
    delar={"schemalagd": Del(Niva.ALLMANT_RAD, kalla="spur-lipus")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("handledningstid.ny", "Notera tid"),
)
