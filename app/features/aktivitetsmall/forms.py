"""What is sent about templates of activities."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from app.domain.slag import Aktivitetsslag
from app.web.forms import Formular, Fritext, Koder, Rad


def _uppdelat(varde: object) -> object:
    """Codes written in one field, "c4, c7" or "c4 c7"."""
    texter = varde if isinstance(varde, (list, tuple)) else [varde]
    return [kod for text in texter for kod in str(text).replace(",", " ").split()]


class MallForm(Formular):
    """A template: what the activity is, for whom, towards which delmål, and how long."""

    enhet: Annotated[int, Field(title="Gäller för")]
    slag: Annotated[Aktivitetsslag, Field(title="Slag")]
    titel: Annotated[Rad, Field(title="Rubrik", min_length=1)]
    delmal: Annotated[Koder, Field(title="Delmål"), BeforeValidator(_uppdelat)] = frozenset()
    omfattning: Annotated[Rad, Field(title="Längd")] = ""
    beskrivning: Annotated[Fritext, Field(title="Beskrivning", max_length=2000)] = ""
    version: int = 0


class VersionForm(Formular):
    """A button on one template, as the person saw it."""

    version: int = 0
