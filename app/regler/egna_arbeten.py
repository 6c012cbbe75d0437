"""What the rules about one's own works share: the works, their steps, and the days they are judged by."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.delmal import DelmalKod
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period, klockstopp
from app.domain.undervisning import Arbetsstegsslag
from app.regler.former import tillgodoraknat
from app.regler.modell import Bevis, Kontext


def delmal_genom(malbeskrivning: Malbeskrivning, slag: AbstractSet[Aktivitetsslag]) -> tuple[DelmalKod, ...]:
    """The delmål that cannot be reached without an activity of those kinds."""
    return tuple(
        delmal.kod
        for delmal in malbeskrivning.delmal
        if any(krav.alternativ and {alternativ.slag for alternativ in krav.alternativ} <= slag for krav in delmal.krav)
    )


@dataclass(frozen=True, slots=True)
class Arbeten:
    """The works of some kinds in a portfolio. `slut` is the expected end of ST, None where it is unknown.

    `delmal` are those that need such a work, `tillgodoraknade` the credits where all of them are credited.
    """

    portfolj: Portfolj
    alla: tuple[Aktivitet, ...]
    delmal: tuple[DelmalKod, ...]
    tillgodoraknade: tuple[Bevis, ...]
    slut: date | None
    stopp: tuple[Period, ...]

    @property
    def klara(self) -> list[Aktivitet]:
        """Those that are done."""
        return [a for a in self.alla if a.is_genomford]

    @property
    def planerade(self) -> list[Aktivitet]:
        """Those that are not done."""
        return [a for a in self.alla if not a.is_genomford]

    def bokade(self, dag: date) -> list[Aktivitet]:
        """The planned ones that end on `dag` or later and before ST does."""
        slut = self.slut or date.max
        return [a for a in self.planerade if a.slut is not None and dag <= a.slut <= slut]

    def steg_klart(self, aktivitet: Aktivitet, slag: Arbetsstegsslag) -> date | None:
        """The day on which that step of the work was done."""
        return next(
            (s.klar for s in self.portfolj.arbetssteg if s.aktivitet_id == aktivitet.id and s.slag is slag), None
        )


def las_arbeten(
    portfolj: Portfolj, kontext: Kontext, malbeskrivning: Malbeskrivning, slag: frozenset[Aktivitetsslag]
) -> Arbeten:
    """Find the works of those kinds."""
    sina = delmal_genom(malbeskrivning, slag)
    helt = bool(sina) and portfolj.tillgodoraknade_delmal.issuperset(sina)
    return Arbeten(
        portfolj,
        tuple(sorted((a for a in portfolj.gallande_aktiviteter if a.slag in slag), key=lambda a: a.id)),
        sina,
        tuple(ett for kod in sina for ett in tillgodoraknat(portfolj, kod)) if helt else (),
        kontext.tid(portfolj).prognos or portfolj.utbildning.planerat_slut,
        klockstopp(portfolj, kontext.franvaro_dagar),
    )
