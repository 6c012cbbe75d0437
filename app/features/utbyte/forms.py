"""What is sent: a file or a pasted table, and the choices of a dry run, whose fields the file itself decides."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from app.features.utbyte.provkorning import NY_PERSON, SOM_TEXT, Provkorning, Tolkatblad, kort
from app.utbyte.igenkanning import guess
from app.utbyte.lasning import read_tabell
from app.utbyte.mall import PER_SLAG, Postslag
from app.utbyte.modell import Bladmappning, Mappningsfraga
from app.utbyte.plan import Konfliktval
from app.utbyte.tabell import Filfel, Tabellfil
from app.web.forms import Falt

INKLISTRAD: Final = "Inklistrad tabell"
EN_OCH_EN: Final = "en"
LAS_INTE: Final = "ingen"


class Uppladdning(NamedTuple):
    """The table that was sent, or what is wrong with it at its field."""

    fil: Tabellfil | None
    fel: dict[str, str]


def las_uppladdning(falt: Falt, filer: Mapping[str, tuple[str, bytes]], hogst: int) -> Uppladdning:
    """Read the uploaded file or the pasted text; `hogst` is the greatest size in bytes."""
    filnamn, innehall = filer.get("fil", ("", b""))
    # Not stripped: a tab at the head of a pasted row is an empty first cell.
    text = "".join(falt.get("tabell", [""])[-1:])
    if filnamn and text.strip():
        return Uppladdning(
            None, {"fil": f"Du valde både filen {filnamn} och klistrade in en tabell. Skicka en av dem."}
        )
    if not filnamn and not text.strip():
        return Uppladdning(None, {"fil": "Välj en fil, eller klistra in en tabell nedan."})
    try:
        if filnamn:
            return Uppladdning(read_tabell(innehall, filnamn, hogst), {})
        return Uppladdning(read_tabell(text.strip("\n").encode(), INKLISTRAD, hogst), {})
    except Filfel as fel:
        return Uppladdning(None, {"fil": f"{filnamn}: {fel}"} if filnamn else {"tabell": str(fel)})


def _sista(falt: Falt, namn: str, standard: str = "") -> str:
    return falt.get(namn, [standard])[-1]


def las_val(falt: Falt, korning: Provkorning) -> dict[str, Any]:
    """The choices as they are kept with the draft. Only what the page offers is taken."""
    alla = _sista(falt, "alla_konflikter", EN_OCH_EN)
    konflikter = {}
    for rad in korning.konflikter:
        sant = alla if alla != EN_OCH_EN else _sista(falt, f"konflikt-{kort(rad.nyckel)}", korning.konfliktval(rad))
        is_val = sant in tuple(Konfliktval)
        konflikter[kort(rad.nyckel)] = sant if is_val else Konfliktval.BEHALL.value
    personer = {}
    for fraga in korning.plan.personer.values():
        tillatna = {NY_PERSON, SOM_TEXT, *(str(person.id) for person in korning.kandidater(fraga))}
        sant = _sista(falt, f"person-{kort(fraga.nyckel)}", korning.personval(fraga))
        personer[kort(fraga.nyckel)] = sant if sant in tillatna else korning.personval(fraga)
    okanda = {kort(namn) for namn in korning.plan.okanda_enheter}
    return {
        "konflikter": konflikter,
        "personer": personer,
        "enheter": sorted(okanda & set(falt.get("enhet", ()))),
        "utelamna_fel": _sista(falt, "utelamna_fel") == "ja",
    }


def blad_id(signatur: str) -> str:
    """What the fields of a layout are named after."""
    return signatur[:12]


class Bladsvar(NamedTuple):
    """What was said about layouts: those that changed or were asked about, by signature, and faults by field."""

    mappningar: dict[str, Bladmappning]
    fel: dict[str, str]


def las_bladsvar(falt: Falt, korning: Provkorning) -> Bladsvar:
    """Read what the person said about each layout that the page showed."""
    svar = Bladsvar({}, {})
    for blad in korning.blad:
        id_ = blad_id(blad.signatur)
        if not _sista(falt, f"slag-{id_}") or blad.signatur in svar.mappningar:
            continue
        mappning = _las_mappning(falt, korning, blad, svar.fel)
        if isinstance(blad, Mappningsfraga) or mappning != blad.mappning:
            svar.mappningar[blad.signatur] = mappning
    return svar


def _las_mappning(falt: Falt, korning: Provkorning, blad: Tolkatblad, fel: dict[str, str]) -> Bladmappning:
    id_ = blad_id(blad.signatur)
    nuvarande = blad.gissning if isinstance(blad, Mappningsfraga) else blad.mappning
    sant = _sista(falt, f"slag-{id_}")
    if sant not in tuple(Postslag):
        return Bladmappning(None)
    slag = Postslag(sant)
    if slag is not nuvarande.slag:
        # The columns were chosen among the fields of another kind: guess anew, and show that.
        return guess(next(ett for ett in korning.fil.blad if ett.namn == blad.blad), slag)
    kanda = {kolumn.nyckel: kolumn.rubrik for kolumn in PER_SLAG[slag].kolumner}
    kolumner: dict[int, str] = {}
    for nummer, _ in blad.rubriker:
        nyckel = _sista(falt, f"kolumn-{id_}-{nummer}", nuvarande.kolumner.get(nummer, ""))
        if nyckel in kolumner.values():
            fel[f"kolumn-{id_}-{nummer}"] = f"Två kolumner kan inte båda vara {kanda[nyckel]}. Välj en av dem."
        elif nyckel in kanda:
            kolumner[nummer] = nyckel
    return Bladmappning(slag, kolumner)
