"""What is sent when signing in."""

from typing import Annotated

from pydantic import Field

from app.web.forms import Formular


class InloggningsForm(Formular):
    """Address and password."""

    epost: Annotated[str, Field(title="E-post", max_length=200, min_length=1)]
    losenord: Annotated[str, Field(title="Lösenord", max_length=1000, min_length=1)]
