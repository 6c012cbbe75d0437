"""Huvudansvarig handledare är specialist i den avsedda specialiteten.

Vad som kontrolleras: att den huvudansvariga handledaren är noterad som specialist i den specialitet du utbildar dig i.

Varför: den som har huvudansvaret ska kunna bedöma det du gör mot det som specialiteten kräver.

Så gör du: be studierektorn eller chefen att notera specialistbeviset på sidan Handledare. Är handledaren inte
specialist i din specialitet behöver en annan utses.

Tolkning: att ingenting är noterat visar inte att beviset saknas. Då är det en varning tills någon har noterat hur det
är. Brist blir det när det är noterat att beviset saknas, eller när bara andra specialiteter är noterade.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.handledning import Handledarskap, Meritslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.handledare import bevis, meriter, om_huvudhandledaren, om_person
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("HL-02", "specialist")


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    def prova(nu: Handledarskap, _dag: date) -> Fynd:
        funna, om = meriter(portfolj, nu.person_id, Meritslag.SPECIALIST), om_person(nu)
        if any(m.finns and m.specialitet == portfolj.utbildning.specialitet for m in funna):
            return _SVAR.uppfylld(f"{nu.namn} är specialist i din specialitet.", om, bevis=bevis(nu))
        if funna:
            return _SVAR.brist(f"{nu.namn} är inte specialist i din specialitet.", om, bevis=bevis(nu))
        text = f"Det är inte noterat om {nu.namn} är specialist i din specialitet."
        return _SVAR.varning(text, om, bevis=bevis(nu))

    yield from om_huvudhandledaren(portfolj, kontext.idag, _SVAR, prova)


REGEL = Regel(
    id="HL-02",
    slug="huvudhandledare-specialist",
    titel="Huvudansvarig handledare är specialist i den avsedda specialiteten",
    delar={"specialist": Del(Niva.FORESKRIFT, kalla="spur-lipus")},
    omfattar=Bredd.HANDLEDARE,
    kontroll=_kontroll,
    atgard=Atgard("handledare.kompetens", "Notera specialistbevis", merit=Meritslag.SPECIALIST),
)
