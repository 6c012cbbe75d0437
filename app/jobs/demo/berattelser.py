"""The fourteen stories of the demo: each is a person in a plain state, told as of a day."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from app.domain.portfolj import Portfolj
from app.jobs.demo import kronoberg, norrbotten

Berattelse: TypeAlias = Callable[[date], Portfolj]

# By the name that its case file has. The order is that of the persons in the demo.
BERATTELSER: Final[Mapping[str, Berattelse]] = MappingProxyType(
    {
        "01-foredomlig": kronoberg.foredomlig,
        "02-sena-revideringar": kronoberg.sena_revideringar,
        "03-inget-kopplat": kronoberg.inget_kopplat,
        "04-bara-c": kronoberg.bara_c,
        "05-bt-i-st": norrbotten.bt_i_st,
        "06-palliativ": kronoberg.palliativ,
        "07-nara-slutet": norrbotten.nara_slutet,
        "08-nyborjad": norrbotten.nyborjad,
        "09-foraldraledig": kronoberg.foraldraledig,
        "10-sidotjanstgoring": kronoberg.sidotjanstgoring,
        "11-tunn-dokumentation": norrbotten.tunn_dokumentation,
        "12-aldrig-godkand": norrbotten.aldrig_godkand,
        "13-psykiatri": norrbotten.psykiatri,
        "14-infor-st": kronoberg.infor_st,
    }
)
