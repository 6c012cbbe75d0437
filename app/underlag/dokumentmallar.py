"""Reads dokumentmallar/*.toml: the forms of documents, one file a kind, older versions as `aldre/<slag>-<version>`."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from app.domain.avstamning import Dokumentslag, Part
from app.domain.bedomningsmall import Faltslag
from app.domain.dokumentmall import NASTA, RISK, Dokumentfalt, Dokumentmall
from app.domain.rattsgrund import Konfidens
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_MAPP: Final = Path(__file__).with_name("dokumentmallar")
_JA_NEJ: Final = (("nej", "Nej", ""), ("ja", "Ja", ""))
FORIFYLLS: Final = frozenset({"aret", "delmal", "deltagare", "forra", "huvudhandledare"})
"""What of the records a field can be filled in with."""


class FelIDokumentmall(FelIUnderlag):
    """Files in dokumentmallar/ are faulty; the message names each file, key and fault."""


class _Falt(UnderlagModell):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    etikett: str
    slag: Faltslag
    hjalp: Annotated[str, Field(min_length=0)] = ""
    obligatoriskt: bool = False
    forifylls: Annotated[str, Field(min_length=0)] = ""


class _Fil(UnderlagModell):
    slag: Dokumentslag
    version: Annotated[int, Field(gt=0)]
    titel: str
    beskrivning: str
    knapp: str
    parter: Annotated[tuple[Part, ...], Field(min_length=1)]
    kalla: Annotated[tuple[str, ...], Field(min_length=1)]
    konfidens: Konfidens
    anmarkning: Annotated[str, Field(min_length=0)] = ""
    falt: Annotated[tuple[_Falt, ...], Field(min_length=1)]


def load_dokumentmallar(mapp: Path = _MAPP, kallor: Collection[str] | None = None) -> tuple[Dokumentmall, ...]:
    """Read and check every form in every version; `kallor` are the known source ids.

    Raises:
        FelIDokumentmall: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    mallar: list[Dokumentmall] = []
    for fil in [*sorted(mapp.glob("*.toml")), *sorted(mapp.glob("aldre/*.toml"))]:
        namn = fil.relative_to(mapp).as_posix()
        last = read_toml(fil, namn, fel)
        modell = validate(_Fil, last[0], namn, fel) if last else None
        if modell is None:
            continue
        fel.extend(Felrad(namn, nyckel, vad) for nyckel, vad in _faults(modell, kanda))
        mallar.append(_make(modell))
    nycklar = [(mall.slag, mall.version) for mall in mallar]
    fel += [
        Felrad(f"{slag}.toml", "version", "finns två gånger") for slag, v in {*nycklar} if nycklar.count((slag, v)) > 1
    ]
    fel += [Felrad(f"{slag}.toml", "", "filen saknas") for slag in Dokumentslag if slag not in {m.slag for m in mallar}]
    if fel:
        raise FelIDokumentmall(fel)
    return tuple(mallar)


def _faults(modell: _Fil, kanda: Collection[str]) -> Iterator[tuple[str, str]]:
    idn = [falt.id for falt in modell.falt]
    yield from (("falt", f"{ett!r} finns två gånger") for ett in sorted({*idn}) if idn.count(ett) > 1)
    yield from (("kalla", f"{kalla!r} finns inte i rattskallor.toml") for kalla in modell.kalla if kalla not in kanda)
    for falt in modell.falt:
        if falt.slag in (Faltslag.SKALA, Faltslag.KRYSS) or (falt.slag is Faltslag.VAL) != (falt.id == RISK):
            yield f"falt.{falt.id}.slag", "ska vara text, rad eller datum; val är bara risken"
        if (falt.slag is Faltslag.DATUM) != (falt.id == NASTA):
            yield f"falt.{falt.id}.slag", "det enda datumfältet är nästa besök"
        if falt.forifylls and falt.forifylls not in FORIFYLLS:
            yield f"falt.{falt.id}.forifylls", f"ska vara något av {', '.join(sorted(FORIFYLLS))}"


def _make(fil: _Fil) -> Dokumentmall:
    falt = tuple(
        Dokumentfalt(
            f.id, f.etikett, f.slag, f.hjalp, f.obligatoriskt, _JA_NEJ if f.id == RISK else (), f.forifylls
        )
        for f in fil.falt
    )  # fmt: skip
    return Dokumentmall(
        fil.slag, fil.version, fil.titel, fil.beskrivning, fil.knapp, fil.parter, falt, fil.kalla, fil.konfidens,
        fil.anmarkning,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _alla() -> tuple[Dokumentmall, ...]:
    return load_dokumentmallar()


def dokumentmall(slag: Dokumentslag, version: int | None = None) -> Dokumentmall:
    """The form of a kind: the latest, or that version. One that is not known here is read by the latest."""
    egna = sorted((mall for mall in _alla() if mall.slag is slag), key=lambda mall: mall.version)
    return next((mall for mall in egna if mall.version == version), egna[-1])
