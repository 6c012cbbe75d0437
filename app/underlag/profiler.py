"""Reads profiler/*.toml: checks them against the rules that exist and the sources that are described."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.domain.begaran import Begaran
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.tillracklighet import Trosklar
from app.regler import REGLER
from app.regler.enheten import Bemanningskrav
from app.regler.modell import Regel
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.parametertyper import FelVarde, convert, parameter_types, required_fields
from app.underlag.rattskallor import load_rattskallor
from app.underlag.regionprofil import (
    ALLMANT,
    BEGARAN,
    BELASTNING,
    BEMANNING,
    FLERKALLA,
    KLIMAT,
    RIKET,
    STEG,
    TILLRACKLIGHET,
    VARSEL,
    Allmant,
    Belastning,
    Flerkallsgranser,
    Grund,
    Klimat,
    Post,
    Profil,
    Profiler,
    Regionprofil,
    Steg,
)

_MAPP: Final = Path(__file__).with_name("profiler")
_EGNA: Final[Mapping[str, type | None]] = {
    ALLMANT: Allmant,
    STEG: Steg,
    TILLRACKLIGHET: Trosklar,
    KLIMAT: Klimat,
    BELASTNING: Belastning,
    BEGARAN: Begaran,
    FLERKALLA: Flerkallsgranser,
    BEMANNING: Bemanningskrav,
}
_GRUND: Final[tuple[str, ...]] = ("kalla", "konfidens", "tolkning")


class FelIProfil(FelIUnderlag):
    """Files in profiler/ are faulty; the message names each file, key and fault."""


class _Huvud(UnderlagModell):
    titel: str
    region: str | None = None
    specialitet: str | None = None
    arver: str | None = None


class _GrundModell(UnderlagModell):
    kalla: str | tuple[str, ...]
    konfidens: Konfidens
    tolkning: bool = False


def load_profiler(
    regler: Mapping[str, Regel] = REGLER, kallor: Collection[str] | None = None, mapp: Path = _MAPP
) -> Profiler:
    """Read and check every profile; `kallor` are the known source ids, by default those of rattskallor.toml.

    Raises:
        FelIProfil: with every fault of every file.
        FelIRattskalla: rattskallor.toml is faulty.
    """
    lasare = _Lasare(regler, load_rattskallor() if kallor is None else kallor)
    profiler = {p.namn: p for fil in sorted(mapp.glob("*.toml")) if (p := lasare.load(fil)) is not None}
    lasare.check_chain(profiler)
    if lasare.fel:
        raise FelIProfil(lasare.fel)
    klara = Profiler(profiler, {regel_id: regel.parametrar for regel_id, regel in regler.items()})
    lasare.check_complete(profiler[RIKET], klara.alla())
    if lasare.fel:
        raise FelIProfil(lasare.fel)
    return klara


@dataclass(slots=True)
class _Lasare:
    regler: Mapping[str, Regel]
    kallor: Collection[str]
    fel: list[Felrad] = field(default_factory=list)

    def load(self, fil: Path) -> Profil | None:
        last = read_toml(fil, fil.name, self.fel)
        if last is None:
            return None
        innehall, rad = last
        poster: dict[str, tuple[Post, ...]] = {}
        huvud: dict[str, Any] = {}
        for nyckel, varde in innehall.items():
            if nyckel in self.regler or nyckel in _EGNA:
                poster[nyckel] = self._load_poster(fil.name, nyckel, varde)
            elif isinstance(varde, (dict, list)):
                self._complain(fil.name, nyckel, "regeln finns inte")
            else:
                huvud[nyckel] = varde
        modell = validate(_Huvud, huvud, fil.name, self.fel)
        if modell is None:
            return None
        return Profil(fil.stem, modell.titel, modell.region, modell.specialitet, modell.arver, poster, rad)

    def _load_poster(self, fil: str, nyckel: str, varde: Any) -> tuple[Post, ...]:
        tabeller = varde if isinstance(varde, list) else [varde]
        if not all(isinstance(tabell, dict) for tabell in tabeller):
            self._complain(fil, nyckel, "ska vara en tabell")
            return ()
        poster = [
            self._load_post(fil, nyckel if len(tabeller) == 1 else f"{nyckel}[{nummer}]", nyckel, tabell)
            for nummer, tabell in enumerate(tabeller, start=1)
        ]
        dagar = [post.fran or date.min for post in poster]
        if len(set(dagar)) != len(dagar):
            self._complain(fil, nyckel, "två tabeller gäller från samma dag")
        return tuple(sorted(poster, key=lambda post: post.fran or date.min))

    def _load_post(self, fil: str, har: str, nyckel: str, tabell: Mapping[str, Any]) -> Post:
        typ = self.regler[nyckel].parametrar if nyckel in self.regler else _EGNA[nyckel]
        rest = dict(tabell)
        fran = self._load_fran(fil, har, rest.pop("fran", None))
        utan = self._load_utan(fil, har, rest.pop("utan", []), typ)
        delar = rest.pop("delar", {})
        grund_angiven = {namn: rest.pop(namn) for namn in _GRUND if namn in rest}
        varden = self._load_varden(fil, har, typ, rest)
        grund = None
        if grund_angiven or varden or utan or not delar:
            grund = self._load_grund(fil, har, grund_angiven)
        delgrunder: dict[str, Grund] = {}
        for namn, deltabell in (delar if isinstance(delar, dict) else {}).items():
            delgrund, delvarden = self._load_del(fil, f"{har}.delar.{namn}", nyckel, namn, deltabell)
            varden |= delvarden
            if delgrund:
                delgrunder[namn] = delgrund
        return Post(fran, varden, grund, delgrunder, utan)

    def _load_del(self, fil: str, har: str, nyckel: str, namn: str, tabell: Any) -> tuple[Grund | None, dict[str, Any]]:
        regel = self.regler.get(nyckel)
        if regel is None or namn not in regel.delar:
            self._complain(fil, har, "regeln har ingen sådan del")
            return None, {}
        if not isinstance(tabell, dict):
            self._complain(fil, har, "ska vara en tabell")
            return None, {}
        rest = dict(tabell)
        grund = self._load_grund(fil, har, {namn: rest.pop(namn) for namn in _GRUND if namn in rest})
        return grund, self._load_varden(fil, har, regel.parametrar, rest)

    def _load_fran(self, fil: str, har: str, varde: Any) -> date | None:
        if varde is None or (isinstance(varde, date) and type(varde) is date):
            return varde
        self._complain(fil, f"{har}.fran", "ska vara ett datum, till exempel 2025-01-01")
        return None

    def _load_utan(self, fil: str, har: str, varde: Any, typ: type | None) -> frozenset[str]:
        kanda = parameter_types(typ).keys()
        if isinstance(varde, list) and all(namn in kanda for namn in varde):
            return frozenset(varde)
        self._complain(fil, f"{har}.utan", "ska vara en lista med regelns parametrar")
        return frozenset()

    def _load_varden(self, fil: str, har: str, typ: type | None, tabell: Mapping[str, Any]) -> dict[str, Any]:
        kanda = parameter_types(typ)
        varden = {}
        for namn, varde in tabell.items():
            if namn not in kanda:
                self._complain(fil, f"{har}.{namn}", "okänd parameter")
                continue
            try:
                varden[namn] = convert(kanda[namn], varde)
            except FelVarde as orsak:
                self._complain(fil, f"{har}.{namn}", str(orsak))
        return varden

    def _load_grund(self, fil: str, har: str, tabell: Mapping[str, Any]) -> Grund | None:
        modell = validate(_GrundModell, tabell, fil, self.fel, under=har)
        if modell is None:
            return None
        kallor = (modell.kalla,) if isinstance(modell.kalla, str) else modell.kalla
        for kalla in kallor:
            if kalla not in self.kallor:
                self._complain(fil, f"{har}.kalla", f"{kalla!r} finns inte i rattskallor.toml")
        if not kallor:
            self._complain(fil, f"{har}.kalla", "får inte vara tom")
            return None
        return Grund(kallor, modell.konfidens, modell.tolkning)

    def check_chain(self, profiler: Mapping[str, Profil]) -> None:
        """Every profile inherits, in the end, from the nation's, and no two are for the same place and specialty."""
        if RIKET not in profiler:
            self._complain(f"{RIKET}.toml", "", "filen saknas eller är felaktig")
        sedda: dict[tuple[str | None, str | None], str] = {}
        for profil in profiler.values():
            fil = f"{profil.namn}.toml"
            nyckel = profil.region, profil.specialitet
            if nyckel in sedda:
                self._complain(fil, "region", f"samma region och specialitet som i {sedda[nyckel]}.toml")
            sedda[nyckel] = profil.namn
            if (profil.namn == RIKET) != (profil.region is None):
                self._complain(fil, "region", f"ska finnas i alla profiler utom {RIKET}.toml")
            if RIKET in profiler and not _reaches_riket(profil, profiler):
                self._complain(fil, "arver", f"ska vara en profil som i sin tur ärver {RIKET}")

    def check_complete(self, riket: Profil, alla: Collection[Regionprofil]) -> None:
        """Binding levels have their values in the nation's profile; no profile sets half of what a rule needs."""
        fil = f"{RIKET}.toml"
        for nyckel, typ in _EGNA.items():
            self._demand(fil, nyckel, required_fields(typ) - _undated(riket, nyckel).keys())
        for regel_id, regel in self.regler.items():
            self._demand(fil, regel_id, _missing_in_riket(regel, riket))
        for profil in alla:
            dagar = {post.fran or date.min for lank in profil.kedja for rad in lank.poster.values() for post in rad}
            for regel_id, regel in self.regler.items():
                for dag in sorted(dagar):
                    varden = profil.varden(regel_id, dag) if not self.fel else None
                    if varden is not None:
                        saknas = required_fields(regel.parametrar) - varden.keys()
                        self._demand(f"{profil.namn}.toml", regel_id, saknas)

    def _demand(self, fil: str, nyckel: str, saknas: Iterable[str]) -> None:
        for namn in sorted(saknas):
            self._complain(fil, f"{nyckel}.{namn}", "saknas")

    def _complain(self, fil: str, nyckel: str, vad: str) -> None:
        rad = Felrad(fil, nyckel, vad)
        if rad not in self.fel:
            self.fel.append(rad)


def _reaches_riket(profil: Profil, profiler: Mapping[str, Profil]) -> bool:
    sedda: set[str] = set()
    while profil.namn != RIKET:
        if profil.namn in sedda or profil.arver is None or profil.arver not in profiler:
            return False
        sedda.add(profil.namn)
        profil = profiler[profil.arver]
    return profil.arver is None


def _undated(profil: Profil, nyckel: str) -> Mapping[str, Any]:
    return next((post.varden for post in profil.poster.get(nyckel, ()) if post.fran is None), {})


def _missing_in_riket(regel: Regel, riket: Profil) -> Iterator[str]:
    """What a rule with binding parts lacks in the nation's profile, where a silent gap would be no judgement at all.

    A rule that is binding in all its parts needs every parameter; one that is so in some needs a source for each such
    part that takes parameters, which it has when the profile sets the part's values under `delar`.
    """
    egna = parameter_types(regel.parametrar).keys() - {VARSEL}
    lokala = [namn for namn, del_ in regel.delar.items() if del_.niva is Niva.LOKAL]
    if not egna or len(lokala) == len(regel.delar):
        return
    if not lokala:
        yield from egna - _undated(riket, regel.id).keys()
        return
    satta = {namn for post in riket.poster.get(regel.id, ()) if post.fran is None for namn in post.delgrunder}
    for namn in regel.delar:
        if namn not in lokala and namn not in satta:
            yield f"delar.{namn}"
