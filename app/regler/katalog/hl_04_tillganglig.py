"""Huvudansvarig handledare är nära till hands.

Vad som kontrolleras: att den huvudansvariga handledaren arbetar där du har din huvudsakliga tjänstgöring, eller att det
är noterat hur du når handledaren annars.

Varför: den som har huvudansvaret behöver se dig i arbetet och gå att fråga.

Så gör du: be studierektorn eller chefen att notera var handledaren arbetar på sidan Handledare, och annars hur du når
handledaren.

Tolkning: att ingenting är noterat är en varning, inte en brist. Att något är skrivet om tillgängligheten räcker; vad
som står prövas inte.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.handledning import Handledarskap
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.handledare import bevis, om_huvudhandledaren, om_person
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_SVAR = Svar("HL-04", "tillganglig")


def _prova(nu: Handledarskap, _dag: date) -> Fynd:
    om = om_person(nu)
    if nu.is_pa_enheten:
        return _SVAR.uppfylld(f"{nu.namn} arbetar där du har din huvudsakliga tjänstgöring.", om, bevis=bevis(nu))
    if nu.tillganglighet:
        return _SVAR.uppfylld(f"Det är noterat hur du når {nu.namn}.", om, bevis=bevis(nu))
    if nu.is_pa_enheten is None:
        text = f"Det är inte noterat om {nu.namn} arbetar där du har din huvudsakliga tjänstgöring."
        return _SVAR.varning(text, om, bevis=bevis(nu))
    text = f"{nu.namn} arbetar på en annan enhet, och det är inte noterat hur du når handledaren."
    return _SVAR.brist(text, om, bevis=bevis(nu))


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    yield from om_huvudhandledaren(portfolj, kontext.idag, _SVAR, _prova)


REGEL = Regel(
    id="HL-04",
    slug="handledare-tillganglig",
    titel="Huvudansvarig handledare är nära till hands",
    delar={"tillganglig": Del(Niva.ALLMANT_RAD, kalla="spur-lipus")},
    omfattar=Bredd.HANDLEDARE,
    kontroll=_kontroll,
    atgard=Atgard("handledare.visa", "Notera tillgänglighet"),
)
