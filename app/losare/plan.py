"""Finds a plan with a SAT solver, or the smallest set of conditions that cannot hold together.

For each thing and week there is a variable "has started by then". Each condition has a variable of its own that every
clause of it is guarded by; they are assumed true, so an impossible problem comes with the conditions at fault. The
solver is imported when somebody first asks for a plan: nobody else pays for it. Same problem, same answer.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any, Final, Self

from app.domain.planforslag import (
    Forslag,
    IngetSvar,
    Konflikt,
    Ordning,
    Planproblem,
    Uppgift,
    Uppgiftsslag,
    Villkor,
    Villkorsslag,
)

SEKUNDER: Final = 4.0
_SOLVER: Final = "glucose4"
_KONFLIKTER: Final = 20_000  # what one question may cost before it is given up: a count, so no clock decides
_EN_I_TAGET: Final = Lock()  # two cores serve everybody: one plan at a time


def los(problem: Planproblem, sekunder: float = SEKUNDER) -> Forslag | Konflikt:
    """A plan as near the wanted weeks as the time allows, or what makes it impossible.

    Raises:
        IngetSvar: it could not be told in the time.
    """
    with _EN_I_TAGET, _Losning(problem, time.monotonic() + sekunder) as losning:
        return losning.los()


class _Losning:
    def __init__(self, problem: Planproblem, senast: float) -> None:
        from pysat.solvers import Solver  # noqa: PLC0415 - see the module's docstring

        self._problem = problem
        self._senast = senast
        self._per_nyckel = {u.nyckel: (plats, u) for plats, u in enumerate(problem.uppgifter)}
        self._val: dict[Villkor, int] = {}
        self._nasta = len(problem.uppgifter) * problem.veckor
        self._solver: Any = Solver(name=_SOLVER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    # --- variables -----------------------------------------------------------------------------------------------
    def _borjat(self, nyckel: str, vecka: int) -> int | None:
        """The literal of "has started by that week"; None where it never has (before week 0)."""
        plats, _ = self._per_nyckel[nyckel]
        return None if vecka < 0 else plats * self._problem.veckor + min(vecka, self._problem.veckor - 1) + 1

    def _ny(self) -> int:
        self._nasta += 1
        return self._nasta

    def _villkor(self, villkor: Villkor) -> int:
        if villkor not in self._val:
            self._val[villkor] = self._ny()
        return self._val[villkor]

    def _startar_inte(self, nyckel: str, vecka: int) -> list[int]:
        """Literals of which one holds unless it starts in that very week."""
        nu, forut = self._borjat(nyckel, vecka), self._borjat(nyckel, vecka - 1)
        return [-(nu or 0)] + ([] if forut is None else [forut])

    # --- clauses -------------------------------------------------------------------------------------------------
    def _bygg(self) -> None:
        for uppgift in self._problem.uppgifter:
            self._en_uppgift(uppgift)
        self._inte_samtidigt()
        self._kurser()
        for ordning in self._problem.ordningar:
            self._ordning(ordning)

    def _en_uppgift(self, uppgift: Uppgift) -> None:
        forsta = self._borjat(uppgift.nyckel, 0) or 0
        sista = forsta + self._problem.veckor - 1
        self._solver.append_formula([[-v, v + 1] for v in range(forsta, sista)])
        self._solver.add_clause([-self._villkor(Villkor(Villkorsslag.MED, uppgift.nyckel)), sista])
        for villkor, veckor in uppgift.spar.items():
            vakt = -self._villkor(villkor)
            self._solver.append_formula([[vakt, *self._startar_inte(uppgift.nyckel, v)] for v in sorted(veckor)])

    def _inte_samtidigt(self) -> None:
        """At most one placement elsewhere a week, its return week counted; and no assignment meanwhile."""
        vakt = -self._villkor(Villkor(Villkorsslag.EN_I_TAGET))
        upptar: dict[str, list[int]] = {}  # literals of "this week is taken by it, or by its return week"
        borta: dict[str, list[int]] = {}  # the same, without the return week
        for uppgift in self._problem.uppgifter:
            if uppgift.slag is Uppgiftsslag.BORTA:
                upptar[uppgift.nyckel] = self._veckorna(uppgift, [f - 1 for f in uppgift.fri])
            if uppgift.slag is not Uppgiftsslag.KURS:
                borta[uppgift.nyckel] = self._veckorna(uppgift, uppgift.slut)
        self._hogst_en(vakt, list(upptar.values()))
        hemma = [n for n, (_, u) in self._per_nyckel.items() if u.slag is Uppgiftsslag.UPPDRAG]
        for nyckel in upptar:
            for uppdrag in hemma:
                self._hogst_en(vakt, [borta[nyckel], borta[uppdrag]])

    def _veckorna(self, uppgift: Uppgift, sista: Sequence[int]) -> list[int]:
        """A literal for each week that is true if the thing takes that week."""
        antal = self._problem.veckor
        veckor = [self._ny() for _ in range(antal)]
        klausuler = []
        for s in range(antal):
            inte = self._startar_inte(uppgift.nyckel, s)
            klausuler += [[*inte, veckor[w]] for w in range(s, min(sista[s], antal - 1) + 1)]
        self._solver.append_formula(klausuler)
        return veckor

    def _hogst_en(self, vakt: int, rader: list[list[int]]) -> None:
        for plats, en in enumerate(rader):
            for annan in rader[plats + 1 :]:
                self._solver.append_formula([[vakt, -a, -b] for a, b in zip(en, annan, strict=True)])

    def _kurser(self) -> None:
        vakt = -self._villkor(Villkor(Villkorsslag.EN_KURS_I_VECKAN))
        kurser = [u for u in self._problem.uppgifter if u.slag is Uppgiftsslag.KURS]
        self._hogst_en(vakt, [self._veckorna(kurs, kurs.slut) for kurs in kurser])

    def _ordning(self, ordning: Ordning) -> None:
        vakt = -self._villkor(ordning.villkor)
        if ordning.efter == "":
            self._solver.add_clause([vakt, *self._klara_fore(ordning, ordning.fast_efter or 0)])
            return
        for s in range(self._problem.veckor):
            if ordning.fast_fore is None or s <= ordning.fast_fore:
                klara = self._klara_fore(ordning, s)
                self._solver.add_clause([vakt, *self._startar_inte(ordning.efter, s), *klara])

    def _klara_fore(self, ordning: Ordning, vecka: int) -> list[int]:
        """Literals of what comes first being over before that week."""
        klara = []
        for nyckel in ordning.fore:
            slut = self._per_nyckel[nyckel][1].slut
            # Started so early that it is over, in whatever week that was: a later start may end earlier.
            senast = next((s for s, vid in enumerate(slut) if vid >= vecka), len(slut)) - 1
            borjat = self._borjat(nyckel, senast)
            klara += [] if borjat is None else [borjat]
        return klara

    # --- questions -----------------------------------------------------------------------------------------------
    def los(self) -> Forslag | Konflikt:
        self._bygg()
        alla = sorted(self._val)
        if not self._gar([self._val[v] for v in alla]):
            return Konflikt(self._smalna(self._fel(alla)))
        fasta = [self._val[v] for v in alla]
        start = self._start()
        for uppgift in self._problem.uppgifter:
            if time.monotonic() > self._senast:
                return Forslag(start, is_avbrutet=True)
            val, start = self._helst_hemma(uppgift, fasta, start)
            start = self._narmast(uppgift, [*fasta, *val], start)
            fasta += self._just(uppgift.nyckel, start[uppgift.nyckel])
        return Forslag(start)

    def _gar(self, antag: Iterable[int]) -> bool:
        self._solver.conf_budget(_KONFLIKTER)
        svar = self._solver.solve_limited(assumptions=list(antag))
        if svar is None:
            raise IngetSvar
        return bool(svar)

    def _start(self) -> Mapping[str, int]:
        """The weeks of the plan that was found last."""
        modell, antal = self._solver.get_model(), self._problem.veckor
        return {
            nyckel: next(v for v in range(antal) if modell[plats * antal + v] > 0)
            for nyckel, (plats, _) in self._per_nyckel.items()
        }

    def _fel(self, alla: Sequence[Villkor]) -> list[Villkor]:
        fel = set(self._solver.get_core() or ())
        return [v for v in alla if self._val[v] in fel]

    def _smalna(self, villkor: list[Villkor]) -> tuple[Villkor, ...]:
        """Leave out every condition without which the others still cannot hold together."""
        for ett in tuple(villkor):
            if time.monotonic() > self._senast:
                break
            utan = [v for v in villkor if v != ett]
            if ett in villkor and not self._gar(self._val[v] for v in utan):
                villkor = self._fel(utan)
        return tuple(villkor)

    def _just(self, nyckel: str, vecka: int) -> list[int]:
        """Literals that say that it starts in that very week."""
        return self._mellan(nyckel, vecka, vecka)

    def _mellan(self, nyckel: str, forsta: int, sista: int) -> list[int]:
        fore, senast = self._borjat(nyckel, forsta - 1), self._borjat(nyckel, sista)
        return ([] if fore is None else [-fore]) + [senast or 0]

    def _helst_hemma(
        self, uppgift: Uppgift, fasta: list[int], nu: Mapping[str, int]
    ) -> tuple[list[int], Mapping[str, int]]:
        """What to assume for a course to lie where one is at home, if that can be, and a plan where it does."""
        if uppgift.slag is not Uppgiftsslag.KURS:
            return [], nu
        borta = [u for u in self._problem.uppgifter if u.slag is Uppgiftsslag.BORTA]
        upptagna = uppgift.undvik.union(*(range(nu[u.nyckel], u.slut[nu[u.nyckel]] + 1) for u in borta))
        hemma = self._ny()
        for s in range(self._problem.veckor):
            if not upptagna.isdisjoint(range(s, uppgift.slut[s] + 1)):
                self._solver.add_clause([-hemma, *self._startar_inte(uppgift.nyckel, s)])
        return ([hemma], self._start()) if self._gar([*fasta, hemma]) else ([], nu)

    def _narmast(self, uppgift: Uppgift, fasta: list[int], nu: Mapping[str, int]) -> Mapping[str, int]:
        """The plan with this thing as near its wanted week as the others allow; `nu` is a plan that is known."""
        minst, storst = 0, abs(nu[uppgift.nyckel] - uppgift.mal)
        while minst < storst:
            radie = (minst + storst) // 2
            mellan = self._mellan(uppgift.nyckel, uppgift.mal - radie, uppgift.mal + radie)
            try:
                gar = time.monotonic() <= self._senast and self._gar([*fasta, *mellan])
            except IngetSvar:
                gar = False
            if gar:
                nu = self._start()
                storst = abs(nu[uppgift.nyckel] - uppgift.mal)
            else:
                minst = radie + 1
        return nu
