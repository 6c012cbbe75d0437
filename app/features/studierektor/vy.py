"""The table as it is shown, worked out before the template so that a row costs little to draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from app.domain.foreskrift import Foreskrift
from app.features.studierektor.queries import PER_SIDA, Antal, Kohortrad, Ordning, Urval, Visning
from app.underlag.regelunderlag import Regelverk
from app.web.diagram import Miniremsa, miniremsa
from app.web.format import datum, sedan, tidpunkt
from app.web.sidning import sidnummer

Url = Callable[..., str]
Val = tuple[str, str]

_ETIKETTER: Final = {
    Ordning.NAMN: "Namn",
    Ordning.TID: "Tid i ST",
    Ordning.BRIST: "Brist",
    Ordning.VARNING: "Varning",
    Ordning.REVIDERING: "Senaste revidering",
    Ordning.FORFALLER: "Närmast",
}
# Columns where the interesting end is the large one.
_FORST_FALLANDE: Final = frozenset({Ordning.BRIST, Ordning.VARNING, Ordning.TID})


@dataclass(frozen=True, slots=True)
class Radvy:
    """One person's row; `tid_procent` is None where no time counts or the required time is unknown."""

    url: str
    namn: str
    enhet: str
    utbildning: str
    tid: str
    tid_procent: int | None
    remsa: Miniremsa
    brist: int
    varning: int
    revidering: str
    revidering_alder: str
    forfaller: str
    is_forsenad: bool


@dataclass(frozen=True, slots=True)
class Rubrik:
    """A column head that sorts."""

    nyckel: str
    etikett: str
    url: str
    riktning: str
    is_tal: bool


@dataclass(frozen=True, slots=True)
class Kohortvy:
    """Everything the page shows."""

    urval: Urval
    mening: str
    visningar: tuple[tuple[str, str, bool, int | None], ...]
    rubriker: tuple[Rubrik, ...]
    rader: tuple[Radvy, ...]
    enheter: tuple[Val, ...]
    specialiteter: tuple[Val, ...]
    foreskrifter: tuple[Val, ...]
    regler: tuple[Val, ...]
    is_filtrerad: bool
    rensa: str
    bakat: str | None
    framat: str | None
    sidor: tuple[tuple[int, str, bool] | None, ...]
    visar: str
    beraknad: str


def _fraga(urval: Urval, **andrat: object) -> str:
    """The address of the same table with something changed; a new filter begins at its first page."""
    delar: dict[str, object] = {
        "visa": urval.visa.value if urval.visa is not Visning.ALLA else "",
        "enhet": urval.enhet or "",
        "specialitet": urval.specialitet,
        "foreskrift": urval.foreskrift.value if urval.foreskrift else "",
        "regel": urval.regel,
        "q": urval.sokord,
        "ordning": urval.ordning.value if urval.ordning is not Ordning.ALLVAR else "",
        "fallande": "1" if urval.fallande else "",
        "sida": "",
    } | andrat
    valda = {namn: varde for namn, varde in delar.items() if varde not in ("", None)}
    return f"?{urlencode(valda)}" if valda else "?"


def kohortvy(
    urval: Urval,
    antal: Antal,
    rader: Sequence[Kohortrad],
    *,
    enheter: Sequence[tuple[int, str]],
    specialiteter: Sequence[str],
    regelverk: Regelverk,
    url: Url,
    idag: date,
) -> Kohortvy:
    """Work out the page."""
    traffar = {
        Visning.ALLA: antal.alla,
        Visning.BRIST: antal.brist,
        Visning.VARNING: antal.varning,
        Visning.UTAN: antal.utan,
    }
    etiketter = {
        Visning.ALLA: "Alla",
        Visning.BRIST: "Med brist",
        Visning.VARNING: "Med varning",
        Visning.UTAN: "Utan anmärkning",
    }
    antal_sidor = max(1, -(-traffar[urval.visa] // PER_SIDA))
    forsta = (urval.sida - 1) * PER_SIDA
    # One address is made by the router; the rest differ from it only in the number.
    mall = url("portfolj.oversikt", portfolj_id=0)
    return Kohortvy(
        urval=urval,
        mening=_mening(antal),
        visningar=tuple(
            (etiketter[v], _fraga(urval, visa="" if v is Visning.ALLA else v.value), v is urval.visa, traffar[v])
            for v in Visning
        ),
        rubriker=tuple(_rubrik(urval, ordning) for ordning in _ETIKETTER),
        rader=tuple(_radvy(rad, regelverk, mall, idag) for rad in rader),
        enheter=tuple((str(id_), namn) for id_, namn in enheter),
        specialiteter=tuple((slug, regelverk.specialitetsnamn(slug)) for slug in specialiteter),
        foreskrifter=tuple((f.value, f.beteckning) for f in Foreskrift),
        regler=tuple((regel.id, f"{regel.id} {regel.titel}") for regel in regelverk.regler.values()),
        is_filtrerad=_fraga(urval, ordning="", fallande="") != "?",
        rensa=url("studierektor.kohort"),
        bakat=_fraga(urval, sida=urval.sida - 1) if urval.sida > 1 else None,
        framat=_fraga(urval, sida=urval.sida + 1) if urval.sida < antal_sidor else None,
        sidor=tuple(
            None if n is None else (n, _fraga(urval, sida=n), n == urval.sida)
            for n in sidnummer(urval.sida, antal_sidor)
        ),
        visar=f"{forsta + 1}–{forsta + len(rader)} av {traffar[urval.visa]}" if rader else "",
        beraknad=tidpunkt(antal.beraknad),
    )


def _mening(antal: Antal) -> str:
    if not antal.alla:
        return "Ingen ST-läkare motsvarar urvalet."
    if not antal.brist:
        return f"Ingen av {antal.alla} ST-läkare har någon brist."
    return f"{antal.brist} av {antal.alla} ST-läkare har minst en brist."


def _rubrik(urval: Urval, ordning: Ordning) -> Rubrik:
    vald = urval.ordning is ordning
    forst_fallande = ordning in _FORST_FALLANDE
    fallande = not urval.fallande if vald else forst_fallande
    return Rubrik(
        nyckel=ordning.value,
        etikett=_ETIKETTER[ordning],
        url=_fraga(urval, ordning=ordning.value, fallande="1" if fallande else ""),
        riktning=("fallande" if urval.fallande else "stigande") if vald else "",
        is_tal=ordning in (Ordning.BRIST, Ordning.VARNING),
    )


@lru_cache(maxsize=4096)
def _radvy(rad: Kohortrad, regelverk: Regelverk, mall: str, idag: date) -> Radvy:
    # Neither time nor forecast: service before ST counts nothing, and where the requirement is unknown it has no share.
    is_utan_tid = not rad.tid_andel and rad.beraknat_slut is None
    procent = None if is_utan_tid else min(100, round(rad.tid_andel * 100))
    slut = f", klar {datum(rad.beraknat_slut)}" if rad.beraknat_slut else ""
    return Radvy(
        url=mall.replace("/0", f"/{rad.portfolj_id}"),
        namn=rad.namn,
        enhet=rad.enhet,
        utbildning=f"{regelverk.specialitetsnamn(rad.specialitet)} · {rad.foreskrift.value}",
        tid="–" if procent is None else f"{procent} % av tiden{slut}",
        tid_procent=procent,
        remsa=miniremsa(rad.remsa),
        brist=rad.brist,
        varning=rad.varning,
        revidering=datum(rad.senaste_revidering, "aldrig"),
        revidering_alder=sedan(rad.senaste_revidering, idag) if rad.senaste_revidering else "",
        forfaller=datum(rad.forfaller),
        is_forsenad=rad.forfaller is not None and rad.forfaller < idag,
    )
