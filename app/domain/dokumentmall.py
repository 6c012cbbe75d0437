"""The form of a document: its fields, who writes it and who signs it."""

from dataclasses import dataclass

from app.domain.avstamning import Dokumentslag, Part
from app.domain.bedomningsmall import Faltslag
from app.domain.rattsgrund import Konfidens

RISK = "risk"
"""The id of the field in which somebody judges whether there is a risk ("ja" or "nej")."""
NASTA = "nasta"
"""The id of the field with the day of the next visit."""
ANDRA_SPECIALIST = "andra_specialist"
"""The id of the field of the contract that names the second specialist."""


@dataclass(frozen=True, slots=True)
class Dokumentfalt:
    """A field.

    `val` are (value, label, description) of a choice; `forifylls` names what of the records it is filled in with.
    """

    id: str
    etikett: str
    slag: Faltslag
    hjalp: str = ""
    is_obligatoriskt: bool = False
    val: tuple[tuple[str, str, str], ...] = ()
    forifylls: str = ""


@dataclass(frozen=True, slots=True)
class Dokumentmall:
    """The form of one kind in one version. `parter` sign, in the order in which they are asked."""

    slag: Dokumentslag
    version: int
    titel: str
    beskrivning: str
    knapp: str
    parter: tuple[Part, ...]
    falt: tuple[Dokumentfalt, ...]
    kalla: tuple[str, ...]
    konfidens: Konfidens
    anmarkning: str = ""

    def har(self, falt_id: str) -> bool:
        """Whether the form has that field."""
        return any(ett.id == falt_id for ett in self.falt)
