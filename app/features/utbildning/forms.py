"""What is sent about the frame of a training."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.tjanst import Franvaroslag
from app.web.forms import Formular, Fritext, falt_fel, kontrollera_period
from app.web.personval import HandledarFalt


class SvenskAt(StrEnum):
    """Whether Swedish AT is done; not knowing is an answer too."""

    JA = "ja"
    NEJ = "nej"
    OKANT = "okant"

    @property
    def varde(self) -> bool | None:
        """As stored."""
        return {SvenskAt.JA: True, SvenskAt.NEJ: False, SvenskAt.OKANT: None}[self]


class RamForm(Formular):
    """The frame. `sedd` is the stamp of the frame as the person saw it."""

    slag: Annotated[Utbildningsslag, Field(title="Utbildning")]
    specialitet: Annotated[str, Field(title="Specialitet", min_length=1, max_length=80)]
    foreskrift: Annotated[Foreskrift, Field(title="Föreskrift")]
    start: Annotated[date, Field(title="Startdatum")]
    planerat_slut: Annotated[date | None, Field(title="Planerat slut")] = None
    legitimation: Annotated[date | None, Field(title="Legitimation")] = None
    svensk_at: Annotated[SvenskAt, Field(title="Svensk AT")] = SvenskAt.OKANT
    at_datum: Annotated[date | None, Field(title="AT godkänd")] = None
    bt: Annotated[BtLage, Field(title="Bastjänstgöring (BT)")]
    bt_godkand: Annotated[date | None, Field(title="BT godkänd")] = None
    undantag_skal: Annotated[Fritext, Field(title="Skäl till undantag", max_length=2000)] = ""
    sedd: str = ""

    @model_validator(mode="after")
    def _hanger_ihop(self) -> "RamForm":
        if self.planerat_slut is not None and self.planerat_slut <= self.start:
            raise falt_fel("planerat_slut", "Planerat slut ligger inte efter ST-starten.")
        if self.at_datum is not None and self.svensk_at is not SvenskAt.JA:
            raise falt_fel("at_datum", "Ta bort datumet, eller välj att svensk AT är gjord.")
        if self.bt_godkand is not None and self.bt is BtLage.EJ_AKTUELL:
            raise falt_fel("bt_godkand", "Ta bort datumet, eller välj att BT ingår eller är godkänd.")
        return self


class SysselsattningForm(Formular):
    """A percentage of full time from a day on."""

    fran: Annotated[date, Field(title="Från och med")]
    procent: Annotated[int, Field(title="Sysselsättningsgrad", ge=1, le=100)]


class FranvaroForm(Formular):
    """A stretch of leave; without an end it lasts until further notice."""

    slag: Annotated[Franvaroslag, Field(title="Slag")]
    start: Annotated[date, Field(title="Första dagen")]
    slut: Annotated[date | None, Field(title="Sista dagen")] = None
    version: int = 0

    @model_validator(mode="after")
    def _period(self) -> "FranvaroForm":
        kontrollera_period(self.start, self.slut)
        return self


class VersionForm(Formular):
    """A button on one record, as the person saw it."""

    version: int = 0


class HuvudhandledareForm(HandledarFalt):
    """Who is huvudhandledare from a day on."""

    fran: Annotated[date, Field(title="Från och med")]
    skal: Annotated[Fritext, Field(title="Anledning till bytet", max_length=500)] = ""

    @model_validator(mode="after")
    def _nagon(self) -> "HuvudhandledareForm":
        if self.handledare is None and self.ny_handledare is None:
            raise falt_fel("handledare", "Välj en person, eller lägg till en ny.")
        return self


class AvslutaForm(Formular):
    """The last day of a handledarskap. `sedd` is the last day as the person saw it."""

    till: Annotated[date, Field(title="Sista dagen")]
    sedd: str = ""
