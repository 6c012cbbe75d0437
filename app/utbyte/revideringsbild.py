"""What a revision freezes: the exported portfolio with the delmål that applied."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import to_json

FORMAT: Final = "st-portfoljen/revidering-1"


def frys(portfolj: Portfolj, delmal: Iterable[DelmalKrav]) -> dict[str, Any]:
    """The portfolio as JSON values, with the delmål that applied.

    Protocols and åtgärdsplaner are not of the IUP, and not for all who may read a revision: they are left out.
    """
    iup = replace(portfolj, dokument=(), atgardsplaner=())
    return {
        "format": FORMAT,
        "delmal": [{"kod": str(krav.kod), "titel": krav.titel} for krav in delmal],
        "portfolj": to_json(iup),
    }
