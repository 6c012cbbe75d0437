"""Further ST-läkare, as many as are wanted: trainings of all ages, drawn by chance from a seed, with common faults."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.domain.bedomning import Bedomning
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj
from app.domain.slag import Metod
from app.jobs.demo import gang, kronoberg, norrbotten
from app.jobs.demo.besok import med_besok
from app.jobs.demo.byggstenar import Bygge
from app.jobs.demo.dagar import vardag
from app.jobs.demo.formular import formular, mall_for
from app.jobs.demo.gang import Plan
from app.jobs.demo.organisation import (
    BJORKEN,
    EKEN,
    LINDEN,
    RONNEN,
    STUDIEREKTOR_N,
    Demoenhet,
    Demoperson,
    Region,
)

ENHETER = (LINDEN, BJORKEN, EKEN, RONNEN)
_LANGST = 58  # months


def enhet_for(nr: int) -> Demoenhet:
    """The unit of the nth further ST-läkare, from 0: the regions by turns."""
    return ENHETER[nr % len(ENHETER)]


def draw(slump: Random, idag: date, namn: str, enhet: Demoenhet, handledare: Demoperson) -> Portfolj:
    """One training in allmänmedicin, begun at any time, with the faults that chance gives it."""
    manader = slump.randint(1, _LANGST)
    if enhet.region is Region.KRONOBERG:
        ram, plan = kronoberg.allmanmedicin(idag, enhet, manader), gang.ALLMAN_2015
    else:
        foreskrift = slump.choice((Foreskrift.F2015, Foreskrift.F2021))
        bt = BtLage.GODKAND if foreskrift is Foreskrift.F2021 else BtLage.EJ_AKTUELL
        ram = norrbotten.allmanmedicin(idag, enhet, manader, foreskrift, bt)
        plan = gang.ALLMAN_2021 if foreskrift is Foreskrift.F2021 else gang.ALLMAN_2015
    bygge = gang.nytt(idag, namn, ram, handledare)
    gang.lagg_plan(bygge, _gles(slump, plan))
    gang.bedomas_pa_placeringar(bygge)
    if enhet.region is Region.KRONOBERG:
        kronoberg.dokumentera(bygge)
    else:
        norrbotten.dokumentera(bygge)
    bygge.koppla()
    _revideras(slump, bygge, enhet)
    for fel in slump.choices((_inget, *_FEL), weights=(8, *(1 for _ in _FEL)), k=2):
        fel(slump, bygge)
    return med_besok(bygge.portfolj(), idag)


def _gles(slump: Random, plan: Plan) -> Plan:
    """Some have not planned everything yet."""
    if slump.random() < 0.6:
        return plan
    moment = tuple(en for en in plan.moment if slump.random() < 0.8)
    placeringar = tuple(en for en in plan.placeringar if slump.random() < 0.9)
    return replace(plan, moment=moment, placeringar=placeringar)


def _revideras(slump: Random, bygge: Bygge, enhet: Demoenhet) -> None:
    if (bygge.idag - bygge.start).days < 150:
        return
    if enhet.region is Region.NORRBOTTEN:
        gang.revideras_fasta_manader(bygge, STUDIEREKTOR_N if slump.random() < 0.9 else None)
    else:
        gang.revideras_i_takt(bygge)


def _inget(slump: Random, bygge: Bygge) -> None:
    """All is well."""


def _revideras_sent(slump: Random, bygge: Bygge) -> None:
    grans = bygge.idag - timedelta(days=slump.choice((200, 300, 420)))
    bygge.revideringar = [r for r in bygge.revideringar if r.datum < grans]


def _tunn_handledning(slump: Random, bygge: Bygge) -> None:
    bygge.handledarsamtal = [s for s in bygge.handledarsamtal if slump.random() < 0.4]


def _fa_bedomningar(slump: Random, bygge: Bygge) -> None:
    grans = bygge.idag - timedelta(days=slump.choice((150, 240, 400)))
    bygge.bedomningar = [b for b in bygge.bedomningar if b.datum < grans]


def _losa_metoder(slump: Random, bygge: Bygge) -> None:
    bygge.metoder = [replace(m, aktivitet_id=None) if slump.random() < 0.3 else m for m in bygge.metoder]


def _saknade_metoder(slump: Random, bygge: Bygge) -> None:
    bygge.metoder = [m for m in bygge.metoder if slump.random() < 0.5]


def _namnlos_placering(slump: Random, bygge: Bygge) -> None:
    bygge.aktiviteter = [
        replace(a, tjanstgoring=replace(a.tjanstgoring, handledare_id=None, handledare_namn=None, bekraftad=None))
        if a.is_sidotjanstgoring and a.tjanstgoring and slump.random() < 0.3
        else a
        for a in bygge.aktiviteter
    ]


def _utan_huvudhandledare(slump: Random, bygge: Bygge) -> None:
    sista = vardag(bygge.idag - timedelta(days=slump.randint(3, 60)))
    bygge.handledarskap = [replace(h, till=max(sista, h.fran)) for h in bygge.handledarskap]


def _otydligt_om_at(slump: Random, bygge: Bygge) -> None:
    vet = slump.random() < 0.5
    bygge.utbildning = replace(bygge.utbildning, has_svensk_at=False if vet else None, at_datum=None)


def _mycket_film(slump: Random, bygge: Bygge) -> None:
    bygge.bedomningar = [
        _filmad(b) if b.metod is Metod.MEDSITTNING and slump.random() < 0.5 else b for b in bygge.bedomningar
    ]


def _filmad(bedomning: Bedomning) -> Bedomning:
    """The same seen on film, on the form for that; of the examination it shows nothing."""
    mall = formular(mall_for(Metod.VIDEOKONSULTATION))
    svar = tuple(ett for ett in bedomning.svar if ett.falt in {falt.id for falt in mall.falt})
    return replace(bedomning, metod=mall.metod, mall=mall.id, mall_version=mall.version, svar=svar)


def _osedda(slump: Random, bygge: Bygge) -> None:
    sedan = bygge.idag - timedelta(days=slump.choice((300, 500)))
    bygge.bedomningar = [replace(b, sedd=None) if b.datum > sedan else b for b in bygge.bedomningar]


def _handleder_aldrig(slump: Random, bygge: Bygge) -> None:
    aldrig = {Metod.HANDLEDNING_PA_HANDLEDNING, slump.choice((Metod.LEDARSKAP, Metod.VETENSKAPLIG_GRANSKNING))}
    bygge.bedomningar = [b for b in bygge.bedomningar if b.metod not in aldrig]


_FEL: tuple[Callable[[Random, Bygge], None], ...] = (
    _revideras_sent,
    _tunn_handledning,
    _fa_bedomningar,
    _losa_metoder,
    _saknade_metoder,
    _namnlos_placering,
    _utan_huvudhandledare,
    _otydligt_om_at,
    _mycket_film,
    _osedda,
    _handleder_aldrig,
)
