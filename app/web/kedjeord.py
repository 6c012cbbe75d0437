"""The chain of a delmål as a mark to draw, and in words."""

from typing import Literal

from app.domain.kedja import Delmalsstatus, Kedja
from app.regler.modell import Utfall
from app.web import diagram
from app.web.diagram import Cellform


def kedjemarke(kedja: Kedja, storlek: Literal["liten", "stor"] = "liten") -> diagram.Kedja:
    """The mark of one chain; a credited delmål is drawn whole."""
    if kedja.is_tillgodoraknad:
        return diagram.kedja("klar", "vald", "signerad", (True, True), storlek=storlek)
    return diagram.kedja(
        kedja.aktivitet.value, kedja.metod.value, kedja.bedomning.value, _lankad(kedja), storlek=storlek
    )


def kedja_i_ord(kedja: Kedja) -> str:
    """The chain in words; a credited delmål is whole whatever its nodes say."""
    if kedja.is_tillgodoraknad:
        return f"{kedja.kod}: tillgodoräknat"
    return diagram.kedja_i_ord(
        kedja.kod, kedja.aktivitet.value, kedja.metod.value, kedja.bedomning.value, _lankad(kedja)
    )


def cellform(kedja: Kedja, varst: Utfall | None) -> Cellform:
    """How the chain is drawn in a strip: by its worst flag, else by how far it has come."""
    if varst is Utfall.BRIST:
        return "brist"
    if varst is Utfall.VARNING:
        return "varning"
    if kedja.status in (Delmalsstatus.UPPFYLLD, Delmalsstatus.UNDERLAG_KLART):
        return "uppfylld"
    return "ej_tillamplig" if kedja.status is Delmalsstatus.EJ_PABORJAD else "pagar"


def _lankad(kedja: Kedja) -> tuple[bool, bool]:
    return kedja.is_aktivitet_metod, kedja.is_metod_bedomning
