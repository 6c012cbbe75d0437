"""A number of assessments per period: in each half-year or quarter, or in the latest months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.tid import (
    EN_DAG,
    Period,
    add_months,
    flytta,
    kalenderperiod,
    klockstopp,
    proportionellt,
    sista_i_fonster,
)
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import Fonster, Post, granser, med_vander, varfor_inte
from app.regler.modell import Fynd, Kontext
from app.regler.ord import antal_av, datum


class Takt(StrEnum):
    """How the profile counts: by the calendar or backwards from today."""

    KALENDERHALVAR = "kalenderhalvar"
    KALENDERKVARTAL = "kalenderkvartal"
    RULLANDE_MANADER = "rullande_manader"


_MANADER = {Takt.KALENDERHALVAR: 6, Takt.KALENDERKVARTAL: 3}
_NAMN = {Takt.KALENDERHALVAR: "halvåret", Takt.KALENDERKVARTAL: "kvartalet"}
_PERIODER_FRAM = 2  # how many periods ahead an answer is tried; then the question is asked anew


@dataclass(frozen=True, slots=True)
class Antalskrav:
    """`antal` per calendar period, or in the latest `manader`; `flera` names what is counted, in the plural."""

    antal: int
    period: Takt
    manader: int | None
    varsel_dagar: int
    flera: str


def minst_antal(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Antalskrav, raknas: Sequence[Bedomning]
) -> Fynd:
    """Whether the assessments that count are enough.

    A calendar period asks for its share of days in service, rounded down. What the period before lacked is a brist
    until as many have been made in this one. The latest months are judged when training has lasted as long.
    """
    i_ordning = tuple(sorted(raknas, key=lambda b: (b.datum, b.id)))
    fraga = _Fraga(portfolj, svar, krav, i_ordning, klockstopp(portfolj, kontext.franvaro_dagar))
    if krav.period is not Takt.RULLANDE_MANADER:
        return fraga.per_kalender(kontext.idag, _MANADER[krav.period])
    if krav.manader is None:
        return svar.ej_tillamplig("Profilen säger inte hur många månader som räknas.")
    return fraga.rullande(kontext.idag, krav.manader)


@dataclass(frozen=True, slots=True)
class _Fraga:
    portfolj: Portfolj
    svar: Svar
    krav: Antalskrav
    raknas: tuple[Bedomning, ...]
    stopp: tuple[Period, ...]

    def rullande(self, idag: date, manader: int) -> Fynd:
        start, krav, svar = self.portfolj.utbildning.start, self.krav, self.svar
        poster = tuple(
            Post(b.datum, flytta(b.datum, sista_i_fonster(b.datum, manader), self.stopp) or date.max)
            for b in self.raknas
        )
        fonster = Fonster(poster, flytta(start, add_months(start, manader), self.stopp) or date.max)

        def pa(dag: date) -> Fynd:
            if skal := varfor_inte(self.portfolj, dag, self.stopp):
                return svar.ej_tillamplig(skal)
            sista, antal = fonster.haller_till(dag, krav.antal), fonster.summa(dag)
            forfaller = None if sista == date.max else sista
            bevis = bevis_bedomning(self.raknas[plats] for plats in fonster.platser(dag))
            text = f"Du har {antal_av(antal, krav.antal, krav.flera)} de senaste {manader} månaderna"
            if dag > sista:
                return svar.brist(f"{text}.", sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
            if dag >= varslas(sista, krav.varsel_dagar):
                sen = "är de för få" if antal >= krav.antal else "är det för sent"
                return svar.varning(f"{text}, och efter {datum(sista)} {sen}.", forfaller=sista, bevis=bevis)
            return svar.uppfylld(f"{text}.", forfaller=forfaller, bevis=bevis)

        brytdagar = granser(self.portfolj, self.stopp) | fonster.brytdagar(idag, krav.antal, krav.varsel_dagar)
        return med_vander(pa, idag, brytdagar)

    def per_kalender(self, idag: date, manader: int) -> Fynd:
        def pa(dag: date) -> Fynd:
            nu = kalenderperiod(dag, manader)
            if skal := varfor_inte(self.portfolj, dag, self.stopp):
                return self.svar.ej_tillamplig(skal)
            return self._i_perioden(dag, nu, kalenderperiod(nu.start - EN_DAG, manader))

        brytdagar = granser(self.portfolj, self.stopp) | {b.datum for b in self.raknas}
        period = kalenderperiod(idag, manader)
        for _ in range(1 + _PERIODER_FRAM):
            senast = period.slut + EN_DAG
            brytdagar |= {varslas(period.slut, self.krav.varsel_dagar), senast}
            period = kalenderperiod(senast, manader)
        return med_vander(pa, idag, (dag for dag in brytdagar if dag <= senast), senast)

    def _i_perioden(self, dag: date, nu: Period, forra: Period) -> Fynd:
        namn, flera, svar = _NAMN[self.krav.period], self.krav.flera, self.svar
        gjorda, tidigare = self._gjorda(nu, dag), self._gjorda(forra, dag)
        har, krav, krav_da = len(gjorda), self._krav(nu), self._krav(forra)
        if har < krav_da - len(tidigare):
            text = f"Du hade {antal_av(len(tidigare), krav_da, flera)} för {namn} som slutade {datum(forra.slut)}."
            return svar.brist(text, sedan=nu.start, forfaller=forra.slut, bevis=bevis_bedomning((*tidigare, *gjorda)))
        text = f"Du har {antal_av(har, krav, flera)} för {namn} som slutar {datum(nu.slut)}."
        if har < krav and dag >= varslas(nu.slut, self.krav.varsel_dagar):
            return svar.varning(text, forfaller=nu.slut, bevis=bevis_bedomning(gjorda))
        sent = f"De {flera} som saknades {datum(forra.slut)} är gjorda i efterhand." if len(tidigare) < krav_da else ""
        forfaller = nu.slut if har < krav else None
        return svar.uppfylld(text, forfaller=forfaller, bevis=bevis_bedomning(gjorda), anmarkning=sent)

    def _krav(self, period: Period) -> int:
        return proportionellt(self.krav.antal, self.portfolj, period, self.stopp)

    def _gjorda(self, period: Period, dag: date) -> list[Bedomning]:
        return [b for b in self.raknas if b.datum in period and b.datum <= dag]
