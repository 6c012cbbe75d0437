"""What may be sent about planned methods."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.regler.ord import uppraknat
from app.web.forms import Falt, Formular, Koder


class MetodForm(Formular):
    """A method for one or several delmål, the activity it is to assess, and when."""

    metod: Annotated[Metod, Field(title="Metod")]
    delmal: Annotated[Koder, Field(title="Delmål", min_length=1)]
    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    planerad_till: Annotated[date | None, Field(title="Planerad till")] = None


class AndraMetodForm(Formular):
    """A planned method changed. `version` is what the person saw."""

    metod: Annotated[Metod, Field(title="Metod")]
    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    planerad_till: Annotated[date | None, Field(title="Planerad till")] = None
    version: int


class KopplaForm(Formular):
    """Which activity a planned method assesses; none unlinks it."""

    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    version: int


class IhopForm(Formular):
    """Pairs of method and activity to be linked, as `app.features.metod.kopplingar` names them."""

    par: Annotated[frozenset[str], Field(title="Kopplingar", min_length=1)]


class VersionForm(Formular):
    """A record to be removed, as the person saw it."""

    version: int


def fel_i_aktivitet(falt: Falt, portfolj: Portfolj, koder: Iterable[DelmalKod]) -> dict[str, str]:
    """A fault where the chosen activity is not in the plan, or does not lead to the delmål that it is to answer for."""
    text = (falt.get("aktivitet") or [""])[-1].strip()
    if not text:
        return {}
    finns = {str(a.id): a for a in portfolj.gallande_aktiviteter}
    if text not in finns:
        return {"aktivitet": "Välj en aktivitet som finns i planen."}
    utanfor = sorted(kod for kod in koder if kod not in finns[text].delmal)
    if utanfor:
        return {
            "aktivitet": f"Aktiviteten är inte kopplad till {uppraknat(utanfor)}. "
            "Koppla den dit först, eller spara utan aktivitet."
        }
    return {}


def fel_i_metod(varde: MetodForm, portfolj: Portfolj) -> dict[str, str]:
    """A fault where the very same method is already planned."""
    valda = {(m.delmal, m.metod, m.aktivitet_id) for m in portfolj.metoder}
    redan = sorted(kod for kod in varde.delmal if (kod, varde.metod, varde.aktivitet) in valda)
    return {"metod": f"Metoden är redan vald för {uppraknat(redan)}."} if redan else {}
