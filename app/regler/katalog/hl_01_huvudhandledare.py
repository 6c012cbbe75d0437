"""Huvudansvarig handledare finns hela tiden.

Vad som kontrolleras: att en namngiven huvudansvarig handledare är utsedd varje dag från det att din ST börjar.

Varför: någon ska alltid ha ansvaret för att följa din utveckling och skriva under det du har gjort.

Så gör du: be verksamhetschefen att utse en huvudansvarig handledare och lägg in namnet och från vilken dag det gäller.

Tolkning: kravet gäller även under frånvaro. En lucka som har varit men är över nämns men är ingen brist, eftersom den
inte kan mendas i efterhand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.handledning import Handledarroll
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, Period, slagna, utanfor
from app.regler.former import Svar, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_SVAR = Svar("HL-01", "utsedd")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`varsel_dagar`: how long before the last day of a handledare a replacement is asked for."""

    varsel_dagar: int


def _tackta(portfolj: Portfolj) -> tuple[Period, ...]:
    return slagna(
        Period(h.fran, h.till or date.max)
        for h in portfolj.handledarskap
        if h.roll is Handledarroll.HUVUDHANDLEDARE and (h.till is None or h.fran <= h.till)
    )


def _pa(portfolj: Portfolj, tackta: tuple[Period, ...], dag: date, varsel_dagar: int) -> Fynd:
    if skal := varfor_inte(portfolj, dag):
        return _SVAR.ej_tillamplig(skal)
    luckor = [] if dag == date.max else list(utanfor(Period(portfolj.utbildning.start, dag), tackta))
    nu = portfolj.huvudhandledare(dag)
    if nu is None:
        sedan = luckor[-1].start
        text = f"Ingen huvudansvarig handledare är utsedd sedan {datum(sedan)}."
        return _SVAR.brist(text, sedan=sedan, forfaller=sedan - EN_DAG)
    bevis = (Bevis(Bevisslag.HANDLEDARSKAP, nu.person_id, nu.fran),)
    slut = next(period.slut for period in tackta if dag in period)
    if slut != date.max and dag >= varslas(slut, varsel_dagar):
        text = f"Efter {datum(slut)} är ingen huvudansvarig handledare utsedd."
        return _SVAR.varning(text, forfaller=slut, bevis=bevis)
    tider = [f"{datum(lucka.start)} – {datum(lucka.slut)}" for lucka in luckor]
    return _SVAR.uppfylld(
        f"{nu.namn} är huvudansvarig handledare.",
        bevis=bevis,
        forfaller=None if slut == date.max else slut,
        anmarkning=f"Huvudansvarig handledare saknades {uppraknat(tider)}." if tider else "",
    )


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    tackta, varsel = _tackta(portfolj), kontext.varden(Parametrar).varsel_dagar
    brytdagar = granser(portfolj, tackta) | {varslas(p.slut, varsel) for p in tackta if p.slut != date.max}
    yield med_vander(lambda dag: _pa(portfolj, tackta, dag, varsel), kontext.idag, brytdagar)


REGEL = Regel(
    id="HL-01",
    slug="huvudhandledare",
    titel="Huvudansvarig handledare finns hela tiden",
    delar={"utsedd": Del(Niva.FORESKRIFT, kalla="spur-lipus")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("handledarskap.ny", "Utse handledare"),
    parametrar=Parametrar,
)
