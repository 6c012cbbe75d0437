"""What an administrator may send."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.db.tabeller import Enhetsslag, Uppdragsroll
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.web.forms import Epost, Formular, Fritext, Rad, falt_fel, kontrollera_period


class EnhetForm(Formular):
    """A unit. `overordnad` is empty for the root of a region."""

    namn: Annotated[Rad, Field(title="Namn", min_length=1)]
    # A region is never made here: whoever had it would have a region of one's own.
    slag: Annotated[Literal[Enhetsslag.VERKSAMHET, Enhetsslag.ENHET], Field(title="Slag")] = Enhetsslag.ENHET
    overordnad: Annotated[int | None, Field(title="Ligger under")] = None


class PersonForm(Formular):
    """A person in the register."""

    namn: Annotated[Rad, Field(title="Namn", min_length=1)]
    epost: Annotated[Epost | None, Field(title="E-post")] = None
    titel: Annotated[Rad, Field(title="Titel")] = ""
    enhet: Annotated[int, Field(title="Enhet")]


class UppdragForm(Formular):
    """A role for a unit, from and to."""

    roll: Annotated[Uppdragsroll, Field(title="Roll")]
    enhet: Annotated[int, Field(title="Enhet")]
    fran: Annotated[date, Field(title="Från och med")]
    till: Annotated[date | None, Field(title="Till och med")] = None

    @model_validator(mode="after")
    def _period(self) -> "UppdragForm":
        kontrollera_period(self.fran, self.till, "till")
        return self


class AvslutaForm(Formular):
    """The last day of a role."""

    till: Annotated[date, Field(title="Sista dag")]


class JaNejOkant(StrEnum):
    """An answer that may not be known yet."""

    JA = "ja"
    NEJ = "nej"
    OKANT = "okant"


class PortfoljForm(Formular):
    """The frame of a training. `foreskrift` is empty the first time: then one is suggested."""

    enhet: Annotated[int, Field(title="Huvudenhet")]
    slag: Annotated[Utbildningsslag, Field(title="Utbildning")]
    specialitet: Annotated[str, Field(title="Specialitet", max_length=80, min_length=1)]
    start: Annotated[date, Field(title="Start")]
    planerat_slut: Annotated[date, Field(title="Planerat slut")]
    procent: Annotated[int, Field(title="Sysselsättningsgrad", ge=1, le=100)]
    legitimation: Annotated[date | None, Field(title="Legitimation")] = None
    svensk_at: Annotated[JaNejOkant, Field(title="Svensk AT")]
    at_datum: Annotated[date | None, Field(title="AT godkänd")] = None
    bt: Annotated[BtLage, Field(title="Bastjänstgöring (BT)")]
    bt_godkand: Annotated[date | None, Field(title="BT godkänd")] = None
    huvudhandledare: Annotated[int | None, Field(title="Huvudhandledare")] = None
    foreskrift: Annotated[Foreskrift | None, Field(title="Föreskrift")] = None
    undantag_skal: Annotated[Fritext, Field(title="Skäl till undantag", max_length=2000)] = ""

    @property
    def has_svensk_at(self) -> bool | None:
        """Whether Swedish AT is done; None where it is not known."""
        return None if self.svensk_at is JaNejOkant.OKANT else self.svensk_at is JaNejOkant.JA

    @model_validator(mode="after")
    def _hanger_ihop(self) -> "PortfoljForm":
        kontrollera_period(self.start, self.planerat_slut, "planerat_slut")
        if self.at_datum is not None and self.svensk_at is not JaNejOkant.JA:
            raise falt_fel("at_datum", "Ta bort datumet, eller svara ja på svensk AT.")
        if self.bt_godkand is not None and self.bt is not BtLage.GODKAND:
            raise falt_fel("bt_godkand", "Ta bort datumet, eller välj att BT är godkänd.")
        return self
