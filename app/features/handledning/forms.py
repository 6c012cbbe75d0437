"""What is sent about supervision sessions."""

from collections.abc import Collection
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from app.db.tabeller import SamtalRad
from app.domain.handledning import IupPunkt, Samtalsslag
from app.features.handledning.atagandefalt import AtagandeFalt, fel_i_ataganden
from app.web.delmalsval import fel_i_delmal
from app.web.forms import Falt, Formular, Fritext, Koder, falt_av, falt_fel
from app.web.genomfort import Minuter, fel_i_aktivitet, fel_i_genomfort
from app.web.ifyllt import Ifyllt
from app.web.motpart import Motpart, MotpartFalt, fel_i_motpart
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljsida

# In form order, as a conflict names them.
ETIKETTER = (
    ("datum", "Datum"),
    ("minuter", "Längd i minuter"),
    ("vem", "Handledare"),
    ("vem_namn", "Någon annan"),
    ("anteckning", "Vad ni talade om"),
    ("overenskommet", "Vad ni kom överens om"),
    ("nasta", "Nästa samtal"),
    ("delmal", "Delmål"),
    ("aktivitet", "Aktivitet"),
    ("egen_anteckning", "Egen anteckning"),
    ("slag", "Slag av samtal"),
    ("iup", "I IUP"),
)


class SamtalForm(AtagandeFalt, MotpartFalt):
    """One session. `sen` tells that another is to be logged right after."""

    datum: Annotated[date, Field(title="Datum")]
    minuter: Annotated[Minuter, Field(title="Längd")]
    anteckning: Annotated[Fritext, Field(title="Vad ni talade om")] = ""
    overenskommet: Annotated[Fritext, Field(title="Vad ni kom överens om")] = ""
    nasta: Annotated[date | None, Field(title="Nästa samtal")] = None
    slag: Annotated[Samtalsslag, Field(title="Slag av samtal")] = Samtalsslag.ORDINARIE
    iup: Annotated[frozenset[IupPunkt], Field(title="I IUP")] = frozenset()
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    egen_anteckning: Annotated[Fritext, Field(title="Egen anteckning")] = ""
    version: int = 0
    sen: str = ""

    @model_validator(mode="after")
    def _ordning(self) -> "SamtalForm":
        if self.nasta is not None and self.nasta <= self.datum:
            raise falt_fel("nasta", "Nästa samtal ska ligga efter det här.")
        return self


class VersionForm(Formular):
    """A button on one session, as the person saw it."""

    version: int = 0


def fel_i_samtal(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], sparat: SamtalRad | None = None
) -> dict[str, str]:
    """Faults that only the portfolio can tell. What is stored already may stay as it is."""
    portfolj = sida.portfolj
    tillatna = () if sparat is None else (sparat.datum, sparat.nasta)
    return (
        fel_i_genomfort(falt, portfolj, sida.idag, tillatna=tillatna)
        | fel_i_datum(falt, portfolj.utbildning, ("nasta",), tillatna)
        | fel_i_motpart(falt, kanda, "Välj vem du hade handledning med, eller skriv ett namn.")
        | fel_i_delmal(falt, sida.underlag)
        | fel_i_aktivitet(falt, portfolj.aktiviteter)
        | fel_i_ataganden(falt, sida, tuple(kanda))
        | _fel_i_dubblett(falt, sida, kanda, sparat)
    )


def _fel_i_dubblett(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], sparat: SamtalRad | None
) -> dict[str, str]:
    """One session a day with the same handledare: what a file and the portfolio know a session by."""
    v, dag = Ifyllt(falt), las_datum(falt, "datum")
    namn = v("vem_namn") or next((m.namn for m in kanda if str(m.id) == v("vem")), "")
    for samtal in sida.portfolj.handledarsamtal:
        is_annat = sparat is None or (samtal.id != sparat.id and (sparat.datum, sparat.handledare_namn) != (dag, namn))
        if is_annat and samtal.datum == dag and samtal.handledare_namn.casefold() == namn.casefold():
            return {"datum": f"Ett samtal med {namn} den dagen är redan loggat. Ändra det i stället."}
    return {}


def falt_for(rad: SamtalRad, kanda: Collection[Motpart]) -> dict[str, list[str]]:
    """A stored session as its form's fields."""
    is_kand = rad.handledare_id in {m.id for m in kanda}
    return falt_av(
        {
            "datum": rad.datum,
            "minuter": rad.minuter,
            "vem": rad.handledare_id if is_kand else None,
            "vem_namn": "" if is_kand else rad.handledare_namn,
            "anteckning": rad.anteckning,
            "overenskommet": rad.overenskommet,
            "nasta": rad.nasta,
            "delmal": sorted(rad.delmal),
            "aktivitet": rad.aktivitet_id,
            "egen_anteckning": rad.egen_anteckning,
            "slag": rad.slag.value,
            "iup": sorted(rad.iup),
        }
    )
