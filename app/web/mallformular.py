"""A form of assessment on a page: drawn by its definition, read back by it, and told in words once signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.domain.bedomningsmall import (
    EJ_OBSERVERAT,
    Bedomningsmall,
    Berattelse,
    Faltslag,
    Ifyllare,
    Mallfalt,
    Mallursprung,
    Skala,
)
from app.domain.rattsgrund import Konfidens, Rattskalla
from app.underlag.mallar import Mallar
from app.web.format import datum
from app.web.forms import Falt, fel_i_text, gemen, las_dag, las_tal
from app.web.ifyllt import Ifyllt

PREFIX: Final = "svar_"
REST: Final = "rest"
EJ_OBSERVERAT_TEXT: Final = "Ej observerat"
_JA: Final = "ja"
_HOGST: Final[Mapping[Faltslag, int]] = {Faltslag.TEXT: 10_000, Faltslag.RAD: 200}
_URSPRUNG: Final[Mapping[Mallursprung, tuple[str, str]]] = {
    Mallursprung.PUBLICERAD: ("Följer ett publicerat formulär", ", ej kontrollerat mot originalet"),
    Mallursprung.LOKAL: ("Svensk version", ", ej kontrollerad mot originalet"),
    Mallursprung.EGEN: ("Formuläret är vårt eget förslag", ""),
}

Val = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Formfalt:
    """A field to draw: `val` are (value, label, anchor); `ankare` tells a row of numbers what they stand for."""

    namn: str
    etikett: str
    slag: Faltslag
    hjalp: str
    is_obligatoriskt: bool
    varde: str
    val: Val = ()
    is_rad: bool = False
    ankare: str = ""


@dataclass(frozen=True, slots=True)
class Mallvy:
    """A form to draw. `ursprung` says where it comes from; `noter` what more there is to know of it."""

    id: str
    version: int
    titel: str
    beskrivning: str
    aterkoppling: Berattelse
    overenskommet: Berattelse
    falt: tuple[Formfalt, ...]
    has_skala: bool
    ursprung: str
    noter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastaSvar:
    """What was answered, by the field's id, and a Swedish sentence for each faulty field, by its name on the page."""

    svar: Mapping[str, str]
    fel: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Besvarat:
    """One answer in words. `ankare` is what the step stands for; `plats` of `antal` where on the scale it is."""

    etikett: str
    text: str
    ankare: str = ""
    plats: int | None = None
    antal: int = 0


def faltnamn(falt_id: str) -> str:
    """The name of a field on the page."""
    return f"{PREFIX}{falt_id}"


def mallvy(
    mall: Bedomningsmall, falt: Falt, kallor: Mapping[str, Rattskalla], vem: Ifyllare = Ifyllare.BEDOMARE
) -> Mallvy:
    """The form to draw for this side, with what is filled in."""
    ifyllt = Ifyllt(falt)
    ritade = tuple(_formfalt(mall, ett, ifyllt(faltnamn(ett.id))) for ett in mall.ifylls_av(vem))
    return Mallvy(
        id=mall.id,
        version=mall.version,
        titel=mall.titel,
        beskrivning=mall.beskrivning,
        aterkoppling=mall.aterkoppling,
        overenskommet=mall.overenskommet,
        falt=ritade,
        has_skala=any(ett.slag is Faltslag.SKALA for ett in ritade),
        ursprung=ursprung(mall),
        noter=noter(mall, kallor),
    )


def ursprung(mall: Bedomningsmall) -> str:
    """Where the form comes from, and whether that was checked."""
    text, forbehall = _URSPRUNG[mall.ursprung]
    return f"{text}{'' if mall.konfidens is Konfidens.HIGH else forbehall}."


def noter(mall: Bedomningsmall, kallor: Mapping[str, Rattskalla]) -> tuple[str, ...]:
    """What more there is to know of the form: remarks, and the sources of what is not our own."""
    titlar = [kallor[kalla].titel for kalla in mall.kallor if kalla in kallor]
    om_skalor = [skala.anmarkning for skala in mall.skalor.values()]
    kalltext = "" if mall.ursprung is Mallursprung.EGEN or not titlar else f"Källa: {'; '.join(titlar)}."
    return tuple(text for text in (mall.anmarkning, *om_skalor, kalltext, f"Version {mall.version}.") if text)


def las_svar(mall: Bedomningsmall, falt: Falt, vem: Ifyllare = Ifyllare.BEDOMARE) -> LastaSvar:
    """Read and check what this side sent in the form's fields; empty answers are left out."""
    svar: dict[str, str] = {}
    fel: dict[str, str] = {}
    ifyllt = Ifyllt(falt)
    for ett in mall.ifylls_av(vem):
        varde = ifyllt(faltnamn(ett.id))
        if vad := _fel_i_svar(mall, ett, varde):
            fel[faltnamn(ett.id)] = vad
        elif varde:
            svar[ett.id] = varde
    return LastaSvar(svar, fel)


def svar_som_falt(svar: Mapping[str, str]) -> dict[str, list[str]]:
    """Stored answers in the shape of a sent form."""
    return {faltnamn(falt_id): [varde] for falt_id, varde in svar.items()}


def besvarat(mall: Bedomningsmall | None, svar: Mapping[str, str]) -> tuple[Besvarat, ...]:
    """The answers in words by that version of the form, in its order; as they are stored where it is not known."""
    if mall is None:
        return tuple(Besvarat(falt_id, varde) for falt_id, varde in svar.items())
    kanda = [_besvarat(mall, ett, svar[ett.id]) for ett in mall.falt if svar.get(ett.id)]
    idn = {ett.id for ett in mall.falt}
    return (*kanda, *(Besvarat(falt_id, varde) for falt_id, varde in svar.items() if falt_id not in idn))


def skickad_mall(mallar: Mallar, falt: Falt) -> Bedomningsmall | None:
    """The very version of the form that was sent or kept; None where none is named or it is unknown."""
    ifyllt = Ifyllt(falt)
    return mallar.hamta(ifyllt("mall"), las_tal(ifyllt("mall_version"), 0))


def for_over(gammal: Bedomningsmall | None, ny: Bedomningsmall | None, falt: Falt) -> Falt:
    """What was filled in on `gammal`, for `ny`: answers that its fields can hold stay, the others become text.

    The texts stand in the field `REST`, one "label: answer" each, so that nothing written is lost.
    """
    hallna = {namn: list(varden) for namn, varden in falt.items()}
    nya = {faltnamn(ett.id): ett for ett in (ny.falt if ny else ())}
    gamla = {faltnamn(ett.id): ett for ett in (gammal.falt if gammal else ())}
    for namn in [n for n in falt if n.startswith(PREFIX)]:
        varde = Ifyllt(falt)(namn)
        if not varde or (ny and namn in nya and not _fel_i_svar(ny, nya[namn], varde, is_valfritt=True)):
            continue
        del hallna[namn]
        i_ord = Besvarat(namn.removeprefix(PREFIX), varde)
        if gammal and namn in gamla:
            i_ord = _besvarat(gammal, gamla[namn], varde)
        hallna.setdefault(REST, []).append(f"{i_ord.etikett}: {i_ord.text}")
    return hallna


def _formfalt(mall: Bedomningsmall, falt: Mallfalt, varde: str) -> Formfalt:
    skala = mall.skalor.get(falt.skala)
    is_rad = skala is not None and all(len(steg.etikett) <= 2 for steg in skala.steg)  # noqa: PLR2004 - numbers
    return Formfalt(
        namn=faltnamn(falt.id),
        etikett=falt.etikett,
        slag=falt.slag,
        hjalp=falt.hjalp,
        is_obligatoriskt=falt.is_obligatoriskt,
        varde=varde,
        val=_val(falt, skala),
        is_rad=is_rad,
        ankare=_ankare_i_ord(skala) if skala and is_rad else "",
    )


def _val(falt: Mallfalt, skala: Skala | None) -> Val:
    if skala is None:
        return tuple((varde, text, "") for varde, text in falt.val)
    steg = tuple((ett.varde, ett.etikett, ett.ankare) for ett in skala.steg)
    return (*steg, (EJ_OBSERVERAT, EJ_OBSERVERAT_TEXT, "")) if skala.has_ej_observerat else steg


def _ankare_i_ord(skala: Skala) -> str:
    """The anchors of a scale of numbers: "1–3 under förväntan, 4 som väntat"."""
    delar = []
    for ankare, grupp in groupby(skala.steg, key=lambda steg: steg.ankare):
        etiketter = [steg.etikett for steg in grupp]
        fran_till = etiketter[0] if len(etiketter) == 1 else f"{etiketter[0]}–{etiketter[-1]}"
        if ankare:
            delar.append(f"{fran_till}: {gemen(ankare.rstrip('.'))}")
    return ". ".join(delar)


def _fel_i_svar(mall: Bedomningsmall, falt: Mallfalt, varde: str, *, is_valfritt: bool = False) -> str:
    """What is wrong with an answer, as one sentence; "" where nothing is."""
    etikett = gemen(falt.etikett)
    if not varde:
        verb = "Fyll i" if falt.slag in (*_HOGST, Faltslag.DATUM) else "Välj"
        return f"{verb} {etikett}." if falt.is_obligatoriskt and not is_valfritt else ""
    if falt.slag in _HOGST:
        return fel_i_text(varde, _HOGST[falt.slag])
    if falt.slag is Faltslag.DATUM:
        return "" if las_dag(varde) else "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01."
    if falt.slag is Faltslag.KRYSS:
        return "" if varde == _JA else f"Kryssa i eller lämna tomt: {etikett}."
    if varde in {ett for ett, _, _ in _val(falt, mall.skalor.get(falt.skala))}:
        return ""
    vad = "stegen på skalan" if falt.slag is Faltslag.SKALA else "alternativen"
    return f"Välj ett av {vad} för {etikett}."


def _besvarat(mall: Bedomningsmall, falt: Mallfalt, varde: str) -> Besvarat:
    skala = mall.skalor.get(falt.skala)
    if skala is not None:
        plats, antal = skala.plats(varde), len(skala.steg)
        if plats is not None:
            steg = skala.steg[plats]
            return Besvarat(falt.etikett, steg.etikett, steg.ankare, plats, antal)
        return Besvarat(falt.etikett, EJ_OBSERVERAT_TEXT if varde == EJ_OBSERVERAT else varde)
    if falt.slag is Faltslag.KRYSS:
        return Besvarat(falt.etikett, "Ja" if varde == _JA else varde)
    dag = las_dag(varde) if falt.slag is Faltslag.DATUM else None
    return Besvarat(falt.etikett, datum(dag) if dag else dict(falt.val).get(varde, varde))
