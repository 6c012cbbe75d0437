"""What became of mails, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.db.utkorg import Brevlage, Brevslag

BREVSLAG: Final[Mapping[Brevslag, str]] = {
    Brevslag.BEGARAN: "Begäran",
    Brevslag.BEDOMNINGSLANK: "Engångslänk",
    Brevslag.PAMINNELSE: "Påminnelse",
    Brevslag.BEDOMNINGSKOD: "Kod",
    Brevslag.FLERKALLA: "Inbjudan till 360",
    Brevslag.VECKOBREV: "Veckobrev",
    Brevslag.VANTAR: "Väntar på dig",
    Brevslag.ATERLAMNAD: "Återlämnad IUP",
}
VARFOR: Final[Mapping[Brevslag, str]] = {
    Brevslag.BEGARAN: "Någon bad om en bedömning.",
    Brevslag.BEDOMNINGSLANK: "Någon bad om en bedömning av den som saknar konto.",
    Brevslag.PAMINNELSE: "En begäran var obesvarad.",
    Brevslag.BEDOMNINGSKOD: "Den som bedömer bad om en kod för att signera.",
    Brevslag.FLERKALLA: "Någon bad om återkoppling i en 360.",
    Brevslag.VECKOBREV: "Något väntade, hade blivit sent eller närmade sig sin sista dag.",
    Brevslag.VANTAR: "Något väntade på en underskrift, ett godkännande eller ett beslut.",
    Brevslag.ATERLAMNAD: "En revidering av IUP lämnades tillbaka.",
}


@dataclass(frozen=True, slots=True)
class Brevrad:
    """A mail: what it was and why, to whom, and what became of it. `is_fel`: it has to be seen to."""

    vad: str
    varfor: str
    amne: str
    till: str
    nar: datetime
    lage: str
    is_fel: bool


def brevrad(brev: Brevlage) -> Brevrad:
    """The mail in words."""

    def rad(nar: datetime, lage: str, *, is_fel: bool = False) -> Brevrad:
        return Brevrad(BREVSLAG[brev.slag], VARFOR[brev.slag], brev.amne, brev.till, nar, lage, is_fel)

    if brev.skickad is not None:
        return rad(brev.skickad, "Skickat")
    if brev.is_omojlig:
        return rad(brev.skapad, f"Gick inte att leverera: {brev.fel}", is_fel=True)
    if brev.is_osakert:
        return rad(brev.skapad, "Osäkert om det kom fram")
    return rad(brev.skapad, f"Försöks igen: {brev.fel}" if brev.fel else "På väg")
