"""What is to be held so many times during ST, spread evenly over the time in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, klockstopp
from app.domain.tid_i_st import nar_gjort
from app.regler.aterkommande import D, Daterad
from app.regler.former import Svar, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Bevis, Fynd, Kontext
from app.regler.ord import antal_av, datum


@dataclass(frozen=True, slots=True)
class Spridning:
    """How many times, and days of warning; `flera` names what is counted, in the plural, and then how it is done."""

    antal: int
    varsel_dagar: int
    flera: str
    gjorts: str
    goras: str


def spritt(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Spridning, hallna: Sequence[D],
    till_bevis: Callable[[Iterable[D]], tuple[Bevis, ...]],
) -> Fynd:  # fmt: skip
    """Whether as many have been held as the share of ST that is served asks for. `hallna` are in order of their days.

    The n-th of m is to be held when n/m of the required time is served; part time and leave move the days.
    """
    tid = kontext.tid(portfolj)
    antal, raknas = krav.antal, kontext.franvaro_som_raknas
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    senast = [
        None
        if tid.krav is None
        else nar_gjort(portfolj, tid.krav * Fraction(nummer, antal) - tid.tillgodoraknad, raknas)
        for nummer in range(1, antal + 1)
    ]

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return svar.ej_tillamplig(skal)
        gjorda = [post for post in hallna if post.datum <= dag]
        text, bevis = f"Du har haft {antal_av(len(gjorda), antal, krav.flera)}", till_bevis(gjorda)
        forfaller = senast[len(gjorda)] if len(gjorda) < antal else None
        if forfaller is None:
            if gjorda:
                return svar.uppfylld(f"{text}.", bevis=bevis, anmarkning=_for_sent(krav, gjorda, senast))
            return svar.ej_tillamplig("Det går inte att räkna ut hur långt du har kommit i din ST.")
        if dag > forfaller:
            text = f"{text}, och nästa skulle ha {krav.gjorts} senast {datum(forfaller)}."
            return svar.brist(text, sedan=forfaller + EN_DAG, forfaller=forfaller, bevis=bevis)
        text = f"{text}, och nästa ska {krav.goras} senast {datum(forfaller)}."
        if dag >= varslas(forfaller, krav.varsel_dagar):
            return svar.varning(text, forfaller=forfaller, bevis=bevis)
        sent = _for_sent(krav, gjorda, senast)
        return svar.uppfylld(text, forfaller=forfaller, bevis=bevis, anmarkning=sent)

    brytdagar = granser(portfolj, stopp) | {post.datum for post in hallna}
    for forfaller in filter(None, senast):
        brytdagar |= {varslas(forfaller, krav.varsel_dagar), forfaller + EN_DAG}
    return med_vander(pa, kontext.idag, brytdagar)


def _for_sent(krav: Spridning, gjorda: Sequence[Daterad], senast: Sequence[date | None]) -> str:
    """That the latest one was held too late."""
    skulle = senast[len(gjorda) - 1] if 0 < len(gjorda) <= len(senast) else None
    return f"skulle ha {krav.gjorts} senast {datum(skulle)}" if skulle and gjorda[-1].datum > skulle else ""
