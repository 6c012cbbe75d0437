"""What is sent about handledare."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Meritslag
from app.web.forms import Formular, Fritext, falt_fel, kontrollera_period
from app.web.personval import HandledarFalt

Kort = Annotated[Fritext, Field(max_length=500)]


class ErsattareForm(HandledarFalt):
    """Who replaces the huvudhandledare, from and to."""

    fran: Annotated[date, Field(title="Från och med")]
    till: Annotated[date, Field(title="Till och med")]
    skal: Annotated[Kort, Field(title="Anledning")] = ""

    @model_validator(mode="after")
    def _hel(self) -> "ErsattareForm":
        if self.handledare is None and self.ny_handledare is None:
            raise falt_fel("handledare", "Välj en person, eller lägg till en ny.")
        if self.till < self.fran:
            raise falt_fel("till", "Sista dagen ligger före första dagen.")
        return self


class TillganglighetForm(Formular):
    """Where the handledare works, how to reach them, and when they are away."""

    pa_enheten: Annotated[Literal["ja", "nej", "okant"], Field(title="Var handledaren arbetar")] = "okant"
    tillganglighet: Annotated[Kort, Field(title="Hur handledaren nås")] = ""
    borta_fran: Annotated[date | None, Field(title="Borta från och med")] = None
    borta_till: Annotated[date | None, Field(title="Borta till och med")] = None
    skal: Annotated[Kort, Field(title="Anledning till bytet")] = ""
    version: int = 0

    @model_validator(mode="after")
    def _borta(self) -> "TillganglighetForm":
        if self.borta_till is not None and self.borta_fran is None:
            raise falt_fel("borta_fran", "Fyll i första dagen av frånvaron, eller ta bort den sista.")
        kontrollera_period(self.borta_fran, self.borta_till, "borta_till")
        return self

    @property
    def is_pa_enheten(self) -> bool | None:
        """As stored."""
        return {"ja": True, "nej": False, "okant": None}[self.pa_enheten]


class MeritForm(Formular):
    """One thing noted of a handledare's competence; `finns` "nej": that it is missing."""

    slag: Annotated[Meritslag, Field(title="Vad du noterar")]
    finns: Annotated[Literal["ja", "nej"], Field(title="Finns eller saknas")] = "ja"
    datum: Annotated[date | None, Field(title="Datum")] = None
    specialitet: Annotated[str, Field(title="Specialitet", max_length=80)] = ""
    foreskrift: Annotated[Foreskrift | None, Field(title="Föreskrift")] = None
    underlag: Annotated[Kort, Field(title="Var underlaget finns")] = ""

    @model_validator(mode="after")
    def _hel(self) -> "MeritForm":
        if self.finns == "nej":
            if self.slag is Meritslag.FORTBILDNING:
                raise falt_fel("finns", "Fortbildning noteras bara när den har ägt rum.")
            return self
        if self.datum is None:
            raise falt_fel("datum", "Fyll i datum, eller välj att det saknas.")
        if self.slag is Meritslag.SPECIALIST and not self.specialitet:
            raise falt_fel("specialitet", "Välj specialitet.")
        return self
