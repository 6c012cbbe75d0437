"""Rules about a unit rather than about one portfolio.

Such a rule has no portfolio to be put to and no place in the catalogue; its level and source are told in the same way,
and its docstring, in Swedish, is shown where the rule is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc
from typing import Final

from app.domain.enhetsplan import MINST_TVA, Bemanning, Kollision, alla_borta
from app.domain.rattsgrund import Niva
from app.regler.modell import Del, Utfall
from app.regler.ord import datum


@dataclass(frozen=True, slots=True)
class Enhetsregel:
    """A rule about units: its id, title, level and source, and what to do, in words."""

    id: str
    titel: str
    del_: Del
    gor: str

    @property
    def beskrivning(self) -> tuple[str, ...]:
        """The paragraphs of the rule's docstring, but for its heading."""
        return tuple(
            " ".join(stycke.split()) for stycke in cleandoc(_KONTROLLER[self.id].__doc__ or "").split("\n\n")[1:]
        )


@dataclass(frozen=True, slots=True)
class Enhetsfynd:
    """What the rule says of one unit, with the collisions it rests on."""

    regel: Enhetsregel
    utfall: Utfall
    meddelande: str
    kollisioner: tuple[Kollision, ...] = ()


@dataclass(frozen=True, slots=True)
class Bemanningskrav:
    """How many of a unit's ST-läkare are to be at home; None where the profile sets nothing."""

    minst_hemma: int | None


EN_05: Final = Enhetsregel(
    id="EN-05",
    titel="Alla ST-läkare är inte på sidotjänstgöring samtidigt",
    del_=Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True),
    gor="Gå igenom tjänstgöringsplanerna tillsammans, och flytta en placering där det går.",
)


def en_05(dagar: Sequence[Bemanning], krav: Bemanningskrav, idag: date) -> Enhetsfynd:
    """Någon av enhetens ST-läkare är hemma hela tiden.

    Vad som kontrolleras: från i dag och framåt, att minst så många som profilen anger är hemma varje dag då någon är
    på sidotjänstgöring eller en BT-del på annan enhet.

    Varför: ST-läkaren är en del av personalen. Riktlinjen menar att det är bra om inte alla är ute samtidigt, även om
    det inte alltid går att påverka.

    Tolkning: den som är frånvarande är också borta. En placering på en del av tjänsten lämnar någon hemma. Det som
    redan pågår är en brist, det som kommer en varning, och det som är över nämns inte.
    """
    if krav.minst_hemma is None:
        return Enhetsfynd(EN_05, Utfall.EJ_TILLAMPLIG, "Regionens profil ställer inte kravet.")
    kommande = [en for en in dagar if en.period.slut >= idag]
    if not any(en.antal >= MINST_TVA for en in kommande):
        return Enhetsfynd(EN_05, Utfall.EJ_TILLAMPLIG, "Enheten har inte två ST-läkare samtidigt.")
    funna = alla_borta(kommande, krav.minst_hemma)
    if not funna:
        return Enhetsfynd(EN_05, Utfall.UPPFYLLD, "Någon är hemma hela tiden, som planerna ser ut i dag.")
    forst = funna[0].period
    vad = "alla borta" if krav.minst_hemma == 1 else f"färre än {krav.minst_hemma} hemma"
    if forst.start <= idag:
        return Enhetsfynd(EN_05, Utfall.BRIST, f"Just nu är {vad}, till och med {datum(forst.slut)}.", funna)
    return Enhetsfynd(
        EN_05, Utfall.VARNING, f"Från {datum(forst.start)} till och med {datum(forst.slut)} är {vad}.", funna
    )


_KONTROLLER: Final[Mapping[str, Callable[[Sequence[Bemanning], Bemanningskrav, date], Enhetsfynd]]] = {EN_05.id: en_05}
