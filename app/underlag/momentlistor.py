"""Reads momentlistor/*.toml: the rare procedures and situations to train, by region and specialty."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.moment import Moment
from app.domain.rattsgrund import Konfidens
from app.underlag.fel import FelIUnderlag, Felrad, UnderlagModell, read_toml, validate
from app.underlag.rattskallor import load_rattskallor

_MAPP: Final = Path(__file__).with_name("momentlistor")


class FelIMomentlistor(FelIUnderlag):
    """Files in momentlistor/ are faulty; the message names each file, key and fault."""


Nyckel = tuple[str, str]  # region and specialty; "" is every one


def _kod(text: str) -> str:
    try:
        return DelmalKod(text)
    except OkandDelmalKod:
        raise ValueError(f"{text!r} är ingen delmålskod") from None


def _mal(mal: tuple[int, int]) -> tuple[int, int]:
    if not 0 < mal[0] <= mal[1]:
        raise ValueError("ska vara minst och högst antal gånger")
    return mal


class _Post(UnderlagModell):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
    titel: Annotated[str, Field(max_length=60)]
    delmal: tuple[Annotated[str, AfterValidator(_kod)], ...] = ()
    mal: Annotated[tuple[int, int], AfterValidator(_mal)] | None = None


class _Fil(UnderlagModell):
    region: str | None = None
    specialitet: str | None = None
    kalla: str
    konfidens: Konfidens
    moment: Annotated[tuple[_Post, ...], Field(min_length=1)]


def load_momentlistor(mapp: Path = _MAPP, kallor: Collection[str] | None = None) -> Mapping[Nyckel, tuple[Moment, ...]]:
    """Every list by region and specialty; `kallor` are the known source ids.

    Raises:
        FelIMomentlistor: with every fault of every file.
    """
    kanda = load_rattskallor() if kallor is None else kallor
    fel: list[Felrad] = []
    listor: dict[Nyckel, tuple[Moment, ...]] = {}
    for fil in sorted(mapp.glob("*.toml")):
        last = read_toml(fil, fil.name, fel)
        modell = validate(_Fil, last[0], fil.name, fel) if last else None
        if modell is None:
            continue
        fel += _fel_i(modell, fil.name, kanda)
        listor[modell.region or "", modell.specialitet or ""] = tuple(
            Moment(p.id, p.titel, frozenset(map(DelmalKod, p.delmal)), modell.kalla, modell.konfidens, p.mal)
            for p in modell.moment
        )
    if fel:
        raise FelIMomentlistor(fel)
    return listor


def _fel_i(modell: _Fil, fil: str, kanda: Collection[str]) -> list[Felrad]:
    fel = [] if modell.kalla in kanda else [Felrad(fil, "kalla", f"okänd källa {modell.kalla!r}")]
    idn = [post.id for post in modell.moment]
    fel += [Felrad(fil, id_, "står flera gånger") for id_ in sorted({i for i in idn if idn.count(i) > 1})]
    if modell.specialitet is None:
        fel += [Felrad(fil, p.id, "delmål hör till en specialitet") for p in modell.moment if p.delmal]
    return fel


@lru_cache(maxsize=1)
def _alla() -> Mapping[Nyckel, tuple[Moment, ...]]:
    return load_momentlistor()


def moment_for(region: str, specialitet: str) -> tuple[Moment, ...]:
    """What there is to train: the region's own list, then the general one for what that does not name.

    The general list is that of the specialty, or of every specialty where it has none. The files are read once.
    """
    listor = _alla()
    egna = listor.get((region, specialitet), ())
    allmanna = listor.get(("", specialitet)) or listor.get(("", ""), ())
    har = {moment.id for moment in egna}
    return (*egna, *(moment for moment in allmanna if moment.id not in har))
