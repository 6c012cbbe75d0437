"""What the rule pages show, worked out before the template."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens, Niva, Rattskalla
from app.regler.modell import Regel
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionprofil import Regionprofil

_RUBRIKER = ("Vad som kontrolleras", "Varför", "Så gör du", "Tolkning")


@dataclass(frozen=True, slots=True)
class Delrad:
    """A part of a rule: its level and source, and how sure that is."""

    namn: str
    niva: Niva
    foreskrifter: str
    kallor: tuple[Rattskalla, ...]
    konfidens: Konfidens
    tolkning: bool


@dataclass(frozen=True, slots=True)
class Profilrad:
    """The numbers a profile gives the rule, and where they come from."""

    profil: str
    varden: tuple[tuple[str, str], ...]
    kallor: tuple[Rattskalla, ...]
    konfidens: Konfidens | None
    tolkning: bool


@dataclass(frozen=True, slots=True)
class Regelvy:
    """One rule as its page shows it."""

    regel: Regel
    inledning: str
    stycken: tuple[tuple[str, str], ...]
    delar: tuple[Delrad, ...]
    profiler: tuple[Profilrad, ...]


def regelrader(regelverk: Regelverk, idag: date) -> tuple[Regelvy, ...]:
    """Every rule in id order, without its numbers."""
    return tuple(_vy(regel, regelverk, idag, ()) for regel in regelverk.regler.values())


def regelsida(regel: Regel, regelverk: Regelverk, idag: date) -> Regelvy:
    """One rule with its numbers in every profile that says something of its own."""
    rader = []
    tidigare: set[tuple[tuple[str, str], ...]] = set()
    for profil in sorted(regelverk.profiler.alla(), key=lambda p: len(p.kedja)):
        rad = _profilrad(regel, profil, regelverk, idag)
        if rad is not None and (len(profil.kedja) == 1 or rad.varden not in tidigare):
            rader.append(rad)
            tidigare.add(rad.varden)
    return _vy(regel, regelverk, idag, tuple(rader))


def _vy(regel: Regel, regelverk: Regelverk, idag: date, profiler: tuple[Profilrad, ...]) -> Regelvy:
    inledning, stycken = dela_beskrivning(regel.beskrivning)
    riket = regelverk.profiler.valj("", "")
    delar = tuple(
        Delrad(
            namn=del_.visa or namn,
            niva=del_.niva,
            foreskrifter=", ".join(f.beteckning for f in Foreskrift if f in del_.foreskrifter),
            kallor=_kallor(regelverk, grund.kallor if grund else (del_.kalla,)),
            konfidens=grund.konfidens if grund else del_.konfidens,
            tolkning=grund.tolkning if grund else del_.tolkning,
        )
        for namn, del_ in regel.delar.items()
        for grund in [riket.grund(regel.id, idag, namn)]
    )
    return Regelvy(regel, inledning, stycken, delar, profiler)


def _kallor(regelverk: Regelverk, ids: tuple[str, ...]) -> tuple[Rattskalla, ...]:
    return tuple(regelverk.rattskallor[id_] for id_ in ids)


def dela_beskrivning(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Split a rule's published text into its opening sentence and its headed paragraphs."""
    inledning: list[str] = []
    stycken: list[tuple[str, str]] = []
    for stycke in re.split(r"\n\s*\n", text.strip()):
        samlat = " ".join(stycke.split())
        rubrik, kolon, resten = samlat.partition(": ")
        if kolon and rubrik in _RUBRIKER:
            stycken.append((rubrik, resten[:1].upper() + resten[1:]))
        elif stycken:
            stycken[-1] = (stycken[-1][0], f"{stycken[-1][1]} {samlat}")
        else:
            inledning.append(samlat)
    return " ".join(inledning), tuple(stycken)


def _profilrad(regel: Regel, profil: Regionprofil, regelverk: Regelverk, idag: date) -> Profilrad | None:
    varden = profil.varden(regel.id, idag)
    if not varden:
        return None
    grund = profil.grund(regel.id, idag)
    return Profilrad(
        profil=profil.titel,
        varden=_i_ord(varden),
        kallor=_kallor(regelverk, grund.kallor) if grund else (),
        konfidens=grund.konfidens if grund else None,
        tolkning=grund.tolkning if grund else False,
    )


def _i_ord(varden: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((namn.replace("_", " "), _varde(varde)) for namn, varde in sorted(varden.items()) if varde is not None)


def _varde(varde: object) -> str:
    if isinstance(varde, bool):
        return "ja" if varde else "nej"
    if isinstance(varde, tuple):
        return ", ".join(f"{v[1]}/{v[0]}" if isinstance(v, tuple) else str(v) for v in varde) or "inga"
    return str(varde).replace("_", " ")
