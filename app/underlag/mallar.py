"""Reads mallar/*.toml: the forms of assessments, one file a form, older versions in `aldre/<id>-<version>.toml`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from app.domain.bedomningsmall import (
    EJ_OBSERVERAT,
    Bedomningsmall,
    Berattelse,
    Faltslag,
    Ifyllare,
    Mallfalt,
    Mallforlopp,
    Mallursprung,
    Skala,
    Skalsteg,
)
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Kompetensomrade, Metod
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor
from app.underlag.version import short_hash

_MAPP: Final = Path(__file__).with_name("mallar")
_ID: Final = r"^[a-z][a-z0-9_]{0,39}$"


class FelIMall(FelIUnderlag):
    """Files in mallar/ are faulty; the message names each file, key and fault."""


class _Steg(UnderlagModell):
    varde: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]
    etikett: str
    ankare: Annotated[str, Field(min_length=0)] = ""


class _Skala(UnderlagModell):
    titel: str
    konfidens: Konfidens
    steg: Annotated[tuple[_Steg, ...], Field(min_length=2)]
    ej_observerat: bool = True
    anmarkning: Annotated[str, Field(min_length=0)] = ""


class _Falt(UnderlagModell):
    id: Annotated[str, Field(pattern=_ID)]
    etikett: str
    slag: Faltslag
    hjalp: Annotated[str, Field(min_length=0)] = ""
    obligatoriskt: bool = False
    skala: Annotated[str, Field(min_length=0)] = ""
    val: tuple[tuple[str, str], ...] = ()
    omrade: Kompetensomrade | None = None
    kompetens: Annotated[str, Field(min_length=0)] = ""
    ifyllare: Ifyllare = Ifyllare.BEDOMARE


class _Berattelse(UnderlagModell):
    etikett: str
    hjalp: Annotated[str, Field(min_length=0)] = ""


class _Fil(UnderlagModell):
    titel: str
    version: Annotated[int, Field(gt=0)]
    metod: Metod
    forlopp: Mallforlopp = Mallforlopp.ENKEL
    ursprung: Mallursprung
    kalla: Annotated[tuple[str, ...], Field(min_length=1)]
    konfidens: Konfidens
    beskrivning: str
    anmarkning: Annotated[str, Field(min_length=0)] = ""
    omraden: tuple[Kompetensomrade, ...] = ()
    utgar: date | None = None
    aterkoppling: _Berattelse = _Berattelse(etikett="Återkoppling", hjalp="Vad gick bra, och vad kan bli bättre?")
    overenskommet: _Berattelse = _Berattelse(etikett="Vad ni kom överens om")
    skalor: Mapping[Annotated[str, Field(pattern=_ID)], _Skala] = {}
    falt: tuple[_Falt, ...] = ()
    grupper: tuple[tuple[Annotated[str, Field(pattern=_ID)], str], ...] = ()


@dataclass(frozen=True)
class Mallar:
    """Every form in every version. `version` changes when any file does."""

    alla: tuple[Bedomningsmall, ...]
    version: str

    def aktuella(self, dag: date) -> tuple[Bedomningsmall, ...]:
        """The forms that can be used on the day, each in its latest version, by title."""
        senast = {mall.id: mall for mall in sorted(self.alla, key=lambda mall: mall.version)}
        i_bruk = (mall for mall in senast.values() if mall.utgar is None or dag < mall.utgar)
        return tuple(sorted(i_bruk, key=lambda mall: mall.titel))

    def aktuell(self, mall_id: str, dag: date) -> Bedomningsmall | None:
        """The form of that id in its latest version, or None where it is unknown or out of use."""
        return next((mall for mall in self.aktuella(dag) if mall.id == mall_id), None)

    def for_metod(self, metod: Metod, dag: date) -> tuple[Bedomningsmall, ...]:
        """The forms by which that method can be assessed on the day."""
        return tuple(mall for mall in self.aktuella(dag) if mall.metod is metod)

    def hamta(self, mall_id: str, version: int | None) -> Bedomningsmall | None:
        """One version of a form, in use or not; None where there is none, as for records made without a form."""
        return next((mall for mall in self.alla if (mall.id, mall.version) == (mall_id, version)), None)


def load_mallar(mapp: Path = _MAPP, kallor: Collection[str] | None = None) -> Mallar:
    """Read and check every form; `kallor` are the known source ids.

    Raises:
        FelIMall: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    mallar: list[Bedomningsmall] = []
    radata: list[bytes] = []
    for fil in [*sorted(mapp.glob("*.toml")), *sorted(mapp.glob("aldre/*.toml"))]:
        namn = fil.relative_to(mapp).as_posix()
        last = read_toml(fil, namn, fel)
        modell = validate(_Fil, last[0], namn, fel) if last else None
        if last is None or modell is None:
            continue
        fel.extend(Felrad(namn, nyckel, vad) for nyckel, vad in _faults(modell, kanda))
        mall_id = fil.stem if fil.parent == mapp else fil.stem.rpartition("-")[0]
        if fil.parent != mapp and fil.stem != f"{mall_id}-{modell.version}":
            fel.append(Felrad(namn, "version", f"filen ska heta {mall_id}-{modell.version}.toml"))
        mallar.append(_make(mall_id, modell))
        radata += [namn.encode(), last[1]]
    nycklar = [(mall.id, mall.version) for mall in mallar]
    fel += [
        Felrad(f"{i}.toml", "version", f"version {v} finns två gånger")
        for i, v in {*nycklar}
        if nycklar.count((i, v)) > 1
    ]
    if fel:
        raise FelIMall(fel)
    return Mallar(tuple(mallar), short_hash(radata))


def _faults(modell: _Fil, kanda: Collection[str]) -> Iterator[tuple[str, str]]:
    """What the types cannot say: ids that are twice there, scales and sources that are not."""
    idn = [falt.id for falt in modell.falt]
    yield from (("falt", f"{ett!r} finns två gånger") for ett in sorted({*idn}) if idn.count(ett) > 1)
    yield from (("kalla", f"{kalla!r} finns inte i rattskallor.toml") for kalla in modell.kalla if kalla not in kanda)
    if (modell.forlopp is Mallforlopp.FLERKALLA) != bool(modell.grupper):
        yield "grupper", "ska finnas för förloppet flerkalla, annars utelämnas"
    for falt in modell.falt:
        har = f"falt.{falt.id}"
        if (falt.slag is Faltslag.SKALA) != (falt.skala in modell.skalor):
            yield f"{har}.skala", "ska vara en av skalorna för slag skala, annars utelämnas"
        if (falt.slag is Faltslag.VAL) != bool(falt.val):
            yield f"{har}.val", "ska finnas för slag val, annars utelämnas"
        if falt.ifyllare is Ifyllare.ST and modell.forlopp is Mallforlopp.ENKEL:
            yield f"{har}.ifyllare", "ST-läkaren fyller bara i när förloppet har fler steg än ett"
    for namn, skala in modell.skalor.items():
        varden = [steg.varde for steg in skala.steg]
        if len({*varden, EJ_OBSERVERAT}) != len(varden) + 1:
            yield f"skalor.{namn}.steg", "två steg har samma värde"


def _make(mall_id: str, fil: _Fil) -> Bedomningsmall:
    return Bedomningsmall(
        id=mall_id,
        version=fil.version,
        titel=fil.titel,
        metod=fil.metod,
        forlopp=fil.forlopp,
        ursprung=fil.ursprung,
        kallor=fil.kalla,
        konfidens=fil.konfidens,
        beskrivning=fil.beskrivning,
        falt=tuple(_make_falt(falt) for falt in fil.falt),
        skalor={namn: _make_skala(namn, skala) for namn, skala in fil.skalor.items()},
        aterkoppling=Berattelse(fil.aterkoppling.etikett, fil.aterkoppling.hjalp),
        overenskommet=Berattelse(fil.overenskommet.etikett, fil.overenskommet.hjalp),
        omraden=frozenset(fil.omraden),
        anmarkning=fil.anmarkning,
        utgar=fil.utgar,
        grupper=fil.grupper,
    )


def _make_falt(falt: _Falt) -> Mallfalt:
    return Mallfalt(
        id=falt.id,
        etikett=falt.etikett,
        slag=falt.slag,
        hjalp=falt.hjalp,
        is_obligatoriskt=falt.obligatoriskt,
        skala=falt.skala,
        val=falt.val,
        omrade=falt.omrade,
        kompetens=falt.kompetens,
        ifyllare=falt.ifyllare,
    )


def _make_skala(namn: str, skala: _Skala) -> Skala:
    steg = tuple(Skalsteg(ett.varde, ett.etikett, ett.ankare) for ett in skala.steg)
    return Skala(namn, skala.titel, steg, skala.ej_observerat, skala.konfidens, skala.anmarkning)
