"""IUP har intern utbildning, extern utbildning och tid för självstudier.

Vad som kontrolleras: tre saker. Att planen innehåller utbildning på den egna enheten, utbildning utanför den, och tid
för egna studier, planerat eller genomfört.

Varför: teorin fördelas över hela ST bara om den står i planen; annars blir det kurserna som får plats och resten inte.

Så gör du: lägg in det som saknas som en aktivitet, till exempel seminarier på enheten, en kurs eller självstudier.

Tolkning: det allmänna rådet nämner de tre men räknar inte upp vad som är vad. Vilka slags aktiviteter som är interna,
externa och egna studier är vår läsning och står i profilen. Dokumenterad närvaro vid undervisning på enheten räknas som
intern utbildning, och dokumenterad studietid som självstudier. Återkallade aktiviteter och förslag räknas inte. Kravet
gäller från den dag din ST börjar, som övriga krav på vad planen innehåller, men är en varning och ingen brist till och
med den dag då din första IUP ska vara klar (IUP-05).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.slag import Aktivitetsslag
from app.regler.former import Svar, bevis_aktivitet, plan_brist
from app.regler.frist import granser, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

_INTERN: Final = Svar("IUP-09", "intern")
_EXTERN: Final = Svar("IUP-09", "extern")
_STUDIER: Final = Svar("IUP-09", "sjalvstudier")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The kinds of activity that are education at the unit, outside it, and one's own studies."""

    interna: tuple[Aktivitetsslag, ...]
    externa: tuple[Aktivitetsslag, ...]
    sjalvstudier: tuple[Aktivitetsslag, ...]


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    narvarande = any(n.is_narvarande for n in portfolj.narvaron)
    for svar, slag, dokumenterad, vad in (
        (_INTERN, p.interna, narvarande, "intern utbildning"),
        (_EXTERN, p.externa, False, "extern utbildning"),
        (_STUDIER, p.sjalvstudier, bool(portfolj.studietider), "tid för självstudier"),
    ):
        yield _en(portfolj, kontext, svar, frozenset(slag), dokumenterad=dokumenterad, vad=vad)


def _en(
    portfolj: Portfolj,
    kontext: Kontext,
    svar: Svar,
    slag: frozenset[Aktivitetsslag],
    *,
    dokumenterad: bool,
    vad: str,
) -> Fynd:
    if skal := varfor_inte(portfolj, kontext.idag):
        return svar.ej_tillamplig(skal, vander=min((d for d in granser(portfolj) if d > kontext.idag), default=None))
    traffar = [a for a in portfolj.gallande_aktiviteter if a.slag in slag]
    if traffar or dokumenterad:
        return svar.uppfylld(f"Planen har {vad}.", bevis=bevis_aktivitet(traffar))
    return plan_brist(portfolj, kontext, svar, f"Planen saknar {vad}")


def _del(visa: str, etikett: str, slag: Aktivitetsslag, konfidens: Konfidens = Konfidens.HIGH) -> Del:
    return Del(
        Niva.ALLMANT_RAD,
        kalla="spur-lipus",
        tolkning=True,
        konfidens=konfidens,
        visa=visa,
        atgard=Atgard("aktivitet.ny", etikett, slag=slag),
    )


REGEL = Regel(
    id="IUP-09",
    slug="intern-extern-studier",
    titel="IUP har intern och extern utbildning och självstudier",
    delar={
        "intern": _del("Intern utbildning", "Planera intern utbildning", Aktivitetsslag.SEMINARIUM),
        "extern": _del("Extern utbildning", "Planera kurs", Aktivitetsslag.KURS),
        "sjalvstudier": _del(
            "Självstudier", "Planera självstudier", Aktivitetsslag.SJALVSTUDIER, konfidens=Konfidens.MEDIUM
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg till aktivitet"),
)
