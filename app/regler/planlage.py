"""What rules about the region's plan share: when something that lacks is asked for, and what is planned amiss."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.aktivitet import Aktivitet
from app.domain.plankontroll import dag_vid_andel
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, Period, add_months, klockstopp
from app.regler.former import Svar, bevis_aktivitet, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Bevis, Fynd, Kontext, Om
from app.regler.ord import datum
from app.regler.placeringar import namnd

_OKANT = "Det går inte att räkna ut när så stor del av din ST har gått att det ska vara inlagt."


def vantat_slut(portfolj: Portfolj, kontext: Kontext) -> date | None:
    """The later of the planned end and the forecast; None where neither is known."""
    sluten = (portfolj.utbildning.planerat_slut, kontext.tid(portfolj).prognos)
    return max((dag for dag in sluten if dag is not None), default=None)


@dataclass(frozen=True, slots=True)
class Saknas:
    """When it is asked for that something lacks: a warning from `fran`, a brist after `sista`, nothing after `slut`.

    `sista` is the last day on which what lacks still has room before the end.
    """

    portfolj: Portfolj
    idag: date
    stopp: Sequence[Period]
    fran: date
    sista: date
    slut: date

    def svara(self, svar: Svar, text: str, om: Om, bevis: tuple[Bevis, ...] = ()) -> Fynd:
        """The answer of today. `text` is one sentence that says what lacks."""

        def pa(dag: date) -> Fynd:
            if skal := varfor_inte(self.portfolj, dag, self.stopp):
                return svar.ej_tillamplig(skal, om)
            if dag > self.slut:
                return svar.ej_tillamplig(f"ST är slut {datum(self.slut)}.", om)
            if dag > self.sista:
                return svar.brist(text, om, sedan=self.sista + EN_DAG, forfaller=self.sista, bevis=bevis)
            if dag >= self.fran:
                return svar.varning(text, om, forfaller=self.sista, bevis=bevis)
            return svar.ej_tillamplig(f"{text} Det efterfrågas först {datum(self.fran)}.", om)

        dagar = {self.fran, self.sista + EN_DAG, self.slut + EN_DAG} | granser(self.portfolj, self.stopp)
        return med_vander(pa, self.idag, dagar)


def nar_det_saknas(
    portfolj: Portfolj, kontext: Kontext, andel: Fraction, manader: Fraction, varsel_dagar: int
) -> Saknas | str:
    """When it is asked for that so many months lack: from the day that `andel` of ST is done. Else why it is not."""
    slut = vantat_slut(portfolj, kontext)
    fran = dag_vid_andel(portfolj, kontext.tid(portfolj), andel, kontext.franvaro_som_raknas)
    if slut is None or fran is None:
        return varfor_inte(portfolj, portfolj.utbildning.start) or _OKANT
    sista = min(slut, add_months(slut + EN_DAG, -math.ceil(manader)))
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    return Saknas(portfolj, kontext.idag, stopp, min(fran + EN_DAG, varslas(sista, varsel_dagar)), sista, slut)


def planerat_fel(
    idag: date, svar: Svar, aktivitet: Aktivitet, text: str, sent: str, *, till_slut: bool = False
) -> Fynd:
    """A warning about how something is planned; once it has begun (or ended) only a remark, since it cannot be undone.

    `text` is one sentence that says what is wrong; `sent` what was wrong with what is done.
    """
    om, bevis = Om(aktivitet_id=aktivitet.id), bevis_aktivitet([aktivitet])
    sista = aktivitet.slut if till_slut else aktivitet.start
    if aktivitet.is_genomford or (sista is not None and idag >= sista):
        return svar.uppfylld(f"{namnd(aktivitet)} har börjat eller är klar.", om, bevis=bevis, anmarkning=sent)
    return svar.varning(text, om, bevis=bevis, vander=sista)
