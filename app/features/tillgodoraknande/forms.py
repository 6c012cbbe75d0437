"""What may be sent about credits."""

from datetime import date
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from app.domain.iup import Tillgodoslag
from app.web.forms import Formular, Fritext, Kod, Rad, falt_fel


def _punkt(varde: object) -> object:
    """A number as written in Swedish, with a comma."""
    return varde.replace(",", ".") if isinstance(varde, str) else varde


class TillgodoraknandeForm(Formular):
    """Earlier competence credited: a delmål or a number of months."""

    delmal: Annotated[Kod | None, Field(title="Delmål")] = None
    manader: Annotated[float | None, BeforeValidator(_punkt), Field(title="Månader", gt=0, le=120)] = None
    slag: Annotated[Tillgodoslag, Field(title="Tiden kommer av")] = Tillgodoslag.TJANSTGORING
    skal: Annotated[Fritext, Field(title="Skäl", min_length=1, max_length=2000)]
    intyg: Annotated[Rad, Field(title="Intyg")] = ""
    beslutad_av: Annotated[Rad, Field(title="Beslutat av", min_length=1)]
    datum: Annotated[date, Field(title="Beslutsdatum")]

    @model_validator(mode="after")
    def _ett_av_tva(self) -> Self:
        if (self.delmal is None) == (self.manader is None):
            raise falt_fel("delmal", "Välj antingen ett delmål eller ett antal månader.")
        return self


class VersionForm(Formular):
    """A record to be removed, as the person saw it."""

    version: int
