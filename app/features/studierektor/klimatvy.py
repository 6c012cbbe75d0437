"""The climate of units as it is shown: the latest months beside those before; small groups say why they are silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.klimat import Klimatbild, Kvartiler, klimatbild
from app.domain.tid import EN_DAG, add_months
from app.features.studierektor.klimatfragor import Enhetspost
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionprofil import Klimat
from app.web.format import antal, period

_FOR_FA = "för få för att visas"


@dataclass(frozen=True, slots=True)
class Matt:
    """One measure: now, and before."""

    etikett: str
    nu: str
    fore: str


@dataclass(frozen=True, slots=True)
class Enhetsrad:
    """One unit with its measures."""

    enhet: str
    antal: str
    matt: tuple[Matt, ...]


@dataclass(frozen=True, slots=True)
class Klimatvy:
    """The whole page; `nu` and `fore` are the periods in words, `gransen` which groups are left out."""

    rader: tuple[Enhetsrad, ...]
    nu: str
    fore: str
    gransen: str
    is_tolkning: bool


def fran(regelverk: Regelverk, idag: date) -> date:
    """The first day that any unit's periods need."""
    manader = max(profil.klimat(idag).manader for profil in regelverk.profiler.alla())
    return add_months(idag, -2 * manader) + EN_DAG


def klimatvy(poster: Sequence[Enhetspost], regelverk: Regelverk, idag: date) -> Klimatvy:
    """Work out the page from the records, which come by unit."""
    riket = regelverk.profiler.valj("", "")
    grund, allmant = riket.grund("klimat", idag), riket.klimat(idag)
    brytdag = add_months(idag, -allmant.manader)
    return Klimatvy(
        rader=tuple(
            _rad(namn, list(grupp), regelverk.profiler.valj(region, "").klimat(idag), idag)
            for (_, namn, region), grupp in groupby(poster, key=lambda rad: (rad.enhet_id, rad.enhet, rad.region))
        ),
        nu=period(brytdag + EN_DAG, idag),
        fore=period(add_months(idag, -2 * allmant.manader) + EN_DAG, brytdag),
        gransen=f"färre än {allmant.minst_poster} bedömningar eller {allmant.minst_bedomare} bedömare",
        is_tolkning=grund is not None and grund.tolkning,
    )


def _rad(enhet: str, poster: Sequence[Enhetspost], klimat: Klimat, idag: date) -> Enhetsrad:
    brytdag, forst = add_months(idag, -klimat.manader), add_months(idag, -2 * klimat.manader)
    nu, fore = (
        klimatbild(
            (rad.post for rad in poster if start < rad.post.dag <= slut), klimat.minst_poster, klimat.minst_bedomare
        )
        for start, slut in ((brytdag, idag), (forst, brytdag))
    )
    return Enhetsrad(
        enhet=enhet,
        antal=_FOR_FA if nu.antal is None else antal(nu.antal, "bedömning", "bedömningar"),
        matt=(
            Matt("Från begäran till signatur", _dagar(nu.svarstid), _dagar(fore.svarstid)),
            Matt("Med återkoppling i ord", _andel(nu.berattelse), _andel(fore.berattelse)),
            Matt("Avböjda eller utgångna", _andel(nu.obesvarade), _andel(fore.obesvarade)),
            Matt("Spridning", _spridning(nu), _spridning(fore)),
        ),
    )


def _dagar(svarstid: Kvartiler | None) -> str:
    if svarstid is None:
        return _FOR_FA
    return f"{antal(svarstid.median, 'dag', 'dagar')} (hälften {svarstid.nedre}–{svarstid.ovre})"


def _andel(andel: float | None) -> str:
    return _FOR_FA if andel is None else f"{round(andel * 100)} %"


def _spridning(bild: Klimatbild) -> str:
    if bild.spridning is None:
        return _FOR_FA
    return f"{bild.spridning.halften} av {bild.spridning.bedomare} bedömare gör hälften"
