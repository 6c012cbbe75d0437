"""What is worth looking at when the plan is gone through: the flags that the revision itself does not answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.delmal import DelmalKod
from app.regler.arbetslista import arbetslista
from app.regler.modell import Fynd
from app.web.format import antal
from app.web.links import atgardslank
from app.web.sida import Portfoljsida

HOGST: Final = 6
# These are answered by the revision and its signature.
_GENOMGANGEN: Final = frozenset({"IUP-01", "IUP-05", "IUP-06", "IUP-07", "IUP-08"})
_NAMNS: Final = 6  # codes of delmål in one line


@dataclass(frozen=True, slots=True)
class Forslag:
    """One thing to look at: how bad it is, in a sentence, and where to mend it."""

    utfall: str
    text: str
    lank: tuple[str, str] | None


def forslag(sida: Portfoljsida) -> tuple[tuple[Forslag, ...], int]:
    """The first things to look at, worst first, and how many more there are."""
    alla = tuple(_alla(sida))
    return alla[:HOGST], max(len(alla) - HOGST, 0)


def _alla(sida: Portfoljsida) -> Iterator[Forslag]:
    """Flags about delmål are gathered by rule, and stand where the first of them would."""
    per_regel: dict[str, list[Fynd]] = {}
    rader = arbetslista((f for f in sida.fynd if f.regel_id not in _GENOMGANGEN), sida.regelverk.regler)
    for rad in rader:
        for ett in rad.fynd:
            per_regel.setdefault(ett.regel_id, []).append(ett)
    for regel_id, fynden in per_regel.items():
        regel = sida.regelverk.regler[regel_id]
        koder = [f.om.delmal for f in fynden if f.om.delmal is not None]
        ett = fynden[0]
        atgard = sida.regelverk.regler[regel_id].delar[ett.delregel].atgard or regel.atgard
        if len(koder) > 1:
            lank = (sida.url("delmal.lista", portfolj_id=sida.portfolj_id), "Visa delmålen")
            yield Forslag(ett.utfall.value, f"{regel.titel}: {_saknas(koder)}.", lank)
        else:
            lank_ = atgardslank(atgard, ett.om, sida.portfolj_id, sida.url, sida.far)
            yield Forslag(ett.utfall.value, ett.meddelande, lank_)


def _saknas(koder: list[DelmalKod]) -> str:
    namn = ", ".join(sorted(koder)[:_NAMNS])
    fler = len(koder) - _NAMNS
    return f"inte {antal(len(koder), 'delmål', 'delmål')} ({namn}{f' och {fler} till' if fler > 0 else ''})"
