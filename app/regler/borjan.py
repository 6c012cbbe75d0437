"""What is to be done early in ST, so many months after it began."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, add_months, flytta, klockstopp
from app.regler.former import Svar, flagga, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Bevis, Fynd, Kontext
from app.regler.ord import datum, tid_efter


@dataclass(frozen=True, slots=True)
class Tidigt:
    """So many months after the start, with days of warning; `vad` begins the sentence, `gors` and `gjort` end it."""

    manader: int
    varsel_dagar: int
    vad: str
    gors: str
    gjort: str


def i_borjan(  # noqa: PLR0917 - the question, and how it is answered
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Tidigt, klar: date | None,
    bevis: tuple[Bevis, ...] = (), tillagg: Callable[[], str] = str,
) -> Fynd:  # fmt: skip
    """Whether it was done (`klar`), or how much time there is. Leave moves the last good day.

    Done late is a remark. `tillagg` says after the sentence what is missing.
    """
    start, stopp = portfolj.utbildning.start, klockstopp(portfolj, kontext.franvaro_dagar)
    senast = flytta(start, add_months(start, krav.manader), stopp)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return svar.ej_tillamplig(skal)
        if klar is not None and klar <= dag:
            sent = f"{krav.gjort} {tid_efter(start, klar)} efter start" if senast and klar > senast else ""
            return svar.uppfylld(f"{krav.vad} är {krav.gjort} {datum(klar)}.", bevis=bevis, anmarkning=sent)
        if senast is None:
            return svar.ej_tillamplig(f"{krav.vad} är inte {krav.gjort} än.")
        return flagga(
            svar, dag, senast, krav.varsel_dagar,
            varning=f"{krav.vad} ska vara {krav.gors} senast {datum(senast)}.{tillagg()}",
            brist=f"{krav.vad} skulle ha varit {krav.gors} senast {datum(senast)}.{tillagg()}",
            bevis=bevis,
        ) or svar.ej_tillamplig(f"{krav.vad} behöver inte vara {krav.gors} förrän {datum(senast)}.")  # fmt: skip

    brytdagar = granser(portfolj, stopp) | ({klar} if klar else set())
    if senast is not None:
        brytdagar |= {varslas(senast, krav.varsel_dagar), senast + EN_DAG}
    return med_vander(pa, kontext.idag, brytdagar)
