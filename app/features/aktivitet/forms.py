"""What is sent about activities."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from app.domain.aktivitet import TjanstgoringsTyp
from app.domain.slag import Aktivitetsslag, Miljo
from app.web.forms import Formular, Fritext, Koder, Rad, falt_fel, kontrollera_period
from app.web.personval import HandledarFalt

# A key of the region's plan, which is checked against the plan.
Nyckel = Annotated[str, Field(max_length=60)]


class Lage(StrEnum):
    """What the owner may say of an activity herself."""

    PLANERAD = "planerad"
    GENOMFORD = "genomford"


class Jour(StrEnum):
    """Whether on-call duty is part of a placement, as far as is known."""

    JA = "ja"
    NEJ = "nej"
    OKANT = "okant"


class Kryss(StrEnum):
    """A box that is ticked."""

    JA = "ja"


class ForslagForm(Formular):
    """What an activity is, when, and towards which delmål."""

    slag: Annotated[Aktivitetsslag, Field(title="Slag")]
    titel: Annotated[Rad, Field(title="Rubrik", min_length=1)]
    start: Annotated[date | None, Field(title="Startdatum")] = None
    slut: Annotated[date | None, Field(title="Slutdatum")] = None
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    beskrivning: Annotated[Fritext, Field(title="Beskrivning")] = ""

    @model_validator(mode="after")
    def _period(self) -> "ForslagForm":
        kontrollera_period(self.start, self.slut)
        return self


class AktivitetForm(ForslagForm):
    """An activity of the plan. One that is done has dates; an empty end means that it lasted a day."""

    status: Annotated[Lage, Field(title="Läge")] = Lage.PLANERAD
    egen_anteckning: Annotated[Fritext, Field(title="Egen anteckning")] = ""
    mall: Annotated[Nyckel, Field(title="Kurs i regionens plan")] = ""
    version: int = 0

    @property
    def sista_dag(self) -> date | None:
        """The end as stored."""
        return self.start if self.slut is None and self.status is Lage.GENOMFORD else self.slut

    @model_validator(mode="after")
    def _nar(self) -> "AktivitetForm":
        if self.status is Lage.GENOMFORD and self.start is None:
            raise falt_fel("start", "Fyll i när aktiviteten genomfördes.")
        return self


class PlaceringForm(HandledarFalt, AktivitetForm):
    """A placement: an activity with a unit, a share of full time and a named handledare."""

    amne: Annotated[Nyckel, Field(title="Ämne")] = ""
    typ: Annotated[TjanstgoringsTyp, Field(title="Typ av placering")]
    enhet: Annotated[Rad, Field(title="Enhet", min_length=1)]
    miljo: Annotated[Miljo | None, Field(title="Miljö")] = None
    procent: Annotated[int, Field(title="Tjänstgöringsgrad", ge=1, le=100)] = 100
    ersattare: Annotated[Rad, Field(title="Ersättare")] = ""
    jour: Annotated[Jour, Field(title="Jour")] = Jour.OKANT
    slutenvard: Annotated[Kryss | None, Field(title="Slutenvård")] = None

    @property
    def has_jour(self) -> bool | None:
        """As stored: None where nobody knows."""
        return None if self.jour is Jour.OKANT else self.jour is Jour.JA

    @model_validator(mode="after")
    def _nar_slut(self) -> "PlaceringForm":
        if self.status is Lage.GENOMFORD and self.slut is None:
            raise falt_fel("slut", "Fyll i när placeringen tog slut.")
        return self


class GenomfordForm(Formular):
    """When an activity was finished, for one whose end was not known or lies ahead."""

    start: Annotated[date, Field(title="Startdatum")]
    slut: Annotated[date, Field(title="Slutdatum")]
    version: int = 0

    @model_validator(mode="after")
    def _period(self) -> "GenomfordForm":
        kontrollera_period(self.start, self.slut)
        return self


class AterkallaForm(Formular):
    """Why an activity is withdrawn."""

    skal: Annotated[Fritext, Field(title="Skäl", min_length=1, max_length=2000)]
    version: int = 0


class VersionForm(Formular):
    """A button on one activity, as the person saw it."""

    version: int = 0
