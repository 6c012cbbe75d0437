"""What is sent about moments."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from app.db.tabeller import MomentloggRad
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.moment import Momentlage, Sjalvstandighet, egen_nyckel
from app.web.delmalsval import fel_i_delmal
from app.web.forms import Falt, Formular, Koder, Rad, falt_av, fel, fel_i_text
from app.web.genomfort import fel_i_genomfort
from app.web.sida import Portfoljsida

HOGST_ANTAL, HOGST_TECKEN = 99, 500
# In form order, as a conflict names them.
ETIKETTER = (
    ("moment", "Moment"),
    ("sjalvstandighet", "Nivå"),
    ("datum", "Datum"),
    ("antal", "Antal gånger"),
    ("delmal", "Delmål"),
    ("anteckning", "Anteckning"),
)


def _notis(text: str) -> str:
    funnet = fel_i_text(text, HOGST_TECKEN)
    if funnet:
        raise fel(funnet)
    return text


class MomentForm(Formular):
    """One entry. `moment` is the key of a moment that is offered; a written `eget` wins over it."""

    moment: Annotated[str, Field(title="Moment")] = ""
    eget: Annotated[Rad, Field(title="Något annat")] = ""
    sjalvstandighet: Annotated[Sjalvstandighet, Field(title="Nivå")]
    datum: Annotated[date, Field(title="Datum")]
    antal: Annotated[int, Field(title="Antal gånger", ge=1, le=HOGST_ANTAL)] = 1
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    anteckning: Annotated[str, Field(title="Anteckning"), AfterValidator(_notis)] = ""
    version: int = 0


class VersionForm(Formular):
    """A button on one entry, as the person saw it."""

    version: int = 0


class Valt(NamedTuple):
    """What was done: the id in the list ("" for one's own), its name, and the delmål that go with it."""

    moment: str
    namn: str
    delmal: frozenset[DelmalKod]


def valt(moment: str, eget: str, lagen: Collection[Momentlage], foreskrift: Foreskrift) -> Valt | None:
    """The moment that a form means, None where it means none that is offered.

    One's own name that is that of a moment already offered is that moment.
    """
    nyckel = moment
    if eget:
        nyckel = next((ett.nyckel for ett in lagen if ett.titel.casefold() == eget.casefold()), "")
        if not nyckel:
            return Valt("", eget, frozenset())
    lage = next((ett for ett in lagen if nyckel and ett.nyckel == nyckel), None)
    if lage is None:
        return None
    is_eget = lage.nyckel == egen_nyckel(lage.titel)
    koder = lage.moment.delmal if lage.moment else frozenset()
    return Valt("" if is_eget else lage.nyckel, lage.titel, frozenset(k for k in koder if k.foreskrift is foreskrift))


def fel_i_moment(
    falt: Falt, sida: Portfoljsida, lagen: Collection[Momentlage], sparat: MomentloggRad | None = None
) -> dict[str, str]:
    """Faults that only the portfolio can tell. What is stored already may stay as it is."""
    tillatna = () if sparat is None else (sparat.datum,)
    moment, eget = ((falt.get(namn) or [""])[-1].strip() for namn in ("moment", "eget"))
    funna = fel_i_genomfort(falt, sida.portfolj, sida.idag, tillatna=tillatna) | fel_i_delmal(falt, sida.underlag)
    if valt(moment, eget, lagen, sida.portfolj.utbildning.foreskrift) is None:
        funna["moment"] = "Välj ett av momenten i listan." if moment else "Välj ett moment, eller skriv vad du gjorde."
    return funna


def falt_for(rad: MomentloggRad) -> dict[str, list[str]]:
    """A stored entry as its form's fields."""
    return falt_av(
        {
            "moment": rad.moment or egen_nyckel(rad.namn),
            "sjalvstandighet": rad.sjalvstandighet.value,
            "datum": rad.datum,
            "antal": rad.antal,
            "delmal": sorted(rad.delmal),
            "anteckning": rad.anteckning,
        }
    )
