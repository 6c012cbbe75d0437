"""All that portfolios are judged against, loaded once: rules, målbeskrivningar, profiles and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from app.domain.foreskrift import Foreskrift
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj
from app.domain.rattsgrund import Rattskalla
from app.regler import REGLER
from app.regler.katalog import iup_05_iup_klar
from app.regler.modell import Regel, Regelunderlag
from app.underlag.malbeskrivningar import Malbeskrivningar, MalbeskrivningSaknas, load_malbeskrivningar
from app.underlag.mallar import Mallar, load_mallar
from app.underlag.profiler import load_profiler
from app.underlag.rattskallor import load_rattskallor
from app.underlag.regionplaner import regionplan_for
from app.underlag.regionprofil import Profiler, Regionprofil
from app.underlag.version import short_hash

_APP: Final = Path(__file__).resolve().parents[1]
_HALLS: Final = 512  # specialties × regions × days in use at once; one is small


# Compared by identity: there is one in a process, and the cache below is keyed by it.
@dataclass(frozen=True, eq=False)
class Regelverk:
    """The rules with all their facts; `kallkod` changes with the code that judges."""

    malbeskrivningar: Malbeskrivningar = field(repr=False)
    profiler: Profiler = field(repr=False)
    rattskallor: Mapping[str, Rattskalla] = field(repr=False)
    regler: Mapping[str, Regel] = field(repr=False)
    mallar: Mallar = field(repr=False)
    kallkod: str

    def profil_for(self, portfolj: Portfolj) -> Regionprofil:
        """The profile of the portfolio's region and specialty."""
        return self.profiler.valj(portfolj.utbildning.region, portfolj.utbildning.specialitet)

    def malbeskrivning_for(self, portfolj: Portfolj) -> Malbeskrivning | None:
        """The portfolio's målbeskrivning; None where its specialty is unknown under its regulation."""
        return _malbeskrivning(self, portfolj.utbildning.foreskrift, portfolj.utbildning.specialitet)

    def specialitetsnamn(self, slug: str) -> str:
        """The specialty's name; an unknown one is shown by its slug."""
        return self._namn.get(slug, slug)

    @cached_property
    def _namn(self) -> Mapping[str, str]:
        return {s.slug: s.namn for s in self.malbeskrivningar.specialiteter()}

    @cached_property
    def version(self) -> str:
        """A hash of everything that pages about rules are drawn from."""
        delar = (self.kallkod, self.malbeskrivningar.version, self.profiler.version, self.mallar.version)
        return short_hash(del_.encode() for del_ in delar)

    def underlag_for(self, portfolj: Portfolj, idag: date) -> Regelunderlag:
        """What the portfolio is judged against on the day."""
        utbildning = portfolj.utbildning
        has_bt = utbildning.bt is BtLage.INGAR
        return _underlag(self, utbildning.foreskrift, utbildning.specialitet, utbildning.region, has_bt, idag)


@cache
def load_regelverk() -> Regelverk:
    """Read and check everything, once for the process.

    Raises:
        FelIUnderlag: some file is faulty; the message names file, key and fault.
    """
    return Regelverk(
        malbeskrivningar=load_malbeskrivningar(),
        profiler=load_profiler(),
        rattskallor=load_rattskallor(),
        regler=REGLER,
        mallar=load_mallar(),
        kallkod=_kallkod(),
    )


def _kallkod() -> str:
    """A hash of the rules and of the domain that they reckon with."""
    filer = sorted(fil for mapp in ("domain", "regler") for fil in (_APP / mapp).rglob("*.py"))
    return short_hash(del_ for fil in filer for del_ in (fil.relative_to(_APP).as_posix().encode(), fil.read_bytes()))


def _malbeskrivning(regelverk: Regelverk, foreskrift: Foreskrift, specialitet: str) -> Malbeskrivning | None:
    try:
        return regelverk.malbeskrivningar.hamta(foreskrift, specialitet)
    except MalbeskrivningSaknas:
        return None


@lru_cache(maxsize=_HALLS)
def _underlag(
    regelverk: Regelverk, foreskrift: Foreskrift, specialitet: str, region: str, has_bt: bool, idag: date
) -> Regelunderlag:
    malbeskrivning = _malbeskrivning(regelverk, foreskrift, specialitet)
    bt = regelverk.malbeskrivningar.bt if has_bt else None
    profil = regelverk.profiler.valj(region, specialitet)
    parametrar, allmant = profil.parametrar(idag), profil.allmant(idag)
    plan = regionplan_for(region, specialitet, foreskrift)
    delar = (
        regelverk.kallkod,
        profil.version,
        # Values may be dated: on the day one changes, so does the version, and stored answers are made anew.
        repr(sorted(parametrar.items())),
        repr(allmant),
        repr(plan),
        malbeskrivning.version if malbeskrivning else "",
        bt.version if bt else "",
    )
    return Regelunderlag(
        idag=idag,
        malbeskrivning=malbeskrivning,
        bt=bt,
        parametrar=parametrar,
        franvaro_dagar=allmant.franvaro_dagar,
        franvaro_som_raknas=frozenset(allmant.franvaro_som_raknas),
        version=short_hash(del_.encode() for del_ in delar),
        plan=plan,
        iup_manader=_iup_manader(parametrar.get("IUP-05")),
    )


def _iup_manader(varden: object) -> int | None:
    """What the profile says in IUP-05, for the rules about what that first plan must hold."""
    return varden.hogst_manader if isinstance(varden, iup_05_iup_klar.Parametrar) else None
