"""Loads rattskallor.toml: every source of a requirement, described once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from app.domain.rattsgrund import Kallslag, Konfidens, Rattskalla
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate

_FIL: Final = Path(__file__).with_name("rattskallor.toml")


class FelIRattskalla(FelIUnderlag):
    """rattskallor.toml is faulty; the message names each key and fault."""


class _Modell(UnderlagModell):
    titel: str
    slag: Kallslag
    konfidens: Konfidens
    beteckning: str | None = None
    last_datum: Annotated[date | None, Field(strict=True)] = None
    anmarkning: str | None = None


def load_rattskallor(fil: Path = _FIL) -> Mapping[str, Rattskalla]:
    """Every source by id, in the file's order.

    Raises:
        FelIRattskalla: with every fault of the file.
    """
    fel: list[Felrad] = []
    last = read_toml(fil, fil.name, fel)
    kallor = {}
    for nyckel, tabell in (last[0] if last else {}).items():
        modell = validate(_Modell, tabell, fil.name, fel, under=nyckel)
        if modell:
            kallor[nyckel] = _make(nyckel, modell)
    if fel:
        raise FelIRattskalla(fel)
    return kallor


def _make(nyckel: str, modell: _Modell) -> Rattskalla:
    return Rattskalla(
        id=nyckel,
        titel=modell.titel,
        slag=modell.slag,
        beteckning=modell.beteckning or "",
        last_datum=modell.last_datum,
        konfidens=modell.konfidens,
        anmarkning=modell.anmarkning or "",
    )
