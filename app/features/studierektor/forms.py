"""What can be asked of the table by its address. Anything not understood means "all"."""

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field
from starlette.datastructures import QueryParams

from app.domain.foreskrift import Foreskrift
from app.features.studierektor.planvy import Plantid
from app.features.studierektor.queries import Ordning, Urval, Visning
from app.web.forms import Falt, Formular, ravarden

F = TypeVar("F", bound=Formular)


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


class PlanForm(Formular):
    """Which unit, how much of its time, and whose lanes."""

    enhet: int | None = None
    tid: Plantid = Plantid.TJUGOFYRA
    q: Annotated[str, Field(max_length=100)] = ""


def las_planval(falt: QueryParams) -> PlanForm:
    """What the address asks for."""
    return _forstatt(PlanForm, {namn: falt.getlist(namn) for namn in falt})


def _forstatt(form: type[F], falt: Falt) -> F:
    """The form with what is understood of the address."""
    varden: dict[str, Any] = {}
    for namn, varde in ravarden(form, falt).items():
        try:
            form.model_validate({namn: varde})
        except ValueError:
            continue
        varden[namn] = varde
    return form.model_validate(varden)


def las_urval(falt: Falt, stigar: tuple[str, ...]) -> Urval:
    """The selection that the address asks for, within the units of the assignment."""
    form = _forstatt(UrvalForm, falt)
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
