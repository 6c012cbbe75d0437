"""What is sent about revisions."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from app.domain.personnummer import hitta_personnummer
from app.web.forms import Falt, Formular, Fritext, falt_fel, fel
from app.web.genomfort import fel_i_genomfort
from app.web.sida import Portfoljsida


def _namn(text: str) -> str:
    """One name a line, without empty ones."""
    if hitta_personnummer(text):
        raise fel("Skriv bara namn, aldrig personnummer.")
    return "\n".join(rad.strip() for rad in text.splitlines() if rad.strip())


class RevideringForm(Formular):
    """What the ST-läkare says about the plan that is frozen."""

    datum: Annotated[date, Field(title="Datum")]
    deltagare: Annotated[str, Field(title="Vilka som var med", min_length=1, max_length=2000), AfterValidator(_namn)]
    sammanfattning: Annotated[Fritext, Field(title="Sammanfattning", min_length=1)]


class Svar(StrEnum):
    """What an approver may say."""

    GODKANN = "godkann"
    ATERLAMNA = "aterlamna"


class SvarForm(Formular):
    """One approval step. A returned revision says why."""

    svar: Annotated[Svar, Field(title="Svar")]
    kommentar: Annotated[Fritext, Field(title="Kommentar")] = ""
    version: int = 0

    @model_validator(mode="after")
    def _skal(self) -> "SvarForm":
        if self.svar is Svar.ATERLAMNA and not self.kommentar:
            raise falt_fel("kommentar", "Skriv vad som behöver ändras, så att ST-läkaren vet vad som ska göras.")
        return self


def fel_i_revidering(falt: Falt, sida: Portfoljsida) -> dict[str, str]:
    """Faults that only the portfolio can tell."""
    return fel_i_genomfort(falt, sida.portfolj, sida.idag)
