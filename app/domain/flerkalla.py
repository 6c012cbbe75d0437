"""A 360: many answer on their own, and what they said is put together so that nobody's answer can be told apart.

A group with too few answers is never shown. Its answers stand in the total only where all that are hidden are many
enough together, so that the total less the groups shown tells of no fewer. Otherwise they are left out altogether.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.alfabet import swedish_key
from app.domain.bedomningsmall import EJ_OBSERVERAT


@dataclass(frozen=True, slots=True)
class Flerkallsvar:
    """What one respondent of the group answered, by field."""

    grupp: str
    svar: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gruppantal:
    """How many of the group answered; None where they are too few to be told of."""

    grupp: str
    antal: int | None


@dataclass(frozen=True, slots=True)
class Fordelning:
    """How often each value was given in a field: by all, and by each group that is shown."""

    falt: str
    alla: Mapping[str, int]
    per_grupp: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Sammanstallning:
    """What may be shown of a 360. `antal` is how many answers stand in the total, never how many were left out."""

    antal: int
    grupper: tuple[Gruppantal, ...]
    fordelningar: tuple[Fordelning, ...]
    texter: Mapping[str, tuple[str, ...]]

    def antal_i(self, grupp: str) -> int | None:
        """How many of the group answered, where it is shown."""
        return next((g.antal for g in self.grupper if g.grupp == grupp), None)


def sammanstall(
    svaren: Iterable[Flerkallsvar],
    *,
    grupper: Sequence[str],
    skalfalt: Sequence[str],
    textfalt: Sequence[str],
    minst: int,
) -> Sammanstallning:
    """Put the answers together. `minst` is the fewest whose answers may be shown, as a group or hidden in the total.

    Texts have no group, and stand in the order of the alphabet.
    """
    alla = list(svaren)
    antal = Counter(ett.grupp for ett in alla)
    visade = [grupp for grupp in grupper if antal[grupp] >= minst]
    is_dolda_nog = sum(antal[grupp] for grupp in grupper if grupp not in visade) >= minst
    med = [ett for ett in alla if ett.grupp in visade or (is_dolda_nog and ett.grupp in grupper)]
    return Sammanstallning(
        antal=len(med),
        grupper=tuple(Gruppantal(grupp, antal[grupp] if grupp in visade else None) for grupp in grupper),
        fordelningar=tuple(
            Fordelning(falt, _rakna(med, falt), {g: _rakna((s for s in med if s.grupp == g), falt) for g in visade})
            for falt in skalfalt
        ),
        texter={
            falt: tuple(sorted(_texter(med, falt), key=lambda text: (swedish_key(text), text))) for falt in textfalt
        },
    )


ALLA: Final = "alla"
SJALV: Final = "sjalv"
SVARANDE: Final = "svarande"
_MELLAN: Final = "\n\n"


def som_svar(visat: Sammanstallning, sjalv: Mapping[str, str]) -> dict[str, str]:
    """What is signed: figures as lines "group: value 3, value 1" by field, and the texts; `sjalv` is the own rating.

    A field that nobody saw anything of says so, as any other assessment would.
    """
    grupper = [f"{ALLA} {visat.antal}", *(f"{g.grupp} {g.antal}" for g in visat.grupper if g.antal is not None)]
    svar = {SVARANDE: ", ".join(grupper)}
    for fordelning in visat.fordelningar:
        if set(fordelning.alla) <= {EJ_OBSERVERAT}:
            svar[fordelning.falt] = EJ_OBSERVERAT
            continue
        egen = {SJALV: {sjalv[fordelning.falt]: 1}} if sjalv.get(fordelning.falt) else {}
        rader = {ALLA: fordelning.alla, **fordelning.per_grupp, **egen}
        svar[fordelning.falt] = "\n".join(f"{vem}: {_par(antal)}" for vem, antal in rader.items())
    for falt, texter in visat.texter.items():
        if texter:
            svar[falt] = _MELLAN.join("\n".join(filter(None, map(str.strip, text.split("\n")))) for text in texter)
    return svar


def las_fordelning(text: str) -> Mapping[str, Mapping[str, int]]:
    """The figures of one field as they were signed: value and number, by `ALLA`, group and `SJALV`."""
    rader = (rad.partition(": ") for rad in text.split("\n") if ": " in rad)
    return {vem: _las_par(antal) for vem, _, antal in rader}


def las_svarande(svar: Mapping[str, str]) -> Mapping[str, int]:
    """How many answered, by `ALLA` and each group that is shown."""
    return _las_par(svar.get(SVARANDE, ""))


def las_texter(text: str) -> tuple[str, ...]:
    """The texts of one field as they were signed."""
    return tuple(filter(None, text.split(_MELLAN)))


def _par(antal: Mapping[str, int]) -> str:
    return ", ".join(f"{varde} {hur_ofta}" for varde, hur_ofta in antal.items())


def _las_par(text: str) -> Mapping[str, int]:
    delar = (del_.rpartition(" ") for del_ in text.split(", ") if del_)
    return {varde: int(antal) for varde, _, antal in delar}


def _texter(svaren: Iterable[Flerkallsvar], falt: str) -> Iterable[str]:
    return (text for ett in svaren if (text := ett.svar.get(falt, "").strip()))


def _rakna(svaren: Iterable[Flerkallsvar], falt: str) -> Mapping[str, int]:
    """Values in order of name, so that nothing is told by the order in which they came."""
    antal = Counter(varde for ett in svaren if (varde := ett.svar.get(falt, "")))
    return dict(sorted(antal.items()))
