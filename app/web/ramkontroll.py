"""Dates of a form against the frame of the training: nothing before its start or after its planned end."""

from collections.abc import Collection, Iterable
from datetime import date

from app.domain.portfolj import Utbildning
from app.web.format import datum
from app.web.forms import Falt, las_dag


def las_datum(falt: Falt, namn: str) -> date | None:
    """The date in a field, or None where there is none that can be read (the form's model tells of that)."""
    return las_dag((falt.get(namn) or [""])[-1].strip())


def fel_i_datum(
    falt: Falt,
    utbildning: Utbildning,
    namn: Iterable[str] = ("start", "slut"),
    tillatna: Collection[date | None] = (),
    tidigare: str = "",
) -> dict[str, str]:
    """A fault at each date outside the training.

    `tillatna` are stored dates, which may stay as they are. `tidigare` says what to do with what came before the start.
    """
    fel: dict[str, str] = {}
    for falt_namn in namn:
        dag = las_datum(falt, falt_namn)
        if dag is None or dag in tillatna:
            continue
        if dag < utbildning.start:
            fel[falt_namn] = f"Datumet ligger före ST-starten {datum(utbildning.start)}. {tidigare}".strip()
        elif utbildning.planerat_slut is not None and dag > utbildning.planerat_slut:
            fel[falt_namn] = (
                f"Datumet ligger efter planerat slut {datum(utbildning.planerat_slut)}. "
                "Välj ett tidigare datum, eller ändra planerat slut på sidan Utbildning."
            )
    return fel
