"""Den som saknar slutenvård på hemenheten tjänstgör i slutenvård på annat håll, med jour.

Vad som kontrolleras: att så många månader som profilen anger är inlagda i slutenvård med jour, planerade eller gjorda.

Varför: på en enhet utan vårdplatser möter du varken de svårast sjuka eller ansvaret på jourtid.

Så gör du: lägg in en placering i slutenvård och ange att jour ingår, eller fyll i det på den placering du har.

Tolkning: kravet gäller bara där regionens profil säger att hemenheten saknar slutenvård. Placeringens egna uppgifter om
slutenvård och jour avgör, och månaderna räknas på heltid. En sådan placering utan datum räknas som lång nog. Det som
saknas frågar vi efter först när så stor del av ST har gått som profilen anger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.plankontroll import heltidsmanader
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import varfor_inte
from app.regler.modell import PORTFOLJEN, Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import manadstal
from app.regler.planlage import nar_det_saknas

_SVAR = Svar("PL-12", "slutenvard")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Full-time months of in-patient care with on-call; None where the profile asks for none.

    What lacks is asked for when `fran_andel` of ST is done.
    """

    fran_andel: Decimal
    varsel_dagar: int
    minst_manader: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.minst_manader is None:
        yield _SVAR.ej_tillamplig("Profilen säger inte att hemenheten saknar slutenvård.")
        return
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield _SVAR.ej_tillamplig(skal)
        return
    slutna = [a for a in portfolj.tjanstgoringar if a.tjanstgoring and a.tjanstgoring.is_slutenvard]
    med_jour = [a for a in slutna if a.tjanstgoring and a.tjanstgoring.has_jour]
    langder = [heltidsmanader(portfolj, a) for a in med_jour]
    summa = sum((langd for langd in langder if langd is not None), Fraction(0))
    if None in langder or summa >= p.minst_manader:
        yield _SVAR.uppfylld("Slutenvård med jour är inlagd.", bevis=bevis_aktivitet(med_jour))
        return
    text = f"{manadstal(summa, p.minst_manader)} av {p.minst_manader} månader i slutenvård med jour är inlagda."
    saknas = nar_det_saknas(portfolj, kontext, Fraction(p.fran_andel), p.minst_manader - summa, p.varsel_dagar)
    if isinstance(saknas, str):
        yield _SVAR.ej_tillamplig(saknas)
    else:
        utan = [a for a in slutna if a not in med_jour]
        yield saknas.svara(
            _SVAR, text, PORTFOLJEN, bevis_aktivitet(med_jour) + bevis_aktivitet(utan, "anger ingen jour")
        )


REGEL = Regel(
    id="PL-12",
    slug="slutenvard",
    titel="Slutenvård med jour på annat håll",
    delar={"slutenvard": Del(Niva.LOKAL, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("placering.ny", "Lägg till placering"),
    parametrar=Parametrar,
)
