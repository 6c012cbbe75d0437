"""ST-läkaren är introducerad.

Vad som kontrolleras: att enheten har ett introduktionsprogram, att ST-läkaren har gått igenom det, och att regionens
introduktionsdag är gjord där en sådan ges.

Varför: den som är ny ska veta hur utbildningen går till, vem som ansvarar för vad och var hjälpen finns.

Så gör du: bocka av introduktionen på sidan Start av ST när den är gjord, med rätt dag.

Tolkning: källorna säger att introduktionen ska finnas och ges i början. Hur många månader det är står i profilen och är
vår läsning; frånvaro skjuter fram dagen. Det som gjordes sent visas som en anmärkning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.introduktion import DAG, GENOMGANG, PROGRAM
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.borjan import Tidigt, i_borjan
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months from the start of ST for each part, and days of warning. Without `dag_manader` no such day is given."""

    program_manader: int
    genomgang_manader: int
    varsel_dagar: int
    dag_manader: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    klara = {punkt.punkt: punkt.klar for punkt in portfolj.introduktion}
    for del_, manader, vad, gjort in (
        (PROGRAM, p.program_manader, "Enhetens introduktionsprogram", "noterat"),
        (GENOMGANG, p.genomgang_manader, "Introduktionen", "genomgången"),
        (DAG, p.dag_manader, "Regionens introduktionsdag", "gjord"),
    ):
        svar = Svar("AB-09", del_)
        if manader is None:
            yield svar.ej_tillamplig("Regionens profil anger ingen introduktionsdag.")
        else:
            krav = Tidigt(manader, p.varsel_dagar, vad, gjort, gjort)
            yield i_borjan(portfolj, kontext, svar, krav, klara.get(del_))


REGEL = Regel(
    id="AB-09",
    slug="introduktion",
    titel="ST-läkaren är introducerad",
    delar={
        PROGRAM: Del(Niva.ALLMANT_RAD, kalla="spur-lipus", tolkning=True, visa="Programmet"),
        GENOMGANG: Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus", tolkning=True, visa="Genomgången"),
        DAG: Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True, visa="Introduktionsdagen"),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("introduktion.visa", "Notera introduktionen"),
    parametrar=Parametrar,
)
