"""Portfolios lately read, with what the rules said: who goes from page to page is not reckoned anew each time.

A portfolio is kept under its version, the day and the rule book, so what is kept is never old: every change gives
the portfolio a new version in the same transaction.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from app.domain.portfolj import Portfolj
from app.regler.modell import Fynd, Regelunderlag
from app.regler.utvardera import utvardera


@dataclass
class Lage:
    """A portfolio as it stands on a day, with its findings once somebody has asked for them."""

    portfolj: Portfolj
    underlag: Regelunderlag

    @cached_property
    def fynd(self) -> tuple[Fynd, ...]:
        """Every finding of every rule."""
        return utvardera(self.portfolj, self.underlag)


class Lagesminne:
    """The latest `antal` portfolios read; each takes some 160 kB."""

    def __init__(self, antal: int) -> None:
        self._antal = antal
        self._lagen: OrderedDict[Hashable, Lage] = OrderedDict()
        self._las = Lock()

    def hamta(self, nyckel: Hashable, las: Callable[[], Lage]) -> Lage:
        """What is kept under the key, else what `las` reads, kept from now on."""
        with self._las:
            lage = self._lagen.get(nyckel)
            if lage is not None:
                self._lagen.move_to_end(nyckel)
                return lage
        lage = las()
        with self._las:
            self._lagen[nyckel] = lage
            while len(self._lagen) > self._antal:
                self._lagen.popitem(last=False)
        return lage
