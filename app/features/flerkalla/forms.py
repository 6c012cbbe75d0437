"""What is sent about 360 rounds."""

from collections.abc import Collection
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from app.domain.personnummer import hitta_personnummer
from app.web.forms import Epost as Epostadress
from app.web.forms import Falt, Formular, Fritext, citat, fel, validera
from app.web.ifyllt import Ifyllt
from app.web.motpart import Motpart
from app.web.ramkontroll import las_datum

_HOGST = 30


class _Adress(Formular):
    epost: Annotated[Epostadress, Field(title="E-post")]


def las_rader(text: str) -> tuple[tuple[str, str], ...]:
    """Persons, one on each line: a name, and an address after a comma where there is one."""
    rader = (rad.rpartition(",") if "@" in rad else (rad, "", "") for rad in text.split("\n") if rad.strip())
    return tuple((namn.strip() or epost.strip(), epost.strip().lower()) for namn, _, epost in rader)


def _personer(text: str) -> str:
    rader = las_rader(text)
    if len(rader) > _HOGST:
        raise fel(f"Bjud in högst {_HOGST} åt gången.")
    for namn, epost in rader:
        if hitta_personnummer(namn):
            raise fel("Texten ser ut att innehålla ett personnummer. Skriv bara namn och e-post.")
        if len(namn) > 200:  # noqa: PLR2004 - what the column takes
            raise fel("Ett av namnen är för långt. Skriv en person på varje rad.")
        if epost and validera(_Adress, {"epost": [epost]}).varde is None:
            raise fel(f"{citat(epost)} ser inte ut som en e-postadress. Skriv till exempel Namn, namn@region.se.")
    return text


class StartForm(Formular):
    """A new round: who hands out the result, and the last day to answer."""

    vem: Annotated[int, Field(title="Vem som lämnar ut resultatet")]
    sista_dag: Annotated[date, Field(title="Sista dag att svara")]


class BjudForm(Formular):
    """Persons of one group to invite."""

    grupp: Annotated[str, Field(title="Grupp", min_length=1)]
    personer: Annotated[str, Field(title="Personer", min_length=1, max_length=10_000), AfterValidator(_personer)]


class VersionForm(Formular):
    """A button on one round, as the person saw it."""

    version: int = 0


class DagForm(Formular):
    """Another last day."""

    sista_dag: Annotated[date, Field(title="Sista dag att svara")]


class SlappForm(VersionForm):
    """What is handed out besides the figures."""

    aterkoppling: Annotated[Fritext, Field(title="Sammanfattning", min_length=1)]
    overenskommet: Annotated[Fritext, Field(title="Att arbeta vidare med")] = ""


def fel_i_start(falt: Falt, personer: Collection[Motpart], idag: date) -> dict[str, str]:
    """Faults that only the page can tell: who is chosen, and a day that has been."""
    vald = Ifyllt(falt)("vem")
    fel_har: dict[str, str] = {}
    if vald not in {str(m.id) for m in personer}:
        fel_har["vem"] = "Välj vem som ska lämna ut resultatet."
    return fel_har | fel_i_sista_dag(falt, idag)


def fel_i_sista_dag(falt: Falt, idag: date) -> dict[str, str]:
    """A fault where the last day has been already."""
    dag = las_datum(falt, "sista_dag")
    return {"sista_dag": "Dagen har redan varit. Välj en dag framåt."} if dag is not None and dag < idag else {}
