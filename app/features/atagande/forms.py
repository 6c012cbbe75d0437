"""What is sent about agreed actions."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.atagande import Atagandeslut
from app.web.forms import Formular, Fritext

Utfallstext = Annotated[Fritext, Field(max_length=2000)]


class AvslutaForm(Formular):
    """How it ended."""

    slut: Annotated[Atagandeslut, Field(title="Hur det gick")] = Atagandeslut.GJORT
    utfall: Annotated[Utfallstext, Field(title="Kommentar")] = ""
    version: int = 0


class AndraForm(Formular):
    """Another day, or another who is to do it (`vem`: "st", a person's id, or "kvar": as it is)."""

    senast: Annotated[date | None, Field(title="Senast")] = None
    vem: Annotated[str, Field(title="Vem som gör det", max_length=20)] = "kvar"
    version: int = 0


class VersionForm(Formular):
    """A button on one agreed action, as the person saw it."""

    version: int = 0
