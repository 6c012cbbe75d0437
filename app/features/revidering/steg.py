"""The approval steps of a revision: which are left, and whose turn it is."""

from collections.abc import Sequence
from typing import Final

from app.domain.behorighet import Handling
from app.domain.iup import Revideringsstatus
from app.features.revidering.queries import Posten
from app.web.sida import Portfoljsida

HUVUDHANDLEDARE: Final = "huvudhandledare"
STUDIEREKTOR: Final = "studierektor"
CHEF: Final = "chef"
I_ORD: Final = {HUVUDHANDLEDARE: "Huvudhandledare", STUDIEREKTOR: "Studierektor", CHEF: "Chef"}
HANDLING: Final = {
    HUVUDHANDLEDARE: Handling.SIGNERA_REVIDERING,
    STUDIEREKTOR: Handling.GODKANNA_REVIDERING,
    CHEF: Handling.GODKANNA_REVIDERING_SOM_CHEF,
}
VAG: Final = {
    HUVUDHANDLEDARE: "revidering.signera",
    STUDIEREKTOR: "revidering.godkann",
    CHEF: "revidering.godkann_som_chef",
}
_PAGAR: Final = frozenset({Revideringsstatus.INLAMNAD, Revideringsstatus.SIGNERAD})


def profilens(sida: Portfoljsida) -> tuple[str, ...]:
    """The steps that the profile asks for today, in order."""
    profil = sida.regelverk.profiler.valj(sida.tilltrade.region, sida.tilltrade.specialitet)
    return profil.steg(sida.idag).revidering


def kvar(post: Posten, alla: Sequence[str]) -> tuple[str, ...]:
    """The steps not yet taken. Nothing is left of a revision that is approved or returned."""
    if post.rad.status not in _PAGAR:
        return ()
    tagna = {steg.steg for steg in post.steg if steg.is_godkant} | ({HUVUDHANDLEDARE} if post.rad.signerad else set())
    return tuple(steg for steg in alla if steg not in tagna)


def is_tur(post: Posten, alla: Sequence[str], steg: str) -> bool:
    """Whether it is that step's turn."""
    return kvar(post, alla)[:1] == (steg,)
