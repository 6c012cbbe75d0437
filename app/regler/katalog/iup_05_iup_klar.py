"""IUP är klar och presenterad i tid.

Vad som kontrolleras: att en IUP är undertecknad av huvudhandledaren inom så många månader från starten som regionens
profil anger.

Varför: utan en färdig plan tidigt går det inte att boka placeringar och kurser i rätt ordning.

Så gör du: gör en första genomgång av planen med din huvudhandledare och lägg den för underskrift.

Tolkning: planen räknas som klar den dag huvudhandledaren undertecknar den första genomgången, oavsett om den kallas
upprättande eller revidering. En återlämnad räknas inte. Frånvaro flyttar inte dagen. Är planen klar men sen visas det
som en anmärkning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.tid import add_months
from app.regler.former import Svar, flagga, genomgangar, varslas
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, tid_efter

_SVAR = Svar("IUP-05", "klar")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months from the start of ST, and days of warning before the last good day."""

    hogst_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    start = portfolj.utbildning.start
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _SVAR.ej_tillamplig("ST har inte börjat.")
        return
    parametrar = kontext.varden(Parametrar)
    senast = add_months(start, parametrar.hogst_manader)
    klara = genomgangar(portfolj.gallande_revideringar)
    if klara:
        klar, revidering = klara[0]
        yield _SVAR.uppfylld(
            f"IUP var klar {datum(klar)}.",
            bevis=(Bevis(Bevisslag.REVIDERING, revidering.id, klar),),
            anmarkning=f"klar {tid_efter(start, klar)} efter start" if klar > senast else "",
        )
        return
    yield flagga(
        _SVAR,
        kontext.idag,
        senast,
        parametrar.varsel_dagar,
        varning=f"IUP ska vara klar senast {datum(senast)}.",
        brist=f"IUP skulle ha varit klar senast {datum(senast)}.",
    ) or _SVAR.ej_tillamplig(
        f"IUP behöver inte vara klar förrän {datum(senast)}.", vander=varslas(senast, parametrar.varsel_dagar)
    )


REGEL = Regel(
    id="IUP-05",
    slug="iup-klar",
    titel="IUP är klar i tid",
    delar={"klar": Del(Niva.LOKAL, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("revidering.ny", "Gå igenom IUP"),
)
