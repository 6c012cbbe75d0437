"""Reads introduktion/*.toml: what everybody new is introduced to, in all regions and in each."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from app.domain.avstamning import Dokumentslag
from app.domain.introduktion import Introduktionssteg
from app.domain.rattsgrund import Konfidens
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_MAPP: Final = Path(__file__).with_name("introduktion")

Nyckel = tuple[str, str]  # region and specialty; "" is every one


class FelIIntroduktion(FelIUnderlag):
    """Files in introduktion/ are faulty; the message names each file, key and fault."""


class _Steg(UnderlagModell):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
    titel: Annotated[str, Field(max_length=80)]
    hjalp: Annotated[str, Field(min_length=0)] = ""
    kalla: str
    konfidens: Konfidens
    dokument: Dokumentslag | None = None
    lank: Literal["", "sjalvskattning"] = ""


class _Fil(UnderlagModell):
    region: Annotated[str, Field(min_length=0)] = ""
    specialitet: Annotated[str, Field(min_length=0)] = ""
    steg: Annotated[tuple[_Steg, ...], Field(min_length=1)]


def load_introduktion(
    mapp: Path = _MAPP, kallor: Collection[str] | None = None
) -> Mapping[Nyckel, tuple[Introduktionssteg, ...]]:
    """Every list by region and specialty; `kallor` are the known source ids.

    Raises:
        FelIIntroduktion: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    listor: dict[Nyckel, tuple[Introduktionssteg, ...]] = {}
    idn: list[str] = []
    for fil in sorted(mapp.glob("*.toml")):
        last = read_toml(fil, fil.name, fel)
        modell = validate(_Fil, last[0], fil.name, fel) if last else None
        if modell is None:
            continue
        idn += [steg.id for steg in modell.steg]
        fel += [Felrad(fil.name, s.id, f"okänd källa {s.kalla!r}") for s in modell.steg if s.kalla not in kanda]
        listor[modell.region, modell.specialitet] = tuple(
            Introduktionssteg(s.id, s.titel, s.hjalp, s.kalla, s.konfidens, s.dokument, s.lank) for s in modell.steg
        )
    fel += [Felrad("introduktion", ett, "står flera gånger") for ett in sorted({i for i in idn if idn.count(i) > 1})]
    if fel:
        raise FelIIntroduktion(fel)
    return listor


@lru_cache(maxsize=1)
def _alla() -> Mapping[Nyckel, tuple[Introduktionssteg, ...]]:
    return load_introduktion()


def introduktion_for(region: str, specialitet: str) -> tuple[Introduktionssteg, ...]:
    """The steps that apply: those of everybody, of the region, and of the specialty in the region."""
    listor = _alla()
    return tuple(steg for nyckel in (("", ""), (region, ""), (region, specialitet)) for steg in listor.get(nyckel, ()))
