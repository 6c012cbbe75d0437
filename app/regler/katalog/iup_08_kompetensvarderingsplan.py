"""Planen för kompetensvärdering är fastställd i tid.

Vad som kontrolleras: att det finns en plan för hur din kompetens ska bedömas, och att den är fastställd tillsammans med
huvudhandledaren inom så många månader från starten som regionens profil anger.

Varför: bedömningar som ingen har planerat hinns sällan med, och du ska veta tidigt hur och av vem du bedöms.

Så gör du: välj bedömningsmetoder för dina delmål, gå igenom dem med din huvudhandledare och lämna in planen för
underskrift.

Tolkning: källan säger att planen ska vara fastställd, men inte hur det syns. Vi räknar den som fastställd den dag
huvudhandledaren undertecknar den första genomgången av IUP, om minst en bedömningsmetod är vald eller använd. När en
metod valdes framgår inte, så en som kom till efteråt räknas också. En återlämnad genomgång räknas inte. Frånvaro
flyttar inte dagen, som för att IUP ska vara klar. Är planen fastställd men sen visas det som en anmärkning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.tid import add_months
from app.regler.former import Svar, bevis_metod, flagga, genomgangar, varslas
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, tid_efter

_SVAR = Svar("IUP-08", "faststalld")


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
    undertecknade = genomgangar(portfolj.gallande_revideringar)
    has_metod = bool(portfolj.metoder or portfolj.andras_bedomningar)
    if undertecknade and has_metod:
        dag, revidering = undertecknade[0]
        yield _SVAR.uppfylld(
            f"Planen för kompetensvärdering fastställdes {datum(dag)}.",
            bevis=(Bevis(Bevisslag.REVIDERING, revidering.id, dag),),
            anmarkning=f"fastställd {tid_efter(start, dag)} efter start" if dag > senast else "",
        )
        return
    saknas = "huvudhandledaren har inte undertecknat den" if has_metod else "ingen bedömningsmetod är vald"
    yield flagga(
        _SVAR,
        kontext.idag,
        senast,
        parametrar.varsel_dagar,
        varning=f"Planen för kompetensvärdering ska vara fastställd senast {datum(senast)}, men {saknas}.",
        brist=f"Planen för kompetensvärdering skulle ha varit fastställd senast {datum(senast)}, men {saknas}.",
        bevis=bevis_metod(portfolj.metoder, "inte undertecknad"),
    ) or _SVAR.ej_tillamplig(
        f"Planen för kompetensvärdering behöver inte vara fastställd förrän {datum(senast)}.",
        vander=varslas(senast, parametrar.varsel_dagar),
    )


REGEL = Regel(
    id="IUP-08",
    slug="kompetensvarderingsplan",
    titel="Planen för kompetensvärdering är fastställd i tid",
    delar={"faststalld": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("revidering.ny", "Gå igenom planen"),
)
