"""Today beside what the changes make of it: figures, rules and collisions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from app.domain.kedja import kedjor
from app.domain.portfolj import Portfolj
from app.domain.provning import Andring, Provad, ledighetskrockar
from app.domain.rattsgrund import Niva
from app.domain.samtidigt import Samtidigt, samtidigt_borta
from app.domain.tid_delmal import delmalsslut
from app.domain.tid_i_st import TidISt
from app.features.provning import ord as orden
from app.features.provning.kollegor import Kollegor
from app.regler.modell import Fynd, Regelunderlag, Utfall
from app.regler.placeringar import bortaperioder
from app.regler.provning import Kommande, Nyckel, Provdagar, Regelskillnad, framat, jamfor, provdagar
from app.regler.utvardera import utvardera
from app.web.format import datum, decimal, period
from app.web.fyndrader import Fyndrader, Grundrad
from app.web.lagesminne import Lage


@dataclass(frozen=True, slots=True)
class Siffra:
    """A line of the figures: today, with the changes, and the difference."""

    etikett: str
    idag: str
    efter: str
    skillnad: str


@dataclass(frozen=True, slots=True)
class Regelrad:
    """A finding that comes or goes, with its authority; `nar` says from when, where that is not today."""

    text: str
    is_brist: bool
    grund: Grundrad
    nar: str = ""


@dataclass(frozen=True, slots=True)
class Jamforelse:
    """All that the changes lead to."""

    siffror: tuple[Siffra, ...]
    nya: tuple[Regelrad, ...]
    lagade: tuple[Regelrad, ...]
    krockar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Regelsvar:
    """What the rules say of the copy: as it stands today, and what today's plan and the copy lead to."""

    skillnad: Regelskillnad
    fore: Mapping[Nyckel, Kommande]
    efter: Mapping[Nyckel, Kommande]


def jamforelse(
    lage: Lage, andringar: Sequence[Andring], provad: Provad, rader: Fyndrader, kollegor: Kollegor | None
) -> Jamforelse:
    """Today against the copy; `kollegor` are the days away of the others at the unit, None where nobody may tell.

    What the rules say of the changes is kept until others are tried: the reader comes back from each form.
    """
    efter = provad.portfolj
    svar = lage.senast("provat", tuple(andringar), partial(_regelsvar, lage, efter))
    return Jamforelse(
        _siffror(lage, efter),
        _regelrader(rader, svar.skillnad.nya, _bara_i(svar.efter, svar.fore)),
        _regelrader(rader, svar.skillnad.lagade, _bara_i(svar.fore, svar.efter)),
        (*_ledigheter(lage.portfolj, efter), *_samtidigt(lage.portfolj, efter, kollegor)),
    )


def _regelsvar(lage: Lage, efter: Portfolj) -> _Regelsvar:
    underlag = lage.underlag
    is_andrad = efter != lage.portfolj
    fynd = utvardera(efter, underlag) if is_andrad else lage.fynd
    dagar = provdagar((lage.portfolj, efter), underlag)
    fore_framat = _i_dag_framat(lage, dagar)
    efter_framat = framat(efter, underlag, dagar, fynd) if is_andrad else fore_framat
    return _Regelsvar(jamfor(lage.fynd, fynd), fore_framat, efter_framat)


def _i_dag_framat(lage: Lage, dagar: Provdagar) -> Mapping[Nyckel, Kommande]:
    """What today's plan leads to; each day is worked out once for as long as the portfolio stands."""
    funna: dict[Nyckel, Kommande] = {}
    for dag, regler in dagar.items():
        fragor = {dag: regler}
        den_dagen = lage.ur(("framat", dag, *regler), partial(framat, lage.portfolj, lage.underlag, fragor, lage.fynd))
        funna = {**den_dagen, **funna}  # the first day is the one told
    return funna


def _bara_i(dessa: Mapping[Nyckel, Kommande], inte: Mapping[Nyckel, Kommande]) -> list[Kommande]:
    return [kommande for nyckel, kommande in dessa.items() if nyckel not in inte]


def _regelrader(rader: Fyndrader, fynd: Iterable[Fynd], kommande: Iterable[Kommande]) -> tuple[Regelrad, ...]:
    """Law first, then what is recommended; a brist before a warning."""
    alla = [Regelrad(f.meddelande, f.utfall is Utfall.BRIST, rader.grund(f)) for f in fynd]
    alla += [
        Regelrad(k.fynd.meddelande, k.fynd.utfall is Utfall.BRIST, rader.grund(k.fynd), f"Syns {datum(k.dag)}")
        for k in kommande
    ]
    nivaer = [niva.value for niva in Niva]
    return tuple(sorted(alla, key=lambda rad: (nivaer.index(rad.grund.niva), not rad.is_brist)))


def _siffror(lage: Lage, efter: Portfolj) -> tuple[Siffra, ...]:
    fore, underlag = lage.portfolj, lage.underlag
    tider = lage.ur("tid", partial(underlag.tid, fore)), underlag.tid(efter)
    delmal = lage.ur("delmalsslut", partial(_delmal, fore, underlag)), _delmal(efter, underlag)
    planerat = fore.utbildning.planerat_slut, efter.utbildning.planerat_slut
    # A plan that lacks a delmål has no end by delmål, and so no earliest day either.
    klar = tuple(max(t.prognos, d[0]) if t.prognos and d[0] else None for t, d in zip(tider, delmal, strict=True))
    return (
        _dagar("Tiden fullgjord", (tider[0].prognos, tider[1].prognos), "går inte att säga"),
        _dagar("Delmålen klara enligt planen", (delmal[0][0], delmal[1][0]), "okänt"),
        _tal("Delmål utan färdig plan", delmal[0][1], delmal[1][1]),
        _dagar("ST kan vara klar tidigast", (klar[0], klar[1]), "okänt"),
        _dagar("Planerat slut", planerat, "inte angivet"),
        _manader("Tid kvar på heltid", tider),
    )


def _delmal(portfolj: Portfolj, underlag: Regelunderlag) -> tuple[date | None, int]:
    """The end by delmål, and how many have no day."""
    if underlag.malbeskrivning is None:
        return None, 0
    slut = delmalsslut(kedjor(portfolj, underlag.malbeskrivning, underlag.bt))
    return slut.slut, len(slut.okanda)


def _dagar(etikett: str, dagar: tuple[date | None, date | None], tomt: str) -> Siffra:
    return Siffra(etikett, datum(dagar[0], tomt), datum(dagar[1], tomt), orden.skillnad(*dagar))


def _tal(etikett: str, fore: int, efter: int) -> Siffra:
    return Siffra(etikett, str(fore), str(efter), "ingen" if fore == efter else f"{efter - fore:+d}".replace("-", "−"))


def _manader(etikett: str, tider: tuple[TidISt, TidISt]) -> Siffra:
    fore, efter = (tid.kvar for tid in tider)
    if fore is None or efter is None:
        return Siffra(etikett, "okänt", "okänt", "")
    andrat = "ingen" if fore == efter else f"{'+' if efter > fore else '−'}{_man(abs(efter - fore))}"
    return Siffra(etikett, _man(fore), _man(efter), andrat)


def _man(manader: Fraction) -> str:
    return f"{decimal(float(manader), 1)} mån"


def _ledigheter(fore: Portfolj, efter: Portfolj) -> Iterable[str]:
    """Placements and courses that come to lie on days of leave."""
    for aktivitet_id, franvaro_id in sorted(ledighetskrockar(efter) - ledighetskrockar(fore)):
        post = efter.aktivitet(aktivitet_id)
        ledig = next(f for f in efter.franvaron if f.id == franvaro_id)
        if post is not None:
            yield f"{post.titel} {_gemen(post.start, post.slut)} ligger på frånvaro {_gemen(ledig.start, ledig.slut)}."


def _gemen(start: date | None, slut: date | None) -> str:
    text = period(start, slut)
    return text[:1].lower() + text[1:]


def _samtidigt(fore: Portfolj, efter: Portfolj, kollegor: Kollegor | None) -> Iterable[str]:
    """How many of the unit's ST-läkare are away at once, where the changes make it another number."""
    if kollegor is None:
        return
    forut = set(_borta(fore, kollegor))
    for samtidigt in _borta(efter, kollegor):
        post = efter.aktivitet(samtidigt.aktivitet_id)
        if samtidigt in forut or post is None:
            continue
        alla = len(kollegor) + 1
        hur = "alla" if samtidigt.antal == alla else f"{samtidigt.antal} av {alla}"
        nar = _gemen(samtidigt.period.start, samtidigt.period.slut)
        yield f"Under {post.titel} är {hur} ST-läkare på enheten borta samtidigt, {nar}."


def _borta(portfolj: Portfolj, kollegor: Kollegor) -> tuple[Samtidigt, ...]:
    return samtidigt_borta(bortaperioder(portfolj), kollegor)
