"""De föreskrivna aktiviteterna finns för varje delmål.

Vad som kontrolleras: att planen för varje delmål innehåller de slags aktiviteter som målbeskrivningen föreskriver,
planerade eller genomförda. Där målbeskrivningen ger flera möjligheter räcker en.

Varför: en aktivitet är inte nog om föreskriften kräver både tjänstgöring och kurs.

Så gör du: lägg till den aktivitet som nämns, eller koppla en som redan finns.

Tolkning: en tjänstgöring vars miljö inte är angiven godtas för varje miljö. Samma aktivitet får svara mot flera krav.
Är det inte säkert vilka aktiviteter föreskriften kräver blir det högst en varning. Allmänna råd prövas inte här. Ett
delmål som inte har någon aktivitet alls prövas inte, för det säger IUP-02. Till och med den dag då din första IUP ska
vara klar (IUP-05) är det högst en varning. Båda är vår tolkning.
"""

from collections.abc import Iterator
from functools import partial

from app.domain.kedja import svarar_mot
from app.domain.malbeskrivning import DelmalKrav, Krav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bevis_aktivitet, om_delmal, plan_brist, varje_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import AKTIVITETSSLAG, MILJO, uppraknat

_SVAR = Svar("IUP-13", "foreskrivna")


def _namn(krav: Krav) -> str:
    return uppraknat(
        [
            AKTIVITETSSLAG[alternativ.slag] + (f" {MILJO[alternativ.miljo]}" if alternativ.miljo else "")
            for alternativ in krav.alternativ
        ],
        "eller",
    )


def _prova(portfolj: Portfolj, kontext: Kontext, delmal: DelmalKrav, plan: Delmalsplan) -> Fynd:
    om = om_delmal(delmal.kod)
    if not delmal.krav:
        return _SVAR.ej_tillamplig(f"Delmål {delmal.kod} har inga föreskrivna aktiviteter.", om)
    if not plan.aktiviteter:
        return _SVAR.ej_tillamplig(f"Delmål {delmal.kod} har ingen aktivitet att pröva.", om)
    svarande = [svarar_mot(plan.aktiviteter, krav) for krav in delmal.krav]
    traffar = {aktivitet.id: aktivitet for lista in svarande for aktivitet in lista}
    bevis = bevis_aktivitet(traffar.values())
    saknas = [_namn(krav) for krav, lista in zip(delmal.krav, svarande, strict=True) if not lista]
    if not saknas:
        return _SVAR.uppfylld(f"Delmål {delmal.kod} har sina föreskrivna aktiviteter.", om, bevis=bevis)
    brist = f"Delmål {delmal.kod} saknar {uppraknat(saknas, 'samt')}"
    if delmal.aktivitet_konfidens is not Konfidens.HIGH:
        return _SVAR.varning(f"{brist} (ej kontrollerad mot föreskriften).", om, bevis=bevis)
    return plan_brist(portfolj, kontext, _SVAR, brist, om, bevis)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    return varje_delmal(portfolj, kontext, _SVAR, partial(_prova, portfolj, kontext))


REGEL = Regel(
    id="IUP-13",
    slug="foreskrivna-aktiviteter",
    titel="De föreskrivna aktiviteterna finns",
    delar={"foreskrivna": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.DELMAL,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg till aktivitet"),
)
