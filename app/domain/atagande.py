"""What two people agreed that somebody does, kept until it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Atagandekalla(StrEnum):
    """Where it was agreed: at a session of supervision, or at a visit. An action plan has rows of its own."""

    HANDLEDNING = "handledning"
    BESOK = "besok"


class Atagandeslut(StrEnum):
    """How it ended: done, done in part, or no longer needed."""

    GJORT = "gjort"
    DELVIS = "delvis"
    AVSKRIVET = "avskrivet"


@dataclass(frozen=True, slots=True)
class Atagande:
    """An agreed action: what, by whom, by when; open until `klar`.

    `kalla_id` is the record that it was agreed in, where that is known. An empty `ansvarig_namn` means the ST-läkare;
    `ansvarig_id` is somebody else who is a person of the system. `foljs_upp` and `foljs_upp_av` say when and by whom it
    is followed up, where that is somebody else's task. `slut` and `utfall` tell how it ended, once it has.
    """

    id: int
    text: str
    datum: date
    kalla: Atagandekalla
    kalla_id: int | None = None
    ansvarig_namn: str = ""
    ansvarig_id: int | None = None
    senast: date | None = None
    foljs_upp: date | None = None
    foljs_upp_av: str = ""
    klar: date | None = None
    slut: Atagandeslut | None = None
    utfall: str = ""

    @property
    def is_oppet(self) -> bool:
        """Whether it is still to be done."""
        return self.klar is None

    def is_forsenat(self, idag: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.is_oppet and self.senast is not None and self.senast < idag


def oppna(ataganden: Iterable[Atagande]) -> tuple[Atagande, ...]:
    """What is still to be done, the earliest day first and what has no day last."""
    kvar = (ett for ett in ataganden if ett.is_oppet)
    return tuple(sorted(kvar, key=lambda ett: (ett.senast or date.max, ett.datum, ett.id)))
