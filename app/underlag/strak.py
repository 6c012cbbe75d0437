"""Reads strak.toml: what makes up the lane of each area of competence."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.domain.strak import Strakmall
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_FIL: Final = Path(__file__).with_name("strak.toml")


class FelIStrak(FelIUnderlag):
    """strak.toml is faulty; the message names each key and fault."""


def _kod(text: str) -> str:
    try:
        return DelmalKod(text)
    except OkandDelmalKod:
        raise ValueError(f"{text!r} är ingen delmålskod") from None


_Koder = Annotated[tuple[Annotated[str, AfterValidator(_kod)], ...], Field(min_length=1)]


class _Strak(UnderlagModell):
    omrade: Kompetensomrade
    slag: Annotated[tuple[Aktivitetsslag, ...], Field(min_length=1)]
    slag_med_delmal: tuple[Aktivitetsslag, ...] = ()
    delmal_2015: _Koder
    delmal_2021: _Koder
    metod: Metod
    kalla: str
    konfidens: Konfidens
    tolkning: bool = False


class _Fil(UnderlagModell):
    strak: tuple[_Strak, ...]


def load_strak(fil: Path = _FIL, kallor: Collection[str] | None = None) -> tuple[Strakmall, ...]:
    """Every lane in the order of the file; `kallor` are the known source ids.

    Raises:
        FelIStrak: with every fault of the file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    last = read_toml(fil, fil.name, fel)
    modell = validate(_Fil, last[0], fil.name, fel) if last else None
    for strak in modell.strak if modell else ():
        fel += [Felrad(fil.name, f"{strak.omrade.value}.{nyckel}", vad) for nyckel, vad in _faults(strak, kanda)]
    if fel or modell is None:
        raise FelIStrak(fel)
    return tuple(map(_make, modell.strak))


@lru_cache(maxsize=1)
def strakmallar() -> tuple[Strakmall, ...]:
    """The lanes as they ship. The file is read once."""
    return load_strak()


def _faults(strak: _Strak, kanda: Collection[str]) -> list[tuple[str, str]]:
    fel = [] if strak.kalla in kanda else [("kalla", f"okänd källa {strak.kalla!r}")]
    for nyckel, foreskrift, koder in (
        ("delmal_2015", Foreskrift.F2015, strak.delmal_2015),
        ("delmal_2021", Foreskrift.F2021, strak.delmal_2021),
    ):
        fel += [
            (nyckel, f"delmål {kod} hör inte till {foreskrift.beteckning}")
            for kod in map(DelmalKod, koder)
            if kod.foreskrift is not foreskrift
        ]
    return fel


def _make(strak: _Strak) -> Strakmall:
    return Strakmall(
        omrade=strak.omrade,
        slag=frozenset(strak.slag),
        slag_med_delmal=frozenset(strak.slag_med_delmal),
        delmal={
            Foreskrift.F2015: tuple(map(DelmalKod, strak.delmal_2015)),
            Foreskrift.F2021: tuple(map(DelmalKod, strak.delmal_2021)),
        },
        metod=strak.metod,
        kalla=strak.kalla,
        konfidens=strak.konfidens,
        tolkning=strak.tolkning,
    )
