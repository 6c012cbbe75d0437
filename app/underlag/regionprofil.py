"""What a region and specialty ask for: values of rule parameters with their sources (profiler/*.toml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal

from app.domain.begaran import Begaran
from app.domain.rattsgrund import Konfidens
from app.domain.tillracklighet import Trosklar
from app.domain.tjanst import Franvaroslag
from app.regler.enheten import Bemanningskrav
from app.underlag.parametertyper import fill_in, parameter_types
from app.underlag.version import short_hash

RIKET: Final = "riket"
ALLMANT: Final = "allmant"
STEG: Final = "steg"
TILLRACKLIGHET: Final = "tillracklighet"
KLIMAT: Final = "klimat"
BELASTNING: Final = "belastning"
BEGARAN: Final = "begaran"
FLERKALLA: Final = "flerkalla"
BEMANNING: Final = "EN-05"
VARSEL: Final = "varsel_dagar"


@dataclass(frozen=True, slots=True)
class Allmant:
    """Values that no single rule owns, lengths in days.

    `varsel_dagar` is the warning window of every rule that sets none of its own; `franvaro_dagar` is how long a leave
    must be, days in a row, to stop the clocks of pace and interval. Leave of the kinds in `franvaro_som_raknas` counts
    as time in ST; all other leave is time away.
    """

    varsel_dagar: int
    franvaro_dagar: int
    franvaro_som_raknas: tuple[Franvaroslag, ...]


@dataclass(frozen=True, slots=True)
class Steg:
    """Who approves what, in order: `revidering` names those who sign a revision after the ST-läkare."""

    revidering: tuple[Literal["huvudhandledare", "studierektor", "chef"], ...]


@dataclass(frozen=True, slots=True)
class Klimat:
    """What the climate of a unit is told from: periods of `manader` months, never of fewer records or assessors."""

    manader: int
    minst_poster: int
    minst_bedomare: int


@dataclass(frozen=True, slots=True)
class Belastning:
    """The time a handledare needs for each ST-läkare, in percent of full time, and how many one may have at most."""

    andel_procent: int | None = None
    hogst_st: int | None = None


@dataclass(frozen=True, slots=True)
class Flerkallsgranser:
    """When a 360 may be put together: `minst_svar` answers in all, and none told of fewer than `minst_i_grupp`.

    `svara_inom_dagar` is what a new round proposes, `paminn_mellanrum_dagar` the days between two reminders.
    """

    minst_svar: int
    minst_i_grupp: int
    svara_inom_dagar: int
    paminn_mellanrum_dagar: int


@dataclass(frozen=True, slots=True)
class Grund:
    """Where values come from: ids of `Rattskalla`, how sure they are, and whether they are our interpretation."""

    kallor: tuple[str, ...]
    konfidens: Konfidens
    tolkning: bool = False

    @property
    def kalla(self) -> str:
        """The main source."""
        return self.kallor[0]


@dataclass(frozen=True, slots=True)
class Post:
    """What one profile says of one rule from a day on (None: always).

    `utan` are inherited parameters that do not apply here. `grund` may be missing only where all is said of parts.
    `delgrunder` are the sources of those parts of the rule that have their own.
    """

    fran: date | None
    varden: Mapping[str, Any]
    grund: Grund | None = None
    delgrunder: Mapping[str, Grund] = field(default_factory=dict)
    utan: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profil:
    """One file: what it says per rule id, oldest first."""

    namn: str
    titel: str
    region: str | None
    specialitet: str | None
    arver: str | None
    poster: Mapping[str, tuple[Post, ...]]
    innehall: bytes = field(repr=False)

    def post(self, nyckel: str, idag: date) -> Post | None:
        """What is in force on the day about a rule, or in a section of no rule, such as `allmant`."""
        gallande = [post for post in self.poster.get(nyckel, ()) if post.fran is None or post.fran <= idag]
        return gallande[-1] if gallande else None


@dataclass(frozen=True)
class Regionprofil:
    """A chain of profiles, the nation's first and the most special last; the last one that sets a value decides."""

    kedja: tuple[Profil, ...]
    typer: Mapping[str, type | None] = field(repr=False)
    version: str

    @property
    def namn(self) -> str:
        """The file name of the most special profile, without ending: "kronoberg-allmanmedicin"."""
        return self.kedja[-1].namn

    @property
    def titel(self) -> str:
        """What people call the most special profile."""
        return self.kedja[-1].titel

    def varden(self, regel_id: str, idag: date) -> Mapping[str, Any] | None:
        """The values of the rule's parameters on the day; None where no profile in the chain sets any.

        The warning window comes from `allmant` where the rule asks for one and sets none. A rule with no parameters
        of its own always gets a mapping.

        Raises:
            KeyError: the rule is unknown.
        """
        deklarerade = parameter_types(self.typer[regel_id]).keys()
        egna = self._merge(regel_id, idag)
        if not egna and deklarerade - {VARSEL}:
            return None
        if VARSEL in deklarerade:
            egna.setdefault(VARSEL, self.allmant(idag).varsel_dagar)
        return MappingProxyType(egna)

    def parametrar(self, idag: date) -> Mapping[str, object]:
        """Every rule's own `Parametrar` value by rule id, where the profile sets any."""
        return MappingProxyType(dict(self._parametrar(idag)))

    def _parametrar(self, idag: date) -> Iterator[tuple[str, object]]:
        for regel_id, typ in self.typer.items():
            varden = self.varden(regel_id, idag)
            if typ is not None and varden is not None:
                yield regel_id, fill_in(typ, varden)

    def grund(self, regel_id: str, idag: date, delregel: str | None = None) -> Grund | None:
        """Where the values of a rule, or of a part with sources of its own, come from; None where nothing is said."""
        poster = list(self._poster(regel_id, idag))
        delgrunder = [post.delgrunder[delregel] for post in poster if delregel and delregel in post.delgrunder]
        grunder = delgrunder or [post.grund for post in poster if post.grund]
        return grunder[-1] if grunder else None

    def allmant(self, idag: date) -> Allmant:
        """The values that no single rule owns."""
        return Allmant(**self._merge(ALLMANT, idag))

    def steg(self, idag: date) -> Steg:
        """Who approves what."""
        return Steg(**self._merge(STEG, idag))

    def tillracklighet(self, idag: date) -> Trosklar:
        """When the assessments of a delmål are evidence enough."""
        return Trosklar(**self._merge(TILLRACKLIGHET, idag))

    def belastning(self, idag: date) -> Belastning:
        """What being a handledare takes, as far as the region says."""
        return Belastning(**self._merge(BELASTNING, idag))

    def klimat(self, idag: date) -> Klimat:
        """What the climate of a unit is told from."""
        return Klimat(**self._merge(KLIMAT, idag))

    def begaran(self, idag: date) -> Begaran:
        """How requests for assessments are answered and reminded of."""
        return Begaran(**self._merge(BEGARAN, idag))

    def flerkalla(self, idag: date) -> Flerkallsgranser:
        """When a 360 may be put together."""
        return Flerkallsgranser(**self._merge(FLERKALLA, idag))

    def bemanning(self, idag: date) -> Bemanningskrav:
        """How many of a unit's ST-läkare are to be at home, where the profile says so; `grund` tells who says so."""
        return Bemanningskrav(self._merge(BEMANNING, idag).get("minst_hemma"))

    def _poster(self, nyckel: str, idag: date) -> Iterator[Post]:
        return (post for profil in self.kedja if (post := profil.post(nyckel, idag)) is not None)

    def _merge(self, nyckel: str, idag: date) -> dict[str, Any]:
        samlade: dict[str, Any] = {}
        for post in self._poster(nyckel, idag):
            samlade = {namn: varde for namn, varde in samlade.items() if namn not in post.utan}
            samlade.update(post.varden)
        return samlade


@dataclass(frozen=True)
class Profiler:
    """All profiles; `valj` finds the one that judges a portfolio."""

    profiler: Mapping[str, Profil]
    typer: Mapping[str, type | None] = field(repr=False)

    def valj(self, region: str, specialitet: str) -> Regionprofil:
        """The profile of a specialty (slug) in a region (slug): else the region's, else the nation's."""
        for sokt in ((region, specialitet), (region, None)):
            if sokt in self._per_nyckel:
                return self._per_nyckel[sokt]
        return self._per_nyckel[None, None]

    @cached_property
    def version(self) -> str:
        """Changes when any of the files does."""
        return short_hash(profil.version.encode() for profil in self.alla())

    def alla(self) -> tuple[Regionprofil, ...]:
        """Every profile with its chain, by file name."""
        return tuple(sorted(self._per_nyckel.values(), key=lambda profil: profil.namn))

    def regioner(self) -> Mapping[str, str]:
        """Name of every region that has a profile, by slug."""
        return {p.region: p.titel for p in self.profiler.values() if p.region is not None and p.specialitet is None}

    @cached_property
    def _per_nyckel(self) -> Mapping[tuple[str | None, str | None], Regionprofil]:
        return {(profil.region, profil.specialitet): self._chain(profil) for profil in self.profiler.values()}

    def _chain(self, profil: Profil) -> Regionprofil:
        kedja = [profil]
        while kedja[0].arver is not None:
            kedja.insert(0, self.profiler[kedja[0].arver])
        return Regionprofil(tuple(kedja), self.typer, short_hash(lank.innehall for lank in kedja))
