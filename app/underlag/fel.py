"""Faults in reference data: gathered over all files, told in Swedish with file, key and what is wrong."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, order=True)
class Felrad:
    """One fault: the file (as a person would name it), the key within it, and what is wrong."""

    fil: str
    nyckel: str
    vad: str

    def __str__(self) -> str:
        return f"{self.fil}: {self.nyckel}: {self.vad}" if self.nyckel else f"{self.fil}: {self.vad}"


class FelIUnderlag(ValueError):
    """Reference data cannot be used; `rader` holds every fault found, not just the first."""

    def __init__(self, rader: Sequence[Felrad]) -> None:
        self.rader = tuple(sorted(rader))
        super().__init__("\n".join(str(rad) for rad in self.rader))


class UnderlagModell(BaseModel):
    """A table in a data file: unknown keys and wrong types are faults, nothing is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)


_TEXTER: Final[Mapping[str, str]] = {
    "missing": "saknas",
    "extra_forbidden": "okänd nyckel",
    "string_type": "ska vara text",
    "string_too_short": "får inte vara tom",
    "int_type": "ska vara ett heltal",
    "int_parsing": "ska vara ett heltal",
    "int_from_float": "ska vara ett heltal",
    "bool_type": "ska vara true eller false",
    "bool_parsing": "ska vara true eller false",
    "list_type": "ska vara en lista",
    "tuple_type": "ska vara en lista",
    "dict_type": "ska vara en tabell",
    "model_type": "ska vara en tabell",
    "date_type": "ska vara ett datum",
}


def describe(fel: ErrorDetails) -> str:
    """Say in Swedish what pydantic found; its own words only where we have none."""
    if fel["type"] == "enum":
        return f"okänt värde {fel['input']!r}; ska vara något av {fel['ctx']['expected'].replace(' or ', ' eller ')}"
    if fel["type"] == "greater_than":
        return f"ska vara större än {fel['ctx']['gt']}"
    if fel["type"] == "too_short":
        return "får inte vara tom"
    if fel["type"] == "value_error":
        return str(fel["ctx"]["error"])
    return _TEXTER.get(fel["type"], fel["msg"])


def spell_key(loc: Sequence[int | str], innehall: Mapping[str, Any]) -> str:
    """Write a place in a file as people would: `delmal[c7].krav[1][2].slag`, counting from 1."""
    text = ""
    har: Any = innehall
    for steg in loc:
        har = _descend(har, steg)
        if isinstance(steg, int):
            text += f"[{har['kod']}]" if isinstance(har, dict) and "kod" in har else f"[{steg + 1}]"
        else:
            text += f".{steg}" if text else steg
    return text


def _descend(har: Any, steg: int | str) -> Any:
    try:
        return har[steg]
    except (KeyError, IndexError, TypeError):
        return None


def read_toml(fil: Path, namn: str, fel: list[Felrad]) -> tuple[dict[str, Any], bytes] | None:
    """Read a TOML file; a missing or broken one becomes a fault and None."""
    try:
        rad = fil.read_bytes()
        return tomllib.loads(rad.decode()), rad
    except FileNotFoundError:
        fel.append(Felrad(namn, "", "filen saknas"))
    except UnicodeDecodeError:
        fel.append(Felrad(namn, "", "filen är inte i UTF-8"))
    except tomllib.TOMLDecodeError as orsak:
        fel.append(Felrad(namn, "", f"filen är inte giltig TOML: {orsak}"))
    return None


def validate(modell: type[M], innehall: Mapping[str, Any], namn: str, fel: list[Felrad], under: str = "") -> M | None:
    """Check a table against its model; every fault is added to `fel`, with `under` before its key."""
    try:
        return modell.model_validate(innehall)
    except ValidationError as orsak:
        for rad in orsak.errors(include_url=False):
            nyckel = spell_key(rad["loc"], innehall)
            fel.append(Felrad(namn, ".".join(delen for delen in (under, nyckel) if delen), describe(rad)))
    return None
