"""Reads forslag/*.toml: the placements and courses that a region's own plan ties to delmål."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_MAPP: Final = Path(__file__).with_name("forslag")


class FelIForslag(FelIUnderlag):
    """Files in forslag/ are faulty; the message names each file, key and fault."""


@dataclass(frozen=True, slots=True)
class Forslag:
    """One placement or course as the plan has it; `manader` is its usual length (least, most), None for courses."""

    titel: str
    delmal: tuple[DelmalKod, ...]
    manader: tuple[int, int] | None
    konfidens: Konfidens
    anmarkning: str = ""


@dataclass(frozen=True, slots=True)
class Forslagslista:
    """What one region's plan suggests for one specialty under one regulation. `kalla` is a key of the sources."""

    kalla: str
    placeringar: tuple[Forslag, ...]
    kurser: tuple[Forslag, ...]


Nyckel = tuple[str, str, Foreskrift]


def _kod(text: str) -> str:
    try:
        return DelmalKod(text)
    except OkandDelmalKod:
        raise ValueError(f"{text!r} är ingen delmålskod") from None


class _Post(UnderlagModell):
    titel: str
    delmal: Annotated[tuple[Annotated[str, AfterValidator(_kod)], ...], Field(min_length=1)]
    manader: tuple[int, int] | None = None
    konfidens: Konfidens | None = None
    anmarkning: str = ""


class _Fil(UnderlagModell):
    region: str
    specialitet: str
    foreskrift: Foreskrift
    kalla: str
    konfidens: Konfidens
    placering: tuple[_Post, ...] = ()
    kurs: tuple[_Post, ...] = ()


def load_forslag(mapp: Path = _MAPP, kallor: Collection[str] | None = None) -> Mapping[Nyckel, Forslagslista]:
    """Every list by region, specialty and regulation; `kallor` are the known source ids.

    Raises:
        FelIForslag: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    listor: dict[Nyckel, Forslagslista] = {}
    for fil in sorted(mapp.glob("*.toml")):
        last = read_toml(fil, fil.name, fel)
        modell = validate(_Fil, last[0], fil.name, fel) if last else None
        if modell is None:
            continue
        if modell.kalla not in kanda:
            fel.append(Felrad(fil.name, "kalla", f"okänd källa {modell.kalla!r}"))
        for post in (*modell.placering, *modell.kurs):
            fel += [
                Felrad(fil.name, post.titel, f"delmål {kod} hör inte till {modell.foreskrift.beteckning}")
                for kod in map(DelmalKod, post.delmal)
                if kod.foreskrift is not modell.foreskrift
            ]
        listor[modell.region, modell.specialitet, modell.foreskrift] = Forslagslista(
            modell.kalla, _poster(modell.placering, modell.konfidens), _poster(modell.kurs, modell.konfidens)
        )
    if fel:
        raise FelIForslag(fel)
    return listor


@lru_cache(maxsize=1)
def _alla() -> Mapping[Nyckel, Forslagslista]:
    return load_forslag()


def forslag_for(region: str, specialitet: str, foreskrift: Foreskrift) -> Forslagslista | None:
    """The suggestions for one training, None where no plan is known. The files are read once."""
    return _alla().get((region, specialitet, foreskrift))


def _poster(poster: tuple[_Post, ...], konfidens: Konfidens) -> tuple[Forslag, ...]:
    return tuple(
        Forslag(p.titel, tuple(map(DelmalKod, p.delmal)), p.manader, p.konfidens or konfidens, p.anmarkning)
        for p in poster
    )
