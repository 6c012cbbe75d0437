"""What is sent about assessments in two steps."""

from collections.abc import Collection
from datetime import date
from typing import Annotated

from pydantic import Field

from app.web.forms import Epost, Falt, Formular, Fritext, Rad
from app.web.ifyllt import Ifyllt
from app.web.motpart import Motpart
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljsida


class OppnaForm(Formular):
    """A new one: who is to assess, when, and what it is for."""

    vem: Annotated[int, Field(title="Vem som bedömer")]
    datum: Annotated[date, Field(title="Datum")]
    situation: Annotated[Rad, Field(title="Inför")] = ""


class BestallForm(Formular):
    """A Mitt-i-ST: when it was ordered and which day is wished for."""

    bestalld: Annotated[date, Field(title="Beställd")]
    datum: Annotated[date, Field(title="Önskad dag")]


class VersionForm(Formular):
    """A button on one assessment, as the person saw it."""

    version: int = 0


class EgenForm(VersionForm):
    """The ST-läkare's part; `overlamna` tells that it is handed over and not only kept."""

    overlamna: str = ""


class OrderForm(VersionForm):
    """When a Mitt-i-ST was ordered."""

    bestalld: Annotated[date, Field(title="Beställd")]


class UnderlagForm(VersionForm):
    """When the material was sent to the assessor."""

    inspelningar_skickade: Annotated[date | None, Field(title="Inspelade konsultationer skickade")] = None
    sammanfattning_skickad: Annotated[date | None, Field(title="Sammanfattning av portföljen skickad")] = None


class DagForm(VersionForm):
    """Which day the assessor comes, and who it is."""

    datum: Annotated[date, Field(title="Dag")]
    bedomare_namn: Annotated[Rad, Field(title="Värderare", min_length=1)]
    bedomare_epost: Annotated[Epost | None, Field(title="Värderarens e-post")] = None


class BedomForm(VersionForm):
    """The assessor's part, besides the form's own fields."""

    aterkoppling: Annotated[Fritext, Field(title="Återkoppling", min_length=1)]
    overenskommet: Annotated[Fritext, Field(title="Vad ni kom överens om")] = ""
    datum: Annotated[date, Field(title="Datum")]


def fel_i_vem(falt: Falt, val: Collection[Motpart]) -> dict[str, str]:
    """A fault where the choice is not among those offered."""
    vald = Ifyllt(falt)("vem")
    if not vald:
        return {"vem": "Välj vem som ska bedöma."}
    return {} if vald in {str(m.id) for m in val} else {"vem": "Välj en av personerna i listan."}


def fel_i_dagar(
    falt: Falt, sida: Portfoljsida, namn: Collection[str], *, gjort: Collection[str], tillatna: Collection[date] = ()
) -> dict[str, str]:
    """Faults of days: all within the training, and those of what is done (`gjort`) not ahead."""
    fel = fel_i_datum(falt, sida.portfolj.utbildning, namn, tillatna)
    for ett in gjort:
        dag = las_datum(falt, ett)
        if ett not in fel and dag is not None and dag > sida.idag:
            fel[ett] = "Datumet ligger i framtiden. Välj dagen då det gjordes."
    return fel
