"""What is sent when signing in and when choosing a password."""

from typing import Annotated

from pydantic import Field

from app.web.forms import Formular
from app.web.losenord import HOGST

Losenord = Annotated[str, Field(title="Lösenord", max_length=HOGST, min_length=1)]


class InloggningsForm(Formular):
    """Address and password."""

    epost: Annotated[str, Field(title="E-post", max_length=200, min_length=1)]
    losenord: Losenord


class NyttLosenordForm(Formular):
    """A password, chosen by the holder of an invitation."""

    losenord: Losenord


class BytLosenordForm(Formular):
    """The password now and the one to have."""

    nuvarande_losenord: Annotated[str, Field(title="Nuvarande lösenord", max_length=HOGST, min_length=1)]
    losenord: Annotated[str, Field(title="Nytt lösenord", max_length=HOGST, min_length=1)]
