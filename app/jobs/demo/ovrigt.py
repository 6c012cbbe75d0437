"""What is assessed besides the work with patients: the areas that are easily forgotten, and how ST itself goes."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.domain.tid import add_months
from app.jobs.demo.byggstenar import Bygge, ordnade
from app.jobs.demo.dagar import dagar_bakat, nasta_vardag, vardag
from app.jobs.demo.innehall import KURSMETODER
from app.jobs.demo.organisation import VARDERARE, Demoperson, Region, kollegor

_ARLIGEN: Final = 290  # days: within the year that the rules ask for, with room for the warning
_FORSTA: Final = timedelta(days=50)
_KVALITET: Final = (Aktivitetsslag.KVALITETSARBETE, Aktivitetsslag.UTVECKLINGSARBETE)
_KURSER: Final = (Aktivitetsslag.KURS, Aktivitetsslag.TEORETISKA_STUDIER)
_MITT, _BESTALLS = 33, 26  # months into ST


class _Arlig(NamedTuple):
    """An area: how it is assessed, on what occasion, towards which delmål, so many days before the latest day."""

    omrade: Kompetensomrade
    metod: Metod
    slag: Aktivitetsslag | None
    delmal: str
    fore: int


_ARLIGA: Final = (
    _Arlig(Kompetensomrade.LEDARSKAP, Metod.LEDARSKAP, None, "a1 STa5", 33),
    _Arlig(
        Kompetensomrade.UNDERVISNING, Metod.UNDERVISA_UNDER_HANDLEDNING, Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING,
        "a1 STa6", 96,
    ),
    _Arlig(
        Kompetensomrade.HANDLEDARSKAP, Metod.HANDLEDNING_PA_HANDLEDNING, Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING,
        "a1 STa6", 61,
    ),
    _Arlig(Kompetensomrade.VETENSKAP, Metod.VETENSKAPLIG_GRANSKNING, Aktivitetsslag.SKRIFTLIGT_ARBETE, "a5 STa3", 131),
)  # fmt: skip


def bedomas_i_ovrigt(bygge: Bygge, till: date | None = None, *, utom: Collection[Kompetensomrade] = ()) -> None:
    """Each of the areas every year, quality work and courses as they end, now and then a 360. `till`: the last day."""
    sista = till or bygge.idag
    for nr, arlig in enumerate(_ARLIGA):
        if arlig.omrade not in utom:
            _arligen(bygge, arlig, sista, nr)
    if Kompetensomrade.KVALITET not in utom:
        _kvalitetsarbete(bygge, sista)
    _kurser(bygge, sista)
    for dag in dagar_bakat(sista - timedelta(days=150), bygge.start + timedelta(days=240), 500):
        # It is released by the huvudhandledare.
        bygge.bedomning(Metod.FLERKALLA, vardag(dag), bygge.huvudhandledare, _delmal(bygge, "a1 b1 STa5 STb1"))


def _arligen(bygge: Bygge, arlig: _Arlig, sista: date, nr: int) -> None:
    delmal, tillfallen = _delmal(bygge, arlig.delmal), [a for a in bygge.aktiviteter if a.slag is arlig.slag]
    vilka = (*kollegor(bygge.utbildning.enhet, utom=bygge.huvudhandledare.id), bygge.huvudhandledare)
    if arlig.omrade is not Kompetensomrade.LEDARSKAP:
        vilka = tuple(person for person in vilka if person.id)  # such things are for physicians to judge
    for gang, dag in enumerate(dagar_bakat(sista - timedelta(days=arlig.fore), bygge.start + _FORSTA, _ARLIGEN)):
        nar = vardag(dag)
        bygge.bedomning(arlig.metod, nar, vilka[(gang + nr) % len(vilka)], delmal, _sist(tillfallen, nar))


def _sist(tillfallen: Sequence[Aktivitet], dag: date) -> Aktivitet | None:
    """The occasion that had begun by then."""
    return next((a for a in reversed(tillfallen) if a.start and a.start <= dag), None)


def _delmal(bygge: Bygge, koderna: str) -> Sequence[str]:
    """Those of the codes that are in the plan, or else the first of the home unit."""
    hem = bygge.aktiviteter[0].delmal if bygge.aktiviteter else frozenset()
    finns = {kod for a in bygge.aktiviteter for kod in a.delmal}
    return [kod for kod in koderna.split() if kod in finns] or ordnade(hem)[:1]


def _kvalitetsarbete(bygge: Bygge, sista: date) -> None:
    for arbete in [a for a in bygge.aktiviteter if a.slag in _KVALITET and a.is_genomford and a.slut]:
        dag = nasta_vardag(arbete.slut or sista)
        if dag <= sista:
            bygge.bedomning(
                Metod.ANNAN, dag, bygge.huvudhandledare, ordnade(arbete.delmal), arbete, mall="kvalitetsarbete",
                svar={"arbete": arbete.titel},
            )  # fmt: skip


def _kurser(bygge: Bygge, sista: date) -> None:
    """Each course is followed up once, by a method that suits it, as the plan says."""
    for kurs in [a for a in bygge.aktiviteter if a.slag in _KURSER and a.is_genomford and a.slut and a.delmal]:
        dag = nasta_vardag(kurs.slut or sista)
        if dag <= sista:
            metod = KURSMETODER[kurs.id % len(KURSMETODER)]
            bygge.bedomning(metod, dag, bygge.huvudhandledare, ordnade(kurs.delmal), kurs)


def hall_kollegium(bygge: Bygge) -> None:
    """Specialistkollegium every year, at home."""
    for dag in dagar_bakat(bygge.idag - timedelta(days=75), bygge.start + timedelta(days=120), _ARLIGEN):
        hem = bygge.pa_plats(dag)
        koderna = ordnade(hem.delmal)[:3] if hem else _delmal(bygge, "a1 STa5")
        bygge.bedomning(Metod.SPECIALISTKOLLEGIUM, vardag(dag), bygge.huvudhandledare, koderna, hem)


def skatta_sig_sjalv(bygge: Bygge) -> None:
    """A self-rating six weeks into ST, gone through with the huvudhandledare."""
    dag = vardag(add_months(bygge.start, 1) + timedelta(days=12))
    if dag <= bygge.idag:
        bygge.bedomning(Metod.SJALVSKATTNING, dag, bygge.huvudhandledare, ())


def gor_mitt_i_st(bygge: Bygge) -> None:
    """Mitt-i-ST: ordered in time, then done and reported. It is the ST-läkare's until the day comes."""
    dag, bestalld = vardag(add_months(bygge.start, _MITT)), vardag(add_months(bygge.start, _BESTALLS))
    vem = VARDERARE[Region(bygge.utbildning.region)]
    if bestalld > bygge.idag:
        return
    svar = {falt: nar.isoformat() for falt, nar in _dagarna(bestalld, dag) if nar <= bygge.idag}
    if dag <= bygge.idag:
        bygge.bedomning(Metod.MITT_I_ST, dag, vem, _delmal(bygge, "c1 STc1"), svar=svar)
    else:
        bygge.bedomning(Metod.MITT_I_ST, dag, vem, (), status=Bedomningsstatus.BEGARD, svar=svar)


def _dagarna(bestalld: date, dag: date) -> Iterator[tuple[str, date]]:
    yield "bestalld", bestalld
    yield "inspelningar_skickade", vardag(dag - timedelta(days=45))
    yield "sammanfattning_skickad", vardag(dag - timedelta(days=38))


def fortroende(bygge: Bygge, nr: int) -> Demoperson:
    """Who assesses the nth time: mostly the huvudhandledare, else a colleague at the unit."""
    andra = [person for person in kollegor(bygge.utbildning.enhet, utom=bygge.huvudhandledare.id) if person.id]
    return andra[nr // 3 % len(andra)] if andra and nr % 3 == 2 else bygge.huvudhandledare
