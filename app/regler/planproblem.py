"""From a portfolio and its region's plan to a problem for a solver, and from its answer back to changes to try.

Weeks begin on Mondays. Nothing is placed before the week after the day asked about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import Final

from app.domain.planforslag import Ordning, Planproblem, Uppgift, Uppgiftsslag, Villkor, Villkorsslag
from app.domain.plankontroll import halva, kalendermanader, per_nyckel
from app.domain.portfolj import Portfolj
from app.domain.provning import upptagen
from app.domain.regionplan import Tidpunkt
from app.domain.tid import EN_DAG, Period, add_months, flytta, franvaroperioder, klockstopp
from app.domain.tid_manad import dag_vid
from app.regler.modell import Regelunderlag
from app.regler.placeringar import anstalld_procent
from app.regler.planposter import Planpost, varde
from app.regler.planveckor import DAGAR, Veckor, motas

_HELTID: Final = 100
_RANG: Final[Mapping[Tidpunkt, int]] = {
    Tidpunkt.TIDIGT: 0,
    Tidpunkt.FORSTA_HALVAN: 1,
    Tidpunkt.NAR_SOM_HELST: 2,
    Tidpunkt.ANDRA_HALVAN: 3,
}


@dataclass(frozen=True, slots=True)
class Onskemal:
    """What is to be placed and from when; `losa` are dated activities that may be moved.

    `kollegor` are the days away of each of the others at the unit.
    """

    poster: tuple[Planpost, ...]
    tidigast: date
    losa: frozenset[int] = frozenset()
    kollegor: tuple[tuple[Period, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Del:
    """One thing to place: a post, or one of the parts of it that are short enough to be away at a time."""

    nyckel: str
    post: Planpost
    nr: int
    antal: int

    @property
    def titel(self) -> str:
        """What it is called in the plan."""
        return self.post.titel if self.antal == 1 else f"{self.post.titel}, del {self.nr}"


_LANGST: Final = timedelta(days=21 * 366)  # of a plan: a whole ST on quarter time, and a little more


class GarInteAttPlanera(ValueError):
    """There is no end to plan against: leave without a last day, or a specialty without a målbeskrivning."""


class SlutetForLangtBort(GarInteAttPlanera):
    """The end lies so many years ahead that weighing every week takes longer than anybody waits."""


@dataclass(frozen=True, slots=True)
class Planunderlag:
    """The problem with what is needed to read its answer. `dagar[nyckel]` are the days by start week.

    `granser` are the days that sentences about conditions name, `for_sent` the posts whose time is past already.
    """

    problem: Planproblem
    delar: Mapping[str, Del]
    dagar: Mapping[str, Sequence[Period]]
    granser: Mapping[Villkor, date]
    for_sent: tuple[Planpost, ...] = ()
    fasta: Mapping[str, Period] = field(default_factory=dict)


def hogst_borta(underlag: Regelunderlag) -> int | None:
    """The most months in a row away from the home unit; None where the profile sets none."""
    return varde(underlag, "PL-06", "brist_manader") or varde(underlag, "PL-06", "varning_manader")


def planproblem(portfolj: Portfolj, underlag: Regelunderlag, onskemal: Onskemal) -> Planunderlag:
    """The problem of placing everything wished for between now and the end of training.

    Raises:
        GarInteAttPlanera: see the class.
    """
    return _Bygge(portfolj, underlag, onskemal).bygg()


class _Bygge:
    def __init__(self, portfolj: Portfolj, underlag: Regelunderlag, onskemal: Onskemal) -> None:
        self.portfolj, self.underlag, self.onskemal = portfolj, underlag, onskemal
        self.tid = underlag.tid(portfolj)
        planerat = portfolj.utbildning.planerat_slut
        if self.tid.prognos is None:
            raise GarInteAttPlanera
        self.slut = self.tid.prognos if planerat is None else min(self.tid.prognos, planerat)
        forsta = max(underlag.idag + EN_DAG, portfolj.utbildning.start)
        if self.slut - forsta > _LANGST:
            raise SlutetForLangtBort
        hemma = ceil((varde(underlag, "PL-06", "atervandarvecka_dagar") or 1) / DAGAR)
        self.ledigt = franvaroperioder(portfolj)
        self.veckor = Veckor(forsta, self.slut, klockstopp(portfolj, underlag.franvaro_dagar), hemma)
        self.mitten = halva(portfolj, self.tid, underlag.franvaro_som_raknas)
        self.fasta = self._fasta()
        self.tomma = self._tomma_veckor()
        self.granser: dict[Villkor, date] = {
            Villkor(Villkorsslag.SLUT): self.slut,
            Villkor(Villkorsslag.TIDIGAST): onskemal.tidigast,
        }
        self.for_sent: list[Planpost] = []

    def bygg(self) -> Planunderlag:
        portfolj = self.portfolj
        delar = {del_.nyckel: del_ for post in self.onskemal.poster for del_ in self._delar(post)}
        dagar = {
            nyckel: [_period(portfolj, del_, self.veckor.mandag(v)) for v in range(self.veckor.antal)]
            for nyckel, del_ in delar.items()
        }
        mal = self._mal(delar, dagar)
        ordnade = sorted(delar, key=lambda n: (delar[n].post.slag is Uppgiftsslag.KURS, mal[n], n))
        uppgifter = tuple(self._uppgift(delar[n], dagar[n], mal[n]) for n in ordnade)
        problem = Planproblem(self.veckor.antal, uppgifter, tuple(self._ordningar(delar)))
        return Planunderlag(problem, delar, dagar, self.granser, tuple(self.for_sent), self.fasta)

    def _delar(self, post: Planpost) -> Iterator[Del]:
        """The post as it is, or in parts where it is longer than one may be away."""
        hogst, antal = hogst_borta(self.underlag), 1
        if hogst and post.slag is Uppgiftsslag.BORTA and not post.dagar:
            procent = min(anstalld_procent(self.portfolj, self.veckor.mandag(v)) for v in range(self.veckor.antal))
            antal = max(1, ceil(post.manader * _HELTID / procent / hogst))
        for nr in range(1, antal + 1):
            yield Del(post.nyckel if antal == 1 else f"{post.nyckel}:{nr}", post, nr, antal)

    def _mal(self, delar: Mapping[str, Del], dagar: Mapping[str, Sequence[Period]]) -> dict[str, int]:
        """The wanted weeks: spread evenly over what is left, early things and what others wait for first."""
        plan, mal = self.underlag.plan, dict[str, int]()
        fore = {nyckel for ordning in (plan.ordning if plan else ()) for nyckel in ordning.fore}

        def rang(nyckel: str) -> tuple[int, bool]:
            post = delar[nyckel].post
            return _RANG[post.nar], post.plannyckel not in fore

        forsta = max(0, self.veckor.vecka(self.onskemal.tidigast))
        for slag in Uppgiftsslag:
            nycklar = sorted((n for n, d in delar.items() if d.post.slag is slag), key=rang)
            for plats, nyckel in enumerate(nycklar):
                spann = self.veckor.antal - forsta
                langd = self.veckor.vecka(dagar[nyckel][0].slut) + 1
                mal[nyckel] = max(0, forsta + (2 * plats + 1) * spann // (2 * len(nycklar)) - langd // 2)
        return mal

    def _uppgift(self, del_: Del, dagar: Sequence[Period], mal: int) -> Uppgift:
        borta = frozenset(v for p in self.fasta.values() for v in self.veckor.i(p))
        return Uppgift(
            nyckel=del_.nyckel,
            slag=del_.post.slag,
            slut=tuple(self.veckor.vecka(p.slut) for p in dagar),
            fri=tuple(self.veckor.fri_efter(p.slut) for p in dagar),
            mal=min(mal, self.veckor.antal - 1),
            spar={v: veckor for v, veckor in self._spar(del_, dagar) if veckor},
            undvik=borta if del_.post.slag is Uppgiftsslag.KURS else frozenset(),
        )

    def _spar(self, del_: Del, dagar: Sequence[Period]) -> Iterator[tuple[Villkor, frozenset[int]]]:
        def dar(villkor: Villkor, fel: Iterable[bool]) -> tuple[Villkor, frozenset[int]]:
            return villkor, frozenset(v for v, is_fel in enumerate(fel) if is_fel)

        tidigast = self.onskemal.tidigast
        yield dar(Villkor(Villkorsslag.SLUT), (p.slut > self.slut for p in dagar))
        yield dar(Villkor(Villkorsslag.TIDIGAST), (p.start < tidigast for p in dagar))
        yield dar(Villkor(Villkorsslag.FRANVARO), (any(motas(p, ledig) for ledig in self.ledigt) for p in dagar))
        yield from self._tidpunkt(del_, dagar, dar(Villkor(Villkorsslag.SLUT), (p.slut > self.slut for p in dagar))[1])
        if del_.post.slag is Uppgiftsslag.KURS:
            return
        for namn, fast in self.fasta.items():
            krockar = (self._krockar(del_.post.slag, p, fast) for p in dagar)
            yield dar(Villkor(Villkorsslag.FAST, namn), krockar)
        if del_.post.slag is Uppgiftsslag.BORTA:
            if (hemma := self._hemma_till()) is not None:
                yield dar(Villkor(Villkorsslag.HEMMA_FORST), (p.start < hemma for p in dagar))
            yield dar(Villkor(Villkorsslag.KAPACITET), (not self.tomma.isdisjoint(self.veckor.i(p)) for p in dagar))

    def _krockar(self, slag: Uppgiftsslag, period: Period, fast: Period) -> bool:
        if slag is not Uppgiftsslag.BORTA:
            return motas(period, fast)
        if period.start <= fast.start:
            return self.veckor.fri_efter(period.slut) > self.veckor.vecka(fast.start)
        return self.veckor.fri_efter(fast.slut) > self.veckor.vecka(period.start)

    def _tidpunkt(
        self, del_: Del, dagar: Sequence[Period], efter_slut: frozenset[int]
    ) -> Iterator[tuple[Villkor, frozenset[int]]]:
        """When in ST the plan wants it; where that is past already, the time is told of and asked for no more."""
        post = del_.post
        mitten = self.mitten
        if mitten is None or post.nar is Tidpunkt.NAR_SOM_HELST:
            return
        grans, is_efter = mitten, post.nar is Tidpunkt.ANDRA_HALVAN
        manader = varde(self.underlag, "KU-01", "tidigt_manader")
        if post.nar is Tidpunkt.TIDIGT and manader is not None:
            grans = min(mitten, add_months(self.portfolj.utbildning.start, manader))
        fel = frozenset(v for v, p in enumerate(dagar) if (p.start <= grans if is_efter else p.slut > grans))
        if len(fel | efter_slut) == self.veckor.antal:
            if post not in self.for_sent:
                self.for_sent.append(post)
            return
        villkor = Villkor(Villkorsslag.TIDPUNKT, post.nyckel)
        self.granser[villkor] = grans
        yield villkor, fel

    def _hemma_till(self) -> date | None:
        """The first day on which the region's plan sends one away; None where it says nothing."""
        manader, start = varde(self.underlag, "PL-09", "minst_manader"), self.portfolj.utbildning.start
        if manader is None:
            return None
        till = flytta(start, add_months(start, manader), self.veckor.stopp)
        if till is not None:
            self.granser[Villkor(Villkorsslag.HEMMA_FORST)] = till
        return till

    def _tomma_veckor(self) -> frozenset[int]:
        """Weeks in which all the others at the unit are away on some day."""
        andra = [frozenset(v for p in perioder for v in self.veckor.i(p)) for perioder in self.onskemal.kollegor]
        return frozenset.intersection(*andra) if andra else frozenset()

    def _fasta(self) -> dict[str, Period]:
        """Placements elsewhere that stay where they are, by activity, if they are not over for good."""
        funna = {}
        for aktivitet in self.portfolj.gallande_aktiviteter:
            period = upptagen(aktivitet)
            if (
                period is None
                or aktivitet.id in self.onskemal.losa
                or self.veckor.vecka(period.slut) + self.veckor.hemma < -1
            ):
                continue
            funna[str(aktivitet.id)] = period
        return funna

    def _ordningar(self, delar: Mapping[str, Del]) -> Iterator[Ordning]:
        """The plan's order, as far as anything to be placed can keep or break it."""
        plan = self.underlag.plan
        fasta = {
            nyckel: [a for a in poster if a.id not in self.onskemal.losa and a.start is not None]
            for nyckel, poster in per_nyckel(self.portfolj).items()
        }
        sist = {del_.post.plannyckel: del_.nyckel for del_ in delar.values()}  # the last part stands for the whole
        forst = {del_.post.plannyckel: del_.nyckel for del_ in reversed([*delar.values()])}
        for nr, ordning in enumerate(plan.ordning if plan else ()):
            fore = tuple(sist[n] for n in ordning.fore if n in sist)
            slutar = [a.slut or a.start for n in ordning.fore for a in fasta.get(n, ())]
            fast_fore = min((self.veckor.vecka(dag) for dag in slutar if dag), default=None)
            borjar = [a.start for a in fasta.get(ordning.efter, ()) if a.start]
            villkor = Villkor(Villkorsslag.ORDNING, str(nr))
            if borjar:
                # What is fixed and wrong already, or has begun, is no matter of the proposal.
                fast_efter = self.veckor.vecka(min(borjar))
                if fore and fast_efter > 0 and (fast_fore is None or fast_fore >= fast_efter):
                    yield Ordning(villkor, fore, fast_efter=fast_efter)
            elif ordning.efter in forst and (fore or fast_fore is not None):
                yield Ordning(villkor, fore, forst[ordning.efter], fast_fore=fast_fore)


def _period(portfolj: Portfolj, del_: Del, start: date) -> Period:
    """The days of a thing that begins on that day."""
    post = del_.post
    if post.nu is not None and post.slag is not Uppgiftsslag.KURS:
        # What is moved keeps its months: three that begin in July have more days than three that begin in February.
        return Period(start, max(start, dag_vid(start, kalendermanader(post.nu)) - EN_DAG))
    if post.dagar:
        return Period(start, start + timedelta(days=post.dagar - 1))
    manader = post.manader / del_.antal
    if post.slag is Uppgiftsslag.BORTA:
        manader = manader * _HELTID / anstalld_procent(portfolj, start)
    return Period(start, max(start, dag_vid(start, manader) - EN_DAG))
