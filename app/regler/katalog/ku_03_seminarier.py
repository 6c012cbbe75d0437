"""Seminarier, basgrupp och ST-träffar: närvaro, eller ett skäl till frånvaro.

Vad som kontrolleras: tre saker, var och en där regionens profil ställer kravet. Att seminarier och basgruppsträffar
är loggade så ofta som profilen anger, och att varje loggad frånvaro, också från obligatoriska ST-träffar, har ett
skäl.

Varför: träffarna är obligatoriska. Den som är borta ska säga varför, så att studierektorn kan se om schemat hindrar
dig.

Så gör du: logga tillfället på sidan Undervisning, och skriv skälet när du inte kunde vara med.

Tolkning: en frånvaro med skäl räknas som besvarad, så att jour eller semester inte blir en brist. Källan säger en
gång i månaden; antalet under de månader som räknas står i profilen och lämnar rum för ett uppehåll. Månaderna räknas
bakåt från dagen, lång frånvaro flyttar dem, och den första perioden ska ha gått innan något prövas. Hur många
ST-träffar som hålls säger ingen källa, så där prövas bara skälen.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, add_months, flytta, klockstopp, sista_i_fonster
from app.domain.undervisning import Narvaro, Narvaroslag
from app.regler.former import Svar, varslas
from app.regler.frist import Fonster, Post, granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import antal_av, datum

_SKAL = Svar("KU-03", "skal")
_EJ_KRAV = "Regionens profil ställer inte kravet."


@dataclass(frozen=True, slots=True)
class Parametrar:
    """At least so many seminars and basgrupp meetings in the latest `manader`; whether absence needs a reason."""

    varsel_dagar: int
    seminarier: int | None = None
    basgrupper: int | None = None
    manader: int | None = None
    is_skal_obligatoriskt: bool | None = None


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    yield _takt(portfolj, kontext, Svar("KU-03", "seminarier"), p.seminarier, Narvaroslag.SEMINARIUM, "seminarier")
    yield _takt(portfolj, kontext, Svar("KU-03", "basgrupp"), p.basgrupper, Narvaroslag.BASGRUPP, "basgruppsträffar")
    yield _skalen(portfolj) if p.is_skal_obligatoriskt else _SKAL.ej_tillamplig(_EJ_KRAV)


def _takt(portfolj: Portfolj, kontext: Kontext, svar: Svar, krav: int | None, slag: Narvaroslag, flera: str) -> Fynd:
    p, start = kontext.varden(Parametrar), portfolj.utbildning.start
    if krav is None or p.manader is None:
        return svar.ej_tillamplig(_EJ_KRAV)
    manader, stopp = p.manader, klockstopp(portfolj, kontext.franvaro_dagar)
    dagar = sorted(n.datum for n in portfolj.narvaron if n.slag is slag and _is_besvarad(n))
    fonster = Fonster(
        tuple(Post(dag, flytta(dag, sista_i_fonster(dag, manader), stopp) or date.max) for dag in dagar),
        flytta(start, add_months(start, manader), stopp) or date.max,
    )

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return svar.ej_tillamplig(skal)
        sista = fonster.haller_till(dag, krav)
        text = f"Du har loggat {antal_av(fonster.summa(dag), krav, flera)} de senaste {manader} månaderna"
        if dag > sista:
            return svar.brist(f"{text}.", sedan=sista + EN_DAG, forfaller=sista)
        if dag >= varslas(sista, p.varsel_dagar):
            return svar.varning(f"{text}, och efter {datum(sista)} är de för få.", forfaller=sista)
        return svar.uppfylld(f"{text}.", forfaller=None if sista == date.max else sista)

    brytdagar = granser(portfolj, stopp) | fonster.brytdagar(kontext.idag, krav, p.varsel_dagar)
    return med_vander(pa, kontext.idag, brytdagar)


def _is_besvarad(narvaro: Narvaro) -> bool:
    return narvaro.is_narvarande or bool(narvaro.skal)


def _skalen(portfolj: Portfolj) -> Fynd:
    borta = [n for n in portfolj.narvaron if not n.is_narvarande]
    if not borta:
        return _SKAL.ej_tillamplig("Ingen frånvaro från seminarier och träffar är loggad.")
    utan: Collection[date] = sorted(n.datum for n in borta if not n.skal)
    if not utan:
        return _SKAL.uppfylld("Varje frånvaro från seminarier och träffar har ett skäl.")
    forst = next(iter(utan))
    fler = f", och {len(utan) - 1} till" if len(utan) > 1 else ""
    return _SKAL.brist(f"Frånvaron {datum(forst)}{fler} har inget skäl.")


REGEL = Regel(
    id="KU-03",
    slug="seminarier-och-traffar",
    titel="Seminarier, basgrupp och ST-träffar",
    delar={
        "seminarier": Del(
            Niva.LOKAL,
            kalla="kronoberg-st-plan",
            tolkning=True,
            visa="Seminarier",
            atgard=Atgard("narvaro.ny", "Logga seminarium"),
        ),
        "basgrupp": Del(
            Niva.LOKAL,
            kalla="kronoberg-st-plan",
            tolkning=True,
            visa="Basgrupp",
            atgard=Atgard("narvaro.ny", "Logga basgruppsträff"),
        ),
        "skal": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", visa="Skäl till frånvaro"),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("narvaro.visa", "Skriv skälet"),
    parametrar=Parametrar,
)
