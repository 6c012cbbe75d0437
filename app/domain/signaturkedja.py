"""The chain of signatures of one portfolio: canonical text, and hashes over the link before.

Each signed record becomes a link: its content as canonical JSON (keys in order, no spaces, NFC texts, no floating
numbers), hashed with SHA-256 together with the hash of the link before. A changed byte anywhere shows in its own link,
and a link taken out shows in the one after it. How a chain is checked stands in `app.domain.kedjekontroll`; the whole
method is described for anybody to repeat in docs/signaturkedja.md.
"""

import hashlib
import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
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
    DOKUMENT = "dokument"


@dataclass(frozen=True, slots=True)
class Signaturlank:
    """One link of the chain.

    `objekt_id` is the record's id in the database (of a revision: that of the step taken; of a document:
    that of the signature). `innehall` is canonical
    JSON, `tid` in UTC, `person_id` None for somebody with no account. `slag` is a `Signaturslag`, or whatever stands
    there where somebody has been at the database.
    """

    nummer: int
    slag: str
    objekt_id: int
    tid: datetime
    person_id: int | None
    innehall: str
    foregaende: str
    hash: str

    @property
    def post(self) -> tuple[str, int]:
        """Which signature of which record this is; nothing is signed twice."""
        return self.slag, self.objekt_id


def kanonisk(innehall: Mapping[str, object]) -> str:
    """The content as text that is the same wherever and whenever it is made.

    Raises:
        TypeError: a value that has no one way to be written, or two names that are one in NFC.
    """
    return json.dumps(_enkel(innehall), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _enkel(varde: object) -> object:  # noqa: PLR0911 - one return a kind of value reads best
    if isinstance(varde, str):
        return _nfc(varde)
    if varde is None or isinstance(varde, int):
        return varde
    if isinstance(varde, float) and math.isfinite(varde):
        # Whole as an integer, else the shortest decimal that is this number, as text: languages print floats apart.
        return int(varde) if varde.is_integer() else format(Decimal(repr(varde)), "f")
    if isinstance(varde, datetime):
        return tidstext(varde)
    if isinstance(varde, date):
        return varde.isoformat()
    if isinstance(varde, Mapping):
        enkla = {_nfc(str(nyckel)): _enkel(ett) for nyckel, ett in varde.items()}
        if len(enkla) != len(varde):
            raise TypeError("two names of one object are the same in NFC")
        return enkla
    if isinstance(varde, frozenset | set):
        return sorted(str(_enkel(ett)) for ett in varde)
    if isinstance(varde, Sequence):
        return [_enkel(ett) for ett in varde]
    raise TypeError(f"{type(varde).__name__} has no canonical form")


def _nfc(text: str) -> str:
    return str(text) if text.isascii() else unicodedata.normalize("NFC", str(text))


def tidstext(tid: datetime) -> str:
    """A moment as the chain writes it: UTC, six decimals, +00:00."""
    return tid.astimezone(UTC).isoformat(timespec="microseconds")


def kanonisk_summa(innehall: Mapping[str, object]) -> str:
    """SHA-256 of the canonical text, in hexadecimal: stands for content too large to be kept twice."""
    return hashlib.sha256(kanonisk(innehall).encode()).hexdigest()


def lank_hash(
    *, nummer: int, slag: str, objekt_id: int, tid: datetime, person_id: int | None, innehall: str,
    foregaende: str,
) -> str:  # fmt: skip
    """SHA-256, in hexadecimal, over all that a link says. `innehall` is taken as it stands, letter by letter."""
    # The content is a text here, and is not made NFC once more: what is hashed is what is kept.
    delar = {"nummer": nummer, "slag": str(slag), "objekt_id": objekt_id, "tid": tidstext(tid), "person_id": person_id,
             "innehall": innehall, "foregaende": foregaende}  # fmt: skip
    text = json.dumps(delar, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_av(lank: Signaturlank) -> str:
    """The hash that the link ought to have."""
    return lank_hash(
        nummer=lank.nummer,
        slag=lank.slag,
        objekt_id=lank.objekt_id,
        tid=lank.tid,
        person_id=lank.person_id,
        innehall=lank.innehall,
        foregaende=lank.foregaende,
    )
