"""What the pages of 360 rounds show: counts while answers come in, the result when it is handed out."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import EJ_OBSERVERAT, Bedomningsmall, Faltslag
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
    """One field of the result: the own rating, and for all and each group shown how often each value was given."""

    etikett: str
    sjalv: str
    antal: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Resultat:
    """A result to draw. `varden` are the values' words in order, `svarande` who answered and how many."""

    varden: tuple[str, ...]
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
    inbjudna = {
        grupp: sum(ett.grupp == grupp and (ett.aterkallad is None or ett.is_besvarad) for ett in runda.inbjudna)
        for grupp, _ in mall.grupper
    }
    return tuple(
        Gruppframsteg(namn, inbjudna[grupp], runda.svarande.get(grupp, 0) if inbjudna[grupp] >= minst else None)
        for grupp, namn in mall.grupper
        if inbjudna[grupp]
    )


def resultat(mall: Bedomningsmall, svar: Mapping[str, str]) -> Resultat:
    """The result as it was signed."""
    skala = next(iter(mall.skalor.values()))
    varden = [*((steg.varde, steg.etikett) for steg in skala.steg), (EJ_OBSERVERAT, EJ_OBSERVERAT_TEXT)]
    antal = las_svarande(svar)
    visade = [(ALLA, "Alla"), *((grupp, namn) for grupp, namn in mall.grupper if grupp in antal)]
    rader = []
    for falt in mall.falt:
        if falt.slag is not Faltslag.SKALA:
            continue
        fordelning = las_fordelning(svar.get(falt.id, ""))
        if svar.get(falt.id) == EJ_OBSERVERAT:
            fordelning = {grupp: {EJ_OBSERVERAT: antal.get(grupp, 0)} for grupp, _ in visade}
        egen = next(iter(fordelning.get(SJALV, {})), "")
        per_grupp = tuple(
            (namn, tuple(fordelning.get(grupp, {}).get(varde, 0) for varde, _ in varden)) for grupp, namn in visade
        )
        rader.append(Rad(falt.etikett, dict(varden).get(egen, ""), per_grupp))
    texter = tuple(
        (falt.etikett, las_texter(svar.get(falt.id, ""))) for falt in mall.falt if falt.slag is Faltslag.TEXT
    )
    return Resultat(
        varden=tuple(text for _, text in varden),
        svarande=tuple((namn, antal[grupp]) for grupp, namn in visade if grupp in antal),
        is_delvis=len(visade) <= len(mall.grupper),
        rader=tuple(rader),
        texter=texter,
    )
