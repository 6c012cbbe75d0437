"""Portfolios lately read, with what the rules said: who goes from page to page is not reckoned anew each time.

A portfolio is kept under its version, the day and the rule book, so what is kept is never old: every change gives
the portfolio a new version in the same transaction.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, Generic, TypeVar

from app.domain.portfolj import Portfolj
from app.regler.modell import Fynd, Regelunderlag
from app.regler.utvardera import utvardera

V = TypeVar("V")


@dataclass
class Lage:
    """A portfolio as it stands on a day, with its findings once somebody has asked for them."""

    portfolj: Portfolj
    underlag: Regelunderlag
    _ur: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def fynd(self) -> tuple[Fynd, ...]:
        """Every finding of every rule."""
        return utvardera(self.portfolj, self.underlag)

    def ur(self, nyckel: Hashable, las: Callable[[], V]) -> V:
        """What `las` works out of this state alone, kept as long as the state is; it may hang on no reader."""
        if nyckel not in self._ur:
            self._ur[nyckel] = las()
        varde: V = self._ur[nyckel]
        return varde

    def senast(self, namn: Hashable, fraga: Hashable, las: Callable[[], V]) -> V:
        """Like `ur`, but only the answer to the latest question under that name is kept."""
        kvar = self._ur.get(namn)
        if kvar is None or kvar[0] != fraga:
            kvar = self._ur[namn] = (fraga, las())
        varde: V = kvar[1]
        return varde


class Minne(Generic[V]):
    """The latest `antal` things worked out, by what they depend on: a key that changes whenever they would."""

    def __init__(self, antal: int) -> None:
        self._antal = antal
        self._kvar: OrderedDict[Hashable, V] = OrderedDict()
        self._las = Lock()

    def hamta(self, nyckel: Hashable, las: Callable[[], V]) -> V:
        """What is kept under the key, else what `las` works out, kept from now on."""
        with self._las:
            if nyckel in self._kvar:
                self._kvar.move_to_end(nyckel)
                return self._kvar[nyckel]
        varde = las()
        with self._las:
            self._kvar[nyckel] = varde
            while len(self._kvar) > self._antal:
                self._kvar.popitem(last=False)
        return varde
