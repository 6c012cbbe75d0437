"""What every page of administration begins with: which units the admin has, and what lies within them."""

import hashlib
from typing import Final

from app.db.tabeller import Uppdragsroll
from app.domain.behorighet import Relation
from app.features.admin import queries
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.sida import Sida
from app.web.sidor import Sidor

sidor = Sidor()
ROLLORD: Final = {
    Uppdragsroll.STUDIEREKTOR: "Studierektor",
    Uppdragsroll.CHEF: "Chef",
    Uppdragsroll.ADMIN: "Administratör",
}


def stigar(sida: Sida) -> tuple[str, ...]:
    """Paths of the units that this admin has."""
    return sida.aktor.stigar({Relation.ADMIN})


def enheter(sida: Sida) -> tuple[queries.Enhetsrad, ...]:
    """The units that this admin has, in the order of the tree."""
    return queries.enhetstrad(sida.session, stigar(sida))


def enhetsval(rader: tuple[queries.Enhetsrad, ...]) -> tuple[tuple[int, str], ...]:
    """Units for a select; depth is shown by a dash a step."""
    return tuple((rad.id, f"{'– ' * rad.djup}{rad.namn}") for rad in rader)


def enhetsfel(sida: Sida, falt: Falt, namn: str = "enhet") -> dict[str, str]:
    """A fault where the unit sent is not one of those."""
    vald = (falt.get(namn) or [""])[-1].strip()
    if vald and vald not in {str(rad.id) for rad in enheter(sida)}:
        return {namn: "Välj en enhet i listan."}
    return {}


def person(sida: Sida) -> queries.Persondetalj:
    """The person of the address, where within the admin's units."""
    person_id = sida.request.path_params["person_id"]
    hittad = queries.person(sida.session, stigar(sida), person_id, idag=sida.idag, nu=sida.nu)
    if hittad is None:
        raise FinnsInte
    return hittad


def avtryck(falt: Falt) -> str:
    """A short text that differs when what is stored does: tells whether somebody else saved meanwhile."""
    return hashlib.sha256(repr(sorted(falt.items())).encode()).hexdigest()[:16]
