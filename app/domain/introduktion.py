"""The start of ST: what everybody new is to be introduced to, and what of it is done."""

from dataclasses import dataclass
from datetime import date

from app.domain.avstamning import Dokumentslag
from app.domain.rattsgrund import Konfidens

PROGRAM, GENOMGANG, DAG = "program", "genomgang", "dag"
"""The steps that the rule about introduction asks for, by their ids in the list."""


@dataclass(frozen=True, slots=True)
class Introduktionspunkt:
    """A step of the introduction (`punkt`, its id in the list) that is done, and when."""

    punkt: str
    klar: date


@dataclass(frozen=True, slots=True)
class Introduktionssteg:
    """A step of the list. `dokument` is done by signing that document, `lank` names a page where it is done."""

    id: str
    titel: str
    hjalp: str
    kalla: str
    konfidens: Konfidens
    dokument: Dokumentslag | None = None
    lank: str = ""
