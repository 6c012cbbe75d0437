"""What is sent about revisions."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from app.domain.iup import Revideringsstatus
from app.domain.personnummer import hitta_personnummer
from app.web.format import datum
from app.web.forms import Falt, Formular, Fritext, falt_fel, fel
from app.web.genomfort import fel_i_genomfort
from app.web.ramkontroll import las_datum
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
    dag = las_datum(falt, "datum")
    finns = {r.datum for r in sida.portfolj.revideringar if r.status is not Revideringsstatus.ATERLAMNAD}
    fel_ = fel_i_genomfort(falt, sida.portfolj, sida.idag)
    if dag in finns:
        text = f"Planen är redan fryst {datum(dag)}. Läs den genomgången under IUP, eller välj en annan dag."
        return {"datum": text} | fel_
    return fel_
