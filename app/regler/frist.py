"""What rules about time share: when the question is asked at all, moving windows, and when an answer turns."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.tid import EN_DAG, Period, stopp_pa
from app.regler.former import varslas
from app.regler.modell import Fynd
from app.regler.ord import datum


@dataclass(frozen=True, slots=True)
class Post:
    """Something that counts from `dag` up to and including `sista` (`date.max`: until further notice)."""

    dag: date
    sista: date
    vikt: int = 1


@dataclass(frozen=True, slots=True)
class Fonster:
    """Posts in a window that moves with the day, in order of their days. None may end before an earlier one.

    `forst` is the last good day of one who has nothing: before it nobody can have filled the window.
    """

    poster: tuple[Post, ...]
    forst: date

    def summa(self, dag: date) -> int:
        """The weight of what is in the window on that day."""
        return sum(self.poster[plats].vikt for plats in self.platser(dag))

    def platser(self, dag: date) -> range:
        """Where in the order those posts stand that are in the window on that day."""
        forsta = bisect_left(self.poster, dag, key=attrgetter("sista"))
        return range(forsta, bisect_right(self.poster, dag, key=attrgetter("dag")))

    def haller_till(self, dag: date, krav: int) -> date:
        """The last day on which the window holds `krav` if nothing is added after `dag`; `date.max`: for ever."""
        if krav <= 0:
            return date.max
        summa, sist = 0, bisect_right(self.poster, dag, key=attrgetter("dag"))
        for post in reversed(self.poster[:sist]):
            summa += post.vikt
            # On the last day of this post the later ones that had not come yet held nothing.
            while self.poster[sist - 1].dag > post.sista:
                sist -= 1
                summa -= self.poster[sist].vikt
            if summa >= krav:
                return max(post.sista, self.forst)
        return self.forst

    def brytdagar(self, idag: date, krav: int, varsel_dagar: int) -> set[date]:
        """Days from `idag` on that may turn an answer about `krav`: a post begins, a window runs dry or nearly so."""
        borjar = {post.dag for post in self.poster if post.dag > idag}
        slutar = {self.haller_till(dag, krav) for dag in {idag, *borjar}} - {date.max}
        return borjar | {dag + EN_DAG for dag in slutar} | {varslas(dag, varsel_dagar) for dag in slutar}


def med_vander(svar: Callable[[date], Fynd], idag: date, brytdagar: Iterable[date], senast: date | None = None) -> Fynd:
    """The answer of today, with the first day on which the same question is answered otherwise.

    `svar` answers for any day, given what is written today; `brytdagar` must hold every day on which it may turn,
    up to `senast` where they go on for ever. The question is then asked anew on that day.
    """
    fynd = svar(idag)
    byten = (dag for dag in sorted(set(brytdagar)) if dag > idag and svar(dag).utfall is not fynd.utfall)
    vander = next(byten, senast)
    return fynd if vander == fynd.vander else replace(fynd, vander=vander)


def varfor_inte(portfolj: Portfolj, dag: date, stopp: Iterable[Period] = ()) -> str:
    """Why a question about ST does not arise on that day; empty where it does."""
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return "Kravet gäller först när din ST har börjat."
    if dag < portfolj.utbildning.start:
        return f"Din ST börjar {datum(portfolj.utbildning.start)}."
    borta = stopp_pa(dag, stopp)
    if borta is None:
        return ""
    till = "tills vidare" if borta.slut == date.max else f"till och med {datum(borta.slut)}"
    return f"Du är frånvarande {till}, och då räknas ingen tid."


def granser(portfolj: Portfolj, perioder: Iterable[Period] = ()) -> set[date]:
    """The start of training, and the days on which leave or other periods begin or are over."""
    dagar = {portfolj.utbildning.start}
    for period in perioder:
        dagar.add(period.start)
        if period.slut != date.max:
            dagar.add(period.slut + EN_DAG)
    return dagar
