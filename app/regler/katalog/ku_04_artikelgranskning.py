"""Artikelgranskning i gruppen, minst så många gånger som planen anger.

Vad som kontrolleras: att du har deltagit i artikelgranskning så många gånger under din ST som regionens profil anger.

Varför: att granska en artikel med andra och visa den på enheten är det enklaste sättet att öva ett vetenskapligt
förhållningssätt.

Så gör du: boka en granskning i basgruppen, redovisa den på enheten och logga tillfället på sidan Undervisning.

Tolkning: alla ska vara gjorda när din ST beräknas vara klar, och hur långt i förväg du varnas är vår tolkning. Att
granskningen också har redovisats på enheten syns inte i portföljen och prövas därför inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, klockstopp
from app.domain.undervisning import Narvaroslag
from app.regler.former import Svar, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import antal_av, datum

_SVAR = Svar("KU-04", "antal")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """So many times during the whole of ST; the warning comes so long before its end."""

    varsel_dagar: int
    antal: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.antal is None:
        yield _SVAR.ej_tillamplig("Regionens profil anger inget antal artikelgranskningar.")
        return
    krav, stopp = p.antal, klockstopp(portfolj, kontext.franvaro_dagar)
    slut = kontext.tid(portfolj).prognos or portfolj.utbildning.planerat_slut
    gjorda = [n.datum for n in portfolj.narvaron if n.slag is Narvaroslag.ARTIKELGRANSKNING and n.is_narvarande]

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _SVAR.ej_tillamplig(skal)
        antal = sum(nar <= dag for nar in gjorda)
        text = f"Du har deltagit i {antal_av(antal, krav, 'artikelgranskningar')}"
        if antal >= krav:
            return _SVAR.uppfylld(f"{text}.")
        if slut is not None and dag > slut:
            text = f"{text}, och din ST skulle ha varit klar {datum(slut)}."
            return _SVAR.brist(text, sedan=slut + EN_DAG, forfaller=slut)
        if slut is not None and dag >= varslas(slut, p.varsel_dagar):
            return _SVAR.varning(f"{text}. De ska vara gjorda senast {datum(slut)}.", forfaller=slut)
        return _SVAR.ej_tillamplig(f"{text}. De ska vara gjorda innan din ST är slut.")

    brytdagar = granser(portfolj, stopp) | set(gjorda)
    if slut is not None:
        brytdagar |= {slut + EN_DAG, varslas(slut, p.varsel_dagar)}
    yield med_vander(pa, kontext.idag, brytdagar)


REGEL = Regel(
    id="KU-04",
    slug="artikelgranskning",
    titel="Artikelgranskning i gruppen",
    delar={"antal": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("narvaro.ny", "Logga artikelgranskning"),
    parametrar=Parametrar,
)
