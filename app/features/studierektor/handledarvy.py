"""The page of handledare: how many ST-läkare each has, the time that takes, and what is noted of their competence.

This is HL-10 of the catalogue. It is about persons and units and not about one portfolio, so it is no rule among the
others: it is shown here, with the values of the region.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.handledning import Meritslag
from app.features.studierektor.handledarfragor import Handledd, Kompetens
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionprofil import BELASTNING, Belastning
from app.web.format import antal, datum


@dataclass(frozen=True, slots=True)
class Handledarrad:
    """One handledare: `adepter` are (name, address) of those in one's units, `andra` how many there are besides.

    `tid` is the time needed, in words; `is_over` tells that the region's highest number is passed.
    """

    namn: str
    enhet: str
    adepter: tuple[tuple[str, str], ...]
    andra: int
    antal: int
    tid: str
    is_over: bool
    kompetens: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True, slots=True)
class Handledarvy:
    """The whole page; `kalla` names the source of the time needed, "" where no region gives one."""

    rader: tuple[Handledarrad, ...]
    sammanfattning: str
    kalla: str


def handledarvy(
    poster: Sequence[Handledd],
    noterat: Mapping[int, Sequence[Kompetens]],
    regelverk: Regelverk,
    url: Callable[..., str],
    idag: date,
) -> Handledarvy:
    """The handledare, those with most ST-läkare first."""
    rader, kallor = [], []
    for _, grupp in groupby(poster, key=lambda post: post.person_id):
        hans = list(grupp)
        profil = regelverk.profiler.valj(hans[0].region, hans[0].specialitet)
        grund = profil.grund(BELASTNING, idag)
        if grund is not None:
            kallor.append(regelverk.rattskallor[grund.kalla].titel)
        rader.append(_rad(hans, noterat.get(hans[0].person_id, ()), profil.belastning(idag), url))
    rader.sort(key=lambda rad: -rad.antal)
    st = sum(len(rad.adepter) for rad in rader)
    text = f"{antal(len(rader), 'huvudhandledare', 'huvudhandledare')} för {antal(st, 'ST-läkare', 'ST-läkare')}."
    return Handledarvy(tuple(rader), text, ", ".join(sorted(set(kallor))))


def _rad(
    hans: Sequence[Handledd], noterat: Sequence[Kompetens], belastning: Belastning, url: Callable[..., str]
) -> Handledarrad:
    egna = [post for post in hans if post.is_egen]
    behov, hogst = belastning.andel_procent, belastning.hogst_st
    return Handledarrad(
        namn=hans[0].handledare,
        enhet=hans[0].enhet,
        adepter=tuple((p.st_lakare, url("handledare.visa", portfolj_id=p.portfolj_id)) for p in egna),
        andra=len(hans) - len(egna),
        antal=len(hans),
        tid="" if behov is None else f"ungefär {behov * len(hans)} % av heltid",
        is_over=hogst is not None and len(hans) > hogst,
        kompetens=tuple((etikett, _i_ord(slag, noterat)) for etikett, slag in _KOMPETENS),
        url=url("handledare.kompetens", portfolj_id=egna[0].portfolj_id, handledare_id=hans[0].person_id),
    )


_KOMPETENS = (
    ("Specialist", Meritslag.SPECIALIST),
    ("Handledarutbildning", Meritslag.HANDLEDARUTBILDNING),
    ("Fortbildning", Meritslag.FORTBILDNING),
)


def _i_ord(slag: Meritslag, noterat: Sequence[Kompetens]) -> str:
    valda = [k for k in noterat if k.slag is slag]
    finns = next((k for k in valda if k.finns), None)
    if finns is not None:
        return datum(finns.senast, "noterat")
    return "saknas" if valda else "inte noterat"
