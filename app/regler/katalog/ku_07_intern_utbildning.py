"""Intern utbildning är kopplad till delmål.

Vad som kontrolleras: att seminarier, reflektion i grupp, konferenser och annan utbildning på enheten som finns i
planen är kopplade till delmål, och att det finns någon sådan aktivitet när du loggar seminarier och träffar.

Varför: en granskning frågar om den interna utbildningen bygger på delmålen. Utan koppling syns det inte.

Så gör du: lägg in till exempel ”Seminarier” som en aktivitet i planen och koppla den till de delmål som terminens
ämnen hör till.

Tolkning: vad som är internt utläses av aktivitetens slag. De enskilda tillfällen som loggas behöver inga egna delmål;
det räcker att en aktivitet i planen har dem.
"""

from collections.abc import Iterator

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag
from app.regler.former import Svar, bevis_aktivitet
from app.regler.frist import varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("KU-07", "koppling")
_INTERNA = frozenset(
    {
        Aktivitetsslag.SEMINARIUM,
        Aktivitetsslag.REFLEKTION_I_GRUPP,
        Aktivitetsslag.DIAGNOSTIK_OCH_BEHANDLINGSKONFERENS,
        Aktivitetsslag.VARDTEAMARBETE,
    }
)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    start = portfolj.utbildning.start
    if skal := varfor_inte(portfolj, kontext.idag):
        yield _SVAR.ej_tillamplig(skal, vander=start if kontext.idag < start else None)
        return
    interna = sorted((a for a in portfolj.gallande_aktiviteter if a.slag in _INTERNA), key=lambda a: a.id)
    utan = [a for a in interna if not a.delmal]
    if utan:
        titlar = uppraknat([f"”{a.titel}”" for a in utan])
        text = f"Intern utbildning är inte kopplad till något delmål: {titlar}."
        yield _SVAR.brist(text, bevis=bevis_aktivitet(utan, "utan delmål"))
    elif interna:
        yield _SVAR.uppfylld("Den interna utbildningen är kopplad till delmål.", bevis=bevis_aktivitet(interna))
    elif portfolj.narvaron:
        yield _SVAR.brist("Seminarier eller träffar är loggade, men ingen aktivitet i planen kopplar dem till delmål.")
    else:
        yield _SVAR.ej_tillamplig("Ingen intern utbildning är inlagd eller loggad.")


REGEL = Regel(
    id="KU-07",
    slug="intern-utbildning-och-delmal",
    titel="Intern utbildning är kopplad till delmål",
    delar={"koppling": Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg in seminarier", slag=Aktivitetsslag.SEMINARIUM),
)
