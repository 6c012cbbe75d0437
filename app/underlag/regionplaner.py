"""Reads regionplaner/*.toml: the placements, courses and order that a region's own plan expects."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Plankurs, Planordning, Planplacering, Regionplan, Tidpunkt
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_MAPP: Final = Path(__file__).with_name("regionplaner")


class FelIRegionplan(FelIUnderlag):
    """Files in regionplaner/ are faulty; the message names each file, key and fault."""


Nyckel = tuple[str, str, Foreskrift]


def _kod(text: str) -> str:
    try:
        return DelmalKod(text)
    except OkandDelmalKod:
        raise ValueError(f"{text!r} är ingen delmålskod") from None


def _langd(manader: tuple[int, int]) -> tuple[int, int]:
    if not 0 < manader[0] <= manader[1]:
        raise ValueError("ska vara minst och högst antal månader")
    return manader


Langd = Annotated[tuple[int, int], AfterValidator(_langd)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]


class _Post(UnderlagModell):
    id: Id
    titel: Annotated[str, Field(min_length=1, max_length=80)]
    delmal: tuple[Annotated[str, AfterValidator(_kod)], ...] = ()
    nar: Tidpunkt = Tidpunkt.NAR_SOM_HELST
    konfidens: Konfidens | None = None
    anmarkning: str = ""


class _Placering(_Post):
    manader: Langd | None = None
    manader_efter_bt: Langd | None = None
    vantad: bool = False
    uppdrag: bool = False


class _Kurs(_Post):
    egna_medel: bool = False


class _Ordning(UnderlagModell):
    fore: Annotated[tuple[Id, ...], Field(min_length=1)]
    efter: Id
    konfidens: Konfidens | None = None


class _Fil(UnderlagModell):
    region: str
    specialitet: str
    foreskrifter: Annotated[tuple[Foreskrift, ...], Field(min_length=1)]
    kalla: str
    konfidens: Konfidens
    placering: tuple[_Placering, ...] = ()
    kurs: tuple[_Kurs, ...] = ()
    ordning: tuple[_Ordning, ...] = ()


def load_regionplaner(mapp: Path = _MAPP, kallor: Collection[str] | None = None) -> Mapping[Nyckel, Regionplan]:
    """Every plan by region, specialty and regulation; `kallor` are the known source ids.

    Raises:
        FelIRegionplan: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    planer: dict[Nyckel, Regionplan] = {}
    for fil in sorted(mapp.glob("*.toml")):
        last = read_toml(fil, fil.name, fel)
        modell = validate(_Fil, last[0], fil.name, fel) if last else None
        if modell is None:
            continue
        fel += _fel_i(modell, fil.name, kanda)
        for foreskrift in modell.foreskrifter:
            planer[modell.region, modell.specialitet, foreskrift] = _plan(modell)
    if fel:
        raise FelIRegionplan(fel)
    return planer


def _fel_i(modell: _Fil, fil: str, kanda: Collection[str]) -> Iterator[Felrad]:
    if modell.kalla not in kanda:
        yield Felrad(fil, "kalla", f"okänd källa {modell.kalla!r}")
    poster = (*modell.placering, *modell.kurs)
    for post in poster:
        for kod in map(DelmalKod, post.delmal):
            if any(kod.foreskrift is not foreskrift for foreskrift in modell.foreskrifter):
                namn = " och ".join(f.beteckning for f in modell.foreskrifter)
                yield Felrad(fil, post.titel, f"delmål {kod} hör inte till {namn}")
    antal = Counter(post.id for post in poster)
    yield from (Felrad(fil, id_, "står flera gånger") for id_, n in antal.items() if n > 1)
    for rad in modell.ordning:
        yield from (Felrad(fil, "ordning", f"okänt id {id_!r}") for id_ in (*rad.fore, rad.efter) if id_ not in antal)


def _plan(modell: _Fil) -> Regionplan:
    return Regionplan(
        kalla=modell.kalla,
        placeringar=tuple(
            Planplacering(
                p.id, p.titel, tuple(map(DelmalKod, p.delmal)), p.konfidens or modell.konfidens, p.manader,
                p.manader_efter_bt, p.vantad, p.uppdrag, p.nar, p.anmarkning,
            )
            for p in modell.placering
        ),
        kurser=tuple(
            Plankurs(
                k.id, k.titel, tuple(map(DelmalKod, k.delmal)), k.konfidens or modell.konfidens, k.nar, k.egna_medel,
                k.anmarkning,
            )
            for k in modell.kurs
        ),
        ordning=tuple(Planordning(o.fore, o.efter, o.konfidens or modell.konfidens) for o in modell.ordning),
    )  # fmt: skip


@lru_cache(maxsize=1)
def regionplaner() -> Mapping[Nyckel, Regionplan]:
    """Every known plan by region, specialty and regulation. The files are read once."""
    return load_regionplaner()


def regionplan_for(region: str, specialitet: str, foreskrift: Foreskrift) -> Regionplan | None:
    """The plan for one training, None where no plan is known."""
    return regionplaner().get((region, specialitet, foreskrift))
