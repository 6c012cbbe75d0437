"""The lanes as the page shows them: the mark, what each link rests on, what is missing, and one next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.behorighet import Handling
from app.domain.strak import Led, Strak, straken
from app.features.kompetens.lankar import begar, ny_aktivitet
from app.regler.ord import uppraknat
from app.underlag.strak import strakmallar
from app.web import diagram
from app.web.bevis import bedomning_i_ord
from app.web.delmalsval import alla_delmal
from app.web.format import sedan
from app.web.ord import AKTIVITETSSLAG, KOMPETENSOMRADE
from app.web.sida import Portfoljsida

_VISADE: Final = 2  # records named for each link before the rest are counted
_FORM: Final[Mapping[Led, diagram.Nodform]] = {
    Led.SAKNAS: "saknas",
    Led.PA_VAG: "oppen",
    Led.DELVIS: "halv",
    Led.FINNS: "fylld",
}

Lank = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ledrad:
    """One link of a lane: what it is called, how it stands, and the records (text, url); `fler` counts the rest."""

    etikett: str
    lage: str
    poster: tuple[Lank, ...]
    fler: int


@dataclass(frozen=True, slots=True)
class Strakrad:
    """One lane; `steg` is the next step (url, label) for one who may take it."""

    id: str
    rubrik: str
    marke: diagram.Kedja
    marke_ord: str
    led: tuple[Ledrad, ...]
    saknas: str
    steg: Lank | None
    kalla: str
    is_tolkning: bool


def strakvy(sida: Portfoljsida) -> tuple[Strakrad, ...]:
    """Every lane, in the order of their definitions."""
    galler = frozenset(krav.kod for krav in alla_delmal(sida.underlag))
    return tuple(_rad(sida, strak) for strak in straken(sida.portfolj, strakmallar(), galler))


def _rad(sida: Portfoljsida, strak: Strak) -> Strakrad:
    kalla = sida.regelverk.rattskallor[strak.mall.kalla]
    rubrik = KOMPETENSOMRADE[strak.mall.omrade]
    led = (_tillfalle(sida, strak), _aterkoppling(sida, strak), _bevis(sida, strak))
    # As in a chain: the sign-off waits, and is nobody's fault yet.
    sist = "vantar" if strak.bevis is Led.SAKNAS else _FORM[strak.bevis]
    former = (_FORM[strak.tillfalle], _FORM[strak.aterkoppling], sist)
    is_bevisad = strak.aterkoppling is Led.FINNS and strak.bevis is not Led.SAKNAS
    return Strakrad(
        id=strak.mall.omrade.value,
        rubrik=rubrik,
        marke=diagram.marke(former, (strak.is_kopplad, is_bevisad)),
        marke_ord=f"{rubrik}: {', '.join(f'{ett.etikett.lower()} {ett.lage.lower()}' for ett in led)}",
        led=led,
        saknas=_saknas(strak),
        steg=_steg(sida, strak),
        kalla=kalla.beteckning or kalla.titel,
        is_tolkning=strak.mall.tolkning,
    )


def _tillfalle(sida: Portfoljsida, strak: Strak) -> Ledrad:
    lage = {Led.FINNS: "Genomfört", Led.PA_VAG: "Planerat"}.get(strak.tillfalle, "Saknas")
    poster = tuple(
        (a.titel, sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=a.id))
        for a in sorted(strak.aktiviteter, key=lambda a: (not a.is_genomford, -a.id))
    )
    return Ledrad("Tillfälle", lage, poster[:_VISADE], max(0, len(poster) - _VISADE))


def _aterkoppling(sida: Portfoljsida, strak: Strak) -> Ledrad:
    if strak.bedomningar:
        lage = f"Senast {sedan(strak.bedomningar[0].datum, sida.idag)}"
    else:
        lage = "Begärd" if strak.begarda else "Saknas"
    poster = tuple(
        (
            bedomning_i_ord(b, sida.regelverk.mallar),
            sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=b.id),
        )
        for b in strak.bedomningar or strak.begarda
    )
    return Ledrad("Återkoppling", lage, poster[:_VISADE], max(0, len(poster) - _VISADE))


def _bevis(sida: Portfoljsida, strak: Strak) -> Ledrad:
    lage = {Led.FINNS: "Delmålet är uppfyllt", Led.DELVIS: "Delvis uppfyllt"}.get(strak.bevis, "Inte signerat")
    if not strak.delmal:
        lage = "Inget delmål gäller"
    poster = tuple(
        (str(kod), sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower())) for kod in strak.delmal
    )
    return Ledrad("Bevis", lage, poster, 0)


def _saknas(strak: Strak) -> str:
    """What is missing, in a sentence; "" where nothing is."""
    saknade = []
    if strak.tillfalle is Led.SAKNAS:
        slag = uppraknat([AKTIVITETSSLAG[s].lower() for s in sorted(strak.mall.slag)], "eller")
        saknade.append(f"ett tillfälle att öva, till exempel {slag}")
    if strak.aterkoppling is Led.SAKNAS:
        saknade.append("kort återkoppling av någon som såg dig")
    if strak.delmal and strak.bevis in (Led.SAKNAS, Led.DELVIS):
        kvar = [str(kod) for kod in strak.delmal if kod not in strak.uppfyllda]
        saknade.append(f"att {uppraknat(kvar)} signeras som uppfyllt")
    return f"Det som saknas är {uppraknat(saknade)}." if saknade else ""


def _steg(sida: Portfoljsida, strak: Strak) -> Lank | None:
    """The first thing that is missing, where the reader is the one to mend it."""
    if strak.tillfalle is Led.SAKNAS:
        slag = min(strak.mall.slag)
        return (ny_aktivitet(sida, slag, strak.delmal), "Planera tillfälle") if sida.far(Handling.SKRIVA_PLAN) else None
    if strak.aterkoppling is Led.SAKNAS:
        if not sida.far(Handling.BEGARA_BEDOMNING):
            return None
        om = next((a.id for a in strak.aktiviteter if a.slag in strak.mall.slag), None)
        return begar(sida, strak.mall.metod, strak.delmal, om), "Begär återkoppling"
    if strak.aterkoppling is Led.PA_VAG:
        begard = strak.begarda[0].id
        return sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=begard), "Se begäran"
    kvar = next((kod for kod in strak.delmal if kod not in strak.uppfyllda), None)
    if kvar is None:
        return None
    return sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kvar.lower()), f"Se delmål {kvar}"
