"""The fourteen stories of the demo: each is a person in a plain state, told as of a day."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from app.domain.portfolj import Portfolj
from app.jobs.demo import kronoberg, norrbotten
from app.jobs.demo.besok import med_besok


class Berattelse(NamedTuple):
    """A story: how its training is told as of a day, and the few words that it is known by in the list of accounts."""

    om_utbildningen: Callable[[date], Portfolj]
    lage: str

    def tell(self, idag: date) -> Portfolj:
        """The whole story: the training, and what those who follow it have written."""
        return med_besok(self.om_utbildningen(idag), idag)


# By the name that its case file has. The order is that of the persons in the demo.
BERATTELSER: Final[Mapping[str, Berattelse]] = MappingProxyType(
    {
        "01-foredomlig": Berattelse(kronoberg.foredomlig, "allt på plats"),
        "02-sena-revideringar": Berattelse(kronoberg.sena_revideringar, "sena revideringar"),
        "03-inget-kopplat": Berattelse(kronoberg.inget_kopplat, "inget kopplat"),
        "04-bara-c": Berattelse(kronoberg.bara_c, "bara c-delmålen ifyllda"),
        "05-bt-i-st": Berattelse(norrbotten.bt_i_st, "BT inom ST"),
        "06-palliativ": Berattelse(kronoberg.palliativ, "andra specialitet"),
        "07-nara-slutet": Berattelse(norrbotten.nara_slutet, "nära slutet"),
        "08-nyborjad": Berattelse(norrbotten.nyborjad, "har just börjat"),
        "09-foraldraledig": Berattelse(kronoberg.foraldraledig, "föräldraledig"),
        "10-sidotjanstgoring": Berattelse(kronoberg.sidotjanstgoring, "länge på sidotjänstgöring"),
        "11-tunn-dokumentation": Berattelse(norrbotten.tunn_dokumentation, "lite dokumenterat"),
        "12-aldrig-godkand": Berattelse(norrbotten.aldrig_godkand, "aldrig godkänd av studierektor"),
        "13-psykiatri": Berattelse(norrbotten.psykiatri, "ingen BT noterad"),
        "14-infor-st": Berattelse(kronoberg.infor_st, "anställd inför ST, ingen IUP"),
    }
)
