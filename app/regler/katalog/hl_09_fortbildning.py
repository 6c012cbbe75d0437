"""Handledare fortbildas varje år.

Vad som kontrolleras: att den huvudansvariga handledaren har gått handledarutbildning, fått fortbildning som handledare
eller deltagit i ett handledarnätverk inom så många månader som profilen anger.

Varför: den som handleder behöver hålla sin kunskap vid liv och få prata med andra som handleder.

Så gör du: be studierektorn eller chefen att notera den senaste träffen eller kursen på sidan Handledare.

Tolkning: en kurs eller träff räknas från sin dag, och handledarutbildningen själv räknas. Är ingenting noterat är det
en varning, och först när personen har varit handledare så länge som profilen anger. Bara den huvudansvariga prövas,
eftersom övriga handledare ofta hör till andra enheter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.handledning import Handledarskap, Meritslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, add_months
from app.regler.former import Svar, flagga, varslas
from app.regler.handledare import bevis, om_huvudhandledaren, om_person
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("HL-09", "fortbildning")
_RAKNAS = (Meritslag.FORTBILDNING, Meritslag.HANDLEDARUTBILDNING)


@dataclass(frozen=True, slots=True)
class Parametrar:
    """How many months there may be between two occasions."""

    hogst_manader: int
    varsel_dagar: int


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)

    def dagar(person_id: int) -> list[date]:
        return [
            m.datum
            for m in portfolj.meriter
            if m.person_id == person_id and m.slag in _RAKNAS and m.finns and m.datum is not None
        ]

    def prova(nu: Handledarskap, dag: date) -> Fynd:
        gjorda, om = [ett for ett in dagar(nu.person_id) if ett <= dag], om_person(nu)
        if not gjorda:
            if dag <= add_months(nu.fran, p.hogst_manader):
                return _SVAR.ej_tillamplig(f"{nu.namn} har varit handledare i högst {p.hogst_manader} månader.", om)
            text = f"Det är inte noterat när {nu.namn} senast fick fortbildning som handledare."
            return _SVAR.varning(text, om, bevis=bevis(nu))
        senast = add_months(max(gjorda), p.hogst_manader)
        fynd = flagga(
            _SVAR,
            dag,
            senast,
            p.varsel_dagar,
            varning=f"{nu.namn} behöver fortbildning som handledare senast {datum(senast)}.",
            brist=f"{nu.namn} har inte fått fortbildning som handledare sedan {datum(max(gjorda))}.",
            bevis=bevis(nu),
            om=om,
        )
        text = f"{nu.namn} fick fortbildning som handledare {datum(max(gjorda))}."
        return fynd or _SVAR.uppfylld(text, om, bevis=bevis(nu), forfaller=senast)

    brytdagar: set[date] = set()
    for handledare in portfolj.handledarskap:
        for ett in dagar(handledare.person_id):
            senast = add_months(ett, p.hogst_manader)
            brytdagar |= {ett, varslas(senast, p.varsel_dagar), senast + EN_DAG}
        brytdagar.add(add_months(handledare.fran, p.hogst_manader) + EN_DAG)
    yield from om_huvudhandledaren(portfolj, kontext.idag, _SVAR, prova, brytdagar)


REGEL = Regel(
    id="HL-09",
    slug="handledares-fortbildning",
    titel="Handledare fortbildas varje år",
    delar={"fortbildning": Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus")},
    omfattar=Bredd.HANDLEDARE,
    kontroll=_kontroll,
    atgard=Atgard("handledare.kompetens", "Notera fortbildning", merit=Meritslag.FORTBILDNING),
    parametrar=Parametrar,
)
