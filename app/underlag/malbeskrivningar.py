"""Loads målbeskrivningar/; the only place that spells the folder's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from app.domain.alfabet import swedish_key
from app.domain.foreskrift import Foreskrift
from app.domain.malbeskrivning import Bastjanstgoring, Delmalskalla, Malbeskrivning, Specialitetstyp
from app.resurser import resurs
from app.underlag.fel import FelIUnderlag, Felrad, read_toml, validate
from app.underlag.malbeskrivningslasare import Foreskriftslasare
from app.underlag.malbeskrivningsmodell import KallaModell
from app.underlag.version import short_hash

MAPP: Final = "målbeskrivningar"


class FelIMalbeskrivning(FelIUnderlag):
    """Files in målbeskrivningar/ are faulty; the message names each file, key and fault."""


class MalbeskrivningSaknas(LookupError):
    """There is no målbeskrivning for that specialty under that regulation."""


@dataclass(frozen=True, slots=True)
class Specialitet:
    """A specialty as chosen in a form."""

    slug: str
    namn: str
    grupp: str
    typ: Specialitetstyp


@dataclass(frozen=True)
class Malbeskrivningar:
    """All målbeskrivningar, by regulation and slug; `kallor` are the sources their delmål refer to."""

    per_nyckel: Mapping[tuple[Foreskrift, str], Malbeskrivning]
    bt: Bastjanstgoring
    kallor: Mapping[str, Delmalskalla]

    def hamta(self, foreskrift: Foreskrift, slug: str) -> Malbeskrivning:
        """The målbeskrivning of a specialty, or raise `MalbeskrivningSaknas`."""
        try:
            return self.per_nyckel[foreskrift, slug]
        except KeyError:
            raise MalbeskrivningSaknas(f"{foreskrift.beteckning}: {slug}") from None

    def alla(self) -> tuple[Malbeskrivning, ...]:
        """Every målbeskrivning but BT, by regulation and then by name in Swedish order."""
        return self._alla

    def specialiteter(self) -> tuple[Specialitet, ...]:
        """Every specialty once, in Swedish order."""
        per_slug = {m.slug: Specialitet(m.slug, m.namn, m.grupp, m.typ) for m in self._alla}
        return tuple(sorted(per_slug.values(), key=lambda specialitet: swedish_key(specialitet.namn)))

    @cached_property
    def _alla(self) -> tuple[Malbeskrivning, ...]:
        return tuple(sorted(self.per_nyckel.values(), key=lambda m: (m.foreskrift, swedish_key(m.namn))))

    @cached_property
    def version(self) -> str:
        """Changes when any of the files does."""
        return short_hash(m.version.encode() for m in (*self._alla, self.bt))


def load_malbeskrivningar(rot: Path | None = None) -> Malbeskrivningar:
    """Read and check every file; `rot` is the folder, by default the program's own. Keep the result: it is pure data.

    Raises:
        FelIMalbeskrivning: with every fault of every file.
    """
    rot = resurs(MAPP) if rot is None else rot
    fel: list[Felrad] = []
    kallor = _load_kallor(rot, fel)
    per_nyckel: dict[tuple[Foreskrift, str], Malbeskrivning] = {}
    bt: Bastjanstgoring | None = None
    for foreskrift in Foreskrift:
        lasare = Foreskriftslasare(rot / foreskrift, f"{MAPP}/{foreskrift}", foreskrift, kallor, fel)
        specialiteter, funnen_bt = lasare.load()
        bt = funnen_bt or bt
        per_nyckel |= {(foreskrift, specialitet.slug): specialitet for specialitet in specialiteter}
    if bt is None or fel:
        raise FelIMalbeskrivning(fel)
    return Malbeskrivningar(per_nyckel, bt, kallor)


def _load_kallor(rot: Path, fel: list[Felrad]) -> dict[str, Delmalskalla]:
    namn = f"{MAPP}/kallor.toml"
    last = read_toml(rot / "kallor.toml", namn, fel)
    kallor = {}
    for nyckel, tabell in (last[0] if last else {}).items():
        modell = validate(KallaModell, tabell, namn, fel, under=nyckel)
        if modell:
            kallor[nyckel] = Delmalskalla(nyckel, modell.namn, modell.slag)
    return kallor
