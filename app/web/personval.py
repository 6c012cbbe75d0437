"""The choice of a handledare in forms: one of those known, or somebody new, who is added only when asked for."""

from collections.abc import Collection, Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.db.personer import Valbar
from app.web.forms import Epost, Falt, Formular, Rad, falt_fel, las_tal


class HandledarFalt(Formular):
    """Fields that name a handledare. Nobody is added to the register unless `ny_handledare` is ticked."""

    handledare: Annotated[int | None, Field(title="Handledare")] = None
    ny_handledare: Annotated[Literal["ja"] | None, Field(title="Lägg till ny person")] = None
    handledare_namn: Annotated[Rad, Field(title="Den nya personens namn")] = ""
    handledare_epost: Annotated[Epost, Field(title="E-post")] = ""

    @model_validator(mode="after")
    def _entydig(self) -> "HandledarFalt":
        if self.handledare_namn and self.ny_handledare is None:
            raise falt_fel("ny_handledare", "Kryssa i att personen ska läggas till, eller ta bort namnet.")
        if self.ny_handledare is not None and not self.handledare_namn:
            raise falt_fel("handledare_namn", "Fyll i den nya personens namn.")
        if self.ny_handledare is not None and self.handledare is not None:
            raise falt_fel("handledare", "Välj en person i listan eller lägg till en ny, inte båda.")
        return self


def fel_i_handledare(falt: Falt, kanda: Collection[int], agarens_epost: str | None) -> dict[str, str]:
    """Faults that only the register can tell: not one of those offered, or the ST-läkare herself."""
    vald = (falt.get("handledare") or [""])[-1].strip()
    epost = (falt.get("handledare_epost") or [""])[-1].strip().lower()
    if vald and las_tal(vald, 0) not in kanda:
        return {"handledare": "Välj en av personerna i listan."}
    if epost and epost == agarens_epost:
        return {"handledare_epost": "ST-läkaren kan inte vara sin egen handledare."}
    return {}


def personval(personer: Iterable[Valbar]) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """The persons for a select, in groups by unit; both in the order in which they come."""
    per_enhet: dict[str, list[tuple[int, str]]] = {}
    for person in personer:
        per_enhet.setdefault(person.enhet or "Utan enhet", []).append((person.id, person.namn))
    return tuple((enhet, tuple(val)) for enhet, val in per_enhet.items())
