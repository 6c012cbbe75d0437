"""The form of an assessment: its fields, scales and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.rattsgrund import Konfidens
from app.domain.slag import Kompetensomrade, Metod


class Mallursprung(StrEnum):
    """Where a form comes from; what is our own is said to be so."""

    PUBLICERAD = "publicerad"
    LOKAL = "lokal"
    EGEN = "egen"


class Mallforlopp(StrEnum):
    """How an assessment by the form comes about.

    ENKEL: one assessor fills it in and signs. TVA_STEG: the ST-läkare fills in a part first, the assessor the rest.
    FLERKALLA: several answer on their own, and what they said is put together and released.
    """

    ENKEL = "enkel"
    TVA_STEG = "tva_steg"
    FLERKALLA = "flerkalla"


class Faltslag(StrEnum):
    """What a field holds."""

    SKALA = "skala"
    TEXT = "text"
    RAD = "rad"
    VAL = "val"
    DATUM = "datum"
    KRYSS = "kryss"


class Ifyllare(StrEnum):
    """Who fills in a field."""

    BEDOMARE = "bedomare"
    ST = "st"


@dataclass(frozen=True, slots=True)
class Skalsteg:
    """A step of a scale; `ankare` tells what it takes, where the scale says so."""

    varde: str
    etikett: str
    ankare: str = ""


@dataclass(frozen=True, slots=True)
class Skala:
    """An ordered scale. `has_ej_observerat` lets the assessor say that nothing was seen of it."""

    id: str
    titel: str
    steg: tuple[Skalsteg, ...]
    has_ej_observerat: bool
    konfidens: Konfidens
    anmarkning: str = ""

    def plats(self, varde: str) -> int | None:
        """Where on the scale the value stands, from 0; None where it is no step of it."""
        return next((plats for plats, steg in enumerate(self.steg) if steg.varde == varde), None)


EJ_OBSERVERAT = "ej_observerat"


@dataclass(frozen=True, slots=True)
class Mallfalt:
    """A field of a form.

    `skala` is the id of its scale (SKALA), `val` its alternatives (VAL). An answer in it tells that `omrade` was looked
    at, and is a point of the trajectory of `kompetens` ("" for none).
    """

    id: str
    etikett: str
    slag: Faltslag
    hjalp: str = ""
    is_obligatoriskt: bool = False
    skala: str = ""
    val: tuple[tuple[str, str], ...] = ()
    omrade: Kompetensomrade | None = None
    kompetens: str = ""
    ifyllare: Ifyllare = Ifyllare.BEDOMARE


@dataclass(frozen=True, slots=True)
class Berattelse:
    """How a form asks for the two texts that every assessment has."""

    etikett: str
    hjalp: str = ""


@dataclass(frozen=True, slots=True)
class Bedomningsmall:
    """One version of a form. `utgar` is the first day on which nothing new is signed on it, None while it is in use.

    `grupper` are those who answer where several do (FLERKALLA): id and what they are called.
    """

    id: str
    version: int
    titel: str
    metod: Metod
    forlopp: Mallforlopp
    ursprung: Mallursprung
    kallor: tuple[str, ...]
    konfidens: Konfidens
    beskrivning: str
    falt: tuple[Mallfalt, ...]
    skalor: Mapping[str, Skala]
    aterkoppling: Berattelse
    overenskommet: Berattelse
    omraden: frozenset[Kompetensomrade] = frozenset()
    anmarkning: str = ""
    utgar: date | None = None
    grupper: tuple[tuple[str, str], ...] = ()

    def ifylls_av(self, vem: Ifyllare) -> tuple[Mallfalt, ...]:
        """The fields that this side fills in, in order."""
        return tuple(falt for falt in self.falt if falt.ifyllare is vem)

    def sedda_omraden(self, svar: Mapping[str, str]) -> frozenset[Kompetensomrade]:
        """The areas of competence that an assessment with these answers looked at."""
        besvarade = (falt for falt in self.falt if svar.get(falt.id) not in (None, "", EJ_OBSERVERAT))
        return self.omraden | {falt.omrade for falt in besvarade if falt.omrade is not None}
