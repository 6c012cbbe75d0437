"""What forms about things that have happened check against the portfolio, and offer to choose among."""

from collections.abc import Collection
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.handledning import Handledarsamtal
from app.domain.portfolj import Portfolj
from app.web.format import period
from app.web.forms import Falt, fel
from app.web.ramkontroll import fel_i_datum, las_datum

_DYGN = 24 * 60
_NYLIGA = 6


def _langd(minuter: int) -> int:
    if not 0 < minuter <= _DYGN:
        raise fel("Längden ska vara mellan 1 och 1440 minuter (ett dygn).")
    return minuter


Minuter = Annotated[int, AfterValidator(_langd)]


def fel_i_genomfort(
    falt: Falt, portfolj: Portfolj, idag: date, namn: str = "datum", tillatna: Collection[date | None] = ()
) -> dict[str, str]:
    """A fault at the day of something that has happened: outside the training, or not yet here."""
    funna = fel_i_datum(falt, portfolj.utbildning, (namn,), tillatna)
    dag = las_datum(falt, namn)
    if not funna and dag is not None and dag > idag:
        return {namn: "Datumet ligger i framtiden. Välj dagen då det hände."}
    return funna


def fel_i_aktivitet(falt: Falt, val: Collection[Aktivitet]) -> dict[str, str]:
    """A fault where the chosen activity is not among those offered."""
    vald = (falt.get("aktivitet") or [""])[-1].strip()
    return {"aktivitet": "Välj en av aktiviteterna i listan."} if vald and vald not in {str(a.id) for a in val} else {}


def aktivitetsval(val: Collection[Aktivitet]) -> tuple[tuple[str, str], ...]:
    """Activities for a select, latest first, with their dates."""
    ordnade = sorted(val, key=lambda a: (a.start or date.max, a.id), reverse=True)
    return tuple((str(a.id), f"{a.titel}, {period(a.start, a.slut).lower()}") for a in ordnade)


def nyss_anvanda(portfolj: Portfolj, idag: date) -> tuple[DelmalKod, ...]:
    """The delmål of the latest sessions and assessments, then those of what goes on today."""
    poster: list[Handledarsamtal | Bedomning] = [*portfolj.handledarsamtal, *portfolj.bedomningar]
    poster.sort(key=lambda p: (p.datum, p.id), reverse=True)
    pagar = [
        a for a in portfolj.gallande_aktiviteter if a.start and a.start <= idag and (a.slut is None or idag <= a.slut)
    ]
    koder = [kod for delmal in [*(p.delmal for p in poster), *(a.delmal for a in pagar)] for kod in sorted(delmal)]
    return tuple(dict.fromkeys(koder))[:_NYLIGA]
