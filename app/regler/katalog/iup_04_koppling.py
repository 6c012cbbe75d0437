"""Aktivitet och bedömningsmetod hör ihop.

Vad som kontrolleras: att varje delmål har en aktivitet och den metod som ska bedöma vad aktiviteten gav. En aktivitet
som ingen metod täcker nämns, liksom en metod som inte är kopplad till någon aktivitet för delmålet.

Varför: granskare ser efter om det går att följa kedjan från vad du gör till hur det bedöms.

Så gör du: öppna delmålet och välj för varje metod vilken aktivitet den ska bedöma.

Tolkning: regeln talar bara om delmål som har både aktivitet och metod; saknas något av dem säger IUP-02 eller IUP-03
det. Finns ingen hel koppling alls är det en brist. Finns en hel koppling men lösa ändar därutöver är det en varning,
eftersom kravet gäller delmålet och inte varje seminarium för sig. En undertecknad bedömning som gäller aktiviteten
räknas som koppling och svarar på den planerade metoden. Till och med den dag då din första IUP ska vara klar (IUP-05)
är även en saknad koppling bara en varning; det är vår tolkning.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.delmalsplan import Delmalsplan
from app.regler.former import Svar, bevis_aktivitet, bevis_metod, om_delmal, plan_brist, varje_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("IUP-04", "koppling")
_NAMNS = 3  # more would hide the sentence; the evidence holds all of them


def _losa_andar(plan: Delmalsplan) -> tuple[list[Aktivitet], list[PlaneradMetod]]:
    """Activities that no method or assessment covers, and methods that cover none of the delmål's activities."""
    finns = {aktivitet.id for aktivitet in plan.aktiviteter}
    bedomda = [b for b in plan.bedomningar if b.aktivitet_id in finns]
    tackta = {m.aktivitet_id for m in plan.metoder} | {b.aktivitet_id for b in bedomda}
    besvarade = {b.metod for b in bedomda}
    return (
        [aktivitet for aktivitet in plan.aktiviteter if aktivitet.id not in tackta],
        [metod for metod in plan.metoder if metod.aktivitet_id not in finns and metod.metod not in besvarade],
    )


def _vad(aktiviteter: Sequence[Aktivitet], metoder: Sequence[PlaneradMetod]) -> str:
    led = []
    if aktiviteter:
        namn = [f"”{aktivitet.titel}”" for aktivitet in aktiviteter[:_NAMNS]]
        fler = len(aktiviteter) - _NAMNS
        led.append("ingen metod täcker " + uppraknat([*namn, f"{fler} till"] if fler > 0 else namn))
    if metoder:
        antal = "en metod" if len(metoder) == 1 else f"{len(metoder)} metoder"
        led.append(f"{antal} saknar aktivitet")
    return uppraknat(led, "samt")


def _prova(portfolj: Portfolj, kontext: Kontext, krav: DelmalKrav, plan: Delmalsplan) -> Fynd:
    om = om_delmal(krav.kod)
    if not plan.is_ifylld:
        return _SVAR.ej_tillamplig(f"Delmål {krav.kod} saknar aktivitet eller metod att koppla.", om)
    aktiviteter, metoder = _losa_andar(plan)
    if not aktiviteter and not metoder:
        bevis = (*bevis_aktivitet(plan.aktiviteter), *bevis_metod(plan.metoder))
        return _SVAR.uppfylld(f"Varje aktivitet för delmål {krav.kod} har en metod som bedömer den.", om, bevis=bevis)
    losa = (*bevis_aktivitet(aktiviteter, "ingen metod"), *bevis_metod(metoder, "ingen aktivitet"))
    if len(aktiviteter) == len(plan.aktiviteter):
        text = f"Delmål {krav.kod} saknar hel koppling: {_vad(aktiviteter, metoder)}"
        return plan_brist(portfolj, kontext, _SVAR, text, om, losa)
    return _SVAR.varning(f"Delmål {krav.kod} har lösa ändar: {_vad(aktiviteter, metoder)}.", om, bevis=losa)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    return varje_delmal(portfolj, kontext, _SVAR, partial(_prova, portfolj, kontext))


REGEL = Regel(
    id="IUP-04",
    slug="koppling",
    titel="Aktivitet och bedömningsmetod hör ihop",
    delar={"koppling": Del(Niva.FORESKRIFT, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.DELMAL,
    kontroll=_kontroll,
    atgard=Atgard("delmal.visa", "Koppla ihop"),
)
