"""What is sent about assessments."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.db.tabeller import BedomningRad
from app.domain.aktivitet import Aktivitet
from app.domain.slag import Metod
from app.web.delmalsval import fel_i_delmal
from app.web.forms import Falt, Formular, Fritext, Koder, falt_av, fel_i_text
from app.web.genomfort import Minuter, fel_i_aktivitet, fel_i_genomfort
from app.web.mallformular import PREFIX
from app.web.motpart import Motpart, MotpartFalt, fel_i_motpart
from app.web.ramkontroll import fel_i_datum
from app.web.sida import Portfoljsida

# In form order, as a conflict names them.
ETIKETTER = (
    ("metod", "Metod"),
    ("datum", "Datum"),
    ("minuter", "Längd i minuter"),
    ("vem", "Bedömare"),
    ("vem_namn", "Någon annan"),
    ("aterkoppling", "Återkoppling"),
    ("overenskommet", "Vad ni kom överens om"),
    ("delmal", "Delmål"),
    ("aktivitet", "Aktivitet"),
)
_UTKAST = frozenset({"aterkoppling", "overenskommet", "datum", "minuter", "delmal", "aktivitet", "rest", "version"})
UTKAST_HOGST = 60_000
SAKNAS = "Välj vem som ska bedöma, eller skriv ett namn."


class Medsittningsslag(StrEnum):
    """How somebody followed the consultation."""

    MEDSITTNING = Metod.MEDSITTNING.value
    VIDEOKONSULTATION = Metod.VIDEOKONSULTATION.value


class BegaranForm(MotpartFalt):
    """A request: what is to be assessed, how, and by whom."""

    metod: Annotated[Metod, Field(title="Metod")]
    datum: Annotated[date, Field(title="Datum")]
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    version: int = 0


class MedsittningForm(MotpartFalt):
    """A sit-in as the ST-läkare noted it; it waits for the assessor's signature."""

    metod: Annotated[Medsittningsslag, Field(title="Slag")] = Medsittningsslag.MEDSITTNING
    datum: Annotated[date, Field(title="Datum")]
    minuter: Annotated[Minuter | None, Field(title="Längd")] = None
    aterkoppling: Annotated[Fritext, Field(title="Vad som sågs och vilken återkoppling du fick", min_length=1)]
    overenskommet: Annotated[Fritext, Field(title="Vad ni kom överens om")] = ""
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    version: int = 0


class SvarForm(Formular):
    """What the assessor writes and signs."""

    aterkoppling: Annotated[Fritext, Field(title="Återkoppling", min_length=1)]
    overenskommet: Annotated[Fritext, Field(title="Vad ni kom överens om")] = ""
    datum: Annotated[date, Field(title="Datum")]
    minuter: Annotated[Minuter | None, Field(title="Längd")] = None
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()
    version: int = 0


class BedomForm(SvarForm):
    """An assessment made and signed at once. `plats` is the draft that it was written in."""

    aktivitet: Annotated[int | None, Field(title="Aktivitet")] = None
    plats: str = ""


class MakuleraForm(Formular):
    """Why a signed assessment no longer counts."""

    skal: Annotated[Fritext, Field(title="Skäl", min_length=1, max_length=2000)]
    version: int = 0


class VersionForm(Formular):
    """A button on one assessment, as the person saw it."""

    version: int = 0


def is_medsittning(rad: BedomningRad) -> bool:
    """Whether the ST-läkare noted it as a sit-in, with what was seen, rather than asked for an assessment."""
    return rad.metod in (Metod.MEDSITTNING, Metod.VIDEOKONSULTATION) and bool(rad.aterkoppling)


def fel_i_begaran(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], sparat: BedomningRad | None = None
) -> dict[str, str]:
    """Faults of a request that only the portfolio can tell; its day may lie ahead."""
    tillatna = () if sparat is None else (sparat.datum,)
    return (
        fel_i_datum(falt, sida.portfolj.utbildning, ("datum",), tillatna)
        | fel_i_motpart(falt, kanda, SAKNAS)
        | fel_i_delmal(falt, sida.underlag)
        | fel_i_aktivitet(falt, sida.portfolj.aktiviteter)
    )


def fel_i_medsittning(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], sparat: BedomningRad | None = None
) -> dict[str, str]:
    """Faults of a sit-in, which has happened already."""
    tillatna = () if sparat is None else (sparat.datum,)
    return fel_i_begaran(falt, sida, kanda, sparat) | fel_i_genomfort(falt, sida.portfolj, sida.idag, tillatna=tillatna)


def fel_i_bedomning(falt: Falt, sida: Portfoljsida, aktiviteter: Collection[Aktivitet]) -> dict[str, str]:
    """Faults of what an assessor signs. `aktiviteter` are those that this assessor may assess."""
    return (
        fel_i_genomfort(falt, sida.portfolj, sida.idag)
        | fel_i_delmal(falt, sida.underlag)
        | fel_i_aktivitet(falt, aktiviteter)
    )


def utkastfalt(falt: Falt) -> dict[str, list[str]]:
    """Of what was sent, that which a draft keeps."""
    return {namn: varden for namn, varden in falt.items() if namn in _UTKAST or namn.startswith(PREFIX)}


def fel_i_utkast(falt: Falt) -> dict[str, str]:
    """What keeps a draft from being saved: it may be unfinished, but never hold what could point out a patient."""
    sparas = utkastfalt(falt)
    fel = {namn: vad for namn, varden in sparas.items() if (vad := fel_i_text("\n".join(varden), UTKAST_HOGST))}
    if not fel and sum(len(text) for varden in sparas.values() for text in varden) > UTKAST_HOGST:
        fel["aterkoppling"] = f"Texterna är för långa för ett utkast: högst {UTKAST_HOGST} tecken tillsammans."
    return fel


def falt_for(rad: BedomningRad, kanda: Collection[Motpart]) -> dict[str, list[str]]:
    """A stored assessment as the fields of any of the forms."""
    is_kand = rad.bedomare_id in {m.id for m in kanda}
    return falt_av(
        {
            "metod": rad.metod.value,
            "datum": rad.datum,
            "minuter": rad.minuter,
            "vem": rad.bedomare_id if is_kand else None,
            "vem_namn": "" if is_kand else rad.bedomare_namn,
            "aterkoppling": rad.aterkoppling,
            "overenskommet": rad.overenskommet,
            "delmal": sorted(rad.delmal),
            "aktivitet": rad.aktivitet_id,
        }
    )
