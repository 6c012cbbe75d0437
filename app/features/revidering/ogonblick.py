"""The IUP frozen at a revision, so that it reads the same whatever happens to the portfolio later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import load_portfolj_json
from app.utbyte.revideringsbild import FORMAT, Bekraftelse, frys, las_genomgang


@dataclass(frozen=True, slots=True)
class Delmalsrad:
    """One delmål of the frozen plan with what was planned and done towards it, and whether it was fulfilled."""

    kod: DelmalKod
    titel: str
    aktiviteter: tuple[Aktivitet, ...]
    metoder: tuple[PlaneradMetod, ...]
    bedomningar: tuple[Bedomning, ...]
    is_uppfylld: bool = False


@dataclass(frozen=True, slots=True)
class Ogonblick:
    """A frozen portfolio with the titles that its delmål had, and what was said of each when it was gone through."""

    portfolj: Portfolj
    titlar: Mapping[DelmalKod, str]
    genomgang: tuple[Bekraftelse, ...] = ()

    @property
    def uppfyllda(self) -> frozenset[DelmalKod]:
        """The delmål signed off as fulfilled, or credited with their certificate."""
        return self.portfolj.tillgodoraknade_delmal | {s.delmal for s in self.portfolj.signeringar}

    def rader(self) -> tuple[tuple[Delmalgrupp, tuple[Delmalsrad, ...]], ...]:
        """The delmål by group; those that only a record names stand last in their group."""
        grupper: dict[Delmalgrupp, list[Delmalsrad]] = {}
        for kod in dict.fromkeys((*self.titlar, *sorted(self._namnda() - set(self.titlar)))):
            grupper.setdefault(kod.grupp, []).append(self.rad(kod))
        return tuple((grupp, tuple(rader)) for grupp, rader in grupper.items())

    def utan_delmal(self) -> tuple[Aktivitet, ...]:
        """Activities of the plan that no delmål names."""
        return tuple(a for a in self.portfolj.gallande_aktiviteter if not a.delmal)

    def _namnda(self) -> set[DelmalKod]:
        koder = {kod for a in self.portfolj.gallande_aktiviteter for kod in a.delmal}
        return koder | {m.delmal for m in self.portfolj.metoder}

    def rad(self, kod: DelmalKod) -> Delmalsrad:
        """One delmål, also one that the plan does not hold."""
        return Delmalsrad(
            kod,
            self.titlar.get(kod, ""),
            tuple(a for a in self.portfolj.gallande_aktiviteter if kod in a.delmal),
            tuple(m for m in self.portfolj.metoder if m.delmal == kod),
            tuple(b for b in self.portfolj.signerade_bedomningar if kod in b.delmal),
            kod in self.uppfyllda,
        )


def las(bild: Mapping[str, Any]) -> Ogonblick | None:
    """A frozen plan read back; None where nothing was frozen, as for revisions of another system."""
    if bild.get("format") != FORMAT:
        return None
    titlar = {DelmalKod(post["kod"]): str(post["titel"]) for post in bild["delmal"]}
    return Ogonblick(load_portfolj_json(bild["portfolj"]), titlar, las_genomgang(bild))


def nuet(portfolj: Portfolj, delmal: Iterable[DelmalKrav]) -> Ogonblick:
    """The plan of today, in the shape and with the local ids of a frozen one."""
    lage = las(frys(portfolj, delmal))
    if lage is None:  # pragma: no cover - what was frozen just now can be read
        raise RuntimeError
    return lage
