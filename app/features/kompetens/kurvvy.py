"""Ratings over time as the page shows them: a picture, what it says in words, and the table behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.utveckling import Bedomarslag, Kurva, Punkt, kurvor, utan_skala
from app.web.format import antal, datum
from app.web.kurvdiagram import Kurvbild, kurvbild
from app.web.ord import METOD
from app.web.sida import Portfoljsida

SLAGORD: Final[Mapping[Bedomarslag, str]] = {
    Bedomarslag.HUVUDHANDLEDARE: "huvudhandledare",
    Bedomarslag.HANDLEDARE: "annan handledare",
    Bedomarslag.ANNAN: "annan bedömare",
    Bedomarslag.SJALV: "självskattning",
}

_SYNLIGA: Final = 9  # three rows on a desk


@dataclass(frozen=True, slots=True)
class Tabellrad:
    """One rating in the table: the record, by whom, and the step in words with what it takes."""

    datum: str
    vad: str
    url: str
    vem: str
    slag: str
    steg: str
    ankare: str


@dataclass(frozen=True, slots=True)
class Kurvpanel:
    """One competence on one scale; `bild` is None where there are too few days for a curve."""

    id: str
    titel: str
    skala: str
    anmarkning: str
    mening: str
    bild: Kurvbild | None
    fran: str
    till: str
    rader: tuple[Tabellrad, ...]


@dataclass(frozen=True, slots=True)
class Kurvvy:
    """Everything the page shows; `utan` is how many signed assessments have no scale.

    `paneler` are those with most to say, `fler` the rest, which the page folds away.
    """

    paneler: tuple[Kurvpanel, ...]
    fler: tuple[Kurvpanel, ...]
    tecken: tuple[tuple[str, str], ...]
    utan: int


def kurvvy(sida: Portfoljsida) -> Kurvvy:
    """Work out the page."""
    alla = kurvor(sida.portfolj, sida.regelverk.mallar.hamta)
    mest = sorted(alla, key=lambda kurva: len(kurva.punkter), reverse=True)
    paneler = tuple(_panel(sida, f"kurva-{nr}", kurva) for nr, kurva in enumerate(mest, start=1))
    finns = {punkt.slag for kurva in alla for punkt in kurva.punkter}
    return Kurvvy(
        paneler=paneler[:_SYNLIGA],
        fler=paneler[_SYNLIGA:],
        tecken=tuple((slag.value, text) for slag, text in SLAGORD.items() if slag in finns),
        utan=utan_skala(sida.portfolj, alla),
    )


def _panel(sida: Portfoljsida, id_: str, kurva: Kurva) -> Kurvpanel:
    return Kurvpanel(
        id=id_,
        titel=kurva.titel,
        skala=kurva.skala.titel,
        anmarkning=kurva.skala.anmarkning,
        mening=i_ord(kurva),
        bild=kurvbild(kurva),
        fran=datum(kurva.punkter[0].datum),
        till=datum(kurva.punkter[-1].datum),
        rader=tuple(_rad(sida, kurva, punkt) for punkt in reversed(kurva.punkter)),
    )


def i_ord(kurva: Kurva) -> str:
    """What the picture says: how many by how many, and between which steps."""
    poster = kurva.av_andra or kurva.punkter
    vilka = {punkt.vem for punkt in poster}
    lagst, hogst = (kurva.skala.steg[valj(p.plats for p in poster)].etikett for valj in (min, max))
    text = f"{antal(len(poster), 'bedömning', 'bedömningar')} av {antal(len(vilka), 'person', 'personer')}"
    text += f", alla ”{lagst}”" if lagst == hogst and len(poster) > 1 else f": ”{lagst}”"
    return text + (
        f" till ”{hogst}”, senast ”{kurva.skala.steg[poster[-1].plats].etikett}”." if lagst != hogst else "."
    )


def _rad(sida: Portfoljsida, kurva: Kurva, punkt: Punkt) -> Tabellrad:
    steg = kurva.skala.steg[punkt.plats]
    return Tabellrad(
        datum=datum(punkt.datum),
        vad=METOD[punkt.metod],
        url=sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=punkt.bedomning_id),
        vem=punkt.vem,
        slag=SLAGORD[punkt.slag],
        steg=steg.etikett,
        ankare=steg.ankare,
    )
