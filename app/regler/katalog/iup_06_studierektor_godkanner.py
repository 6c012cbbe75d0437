"""Studierektor har godkänt IUP.

Vad som kontrolleras: att studierektorn formellt har godkänt en undertecknad IUP, där regionens profil kräver det.

Varför: studierektorn ska ha sett att planen håller innan den styr utbildningen.

Så gör du: studierektorn läser och godkänner den senaste genomgång som huvudhandledaren har undertecknat.

Tolkning: ett godkännande räcker för kravet. Är en senare genomgång inte godkänd visas det som en anmärkning. Innan
huvudhandledaren har undertecknat finns ingen plan att godkänna. Källan anger ingen tid för godkännandet, så det saknas
från den dag den första genomgången är undertecknad.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.regler.former import Svar, genomgangar
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("IUP-06", "godkand")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Whether the region demands the approval."""

    kravs: bool


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    undertecknade = genomgangar(portfolj.gallande_revideringar)
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _SVAR.ej_tillamplig("ST har inte börjat.")
    elif not kontext.varden(Parametrar).kravs:
        yield _SVAR.ej_tillamplig("Regionens profil ställer inte kravet.")
    elif not undertecknade:
        yield _SVAR.ej_tillamplig("Det finns ingen undertecknad IUP att godkänna än.")
    else:
        godkanda = [(r.studierektor_godkand, r) for _, r in undertecknade if r.studierektor_godkand is not None]
        if godkanda:
            dag, godkand = godkanda[-1]
            yield _SVAR.uppfylld(
                f"Studierektor godkände IUP {datum(dag)}.",
                bevis=(Bevis(Bevisslag.REVIDERING, godkand.id, dag),),
                anmarkning="" if godkand is undertecknade[-1][1] else "den senaste genomgången är inte godkänd",
            )
        else:
            dag, vantar = undertecknade[-1]
            yield _SVAR.brist(
                "Studierektor har inte godkänt IUP.",
                sedan=undertecknade[0][0],
                bevis=(Bevis(Bevisslag.REVIDERING, vantar.id, dag, "inte godkänd av studierektor"),),
            )


REGEL = Regel(
    id="IUP-06",
    slug="studierektor-godkanner",
    titel="Studierektor har godkänt IUP",
    delar={"godkand": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025")},
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("revidering.godkann", "Läs och godkänn IUP"),
)
