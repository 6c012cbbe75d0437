"""What is sent about assessments."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.db.tabeller import BedomningRad
from app.domain.aktivitet import Aktivitet
from app.domain.epost import is_samma_adress
from app.domain.slag import Metod
from app.features.bedomning import mallval
from app.features.bedomning.queries import agarens_epost
from app.web.delmalsval import fel_i_delmal
from app.web.forms import Epost, Falt, Formular, Fritext, Koder, falt_av, fel_i_text, las_dag
from app.web.genomfort import Minuter, fel_i_aktivitet, fel_i_genomfort
from app.web.ifyllt import Ifyllt
from app.web.mallformular import PREFIX
from app.web.motpart import Motpart, MotpartFalt, fel_i_motpart
from app.web.ramkontroll import fel_i_datum
from app.web.sida import Portfoljsida

# In form order, as a conflict names them.
ETIKETTER = (
    ("metod", "Metod"),
    ("mall", "Formulär"),
    ("situation", "Situation"),
    ("datum", "Datum"),
    ("minuter", "Längd i minuter"),
    ("vem", "Bedömare"),
    ("vem_namn", "Någon annan"),
    ("vem_epost", "E-post"),
    ("svara_senast", "Svara senast"),
    ("aterkoppling", "Återkoppling"),
    ("overenskommet", "Vad ni kom överens om"),
    ("delmal", "Delmål"),
    ("aktivitet", "Aktivitet"),
)
_UTKAST = frozenset({"aterkoppling", "overenskommet", "datum", "minuter", "delmal", "aktivitet", "rest", "version"})
UTKAST_HOGST = 60_000
SAKNAS = "Välj vem som ska bedöma, eller skriv ett namn."
EGEN_ADRESS = "Det är ST-läkarens egen adress. Skriv bedömarens."


class Medsittningsslag(StrEnum):
    """How somebody followed the consultation."""

    MEDSITTNING = Metod.MEDSITTNING.value
    VIDEOKONSULTATION = Metod.VIDEOKONSULTATION.value


class BegaranForm(MotpartFalt):
    """A request: which situation is to be assessed, on which form, by whom, and until when.

    `mall` is a choice of `mallval`: a form, or a method that has none.
    """

    vem_epost: Annotated[Epost | None, Field(title="E-post", max_length=200)] = None
    mall: Annotated[str, Field(title="Formulär")] = ""
    situation: Annotated[Fritext, Field(title="Situation", min_length=1, max_length=2000)]
    datum: Annotated[date, Field(title="Datum")]
    svara_senast: Annotated[date, Field(title="Svara senast")]
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


class AvbojForm(Formular):
    """Why somebody asked does not assess."""

    skal: Annotated[Fritext, Field(title="Skäl", min_length=1, max_length=2000)]
    version: int = 0


class ForlangForm(Formular):
    """Another last day to answer."""

    svara_senast: Annotated[date, Field(title="Svara senast")]
    version: int = 0


class LankForm(Formular):
    """Where a one-time link is to be mailed; empty: nowhere, it is shown."""

    epost: Annotated[Epost | None, Field(title="E-post", max_length=200)] = None


class VersionForm(Formular):
    """A button on one assessment, as the person saw it."""

    version: int = 0


def is_medsittning(rad: BedomningRad) -> bool:
    """Whether the ST-läkare noted it as a sit-in, with what was seen, rather than asked for an assessment."""
    return rad.metod in (Metod.MEDSITTNING, Metod.VIDEOKONSULTATION) and bool(rad.aterkoppling)


def fel_i_begaran(
    falt: Falt,
    sida: Portfoljsida,
    kanda: Collection[Motpart],
    mallar: Collection[str],
    sparat: BedomningRad | None = None,
) -> dict[str, str]:
    """Faults of a request that only the portfolio can tell; its day may lie ahead. `mallar` are the choices of form."""
    tillatna = () if sparat is None else (sparat.datum,)
    return (
        _fel_i_ram(falt, sida, kanda, tillatna)
        | _fel_i_epost(falt, sida)
        | ({} if Ifyllt(falt)("mall") in mallar else {"mall": "Välj formulär."})
        | fel_i_frist(falt, sida.idag, None if sparat is None else sparat.svara_senast)
    )


def _fel_i_ram(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], tillatna: Collection[date]
) -> dict[str, str]:
    return (
        fel_i_datum(falt, sida.portfolj.utbildning, ("datum",), tillatna)
        | fel_i_motpart(falt, kanda, SAKNAS)
        | fel_i_delmal(falt, sida.underlag)
        | fel_i_aktivitet(falt, sida.portfolj.aktiviteter)
    )


def _fel_i_epost(falt: Falt, sida: Portfoljsida) -> dict[str, str]:
    """The ST-läkare is nobody's assessor, and an address belongs to a name."""
    v = Ifyllt(falt)
    if not v("vem_epost"):
        return {}
    if not v("vem_namn"):
        return {"vem_namn": "Skriv vem adressen hör till."}
    return (
        {"vem_epost": EGEN_ADRESS}
        if is_samma_adress(v("vem_epost"), agarens_epost(sida.session, sida.tilltrade.person_id))
        else {}
    )


def fel_i_lank(falt: Falt, sida: Portfoljsida) -> dict[str, str]:
    """A fault where the link would go to the ST-läkare, or to nobody though it was to be mailed."""
    v, agaren = Ifyllt(falt), agarens_epost(sida.session, sida.tilltrade.person_id)
    if v("vad") == "brev" and not v("epost"):
        return {"epost": "Fyll i bedömarens e-postadress."}
    return {"epost": EGEN_ADRESS} if is_samma_adress(v("epost"), agaren) else {}


def fel_i_frist(falt: Falt, idag: date, sparat: date | None) -> dict[str, str]:
    """A fault where the last day to answer is past or before the situation; the day stored (`sparat`) may be."""
    v = Ifyllt(falt)
    senast, dag = las_dag(v("svara_senast")), las_dag(v("datum"))
    if senast is None or senast == sparat:
        return {}
    if senast < idag:
        return {"svara_senast": "Dagen har passerat. Välj i dag eller senare."}
    if dag is not None and senast < dag:
        return {"svara_senast": "Sista dagen ligger före dagen då situationen bedöms."}
    return {}


def fel_i_medsittning(
    falt: Falt, sida: Portfoljsida, kanda: Collection[Motpart], sparat: BedomningRad | None = None
) -> dict[str, str]:
    """Faults of a sit-in, which has happened already."""
    tillatna = () if sparat is None else (sparat.datum,)
    return _fel_i_ram(falt, sida, kanda, tillatna) | fel_i_genomfort(falt, sida.portfolj, sida.idag, tillatna=tillatna)


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
            "vem_epost": "" if is_kand else rad.bedomare_epost,
            "mall": mallval.varde(rad),
            "situation": rad.situation,
            "svara_senast": rad.svara_senast,
            "aterkoppling": rad.aterkoppling,
            "overenskommet": rad.overenskommet,
            "delmal": sorted(rad.delmal),
            "aktivitet": rad.aktivitet_id,
        }
    )
