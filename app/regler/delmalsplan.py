"""What several rules ask for: what the plan holds towards each delmål, and what has been assessed of each area."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.kompetensomraden import per_omrade
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.slag import Kompetensomrade
from app.domain.tid_i_st import TidISt, tid_i_st
from app.domain.tjanst import Franvaroslag


@dataclass(slots=True)
class Delmalsplan:
    """What a portfolio holds towards one delmål: activities of the plan, planned methods, signed assessments."""

    aktiviteter: list[Aktivitet] = field(default_factory=list)
    metoder: list[PlaneradMetod] = field(default_factory=list)
    bedomningar: list[Bedomning] = field(default_factory=list)

    @property
    def is_ifylld(self) -> bool:
        """Whether there is both an activity and an assessment, planned or done."""
        return bool(self.aktiviteter and (self.metoder or self.bedomningar))


Delmalsplaner = Mapping[DelmalKod, Delmalsplan]


def planer(portfolj: Portfolj) -> Delmalsplaner:
    """What there is towards each delmål, in one pass; a delmål with nothing has an empty plan. Ordered by id."""
    per_delmal: defaultdict[DelmalKod, Delmalsplan] = defaultdict(Delmalsplan)
    for aktivitet in sorted(portfolj.gallande_aktiviteter, key=lambda a: a.id):
        for kod in aktivitet.delmal:
            per_delmal[kod].aktiviteter.append(aktivitet)
    for metod in sorted(portfolj.metoder, key=lambda m: m.id):
        per_delmal[metod.delmal].metoder.append(metod)
    for bedomning in sorted(portfolj.signerade_bedomningar, key=lambda b: b.id):
        for kod in bedomning.delmal:
            per_delmal[kod].bedomningar.append(bedomning)
    return per_delmal


@dataclass(slots=True)
class Delat:
    """What the rules of one evaluation work out once and share; only ever about one portfolio."""

    _planer: Delmalsplaner | None = None
    _tid: TidISt | None = None
    _omraden: Mapping[Kompetensomrade, list[Bedomning]] | None = None

    def planer(self, portfolj: Portfolj) -> Delmalsplaner:
        """What there is towards each delmål, worked out by the first rule that asks."""
        if self._planer is None:
            self._planer = planer(portfolj)
        return self._planer

    def tid(
        self, portfolj: Portfolj, idag: date, malbeskrivning: Malbeskrivning | None, raknas: Collection[Franvaroslag]
    ) -> TidISt:
        """Service time against the requirement, worked out by the first rule that asks."""
        if self._tid is None:
            self._tid = tid_i_st(portfolj, idag, malbeskrivning, raknas)
        return self._tid

    def bedomda(self, portfolj: Portfolj, omrade: Kompetensomrade) -> list[Bedomning]:
        """The signed assessments by somebody else that looked at that area, in the order of the portfolio."""
        if self._omraden is None:
            self._omraden = per_omrade(portfolj.andras_bedomningar)
        return self._omraden[omrade]
