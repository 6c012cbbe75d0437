"""Mitt-i-ST beställs, görs och följs upp i tid.

Vad som kontrolleras: fem saker, var och en där regionens profil ställer kravet. Att Mitt-i-ST beställs i god tid, att
den görs omkring halva ST, att den görs så långt före det beräknade slutet som profilen anger, att inspelade
konsultationer och en sammanfattning av portföljen skickas i förväg, och att rapporten ligger i portföljen.

Varför: någon utifrån ser dig i arbete medan det ännu finns tid att ändra på det som återstår.

Så gör du: beställ Mitt-i-ST, lägg in dagen och vad du har skickat, och låt vårderaren skriva och underteckna rapporten.

Tolkning: tiderna räknas i månader på heltid, så deltid och frånvaro flyttar dagarna. Den ska vara beställd så långt
före den sista dagen i tidsfönstret som profilen anger. Är Mitt-i-ST gjord utanför fönstret, eller beställd för sent,
visas det som en anmärkning, för det går inte att göra något åt. Underlaget ska vara skickat senast dagen före; när
dagen är gjord utan att det framgår prövas det inte mer. Rapporten är den skrivna återkopplingen i bedömningen; ingen
regel läser den. Någon tid för rapporten anger ingen källa, så den är bara en varning tills bedömningen är undertecknad.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.regler.former import Svar
from app.regler.mitt_i_st import Krav, bestalld, i_fonstret, las_halvtid, rapporten, senast, underlaget
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_DELAR = {
    "bestalld": bestalld,
    "fonster": i_fonstret,
    "senast": senast,
    "underlag": underlaget,
    "rapport": rapporten,
}


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    halvtid = las_halvtid(portfolj, kontext, kontext.varden(Krav))
    for namn, fraga in _DELAR.items():
        yield fraga(halvtid, Svar("KV-04", namn), kontext.idag)


REGEL = Regel(
    id="KV-04",
    slug="mitt-i-st",
    titel="Mitt-i-ST görs i tid",
    delar={
        "bestalld": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True, visa="Beställd"),
        "fonster": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="Omkring halva ST"),
        "senast": Del(Niva.LOKAL, kalla="kronoberg-st-plan", visa="Senaste dag"),
        "underlag": Del(
            Niva.LOKAL,
            kalla="norrbotten-chefsguide-2025",
            tolkning=True,
            visa="Underlaget i förväg",
            atgard=Atgard("bedomning.vantar", "Lägg in vad du har skickat"),
        ),
        "rapport": Del(
            Niva.LOKAL,
            kalla="kronoberg-st-plan",
            tolkning=True,
            visa="Rapporten",
            atgard=Atgard("bedomning.vantar", "Visa det som väntar"),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("bedomning.ny", "Beställ Mitt-i-ST", metod=Metod.MITT_I_ST),
    parametrar=Krav,
)
