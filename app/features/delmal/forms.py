"""What may be sent from the page of a delmål."""

from typing import Annotated

from pydantic import Field

from app.web.forms import Formular, Fritext


class AktivitetskopplingForm(Formular):
    """An activity that leads to the delmål."""

    aktivitet: Annotated[int, Field(title="Aktivitet")]


class SigneraForm(Formular):
    """A word on why the delmål is fulfilled."""

    kommentar: Annotated[Fritext, Field(title="Kommentar", max_length=2000)] = ""
