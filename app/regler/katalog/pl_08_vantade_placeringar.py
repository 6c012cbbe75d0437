"""De placeringar och uppdrag som regionens plan väntar sig finns i din plan.

Vad som kontrolleras: att de placeringar som de flesta ska göra enligt regionens plan är inlagda, liksom uppdragen på
hemenheten, att en planerad placering är så lång som planen brukar ange (längre i psykiatri för den som har BT i stället
för AT, där planen säger det), och att den är kopplad till de delmål som planen nämner.

Varför: kliniker bokas långt i förväg. Den som upptäcker sent att en placering saknas får ofta vänta, och ST blir
längre.

Så gör du: välj ämnet i formuläret för en ny placering, så fylls rubrik, delmål och längd i. Har du redan placeringen i
planen, ändra den och välj ämnet.

Tolkning: planerat räknas som gjort, också utan datum. Rubriker läses inte, bara ämnet som du har valt. Det som saknas
frågar vi efter först när så stor del av ST har gått som profilen anger; räcker tiden till slutet inte längre för allt
som saknas är det en brist. Längden räknas på heltid, med den marginal som profilen anger, och sägs bara om det som inte
är klart. En del av BT räknas inte som placeringen, för planens längre tid gäller den som redan har gjort BT. Planen är
regionens förslag: har du och din handledare kommit fram till något annat räcker det att ni är överens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.plankontroll import Planlage, per_nyckel, planlage
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import langd_i_ord, manadstal, uppraknat
from app.regler.planlage import nar_det_saknas, planerat_fel

_PLACERINGAR = Svar("PL-08", "placeringar")
_UPPDRAG = Svar("PL-08", "uppdrag")
_LANGD = Svar("PL-08", "langd")
_DELMAL = Svar("PL-08", "delmal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """What lacks is asked for when `fran_andel` of ST is done; `minst_andel` of a length is enough."""

    fran_andel: Decimal
    minst_andel: Decimal
    varsel_dagar: int


def _inget(skal: str) -> Iterator[Fynd]:
    for svar in (_PLACERINGAR, _UPPDRAG, _LANGD, _DELMAL):
        yield svar.ej_tillamplig(skal)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if kontext.plan is None:
        yield from _inget("Regionens plan för specialiteten är inte känd.")
    elif skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield from _inget(skal)
    else:
        funna = per_nyckel(portfolj)
        alla = [planlage(portfolj, post, funna) for post in kontext.plan.placeringar]
        lagen, inlagda = [x for x in alla if x.post.is_vantad], [x for x in alla if x.is_inlagd]
        p = kontext.varden(Parametrar)
        yield from _finns(portfolj, kontext, p, _PLACERINGAR, [x for x in lagen if not x.post.is_uppdrag])
        yield from _finns(portfolj, kontext, p, _UPPDRAG, [x for x in lagen if x.post.is_uppdrag])
        yield from _langder(kontext, p, inlagda)
        yield from _kopplingar(kontext, inlagda)


def _namn(lage: Planlage) -> str:
    return f"{'Uppdraget' if lage.post.is_uppdrag else 'Placeringen'} ”{lage.post.titel}”"


def _finns(
    portfolj: Portfolj, kontext: Kontext, p: Parametrar, svar: Svar, lagen: Sequence[Planlage]
) -> Iterator[Fynd]:
    saknade = [x for x in lagen if not x.is_inlagd]
    for x in lagen:
        if x.is_inlagd:
            yield svar.uppfylld(f"{_namn(x)} finns i din plan.", bevis=bevis_aktivitet(x.inlagda))
    if not saknade:
        if not lagen:
            yield svar.ej_tillamplig("Regionens plan väntar sig inget sådant av alla.")
        return
    # Placements come one after the other, an assignment beside everything else.
    langder = [Fraction(x.krav[0]) if x.krav else Fraction(0) for x in saknade]
    manader = max(langder) if svar is _UPPDRAG else sum(langder, Fraction(0))
    nar = nar_det_saknas(portfolj, kontext, Fraction(p.fran_andel), manader, p.varsel_dagar)
    for x in saknade:
        om, langd = Om(post=x.post.nyckel), f" ({langd_i_ord(x.krav)})" if x.krav else ""
        text = f"{_namn(x)}{langd} saknas i din plan."
        yield svar.ej_tillamplig(nar, om) if isinstance(nar, str) else nar.svara(svar, text, om)


def _langder(kontext: Kontext, p: Parametrar, lagen: Sequence[Planlage]) -> Iterator[Fynd]:
    korta = False
    for x in lagen:
        if x.post.is_uppdrag or x.krav is None or x.racker(Fraction(p.minst_andel)):
            continue
        korta = True
        ar = manadstal(x.manader, x.krav[0])
        text = f"{_namn(x)} är {ar} månader på heltid, och planen säger {langd_i_ord(x.krav)}."
        yield planerat_fel(kontext.idag, _LANGD, x.inlagda[-1], text, text, till_slut=True)
    if not korta:
        yield _LANGD.uppfylld("Ingen inlagd placering är kortare än regionens plan säger.")


def _kopplingar(kontext: Kontext, lagen: Sequence[Planlage]) -> Iterator[Fynd]:
    utan = False
    for x in lagen:
        fattas = sorted(set(x.post.delmal).difference(*(a.delmal for a in x.inlagda)), key=lambda kod: kod.sortnyckel)
        if not fattas:
            continue
        utan = True
        text = f"Regionens plan kopplar också {uppraknat([str(kod) for kod in fattas])} till ”{x.post.titel}”."
        yield planerat_fel(kontext.idag, _DELMAL, x.inlagda[-1], text, text, till_slut=True)
    if not utan:
        yield _DELMAL.uppfylld("De inlagda placeringarna har de delmål som regionens plan nämner.")


REGEL = Regel(
    id="PL-08",
    slug="vantade-placeringar",
    titel="De placeringar som regionens plan väntar sig är inlagda",
    delar={
        "placeringar": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True, visa="placeringar"),
        "uppdrag": Del(
            Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True, visa="uppdrag",
            atgard=Atgard("placering.ny", "Lägg till uppdrag"),
        ),
        "langd": Del(
            Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True, visa="längd",
            atgard=Atgard("placering.andra", "Ändra placeringen"),
        ),
        "delmal": Del(
            Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True, visa="delmål",
            atgard=Atgard("placering.andra", "Koppla delmål"),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("placering.ny", "Lägg till placering"),
    parametrar=Parametrar,
)  # fmt: skip
