"""Whether enough handledning is documented in a window that moves with the day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.handledning import Handledarsamtal
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, Period, flytta
from app.regler.former import Svar, varslas
from app.regler.frist import Fonster, Post, granser, med_vander, varfor_inte
from app.regler.modell import PORTFOLJEN, Bevis, Bevisslag, Fynd, Om
from app.regler.ord import datum

_ALLTID = Period(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Matt:
    """What is to be reached: `krav` is enough, less than `brist_under` is a brist, between them a warning.

    `mening` says how much there is, as a complete sentence. `varsel_dagar` None: no warning ahead of time.
    """

    krav: int
    brist_under: int
    varsel_dagar: int | None
    mening: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Handledningsfraga:
    """Is the measure reached by the sessions that count, in order of their days? `stopp` is leave.

    The question is put within `inom` and outside `pausad`; `skal` says why it is not put otherwise.
    """

    portfolj: Portfolj
    svar: Svar
    matt: Matt
    samtal: tuple[Handledarsamtal, ...]
    fonster: Fonster
    stopp: tuple[Period, ...]
    pausad: tuple[Period, ...] = ()
    inom: Period = _ALLTID
    skal: str = ""
    om: Om = PORTFOLJEN

    def besvara(self, idag: date) -> Fynd:
        """The answer of the day, with the day on which it turns."""
        brytdagar = granser(self.portfolj, [*self.stopp, *self.pausad, self.inom])
        for krav in (self.matt.krav, self.matt.brist_under):
            brytdagar |= self.fonster.brytdagar(idag, krav, self.matt.varsel_dagar or 0)
        return med_vander(self._pa, idag, brytdagar)

    def _pa(self, dag: date) -> Fynd:
        if skal := varfor_inte(self.portfolj, dag, self.stopp):
            return self.svar.ej_tillamplig(skal, self.om)
        if dag not in self.inom or any(dag in period for period in self.pausad):
            return self.svar.ej_tillamplig(self.skal, self.om)
        matt, svar = self.matt, self.svar
        nog, sista = self.fonster.haller_till(dag, matt.krav), self.fonster.haller_till(dag, matt.brist_under)
        text, bevis = matt.mening(self.fonster.summa(dag)), self._bevis(dag)
        if dag > sista:
            return svar.brist(text, self.om, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        if dag > nog:
            return svar.varning(text, self.om, forfaller=None if sista == date.max else sista, bevis=bevis)
        if matt.varsel_dagar is not None and dag >= varslas(sista, matt.varsel_dagar):
            text = f"{text.removesuffix('.')}, och nästa samtal behövs senast {datum(sista)}."
            return svar.varning(text, self.om, forfaller=sista, bevis=bevis)
        return svar.uppfylld(text, self.om, forfaller=None if nog == date.max else nog, bevis=bevis)

    def _bevis(self, dag: date) -> tuple[Bevis, ...]:
        raknas = (self.samtal[plats] for plats in self.fonster.platser(dag))
        return tuple(Bevis(Bevisslag.HANDLEDARSAMTAL, samtal.id, samtal.datum) for samtal in raknas)


def i_ordning(samtal: Iterable[Handledarsamtal]) -> tuple[Handledarsamtal, ...]:
    """The sessions in order of their days."""
    return tuple(sorted(samtal, key=lambda s: (s.datum, s.id)))


def fonster_bakat(
    samtal: Iterable[Handledarsamtal], borjan: date, dagar: int, stopp: Iterable[Period], *, minuter: bool
) -> Fonster:
    """The sessions of the latest `dagar` in service, the day itself counted; each weighs its minutes, or one.

    Nothing is judged until the window has been filled once, counted from `borjan`.
    """
    ut = timedelta(days=dagar - 1)
    poster = tuple(
        Post(s.datum, flytta(s.datum, s.datum + ut, stopp) or date.max, s.minuter if minuter else 1) for s in samtal
    )
    return Fonster(poster, flytta(borjan - EN_DAG, borjan + ut, stopp) or date.max)


def fonster_efter(samtal: Iterable[Handledarsamtal], borjan: date, dagar: int, stopp: Iterable[Period]) -> Fonster:
    """Each session is good for `dagar` in service after its day; so is the beginning."""
    ut = timedelta(days=dagar)
    poster = tuple(Post(s.datum, flytta(s.datum, s.datum + ut, stopp) or date.max) for s in samtal)
    return Fonster(poster, flytta(borjan, borjan + ut, stopp) or date.max)
