"""Kursmedlen räcker.

Vad som kontrolleras: att det som är använt och beviljat inte är mer än den budget för kurser som regionens profil
anger, och att det som är sökt ryms i det som är kvar.

Varför: är medlen slut när en obligatorisk kurs återstår måste någon annan betala den.

Så gör du: stäm av med studierektorn vilka kurser som är viktigast, ändra en ansökan eller fyll i vad en kurs faktiskt
kostade.

Tolkning: en kurs som är betald räknas med vad den kostade, en beviljad med vad som beviljades. Det som bara är sökt
tar inget av budgeten men ger en varning om det inte ryms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.kursmedel import Medelstatus
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("KU-06", "budget")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Whole kronor for the courses of the whole training; None where there is no such budget."""

    kronor: int | None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    tak = kontext.varden(Parametrar).kronor
    if tak is None:
        yield _SVAR.ej_tillamplig("Regionens profil anger ingen budget för kurser.")
        return
    anvant = sum(m.bundet for m in portfolj.kursmedel if m.anvant is not None)
    kvar = tak - sum(m.bundet for m in portfolj.kursmedel)
    sokt = sum(m.sokt for m in portfolj.kursmedel if m.status is Medelstatus.SOKT)
    lage = f"Använt {_kr(anvant)}, beviljat och inte använt {_kr(tak - kvar - anvant)}"
    if kvar < 0:
        yield _SVAR.brist(f"Kursmedlen är överskridna med {_kr(-kvar)}. {lage}, av {_kr(tak)}.")
    elif sokt > kvar:
        yield _SVAR.varning(f"Du har sökt {_kr(sokt)}, men bara {_kr(kvar)} är kvar av {_kr(tak)}.")
    else:
        yield _SVAR.uppfylld(f"{lage}, kvar {_kr(kvar)} av {_kr(tak)}.")


def _kr(tal: int) -> str:
    return f"{tal:,}".replace(",", "\N{NO-BREAK SPACE}") + "\N{NO-BREAK SPACE}kr"


REGEL = Regel(
    id="KU-06",
    slug="kursmedlen-racker",
    titel="Kursmedlen räcker",
    delar={"budget": Del(Niva.LOKAL, kalla="kronoberg-st-plan")},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("kursmedel.lista", "Visa kursmedlen"),
    parametrar=Parametrar,
)
