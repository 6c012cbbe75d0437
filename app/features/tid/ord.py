"""Why a line of the derivation is as it is, in the words of docs/tidsmodell.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.rattsgrund import Konfidens
from app.domain.tid_delmal import Delmalsskal
from app.domain.tid_krav import Kravskal, Tillgodoskal
from app.domain.tid_strackor import Radskal


@dataclass(frozen=True, slots=True)
class Skal:
    """A reason in a full sentence, with how sure it is and whether it is our reading."""

    text: str
    konfidens: Konfidens = Konfidens.HIGH
    tolkning: bool = False


RADSKAL: Final[Mapping[Radskal, Skal]] = {
    Radskal.ANTAGEN_HELTID: Skal("Ingen sysselsättningsgrad är noterad för dagarna, så heltid antas.", tolkning=True),
    Radskal.SYSSELSATTNING: Skal(
        "Dagar i tjänst räknas om till heltid med sysselsättningsgraden, som i blanketternas tjänsteförteckning."
    ),
    Radskal.FRANVARO: Skal(
        "Noterad frånvaro räknas inte som tid i ST, hur kort den än är. Källorna säger inte att någon frånvaro räknas.",
        tolkning=True,
    ),
    Radskal.FRANVARO_RAKNAS: Skal("Frånvaro av det här slaget räknas som tid i ST enligt regionens profil."),
}

KRAVSKAL: Final[Mapping[Kravskal, tuple[str, Skal]]] = {
    Kravskal.FORESKRIFT: ("Minsta tid", Skal("Så lång ska utbildningen minst vara, räknad på heltid.")),
    Kravskal.BT_FORE_ST: (
        "BT före ST",
        Skal(
            "BT ingår i den minsta tiden. Den var godkänd före ST-starten och ligger utanför dagarna nedan, så BT:s "
            "minsta tid dras av. Var BT längre kan resten tillgodoräknas.",
            tolkning=True,
        ),
    ),
}

TILLGODOSKAL: Final[Mapping[Tillgodoskal, str]] = {
    Tillgodoskal.HELT: "Räknas helt, som beslutat.",
    Tillgodoskal.UTAN_INTYG: "Räknas inte förrän intyget är noterat.",
    Tillgodoskal.TAK_SLAG: "Av det här slaget får inte fler månader räknas.",
    Tillgodoskal.TAK_SAMLAT: "Specialiteten har ett tak för allt som tillgodoräknas, och det är nått.",
}

DELMALSSKAL: Final[Mapping[Delmalsskal, str]] = {
    Delmalsskal.INGEN_AKTIVITET: "Ingen aktivitet är planerad",
    Delmalsskal.KRAV_SAKNAS: "En föreskriven aktivitet är inte planerad",
    Delmalsskal.UTAN_SLUT: "En planerad aktivitet saknar slutdatum",
}
