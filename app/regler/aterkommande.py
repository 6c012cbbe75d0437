"""What is to be assessed or held again and again, with at most so many months in service between."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.slag import Kompetensomrade
from app.domain.tid import EN_DAG, Period, add_months, flytta, klockstopp
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Bevis, Fynd, Kontext, Utfall
from app.regler.ord import datum


class Daterad(Protocol):
    """A record with a day of its own."""

    @property
    def id(self) -> int:
        """Its id within the portfolio."""

    @property
    def datum(self) -> date:
        """The day that it is about."""


D = TypeVar("D", bound=Daterad)


@dataclass(frozen=True, slots=True)
class Intervall:
    """Months between assessments, and days of warning before the last good day."""

    manader: int
    varsel_dagar: int


@dataclass(frozen=True, slots=True)
class Fras:
    """The words for what is done: `vad` stands first in the sentence, then "bedömdes", "bedömas", "bedömts"."""

    vad: str
    gjordes: str = "bedömdes"
    goras: str = "bedömas"
    gjorts: str = "bedömts"


@dataclass(frozen=True, slots=True)
class _Post(Generic[D]):
    post: D
    slag: str
    sista: date


@dataclass(frozen=True, slots=True)
class Vaka(Generic[D]):
    """How long what has been done lasts: each for the months of the interval, moved by leave.

    `poster` are the latest of each kind today and all that are dated later. `forst` is the last good day of
    one who has nothing; `date.max` stands for a clock that leave holds still until further notice.
    """

    poster: tuple[_Post[D], ...]
    forst: date
    portfolj: Portfolj
    stopp: tuple[Period, ...]

    def senaste(self, dag: date) -> list[_Post[D]]:
        """The latest of each kind on that day, the one that lasts longest first."""
        per_slag = {post.slag: post for post in self.poster if post.post.datum <= dag}
        return sorted(per_slag.values(), key=lambda post: (post.sista, post.post.id), reverse=True)

    def haller_till(self, dag: date, antal: int = 1) -> date:
        """The last day on which there are some of so many kinds, if nothing is added after `dag`."""
        senaste = self.senaste(dag)
        return max(self.forst, senaste[antal - 1].sista) if len(senaste) >= antal else self.forst

    def svara(self, svar: Callable[[date], Fynd], idag: date, varsel_dagar: int, antal: int = 1) -> Fynd:
        """The answer of today with the day on which it turns; `svar` answers for any day."""
        borjar = {post.post.datum for post in self.poster if post.post.datum > idag}
        slutar = {self.haller_till(dag, antal) for dag in {idag, *borjar}} - {date.max}
        brytdagar = granser(self.portfolj, self.stopp) | borjar
        brytdagar |= {dag + EN_DAG for dag in slutar} | {varslas(dag, varsel_dagar) for dag in slutar}
        return med_vander(svar, idag, brytdagar)


def vaka(
    portfolj: Portfolj,
    kontext: Kontext,
    manader: int,
    raknas: Iterable[D],
    slag: Callable[[D], str] = lambda _: "",
) -> Vaka[D]:
    """How long those records last; `slag` says of which kind each is (by default all are of one)."""
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    fore: dict[str, D] = {}
    senare: list[D] = []
    for post in raknas:
        nyckel = slag(post)
        if post.datum > kontext.idag:
            senare.append(post)
        elif nyckel not in fore or _ordning(fore[nyckel]) < _ordning(post):
            fore[nyckel] = post

    def till(fran: date) -> date:
        return flytta(fran, add_months(fran, manader), stopp) or date.max

    kvar = sorted([*fore.values(), *senare], key=_ordning)
    poster = tuple(_Post(post, slag(post), till(post.datum)) for post in kvar)
    return Vaka(poster, till(portfolj.utbildning.start), portfolj, stopp)


def minst_en(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Intervall, raknas: Iterable[Bedomning], fras: Fras
) -> Fynd:
    """Whether the latest assessment is recent enough, as `minst_ett` asks it of any record."""
    return minst_ett(portfolj, kontext, svar, krav, raknas, fras, bevis_bedomning)


def minst_ett(  # noqa: PLR0917 - the question, and how it is worded
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Intervall, raknas: Iterable[D], fras: Fras,
    till_bevis: Callable[[Iterable[D]], tuple[Bevis, ...]],
) -> Fynd:  # fmt: skip
    """Whether the latest record is recent enough; the first is due so many months after the start of ST.

    One that came too late is noted, for nothing more can be done about it.
    """
    alla = tuple(raknas)
    lage = vaka(portfolj, kontext, krav.manader, alla)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, lage.stopp):
            return svar.ej_tillamplig(skal)
        sista = lage.haller_till(dag)
        gjorda = [post.post for post in lage.senaste(dag)]
        bevis = till_bevis(gjorda)
        nar = f"{fras.gjordes} senast {datum(gjorda[0].datum)}" if gjorda else f"har inte {fras.gjorts}"
        if dag > sista:
            text = f"{fras.vad} {nar} och skulle ha {fras.gjorts} senast {datum(sista)}."
            return svar.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis)
        if dag >= varslas(sista, krav.varsel_dagar):
            text = f"{fras.vad} {nar} och ska {fras.goras} senast {datum(sista)}."
            return svar.varning(text, forfaller=sista, bevis=bevis)
        if not gjorda:
            senast = "" if sista == date.max else f" Det ska göras senast {datum(sista)}."
            return svar.ej_tillamplig(f"{fras.vad} {nar} än.{senast}")
        return svar.uppfylld(f"{fras.vad} {nar}.", forfaller=None if sista == date.max else sista, bevis=bevis)

    fynd = lage.svara(pa, kontext.idag, krav.varsel_dagar)
    skulle = _skulle(portfolj, kontext, krav.manader, alla)
    return replace(fynd, anmarkning=skulle) if fynd.utfall is Utfall.UPPFYLLD else fynd


def med_aterkoppling(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: Intervall, omrade: Kompetensomrade, fras: Fras
) -> Fynd:
    """Whether an assessment of that area with written feedback is recent enough; those without are shown beside."""
    alla = kontext.delat.bedomda(portfolj, omrade)
    fynd = minst_en(portfolj, kontext, svar, krav, [b for b in alla if b.aterkoppling], fras)
    if fynd.utfall not in (Utfall.BRIST, Utfall.VARNING):
        return fynd
    sedan = max((bevis.datum for bevis in fynd.bevis if bevis.datum), default=date.min)
    utan = [b for b in alla if not b.aterkoppling and sedan <= b.datum <= kontext.idag]
    return replace(fynd, bevis=(*fynd.bevis, *bevis_bedomning(sorted(utan, key=_ordning), "utan skriven återkoppling")))


def _skulle(portfolj: Portfolj, kontext: Kontext, manader: int, alla: Iterable[Daterad]) -> str:
    """That the latest one came too late, counted from the one before it, or from the start of ST."""
    gjorda = sorted((b for b in alla if b.datum <= kontext.idag), key=_ordning)[-2:]
    if not gjorda:
        return ""
    sista = vaka(portfolj, kontext, manader, gjorda[:-1]).haller_till(kontext.idag)
    return f"skulle ha gjorts senast {datum(sista)}" if gjorda[-1].datum > sista else ""


def _ordning(post: Daterad) -> tuple[date, int]:
    return post.datum, post.id
