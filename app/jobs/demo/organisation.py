"""Who works where in the demo. Every unit and every person is made up, and every address is invalid."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from app.db.tabeller import Uppdragsroll

_DOMAN: Final = "exempel.invalid"
_ASCII: Final = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", " ": ".", "-": "."})


class Region(StrEnum):
    """The demo's regions, by the slug that chooses the profile."""

    KRONOBERG = "kronoberg"
    NORRBOTTEN = "norrbotten"


REGIONNAMN: Final[Mapping[Region, str]] = {
    Region.KRONOBERG: "Region Kronoberg (demo)",
    Region.NORRBOTTEN: "Region Norrbotten (demo)",
}


@dataclass(frozen=True, slots=True)
class Demoenhet:
    """A unit that has ST-läkare."""

    namn: str
    region: Region


LINDEN: Final = Demoenhet("Lindens vårdcentral", Region.KRONOBERG)
EKEN: Final = Demoenhet("Ekens vårdcentral", Region.KRONOBERG)
PALLIATIVA: Final = Demoenhet("Palliativa teamet Söder", Region.KRONOBERG)
BJORKEN: Final = Demoenhet("Björkens hälsocentral", Region.NORRBOTTEN)
RONNEN: Final = Demoenhet("Rönnens hälsocentral", Region.NORRBOTTEN)
PSYKIATRIN: Final = Demoenhet("Psykiatriska kliniken Norr", Region.NORRBOTTEN)
ENHETER: Final = (LINDEN, EKEN, PALLIATIVA, BJORKEN, RONNEN, PSYKIATRIN)


@dataclass(frozen=True, slots=True)
class Demoperson:
    """Somebody in the demo. `id` is known to the portfolios only, 0 of one who has no account and signs by a link.

    `enhet` None: the region as a whole.
    """

    id: int
    namn: str
    titel: str
    region: Region
    enhet: Demoenhet | None = None

    @property
    def epost(self) -> str:
        """The address that the person signs in with; it leads nowhere."""
        return make_epost(self.namn)


def make_epost(namn: str, tillagg: str = "") -> str:
    """An address for somebody of that name, in a domain that cannot exist."""
    return f"{namn.casefold().translate(_ASCII)}{tillagg}@{_DOMAN}"


_K, _N = Region.KRONOBERG, Region.NORRBOTTEN

ADMIN: Final = Demoperson(1, "Ada Almdunge", "Administratör", _K)
STUDIEREKTOR_K: Final = Demoperson(2, "Sixten Sippedal", "Studierektor, Kronoberg", _K)
STUDIEREKTOR_N: Final = Demoperson(3, "Sigga Snömoln", "Studierektor, Norrbotten", _N)
CHEF_K: Final = Demoperson(4, "Charlie Citrongräs", "Verksamhetschef, Kronoberg", _K)
CHEF_N: Final = Demoperson(5, "Cleo Ceremoss", "Verksamhetschef, Norrbotten", _N)

# Huvudhandledare, some two a unit.
MYRTUV: Final = Demoperson(11, "Maja Myrtuv", "Specialist i allmänmedicin, handledare", _K, LINDEN)
LINGON: Final = Demoperson(12, "Love Lingonris", "Specialist i allmänmedicin, handledare", _K, LINDEN)
EKORRE: Final = Demoperson(13, "Eskil Ekollon", "Specialist i allmänmedicin, handledare", _K, EKEN)
ENBUSKE: Final = Demoperson(14, "Ebba Enbuske", "Specialist i allmänmedicin, handledare", _K, EKEN)
VALLMO: Final = Demoperson(15, "Vera Vallmostjälk", "Specialist i palliativ medicin, handledare", _K, PALLIATIVA)
TRANBAR: Final = Demoperson(16, "Tove Tranbärsmyr", "Specialist i allmänmedicin, handledare", _N, BJORKEN)
TALLBARR: Final = Demoperson(17, "Ture Tallbarr", "Specialist i allmänmedicin, handledare", _N, BJORKEN)
RIPA: Final = Demoperson(18, "Rut Ripfjäder", "Specialist i allmänmedicin, handledare", _N, RONNEN)
RENLAV: Final = Demoperson(19, "Roland Renlav", "Specialist i allmänmedicin, handledare", _N, RONNEN)
PORS: Final = Demoperson(20, "Petra Porsmosse", "Specialist i psykiatri, handledare", _N, PSYKIATRIN)

# Handledare of the placements, one a clinic in each region.
KLINIKER: Final[Mapping[Region, Mapping[str, Demoperson]]] = {
    _K: {
        "Medicinkliniken": Demoperson(31, "Ines Igelkottsson", "Specialist i internmedicin, handledare", _K),
        "Barn- och ungdomskliniken": Demoperson(32, "Pim Pilkvist", "Specialist i pediatrik, handledare", _K),
        "Kvinnokliniken": Demoperson(33, "Gun Gullvivsäng", "Specialist i gynekologi, handledare", _K),
        "Öronkliniken": Demoperson(34, "Ola Orrspelsmo", "Specialist i ÖNH, handledare", _K),
        "Vuxenpsykiatriska kliniken": Demoperson(35, "Per Pärluggla", "Specialist i psykiatri, handledare", _K),
        "Ögonkliniken": Demoperson(36, "Ögda Ögontröst", "Specialist i ögonsjukdomar, handledare", _K),
        "Hudkliniken": Demoperson(37, "Hampus Hundkex", "Specialist i hudsjukdomar, handledare", _K),
        "Akutgeriatriska kliniken": Demoperson(38, "Gideon Granbark", "Specialist i geriatrik, handledare", _K),
        "Onkologiska kliniken": Demoperson(39, "Olivia Ormbunksdal", "Specialist i onkologi, handledare", _K),
    },
    _N: {
        "Medicinkliniken": Demoperson(41, "Isa Isranunkel", "Specialist i internmedicin, handledare", _N),
        "Barn- och ungdomskliniken": Demoperson(42, "Pontus Pimpinell", "Specialist i pediatrik, handledare", _N),
        "Kvinnokliniken": Demoperson(43, "Görel Gökärt", "Specialist i gynekologi, handledare", _N),
        "Öronkliniken": Demoperson(44, "Otto Odonris", "Specialist i ÖNH, handledare", _N),
        "Vuxenpsykiatriska kliniken": PORS,
        "Ögonkliniken": Demoperson(46, "Örjan Öringfors", "Specialist i ögonsjukdomar, handledare", _N),
        "Hudkliniken": Demoperson(47, "Hilma Hjortronmyr", "Specialist i hudsjukdomar, handledare", _N),
        "Akutgeriatriska kliniken": Demoperson(48, "Gry Gråsuggsten", "Specialist i geriatrik, handledare", _N),
        "Akutkliniken": Demoperson(49, "Arvid Alskogsmo", "Specialist i akutsjukvård, handledare", _N),
    },
}
# Those who see an ST-läkare at work and have no account; and who comes for Mitt-i-ST.
UTAN_KONTO: Final[Mapping[Demoenhet, Demoperson]] = {
    LINDEN: Demoperson(0, "Dagny Daggsyra", "Distriktssköterska", _K, LINDEN),
    EKEN: Demoperson(0, "Dan Dunörtsbäck", "Distriktssköterska", _K, EKEN),
    PALLIATIVA: Demoperson(0, "Siri Solvändelöv", "Specialistsjuksköterska", _K, PALLIATIVA),
    BJORKEN: Demoperson(0, "Disa Dvärgbjörksmyr", "Distriktssköterska", _N, BJORKEN),
    RONNEN: Demoperson(0, "Dorte Dvärglin", "Distriktssköterska", _N, RONNEN),
    PSYKIATRIN: Demoperson(0, "Silas Slåtterblomma", "Avdelningschef", _N, PSYKIATRIN),
}
VARDERARE: Final[Mapping[Region, Demoperson]] = {
    _K: Demoperson(0, "Viola Vattenklöver", "Specialist i allmänmedicin, extern värderare", _K),
    _N: Demoperson(0, "Valter Vitsippsö", "Specialist i allmänmedicin, extern värderare", _N),
}

UPPDRAG: Final[tuple[tuple[Demoperson, Uppdragsroll, Region], ...]] = (
    (ADMIN, Uppdragsroll.ADMIN, _K),
    (ADMIN, Uppdragsroll.ADMIN, _N),
    (STUDIEREKTOR_K, Uppdragsroll.STUDIEREKTOR, _K),
    (STUDIEREKTOR_N, Uppdragsroll.STUDIEREKTOR, _N),
    (CHEF_K, Uppdragsroll.CHEF, _K),
    (CHEF_N, Uppdragsroll.CHEF, _N),
)

LEDNING: Final = (ADMIN, STUDIEREKTOR_K, STUDIEREKTOR_N, CHEF_K, CHEF_N)
HUVUDHANDLEDARE: Final = (MYRTUV, LINGON, EKORRE, ENBUSKE, VALLMO, TRANBAR, TALLBARR, RIPA, RENLAV, PORS)
PLACERINGSHANDLEDARE: Final = tuple(
    person for kliniker in KLINIKER.values() for person in kliniker.values() if person is not PORS
)
STUDIEREKTOR_FOR: Final[Mapping[Region, Demoperson]] = {_K: STUDIEREKTOR_K, _N: STUDIEREKTOR_N}


@cache
def kollegor(enhet: str, *, utom: int) -> tuple[Demoperson, ...]:
    """Who else at the unit can assess: the other handledare there, and one without an account."""
    handledare = tuple(p for p in HUVUDHANDLEDARE if p.enhet and p.enhet.namn == enhet and p.id != utom)
    return handledare + tuple(p for ett, p in UTAN_KONTO.items() if ett.namn == enhet)
