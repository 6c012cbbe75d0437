"""What the regions say outside the rules of a portfolio: EN-05, values of no rule, and their plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Rattskalla
from app.domain.regionplan import Regionplan
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionplaner import regionplaner
from app.underlag.regionprofil import BEMANNING, Grund
from app.web import profilord


@dataclass(frozen=True, slots=True)
class Talrad:
    """What one profile says in one section: its values in words, where they come from and how sure that is."""

    profil: str
    varden: tuple[tuple[str, str], ...]
    kallor: tuple[Rattskalla, ...]
    grund: Grund | None


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A section of the profiles, with a line for each profile that says something in it."""

    id: str
    rubrik: str
    rader: tuple[Talrad, ...]


@dataclass(frozen=True, slots=True)
class Planvy:
    """A region's plan, the regulations it is for, and the titles that its order is told in."""

    id: str
    titel: str
    plan: Regionplan
    kalla: Rattskalla
    ordning: tuple[tuple[str, str, str], ...]


def avsnitten(regelverk: Regelverk, idag: date) -> tuple[Avsnitt, ...]:
    """Every section of no rule."""
    return tuple(
        Avsnitt(nyckel, rubrik, tuple(_talrader(regelverk, nyckel, ord_, idag)))
        for nyckel, (rubrik, ord_) in profilord.AVSNITT.items()
    )


def bemanning(regelverk: Regelverk, idag: date) -> tuple[Talrad, ...]:
    """What the profiles say of EN-05."""
    return tuple(_talrader(regelverk, BEMANNING, profilord.ENHETSTAL, idag))


def _talrader(regelverk: Regelverk, nyckel: str, namn: Mapping[str, str], idag: date) -> Iterator[Talrad]:
    for regionprofil in sorted(regelverk.profiler.alla(), key=lambda p: len(p.kedja)):
        post = regionprofil.kedja[-1].post(nyckel, idag)
        if post is not None:
            kallor = tuple(regelverk.rattskallor[id_] for id_ in post.grund.kallor) if post.grund else ()
            varden = tuple((namn[n], profilord.varde(varde)) for n, varde in post.varden.items())
            yield Talrad(regionprofil.titel, varden, kallor, post.grund)


def planerna(regelverk: Regelverk) -> tuple[Planvy, ...]:
    """Every region's plan; one that is for both regulations once."""
    foreskrifter: dict[tuple[str, str], list[Foreskrift]] = {}
    for region, specialitet, foreskrift in regionplaner():
        foreskrifter.setdefault((region, specialitet), []).append(foreskrift)
    return tuple(_planvy(regelverk, *plats, gallande) for plats, gallande in foreskrifter.items())


def _planvy(regelverk: Regelverk, region: str, specialitet: str, foreskrifter: list[Foreskrift]) -> Planvy:
    plan = regionplaner()[region, specialitet, foreskrifter[0]]
    titlar = dict(plan.titlar())
    namn = regelverk.profiler.valj(region, specialitet).titel
    return Planvy(
        id=f"{region}-{specialitet}",
        titel=f"{namn}, {' och '.join(f.beteckning for f in foreskrifter)}",
        plan=plan,
        kalla=regelverk.rattskallor[plan.kalla],
        ordning=tuple(
            (titlar[o.efter], " eller ".join(titlar[n] for n in o.fore), o.konfidens.value) for o in plan.ordning
        ),
    )
