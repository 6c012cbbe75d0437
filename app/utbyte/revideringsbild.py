"""What a revision freezes: the exported portfolio, the delmål that applied, and what was said of each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.delmal import DelmalKod
from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import to_json

FORMAT: Final = "st-portfoljen/revidering-1"


@dataclass(frozen=True, slots=True)
class Bekraftelse:
    """What was said of one delmål at the revision: confirmed as it stands, or what is to be amended (`andras`)."""

    kod: DelmalKod
    andras: str = ""
    is_andrad: bool = False


def frys(portfolj: Portfolj, delmal: Iterable[DelmalKrav], genomgang: Iterable[Bekraftelse] = ()) -> dict[str, Any]:
    """The portfolio as JSON values, with the delmål that applied and what was said of those gone through.

    Protocols and åtgärdsplaner are not of the IUP, and not for all who may read a revision: they are left out.
    """
    iup = replace(portfolj, dokument=(), atgardsplaner=())
    return {
        "format": FORMAT,
        "delmal": [{"kod": str(krav.kod), "titel": krav.titel} for krav in delmal],
        "genomgang": [{"kod": str(b.kod), "andras": b.andras, "is_andrad": b.is_andrad} for b in genomgang],
        "portfolj": to_json(iup),
    }


def las_genomgang(bild: Mapping[str, Any]) -> tuple[Bekraftelse, ...]:
    """What was said of the delmål; nothing in what was frozen before that was asked."""
    return tuple(
        Bekraftelse(DelmalKod(ett["kod"]), str(ett["andras"]), bool(ett["is_andrad"]))
        for ett in bild.get("genomgang", ())
    )
