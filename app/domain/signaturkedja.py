"""The chain of signatures of one portfolio: canonical text, hashes over the link before, and what breaks them.

Each signed record becomes a link: its content as canonical JSON (keys in order, no spaces, NFC texts, no floating
numbers), hashed with SHA-256 together with the hash of the link before. A changed byte anywhere shows in its own link,
and a link taken out shows in the one after it.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

FORSTA: Final = "0" * 64  # what the first link follows


class Signaturslag(StrEnum):
    """What was signed. A voiding and a withdrawal are signatures of their own."""

    BEDOMNING = "bedomning"
    MAKULERING = "makulering"
    DELMAL = "delmal"
    DELMAL_ATERKALLAT = "delmal_aterkallat"
    REVIDERING = "revidering"


@dataclass(frozen=True, slots=True)
class Signaturlank:
    """One link of the chain. `innehall` is canonical JSON, `tid` in UTC, `person_id` None for one with no account."""

    nummer: int
    slag: Signaturslag
    objekt_id: int
    tid: datetime
    person_id: int | None
    innehall: str
    foregaende: str
    hash: str


def kanonisk(innehall: Mapping[str, object]) -> str:
    """The content as text that is the same wherever and whenever it is made.

    Raises:
        TypeError: a value that has no one way to be written, such as a floating number.
    """
    return json.dumps(_enkel(innehall), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _enkel(varde: object) -> object:  # noqa: PLR0911 - one return a kind of value reads best
    if varde is None or isinstance(varde, bool | int):
        return varde
    if isinstance(varde, str):
        return unicodedata.normalize("NFC", str(varde))
    if isinstance(varde, datetime):
        return varde.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(varde, date):
        return varde.isoformat()
    if isinstance(varde, Mapping):
        return {unicodedata.normalize("NFC", str(nyckel)): _enkel(ett) for nyckel, ett in varde.items()}
    if isinstance(varde, frozenset | set):
        return sorted(str(_enkel(ett)) for ett in varde)
    if isinstance(varde, Sequence):
        return [_enkel(ett) for ett in varde]
    raise TypeError(f"{type(varde).__name__} has no canonical form")


def lank_hash(
    *, nummer: int, slag: Signaturslag, objekt_id: int, tid: datetime, person_id: int | None, innehall: str,
    foregaende: str,
) -> str:  # fmt: skip
    """SHA-256, in hexadecimal, over all that a link says."""
    text = kanonisk(
        {
            "nummer": nummer,
            "slag": slag.value,
            "objekt_id": objekt_id,
            "tid": tid,
            "person_id": person_id,
            "innehall": innehall,
            "foregaende": foregaende,
        }
    )
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kedjefel:
    """A fault in the chain: at which link, and which of the kinds in `Kedjefelslag`."""

    nummer: int
    slag: "Kedjefelslag"


class Kedjefelslag(StrEnum):
    """How a chain can be broken."""

    LUCKA = "lucka"
    HASH = "hash"
    FOREGAENDE = "foregaende"


def granska(lankar: Iterable[Signaturlank]) -> tuple[Kedjefel, ...]:
    """What is wrong with a chain given in order of its numbers; nothing where it is whole."""
    fel: list[Kedjefel] = []
    foregaende, vantat = FORSTA, 1
    for lank in lankar:
        if lank.nummer != vantat:
            fel.append(Kedjefel(vantat, Kedjefelslag.LUCKA))
        if lank.foregaende != foregaende:
            fel.append(Kedjefel(lank.nummer, Kedjefelslag.FOREGAENDE))
        if lank.hash != _omraknad(lank):
            fel.append(Kedjefel(lank.nummer, Kedjefelslag.HASH))
        foregaende, vantat = lank.hash, lank.nummer + 1
    return tuple(fel)


def _omraknad(lank: Signaturlank) -> str:
    return lank_hash(
        nummer=lank.nummer,
        slag=lank.slag,
        objekt_id=lank.objekt_id,
        tid=lank.tid,
        person_id=lank.person_id,
        innehall=lank.innehall,
        foregaende=lank.foregaende,
    )
