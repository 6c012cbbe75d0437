"""The published template: what kinds of record a table can hold, and which columns each kind has.

Everything that knows the template reads it from here: the reading of tables, the files to download and the
document in docs/.
"""

from collections.abc import Mapping
from typing import Final

from app.utbyte.mallplan import AKTIVITETER, DELMALSRADER, METODER
from app.utbyte.malltyper import Bladmall, Falttyp, Kolumn, Postslag
from app.utbyte.mallutfall import BEDOMNINGAR, FRANVARO, HANDLEDNING, REVIDERINGAR, TILLGODORAKNANDEN

__all__ = ["EGNA_BLAD", "MALLAR", "PER_SLAG", "Bladmall", "Falttyp", "Kolumn", "Postslag"]

MALLAR: Final[tuple[Bladmall, ...]] = (
    AKTIVITETER,
    METODER,
    BEDOMNINGAR,
    HANDLEDNING,
    REVIDERINGAR,
    TILLGODORAKNANDEN,
    FRANVARO,
    DELMALSRADER,
)
"""Every kind, in the order of the template's sheets; the national layout last, which the template has no sheet for."""

PER_SLAG: Final[Mapping[Postslag, Bladmall]] = {mall.slag: mall for mall in MALLAR}
EGNA_BLAD: Final = tuple(mall for mall in MALLAR if mall.slag is not Postslag.DELMALSRADER)
