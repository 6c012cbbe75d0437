"""The training cut into stretches in which every day weighs alike, each with the reason why."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, Period, utanfor
from app.domain.tid_manad import dag_vid, lage
from app.domain.tjanst import Franvaro, Franvaroslag

FULL_PROCENT: Final = 100
# Leave that ends later than this is until further notice: no calendar reaches what would come after it.
_HORISONT: Final = date(9000, 1, 1)


class Radskal(StrEnum):
    """Why the days of a stretch weigh what they do."""

    ANTAGEN_HELTID = "antagen_heltid"
    SYSSELSATTNING = "sysselsattning"
    FRANVARO = "franvaro"
    FRANVARO_RAKNAS = "franvaro_raknas"


@dataclass(frozen=True, slots=True)
class Stracka:
    """Days that all weigh `faktor` of full time, until `date.max` where nothing says that they end.

    `procent` is the percentage of full time that holds; `slag` is the leave, where there is one.
    """

    period: Period
    faktor: Fraction
    skal: Radskal
    procent: int
    slag: Franvaroslag | None = None

    @property
    def is_oppen(self) -> bool:
        """Whether it goes on until further notice."""
        return self.period.slut == date.max

    def manader(self, start: date) -> Fraction:
        """What its days are worth, in months of full time; it must have an end unless it weighs nothing."""
        if not self.faktor:
            return Fraction(0)
        return self.faktor * (lage(start, self.period.slut + EN_DAG) - lage(start, self.period.start))

    def delad(self, sista: Iterable[date]) -> Iterator["Stracka"]:
        """The same days, cut after each day of `sista` that lies within."""
        start = self.period.start
        for dag in sorted(sista):
            if start <= dag < self.period.slut:
                yield replace(self, period=Period(start, dag))
                start = dag + EN_DAG
        yield replace(self, period=Period(start, self.period.slut))


def strackor(portfolj: Portfolj, raknas: Collection[Franvaroslag] = ()) -> tuple[Stracka, ...]:
    """Every day from the start of training on, in order; leave of the kinds in `raknas` weighs as service does.

    Until an employment is recorded full time is assumed. A later percentage takes over from its day. A day in several
    leaves is that one's which began first, but one that stops time goes before one that counts.
    """
    borta = _ledigheter(portfolj, raknas)
    return tuple(del_ for grad in grader(portfolj) for del_ in _med_ledighet(grad, borta, raknas))


def nar(start: date, delar: Iterable[Stracka], manader: Fraction) -> date | None:
    """The day on which that many months have been served; None when the recorded future never gets there."""
    if manader <= 0:
        return start
    kvar = manader
    for stracka in delar:
        if not stracka.faktor:
            continue
        varda = None if stracka.is_oppen else stracka.manader(start)
        if varda is None or kvar <= varda:
            return dag_vid(start, lage(start, stracka.period.start) + kvar / stracka.faktor) - EN_DAG
        kvar -= varda
    return None


def grader(portfolj: Portfolj) -> Iterator[Stracka]:
    """The percentages of employment as stretches, in order, leave left out of account."""
    start = portfolj.utbildning.start
    gallande = {start: (FULL_PROCENT, Radskal.ANTAGEN_HELTID)}
    for post in sorted(portfolj.sysselsattningar, key=lambda post: (post.fran, post.procent)):
        gallande[max(start, post.fran)] = post.procent, Radskal.SYSSELSATTNING
    borjan = sorted(gallande)
    for fran, nasta in zip(borjan, [*borjan[1:], None], strict=True):
        procent, skal = gallande[fran]
        yield Stracka(
            Period(fran, nasta - EN_DAG if nasta else date.max), Fraction(procent, FULL_PROCENT), skal, procent
        )


def _ledigheter(portfolj: Portfolj, raknas: Collection[Franvaroslag]) -> list[tuple[Period, Franvaroslag]]:
    """Leave as periods that share no day, in order."""
    i_ordning = sorted(portfolj.franvaron, key=lambda post: (post.start, post.id))
    stannar = _utan_dubbla(post for post in i_ordning if post.slag not in raknas)
    klara = list(stannar)
    for period, slag in _utan_dubbla(post for post in i_ordning if post.slag in raknas):
        klara += [(del_, slag) for del_ in utanfor(period, [p for p, _ in stannar])]
    return sorted(klara, key=lambda par: par[0])


def _utan_dubbla(poster: Iterable[Franvaro]) -> list[tuple[Period, Franvaroslag]]:
    """Leave in order of its start, without the days that an earlier one holds; one that ends too early is none."""
    klara: list[tuple[Period, Franvaroslag]] = []
    for post in poster:
        slut = date.max if post.slut is None or post.slut > _HORISONT else post.slut
        sist = klara[-1][0].slut if klara else date.min
        if sist == date.max:
            break
        fran = max(post.start, sist + EN_DAG)
        if fran <= slut:
            klara.append((Period(fran, slut), post.slag))
    return klara


def _med_ledighet(
    grad: Stracka, borta: Iterable[tuple[Period, Franvaroslag]], raknas: Collection[Franvaroslag]
) -> Iterator[Stracka]:
    """One percentage, with the leave that falls in it set apart."""
    fran, sista = grad.period.start, grad.period.slut
    for period, slag in borta:
        if period.slut < fran:
            continue
        if period.start > sista:
            break
        if period.start > fran:
            yield replace(grad, period=Period(fran, period.start - EN_DAG))
        slut = min(period.slut, sista)
        yield Stracka(
            Period(max(fran, period.start), slut),
            grad.faktor if slag in raknas else Fraction(0),
            Radskal.FRANVARO_RAKNAS if slag in raknas else Radskal.FRANVARO,
            grad.procent,
            slag,
        )
        if slut == sista:
            return
        fran = slut + EN_DAG
    yield replace(grad, period=Period(fran, sista))
