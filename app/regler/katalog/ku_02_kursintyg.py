"""En genomförd kurs har sitt intyg.

Vad som kontrolleras: att det för varje genomförd kurs är noterat när och av vem intyget undertecknades, inom det
antal dagar efter kursens slut som profilen anger.

Varför: varje kurs som ger ett delmål ska styrkas i ansökan om specialistkompetens, och intyget är lätt att få av den
som nyss höll kursen.

Så gör du: öppna kursen, be kursledaren eller din huvudhandledare att skriva under intyget och fyll i dag och namn.

Tolkning: det gäller kurser som är kopplade till något delmål eller är en av planens kurser; andra behöver inget
intyg. Antalet dagar är vår tolkning. Alla kurser som saknar intyg står på samma rad.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag
from app.domain.tid import EN_DAG
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("KU-02", "intyg")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`inom_dagar`: how many days after its end the certificate of a course is to be signed."""

    inom_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if skal := varfor_inte(portfolj, portfolj.utbildning.start):
        yield _SVAR.ej_tillamplig(skal)
        return
    inom = timedelta(days=kontext.varden(Parametrar).inom_dagar)
    kurser = sorted((a for a in portfolj.gallande_aktiviteter if _is_kurs_att_intyga(a)), key=lambda a: a.id)

    def pa(dag: date) -> Fynd:
        saknas = [a for a in kurser if a.intyg is None or a.intyg > dag]
        if not kurser:
            return _SVAR.ej_tillamplig("Ingen kurs som behöver intyg är genomförd än.")
        if not saknas:
            return _SVAR.uppfylld("Alla genomförda kurser har sitt intyg.", bevis=bevis_aktivitet(kurser))
        text = f"{'En kurs' if len(saknas) == 1 else 'Kurser'} saknar intyg: {uppraknat([a.titel for a in saknas])}."
        bevis = bevis_aktivitet(saknas, "saknar intyg")
        sista = min((a.slut + inom for a in saknas if a.slut is not None), default=None)
        if sista is not None and dag > sista:
            return _SVAR.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        return _SVAR.varning(text, forfaller=sista, bevis=bevis)

    brytdagar = {a.intyg for a in kurser if a.intyg} | {a.slut + inom + EN_DAG for a in kurser if a.slut}
    yield med_vander(pa, kontext.idag, brytdagar)


def _is_kurs_att_intyga(aktivitet: Aktivitet) -> bool:
    return aktivitet.slag is Aktivitetsslag.KURS and aktivitet.is_genomford and bool(aktivitet.delmal or aktivitet.mall)


REGEL = Regel(
    id="KU-02",
    slug="kursintyg",
    titel="Genomförda kurser har intyg",
    delar={"intyg": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("kurs.visa", "Fyll i intyg"),
    parametrar=Parametrar,
)
