"""Codes of delmål: reading them as people write them, ordering them as people count."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Self

from app.domain.foreskrift import Foreskrift


class OkandDelmalKod(ValueError):
    """The text is not the code of a delmål under any regulation; `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a delmål code: {text!r}")
        self.text = text


class Delmalgrupp(StrEnum):
    """The letter part of a code, in the order in which the regulations list the groups."""

    A = "a"
    B = "b"
    C = "c"
    BT = "BT"
    STA = "STa"
    STB = "STb"
    STC = "STc"

    @property
    def foreskrift(self) -> Foreskrift:
        """The regulation that uses the group; no group is shared between regulations."""
        return Foreskrift.F2015 if self in _GRUPPER_2015 else Foreskrift.F2021

    @property
    def ordning(self) -> int:
        """Place of the group among all groups, from 0."""
        return _ORDNING[self]


_GRUPPER_2015 = frozenset({Delmalgrupp.A, Delmalgrupp.B, Delmalgrupp.C})
_ORDNING = {grupp: nummer for nummer, grupp in enumerate(Delmalgrupp)}
_PER_BOKSTAV = {grupp.value.lower(): grupp for grupp in Delmalgrupp}

# Spaces may stand between letters and digits but not between digits: "a1 6" is two numbers and hence no code.
_MONSTER = re.compile(r"\s*(?:(st)\s*)?(a|b|c)\s*0*([1-9]\d?)\s*|\s*(bt)\s*0*([1-9]\d?)\s*", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[str, Delmalgrupp, int]:
    traff = _MONSTER.fullmatch(text)
    if traff is None:
        raise OkandDelmalKod(text)
    st, bokstav, nummer, bt, bt_nummer = traff.groups()
    grupp = Delmalgrupp.BT if bt else _PER_BOKSTAV[f"{st or ''}{bokstav}".lower()]
    tal = int(bt_nummer or nummer)
    return f"{grupp.value}{tal}", grupp, tal


class DelmalKod(str):
    """A delmål code in its official spelling ("c7", "STa1", "BT4"); it is a plain string to everything else.

    Case and spaces do not matter when reading: "C 7", "stc3" and "bt 4" are understood. Whether a given
    målbeskrivning holds the code is another question. Codes sort by group and number, so c2 stands before c10.

    Raises:
        OkandDelmalKod: the text is no code.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read the text; a `DelmalKod` comes back equal."""
        return super().__new__(cls, _read(text)[0])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as written by a person, or raise `OkandDelmalKod`."""
        return cls(text)

    @property
    def grupp(self) -> Delmalgrupp:
        """The group the code belongs to."""
        return _read(str(self))[1]

    @property
    def nummer(self) -> int:
        """The number within the group, from 1."""
        return _read(str(self))[2]

    @property
    def foreskrift(self) -> Foreskrift:
        """The regulation the code belongs to."""
        return self.grupp.foreskrift

    @property
    def sortnyckel(self) -> tuple[int, int]:
        """Key for natural order: group, then number."""
        return self.grupp.ordning, self.nummer

    def __lt__(self, other: str) -> bool:
        return self.sortnyckel < other.sortnyckel if isinstance(other, DelmalKod) else str(self) < other

    def __le__(self, other: str) -> bool:
        return self.sortnyckel <= other.sortnyckel if isinstance(other, DelmalKod) else str(self) <= other

    def __gt__(self, other: str) -> bool:
        return self.sortnyckel > other.sortnyckel if isinstance(other, DelmalKod) else str(self) > other

    def __ge__(self, other: str) -> bool:
        return self.sortnyckel >= other.sortnyckel if isinstance(other, DelmalKod) else str(self) >= other
