"""The year wheel: what recurs in the coming twelve months, month by month, and the drawing of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import Any, Final

from app.domain.kalender import Kalenderslag, portfoljens_poster
from app.domain.tid import EN_DAG, Period, add_months
from app.features.kalender.synligt import synliga
from app.features.kalender.vy import adress, i_ord
from app.regler.fasta_datum import FastaDatum
from app.regler.kalender import fristtitel
from app.regler.modell import Fynd, Utfall
from app.web.format import datum, manad
from app.web.sida import Portfoljsida

_MANADER: Final = 12
_LOPANDE: Final = frozenset({"HL-06", "KU-05", "KV-11"})  # asked about all the time: they have no place in a year
_FASTA: Final = {"IUP-07": "fasta_manader", "HL-07": "manader"}  # the rules whose profiles name months, and where
_MITT, _RAND, _NAMN, _FORSTA, _STEG = 150, 112, 132, 98, 15  # of the drawing, in its own units
_PRICKAR: Final = 4  # so many are drawn in a month; the list tells all


@dataclass(frozen=True, slots=True)
class Punkt:
    """Something with a last good day: what it is, and the page behind it. `nar` is the day in words.

    Of one `nyckel` a month holds one.
    """

    dag: date
    nar: str
    vad: str
    nyckel: str
    url: str
    is_flagga: bool = False


@dataclass(frozen=True, slots=True)
class Hjulmanad:
    """A month of the wheel with what it holds."""

    namn: str
    kort: str
    punkter: tuple[Punkt, ...]


@dataclass(frozen=True, slots=True)
class Sektor:
    """A month as drawn: its border line, its name, and a dot for each thing, so many at most."""

    linje: tuple[float, float, float, float]
    namn: tuple[float, float]
    prickar: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Arshjul:
    """Twelve months from this one, and the drawing of them."""

    manader: tuple[Hjulmanad, ...]
    sektorer: tuple[Sektor, ...]
    i_ord: str
    sida: int = 2 * _MITT
    rand: int = _RAND


def arshjul(sida: Portfoljsida) -> Arshjul:
    """The wheel: the next last day of each rule, the fixed times of the profile, and what is agreed on with a day."""
    forsta = sida.idag.replace(day=1)
    punkter = [*_fasta_tider(sida), *_frister(sida), *_overenskommet(sida)]
    manader = tuple(_manad(add_months(forsta, nr), punkter, sida.idag) for nr in range(_MANADER))
    i_ord = ", ".join(f"{m.namn} {len(m.punkter)}" for m in manader if m.punkter)
    return Arshjul(manader, tuple(_sektor(nr, len(m.punkter)) for nr, m in enumerate(manader)), i_ord)


def _overenskommet(sida: Portfoljsida) -> Iterable[Punkt]:
    for post in synliga(portfoljens_poster(sida.portfolj, sida.idag, None), sida):
        if post.slag in (Kalenderslag.ATAGANDE, Kalenderslag.ATGARD):
            yield Punkt(
                post.start, f"senast {datum(post.start)}", i_ord(post), post.nyckel,
                adress(post, sida.portfolj_id, sida.url),
            )  # fmt: skip


def _frister(sida: Portfoljsida) -> Iterable[Punkt]:
    """The nearest last day of each rule; of what is late the rule's page and the overview tell."""
    narmast: dict[str, Fynd] = {}
    for ett in sida.fynd:
        if ett.forfaller is None or ett.forfaller < sida.idag or ett.regel_id in _LOPANDE:
            continue
        forra = narmast.get(ett.regel_id)
        if forra is None or forra.forfaller is None or ett.forfaller < forra.forfaller:
            narmast[ett.regel_id] = ett
    for ett in narmast.values():
        if ett.forfaller is not None:
            regel = sida.regelverk.regler[ett.regel_id]
            vad, nar = fristtitel(regel, ett.delregel), f"senast {datum(ett.forfaller)}"
            sidan = sida.url("regelverk.regel", slug=regel.slug)
            yield Punkt(ett.forfaller, nar, vad, regel.id, sidan, is_flagga=ett.utfall is Utfall.VARNING)


def _fasta_tider(sida: Portfoljsida) -> Iterable[Punkt]:
    profil = sida.regelverk.profil_for(sida.portfolj)
    for regel_id, manaderna in _FASTA.items():
        varden: Mapping[str, Any] = profil.varden(regel_id, sida.idag) or {}
        tider = FastaDatum(varden.get(manaderna, ()), varden.get("fasta_datum", ()), 0)
        regel = sida.regelverk.regler[regel_id]
        for period in tider.perioder(sida.idag, 1):
            sidan = sida.url("regelverk.regel", slug=regel.slug)
            yield Punkt(period.slut, _nar(period), regel.titel, regel.id, sidan)


def _nar(period: Period) -> str:
    return datum(period.slut) if period.start == period.slut else f"under {manad(period.slut).lower()}"


def _manad(forsta: date, punkter: Iterable[Punkt], idag: date) -> Hjulmanad:
    sista = add_months(forsta, 1) - EN_DAG
    egna: dict[str, Punkt] = {}
    for punkt in punkter:
        if max(forsta, idag) <= punkt.dag <= sista:
            egna.setdefault(punkt.nyckel, punkt)  # a fixed time comes before the last day that follows from it
    namn = manad(forsta)
    return Hjulmanad(namn, namn[:3], tuple(sorted(egna.values(), key=lambda p: (p.dag, p.vad))))


def _sektor(nr: int, antal: int) -> Sektor:
    kant, mitt = _vinkel(nr), _vinkel(nr + 0.5)
    inre, yttre = _plats(kant, _RAND - _STEG * _PRICKAR - _STEG), _plats(kant, _RAND)
    prickar = tuple(_plats(mitt, _FORSTA - _STEG * steg) for steg in range(min(antal, _PRICKAR)))
    return Sektor((*inre, *yttre), _plats(mitt, _NAMN), prickar)


def _vinkel(nr: float) -> float:
    """From the top and clockwise, in radians."""
    return 2 * pi * nr / _MANADER - pi / 2


def _plats(vinkel: float, radie: float) -> tuple[float, float]:
    return round(_MITT + radie * cos(vinkel), 1), round(_MITT + radie * sin(vinkel), 1)
