"""Tid för självstudier är planerad och används.

Vad som kontrolleras: två saker. Att tiden för självstudier inte har tagit slut: en aktivitet för egna studier som pågår
eller ligger framåt, eller studietid som nyligen är loggad. Och, där regionens profil anger hur många timmar i
veckan, att den loggade tiden räcker.

Varför: tid som inte är planerad äts upp av mottagningen.

Så gör du: lägg in självstudier som en aktivitet i planen, till exempel en fast eftermiddag i veckan under hela din
ST, och logga den tid du använder på sidan Undervisning.

Tolkning: har planen aldrig haft någon tid för självstudier säger IUP-09 det, och prövas inte här. Vilka slags
aktiviteter som är egna studier är vår läsning och står i profilen. Hur snart tiden ska vara planerad är också vår
tolkning och följer tiden för den första planen. Timmarna räknas över veckor i tjänst, lång frånvaro räknas inte, och
seminarier och träffar som du var med på ingår med så mycket tid som profilen anger, för källan räknar dem i samma
timmar. Loggen kan vara ofullständig, så för lite tid blir högst en varning, och är ingen studietid alls loggad under
veckorna prövas timmarna inte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag
from app.domain.tid import EN_DAG, Period, add_months, flytta, klockstopp
from app.regler.former import Svar, bevis_aktivitet, varslas
from app.regler.frist import Fonster, Post, granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_PLANERAD = Svar("KU-05", "planerad")
_TIMMAR = Svar("KU-05", "timmar")
_TIMME = 60  # minutes


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Planned within so many months of the start, as activities of the kinds `sjalvstudier`; hours where asked for.

    The hours are those of the latest `fonster_veckor` in service; an occasion attended is `minuter_per_tillfalle` long.
    """

    varsel_dagar: int
    planeras_inom_manader: int
    sjalvstudier: tuple[Aktivitetsslag, ...]
    fonster_veckor: int
    minuter_per_tillfalle: int
    timmar_per_vecka: int | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p, stopp = kontext.varden(Parametrar), klockstopp(portfolj, kontext.franvaro_dagar)
    yield _planerad(portfolj, kontext, p, stopp)
    if p.timmar_per_vecka is None:
        yield _TIMMAR.ej_tillamplig("Regionens profil anger inte hur många timmar i veckan.")
    else:
        yield _timmar(portfolj, kontext, p, stopp)


def _planerad(portfolj: Portfolj, kontext: Kontext, p: Parametrar, stopp: tuple[Period, ...]) -> Fynd:
    start, ut = portfolj.utbildning.start, timedelta(weeks=p.fonster_veckor)
    forst = flytta(start, add_months(start, p.planeras_inom_manader), stopp) or date.max
    planer = sorted((a for a in portfolj.gallande_aktiviteter if a.slag in p.sjalvstudier), key=lambda a: a.id)
    loggade = {s.datum: flytta(s.datum, s.datum + ut, stopp) or date.max for s in portfolj.studietider}

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _PLANERAD.ej_tillamplig(skal)
        if not planer and not loggade:
            return _PLANERAD.ej_tillamplig("Planen har ingen tid för självstudier att följa.")
        aktuella = [a for a in planer if a.slut is None or a.slut >= dag]
        nyss = any(nar <= dag <= sista for nar, sista in loggade.items())
        if aktuella or nyss:
            text = "Tid för självstudier är planerad." if aktuella else "Tid för självstudier används."
            return _PLANERAD.uppfylld(text, bevis=bevis_aktivitet(aktuella))
        # What was planned, or used, held until it was over.
        slutade = [a.slut for a in planer if a.slut and a.slut < dag]
        sista = max([forst, *slutade, *(till for nar, till in loggade.items() if nar <= dag)])
        if dag > sista:
            text = "Ingen tid för självstudier är planerad."
            return _PLANERAD.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis_aktivitet(planer))
        if dag >= varslas(sista, p.varsel_dagar):
            text = f"Tid för självstudier ska vara planerad senast {datum(sista)}."
            return _PLANERAD.varning(text, forfaller=sista)
        return _PLANERAD.ej_tillamplig(f"Tid för självstudier ska vara planerad senast {datum(sista)}.")

    dagar = {forst, *loggade.values(), *(a.slut for a in planer if a.slut)} - {date.max}
    brytdagar = granser(portfolj, stopp) | set(loggade) | {dag + EN_DAG for dag in dagar}
    return med_vander(pa, kontext.idag, brytdagar | {varslas(dag, p.varsel_dagar) for dag in dagar})


def _timmar(portfolj: Portfolj, kontext: Kontext, p: Parametrar, stopp: tuple[Period, ...]) -> Fynd:
    krav = (p.timmar_per_vecka or 0) * _TIMME * p.fonster_veckor
    start, ut = portfolj.utbildning.start, timedelta(weeks=p.fonster_veckor, days=-1)
    forst = flytta(start - EN_DAG, start + ut, stopp) or date.max

    def fonstret(poster: list[tuple[date, int]]) -> Fonster:
        i_ordning = sorted(poster)
        return Fonster(tuple(Post(d, flytta(d, d + ut, stopp) or date.max, m) for d, m in i_ordning), forst)

    egna = [(s.datum, s.minuter) for s in portfolj.studietider]
    traffar = [(n.datum, p.minuter_per_tillfalle) for n in portfolj.narvaron if n.is_narvarande]
    bara_egna, allt = fonstret(egna), fonstret([*egna, *traffar])

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _TIMMAR.ej_tillamplig(skal)
        if not bara_egna.summa(dag):
            text = f"Ingen studietid är loggad de senaste {p.fonster_veckor} veckorna, så timmarna syns inte."
            return _TIMMAR.ej_tillamplig(text)
        text = (
            f"Du har loggat {allt.summa(dag) // _TIMME} timmar för självstudier och träffar de senaste "
            f"{p.fonster_veckor} veckorna i tjänst; {krav // _TIMME} är avsatta."
        )
        nog = allt.haller_till(dag, krav)
        if dag > nog:
            return _TIMMAR.varning(text)
        return _TIMMAR.uppfylld(text, forfaller=None if nog == date.max else nog)

    brytdagar = granser(portfolj, stopp) | allt.brytdagar(kontext.idag, krav, 0)
    return med_vander(pa, kontext.idag, brytdagar | bara_egna.brytdagar(kontext.idag, 1, 0))


REGEL = Regel(
    id="KU-05",
    slug="tid-for-sjalvstudier",
    titel="Tid för självstudier",
    delar={
        "planerad": Del(Niva.ALLMANT_RAD, kalla="spur-lipus", tolkning=True, visa="Planerad"),
        "timmar": Del(
            Niva.LOKAL,
            kalla="kronoberg-st-plan",
            tolkning=True,
            visa="Timmarna",
            atgard=Atgard("studietid.ny", "Logga studietid"),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Planera självstudier", slag=Aktivitetsslag.SJALVSTUDIER),
    parametrar=Parametrar,
)
