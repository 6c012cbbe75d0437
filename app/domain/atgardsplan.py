"""The åtgärdsplan: what is done where there is a risk that an ST-läkare will not reach what is asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.avstamning import Part


class Planutfall(StrEnum):
    """How an åtgärdsplan ended."""

    UPPNATT = "uppnatt"
    DELVIS = "delvis"
    EJ_UPPNATT = "ej_uppnatt"


@dataclass(frozen=True, slots=True)
class Atgardsrad:
    """One row: what is to be done, by whom and until when, and who follows it up and when.

    `klar` is the day it was done and `klar_text` what the one who did it wrote; `uppfoljd` the day it was followed up,
    with its `utfall` in words.
    """

    vad: str
    vem: Part
    klar_senast: date
    foljs_upp: date
    foljs_upp_av: Part
    klar: date | None = None
    klar_text: str = ""
    uppfoljd: date | None = None
    utfall: str = ""

    @property
    def nasta(self) -> tuple[date, Part] | None:
        """The next day of the row and whose it is; None once it is followed up."""
        if self.uppfoljd is not None:
            return None
        return (self.foljs_upp, self.foljs_upp_av) if self.klar is not None else (self.klar_senast, self.vem)


@dataclass(frozen=True, slots=True)
class Atgardsplan:
    """One plan, begun on `datum` for a reason and with a goal; `avslutad` with an outcome."""

    id: int
    datum: date
    anledning: str
    mal: str
    rader: tuple[Atgardsrad, ...] = ()
    avslutad: date | None = None
    utfall: Planutfall | None = None
    slutsats: str = ""

    @property
    def is_oppen(self) -> bool:
        """Whether it still runs."""
        return self.avslutad is None
