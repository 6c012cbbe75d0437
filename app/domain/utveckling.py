"""How ratings have gone over time: one curve for each competence and scale, never two scales in one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.bedomning import Bedomning
from app.domain.bedomningsmall import Bedomningsmall, Faltslag, Ifyllare, Mallfalt, Skala
from app.domain.handledning import Handledarroll
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod

Hamta = Callable[[str, int | None], Bedomningsmall | None]


class Bedomarslag(StrEnum):
    """What the assessor was to the ST-läkare on the day."""

    HUVUDHANDLEDARE = "huvudhandledare"
    HANDLEDARE = "handledare"
    ANNAN = "annan"
    SJALV = "sjalv"


@dataclass(frozen=True, slots=True)
class Punkt:
    """One rating: of which day, by whom, and its place on the scale, from 0."""

    bedomning_id: int
    datum: date
    plats: int
    vem: str
    slag: Bedomarslag
    metod: Metod


@dataclass(frozen=True, slots=True)
class Kurva:
    """The ratings of one competence on one scale, oldest first; `titel` is what the latest form calls it."""

    kompetens: str
    titel: str
    skala: Skala
    punkter: tuple[Punkt, ...]

    @property
    def av_andra(self) -> tuple[Punkt, ...]:
        """The ratings by others, which the line follows."""
        return tuple(punkt for punkt in self.punkter if punkt.slag is not Bedomarslag.SJALV)


# What makes two scales the same: their steps, as they are stored and as they are called.
_Nyckel = tuple[str, str, tuple[tuple[str, str], ...]]


def kurvor(portfolj: Portfolj, hamta: Hamta) -> tuple[Kurva, ...]:
    """Every curve of the signed assessments, by title; `hamta` gives the form of an id and version, or None.

    A field that was left or not observed is no point, and neither is a value that its form does not have.
    """
    punkter: defaultdict[_Nyckel, list[Punkt]] = defaultdict(list)
    senast: dict[_Nyckel, tuple[str, Skala]] = {}
    for bedomning in sorted(portfolj.signerade_bedomningar, key=lambda b: (b.datum, b.id)):
        mall = hamta(bedomning.mall, bedomning.mall_version)
        for falt, skala in _skalfalt(mall) if mall else ():
            plats = skala.plats(bedomning.svarat(falt.id))
            if plats is not None:
                nyckel = falt.kompetens, skala.id, tuple((steg.varde, steg.etikett) for steg in skala.steg)
                punkter[nyckel].append(_punkt(portfolj, bedomning, falt, plats))
                senast[nyckel] = falt.etikett, skala
    alla = (Kurva(nyckel[0], *senast[nyckel], tuple(poster)) for nyckel, poster in punkter.items())
    return tuple(sorted(alla, key=lambda kurva: (kurva.titel, kurva.skala.titel, kurva.kompetens)))


def utan_skala(portfolj: Portfolj, kurvorna: Iterable[Kurva]) -> int:
    """How many signed assessments are in no curve."""
    med = {punkt.bedomning_id for kurva in kurvorna for punkt in kurva.punkter}
    return sum(b.id not in med for b in portfolj.signerade_bedomningar)


def _skalfalt(mall: Bedomningsmall) -> Iterable[tuple[Mallfalt, Skala]]:
    return ((falt, mall.skalor[falt.skala]) for falt in mall.falt if falt.slag is Faltslag.SKALA and falt.kompetens)


def _punkt(portfolj: Portfolj, bedomning: Bedomning, falt: Mallfalt, plats: int) -> Punkt:
    is_egen = falt.ifyllare is Ifyllare.ST or bedomning.metod is Metod.SJALVSKATTNING
    return Punkt(
        bedomning_id=bedomning.id,
        datum=bedomning.datum,
        plats=plats,
        vem=portfolj.namn if is_egen else bedomning.bedomare_namn,
        slag=Bedomarslag.SJALV if is_egen else _slag(portfolj, bedomning),
        metod=bedomning.metod,
    )


def _slag(portfolj: Portfolj, bedomning: Bedomning) -> Bedomarslag:
    roller = {
        h.roll for h in portfolj.handledarskap if h.person_id == bedomning.bedomare_id and h.galler(bedomning.datum)
    }
    if Handledarroll.HUVUDHANDLEDARE in roller:
        return Bedomarslag.HUVUDHANDLEDARE
    aktivitet = portfolj.aktivitet(bedomning.aktivitet_id)
    tjanst = aktivitet.tjanstgoring if aktivitet else None
    is_placeringens = (
        tjanst is not None and bedomning.bedomare_id is not None and (tjanst.handledare_id == bedomning.bedomare_id)
    )
    return Bedomarslag.HANDLEDARE if roller or is_placeringens else Bedomarslag.ANNAN
