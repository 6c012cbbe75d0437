"""What an assessor without an account sends."""

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from app.db.bedomningslankar import Oppnad
from app.domain.epost import is_samma_adress
from app.domain.personnummer import hitta_personnummer
from app.web.forms import PERSONNUMMER, Epost, Falt, Formular, Fritext, Rad, falt_av, las_dag
from app.web.genomfort import Minuter
from app.web.ifyllt import Ifyllt
from app.web.mallformular import PREFIX

EGEN_ADRESS: Final = "Det är ST-läkarens egen adress. Skriv din egen, så skickas koden dit."


class LanksvarForm(Formular):
    """The assessment, and who makes it."""

    aterkoppling: Annotated[Fritext, Field(title="Återkoppling", min_length=1)]
    overenskommet: Annotated[Fritext, Field(title="Vad ni kom överens om")] = ""
    datum: Annotated[date, Field(title="Datum")]
    minuter: Annotated[Minuter | None, Field(title="Längd")] = None
    namn: Annotated[Rad, Field(title="Namn", min_length=1)]
    titel: Annotated[Rad, Field(title="Titel", min_length=1)]
    arbetsplats: Annotated[Rad, Field(title="Arbetsplats", min_length=1)]
    specialitet: Annotated[Rad, Field(title="Specialitet")] = ""
    epost: Annotated[Epost, Field(title="E-post", max_length=200)]
    version: int = 0


class AvbojForm(Formular):
    """Why the assessor declines."""

    skal: Annotated[Fritext, Field(title="Skäl", min_length=1, max_length=2000)]


_EGNA: Final = (*(namn for namn in LanksvarForm.model_fields if namn != "version"), "mall", "mall_version", "rest")


def urval(falt: Falt) -> dict[str, list[str]]:
    """What of a sent form is kept as a draft, or carried along to the code."""
    return {namn: list(varden) for namn, varden in falt.items() if namn in _EGNA or namn.startswith(PREFIX)}


def fel_i_svar(falt: Falt, oppnad: Oppnad, idag: date) -> dict[str, str]:
    """Faults that only the request and the calendar can tell."""
    v, fel = Ifyllt(falt), {}
    dag = las_dag(v("datum"))
    if dag is not None and dag > idag:
        fel["datum"] = "Datumet ligger i framtiden. Välj dagen då det hände."
    elif dag is not None and dag < oppnad.start:
        fel["datum"] = "Datumet ligger före utbildningens början."
    if is_samma_adress(v("epost"), oppnad.epost):
        fel["epost"] = EGEN_ADRESS
    return fel


def fel_i_utkast(falt: Falt) -> dict[str, str]:
    """What may not even be kept: texts that look like pointing out a patient."""
    hittade = {namn: any(hitta_personnummer(text) for text in varden) for namn, varden in urval(falt).items()}
    return {namn: PERSONNUMMER for namn, finns in hittade.items() if finns}


def forifyllt(oppnad: Oppnad, idag: date) -> dict[str, list[str]]:
    """The form as it is opened: the draft of the link, or what the request says."""
    if oppnad.lank.utkast:
        return {namn: list(varden) for namn, varden in oppnad.lank.utkast.items()}
    rad = oppnad.bedomning
    return falt_av(
        {
            "aterkoppling": rad.aterkoppling,
            "overenskommet": rad.overenskommet,
            "datum": min(rad.datum, idag),
            "minuter": rad.minuter,
            "namn": rad.bedomare_namn,
            "epost": oppnad.lank.epost,
        }
    )
