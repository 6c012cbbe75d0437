"""What the pages of 360 rounds show: counts while answers come in, the result when it is handed out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import EJ_OBSERVERAT, Bedomningsmall, Faltslag, Mallfalt
from app.domain.flerkalla import ALLA, SJALV, las_fordelning, las_svarande, las_texter
from app.features.flerkalla.queries import Rundan
from app.web.mallformular import EJ_OBSERVERAT_TEXT


@dataclass(frozen=True, slots=True)
class Gruppframsteg:
    """How many of a group are invited, and have answered; None where they are so few that it would tell who."""

    namn: str
    inbjudna: int
    svar: int | None


@dataclass(frozen=True, slots=True)
class Rad:
    """One field of the result: the own rating, and by group shown (all first) how often each value was given."""

    etikett: str
    sjalv: str
    antal: tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Resultat:
    """A result to draw. `svarande` are those shown, all first, and how many they are."""

    svarande: tuple[tuple[str, int], ...]
    is_delvis: bool
    rader: tuple[Rad, ...]
    texter: tuple[tuple[str, tuple[str, ...]], ...]


def lage(runda: Rundan) -> tuple[str, str]:
    """Where it stands, in words with its tone."""
    rad = runda.rad
    if rad.status is Bedomningsstatus.SIGNERAD:
        return "Utlämnad", "ok"
    if rad.status is Bedomningsstatus.MAKULERAD:
        return ("Makulerad", "fel") if rad.signerad else ("Återtagen", "")
    return ("Väntar på att lämnas ut" if runda.runda.stangd else "Samlar in svar"), "vantar"


def framsteg(runda: Rundan, mall: Bedomningsmall, minst: int) -> tuple[Gruppframsteg, ...]:
    """Counts by group, for those groups that somebody is invited of."""
    inbjudna = Counter(ett.grupp for ett in runda.inbjudna)
    storst_forst = sorted(inbjudna, key=lambda grupp: -inbjudna[grupp])
    visade = [grupp for grupp in storst_forst if inbjudna[grupp] >= minst]
    # The total is told: where those not told of are too few together, another group must hide with them.
    if visade and 0 < inbjudna.total() - sum(inbjudna[grupp] for grupp in visade) < minst:
        visade.pop()
    return tuple(
        Gruppframsteg(namn, inbjudna[grupp], runda.svarande.get(grupp, 0) if grupp in visade else None)
        for grupp, namn in mall.grupper
        if inbjudna[grupp]
    )


def resultat(mall: Bedomningsmall, svar: Mapping[str, str]) -> Resultat:
    """The result as it was signed."""
    antal = las_svarande(svar)
    visade = [(ALLA, "Alla"), *((grupp, namn) for grupp, namn in mall.grupper if grupp in antal)]
    texter = tuple(
        (falt.etikett, las_texter(svar.get(falt.id, ""))) for falt in mall.falt if falt.slag is Faltslag.TEXT
    )
    return Resultat(
        svarande=tuple((namn, antal.get(grupp, 0)) for grupp, namn in visade),
        is_delvis=len(visade) <= len(mall.grupper),
        rader=tuple(
            _rad(mall, falt, svar.get(falt.id, ""), [(grupp, antal.get(grupp, 0)) for grupp, _ in visade])
            for falt in mall.falt
            if falt.slag is Faltslag.SKALA
        ),
        texter=texter,
    )


def _rad(mall: Bedomningsmall, falt: Mallfalt, text: str, visade: Sequence[tuple[str, int]]) -> Rad:
    """The values in the order of the scale; those that nobody gave are left out."""
    ordning = [(steg.varde, steg.etikett) for steg in mall.skalor[falt.skala].steg]
    ordning.append((EJ_OBSERVERAT, EJ_OBSERVERAT_TEXT))
    fordelning = las_fordelning(text)
    if text == EJ_OBSERVERAT:
        fordelning = {grupp: {EJ_OBSERVERAT: antal} for grupp, antal in visade}
    egen = next(iter(fordelning.get(SJALV, {})), "")
    per_grupp = (fordelning.get(grupp, {}) for grupp, _ in visade)
    antal = tuple(tuple((namn, ett[varde]) for varde, namn in ordning if ett.get(varde)) for ett in per_grupp)
    return Rad(falt.etikett, dict(ordning).get(egen, ""), antal)
