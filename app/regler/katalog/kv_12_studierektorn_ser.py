"""Studierektorn har sett bedömningarna.

Vad som kontrolleras: att varje undertecknad bedömning är markerad som sedd av studierektorn inom så många dagar som
profilen anger.

Varför: studierektorn håller ihop utbildningen och ska kunna se i tid om något inte går som det ska.

Så gör du: studierektorn läser bedömningarna och markerar dem som sedda; det är ett steg på sidan Bedömningar.

Tolkning: rådet är att studierektorn får se bedömningarna. Hur länge en får vara osedd är vår tolkning: besök sker
ungefär en gång om året, och till dess kan en bedömning vänta. Makulerade bedömningar räknas inte. Tiden går även under
frånvaro.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import med_vander
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("KV-12", "sedd")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Days that a signed assessment may be unseen, and days of warning before the last good one."""

    hogst_dagar: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    signerade = portfolj.signerade_bedomningar
    osedda = sorted((b for b in signerade if b.sedd is None), key=lambda b: (_signerad(b), b.id))
    if not osedda:
        text = "Studierektorn har sett alla bedömningar." if signerade else "Ingen bedömning är undertecknad än."
        yield _SVAR.uppfylld(text) if signerade else _SVAR.ej_tillamplig(text)
        return
    sista = _signerad(osedda[0]) + timedelta(days=p.hogst_dagar)

    def pa(dag: date) -> Fynd:
        gamla = [b for b in osedda if dag > _signerad(b) + timedelta(days=p.hogst_dagar)]
        if gamla:
            text = f"Studierektorn har inte sett {_antal(gamla)} som är äldre än {p.hogst_dagar} dagar."
            return _SVAR.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis_bedomning(gamla))
        bevis = bevis_bedomning(osedda)
        if dag >= varslas(sista, p.varsel_dagar):
            text = f"Studierektorn har inte sett {_antal(osedda)}; den äldsta ska vara sedd senast {datum(sista)}."
            return _SVAR.varning(text, forfaller=sista, bevis=bevis)
        return _SVAR.uppfylld("Inga gamla bedömningar är osedda av studierektorn.", forfaller=sista, bevis=bevis)

    yield med_vander(pa, kontext.idag, {varslas(sista, p.varsel_dagar), sista + EN_DAG})


def _signerad(bedomning: Bedomning) -> date:
    """The day it was signed; of records without one, the day it is about."""
    return bedomning.signerad or bedomning.datum


def _antal(osedda: list[Bedomning]) -> str:
    return "1 bedömning" if len(osedda) == 1 else f"{len(osedda)} bedömningar"


REGEL = Regel(
    id="KV-12",
    slug="studierektorn-ser",
    titel="Studierektorn har sett bedömningarna",
    delar={"sedd": Del(Niva.ALLMANT_RAD, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.sedda", "Markera som sedda"),
    parametrar=Parametrar,
)
