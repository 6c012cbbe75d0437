"""What can be asked of the table by its address. Anything not understood means "all"."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from app.domain.foreskrift import Foreskrift
from app.features.studierektor.queries import Ordning, Urval, Visning
from app.web.forms import Falt, Formular, ravarden


class UrvalForm(Formular):
    """The filters and the order of the table."""

    visa: Visning = Visning.ALLA
    enhet: int | None = None
    specialitet: Annotated[str, Field(max_length=80)] = ""
    foreskrift: Foreskrift | None = None
    regel: Annotated[str, Field(max_length=12)] = ""
    q: Annotated[str, Field(max_length=100)] = ""
    ordning: Ordning = Ordning.ALLVAR
    fallande: Annotated[bool, BeforeValidator(lambda text: text in ("1", True))] = False
    sida: Annotated[int, Field(ge=1, le=10_000)] = 1


def las_urval(falt: Falt, stigar: tuple[str, ...]) -> Urval:
    """The selection that the address asks for, within the units of the assignment."""
    varden: dict[str, Any] = {}
    for namn, varde in ravarden(UrvalForm, falt).items():
        try:
            UrvalForm.model_validate({namn: varde})
        except ValueError:
            continue
        varden[namn] = varde
    form = UrvalForm.model_validate(varden)
    return Urval(
        stigar=stigar,
        visa=form.visa,
        enhet=form.enhet,
        specialitet=form.specialitet,
        foreskrift=form.foreskrift,
        regel=form.regel,
        sokord=form.q,
        ordning=form.ordning,
        fallande=form.fallande,
        sida=form.sida,
    )
