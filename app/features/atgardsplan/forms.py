"""What is sent about an åtgärdsplan."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from app.domain.atgardsplan import Planutfall
from app.domain.avstamning import Part
from app.web.forms import Falt, Formular, Fritext, falt_fel, las_dag
from app.web.ifyllt import Ifyllt

_LANG, _KORT = 2000, 500


class PlanForm(Formular):
    """Why there is a plan, and what it is to reach."""

    anledning: Annotated[Fritext, Field(title="Anledning", min_length=1, max_length=_LANG)]
    mal: Annotated[Fritext, Field(title="Mål", min_length=1, max_length=_LANG)]
    version: int = 0


class AtgardForm(Formular):
    """One row: what, who, until when, and who follows it up when."""

    vad: Annotated[Fritext, Field(title="Vad som ska göras", min_length=1, max_length=_KORT)]
    vem: Annotated[Part, Field(title="Vem som gör det")]
    klar_senast: Annotated[date, Field(title="Klart senast")]
    foljs_upp: Annotated[date, Field(title="Följs upp den")]
    foljs_upp_av: Annotated[Part, Field(title="Vem som följer upp")]
    version: int = 0

    @model_validator(mode="after")
    def _i_ordning(self) -> Self:
        if self.foljs_upp < self.klar_senast:
            raise falt_fel("foljs_upp", "Uppföljningen kan inte vara före dagen då det ska vara klart.")
        return self


class KlarForm(Formular):
    """That a row is done, and what was done."""

    klar: Annotated[date, Field(title="Klart den")]
    klar_text: Annotated[Fritext, Field(title="Vad som gjordes", max_length=_KORT)] = ""
    version: int = 0


class UppfoljForm(Formular):
    """That a row is followed up, and how it went."""

    uppfoljd: Annotated[date, Field(title="Uppföljt den")]
    utfall: Annotated[Fritext, Field(title="Hur det gick", min_length=1, max_length=_KORT)]
    version: int = 0


class AvslutaForm(Formular):
    """How the plan ended."""

    utfall: Annotated[Planutfall, Field(title="Utfall")]
    slutsats: Annotated[Fritext, Field(title="Slutsats", min_length=1, max_length=_LANG)]
    version: int = 0


class VersionForm(Formular):
    """A button on one row, as the person saw it."""

    version: int = 0


def fel_i_gjort(falt: Falt, namn: str, idag: date, fran: date) -> dict[str, str]:
    """A fault at a day on which something is said to be done: not yet here, or before the plan began."""
    dag = las_dag(Ifyllt(falt)(namn))
    if dag is not None and dag > idag:
        return {namn: "Datumet ligger i framtiden. Välj dagen då det gjordes."}
    return {namn: "Datumet ligger före planens början."} if dag is not None and dag < fran else {}


def fel_i_dagar(falt: Falt, fran: date, tillatna: tuple[date | None, ...] = ()) -> dict[str, str]:
    """A fault at the days of a row: before the plan began. `tillatna` are stored days, which may stay."""
    v = Ifyllt(falt)
    dagar = {namn: las_dag(v(namn)) for namn in ("klar_senast", "foljs_upp")}
    return {
        namn: "Datumet ligger före planens början."
        for namn, dag in dagar.items()
        if dag is not None and dag < fran and dag not in tillatna
    }
