"""Templates of activities for the demo: what the regions' own texts name, and something of a unit's own."""

from typing import Final, NamedTuple

from app.domain.slag import Aktivitetsslag
from app.jobs.demo.organisation import BJORKEN, LINDEN, Region


class Demomall(NamedTuple):
    """A template for a whole region, or for one unit of it (`enhet`)."""

    region: Region
    slag: Aktivitetsslag
    titel: str
    delmal: str = ""
    omfattning: str = ""
    beskrivning: str = ""
    enhet: str = ""


MALLAR: Final = (
    Demomall(
        Region.KRONOBERG, Aktivitetsslag.STORRE_SAMMANKOMST, "Nationella ST-dagar", "", "2 dagar",
        "Rekommenderas minst en gång under ST.",
    ),
    Demomall(
        Region.KRONOBERG, Aktivitetsslag.REFLEKTION_I_GRUPP, "FQ- eller Balintgrupp", "a1 c3", "En kväll i månaden",
        "Under en period av ST.",
    ),
    Demomall(
        Region.KRONOBERG, Aktivitetsslag.SEMINARIUM, "Fallgenomgång på läkarmötet", "c4 c5", "30 minuter i veckan",
        "Ta med ett eget fall varje månad.", LINDEN.namn,
    ),
    Demomall(
        Region.NORRBOTTEN, Aktivitetsslag.ANNAN, "Introduktionsdag (HÄST)", "", "1 dag",
        "Tillsammans med handledaren, i början av ST.",
    ),
    Demomall(
        Region.NORRBOTTEN, Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, "Handleda läkarstudenter", "a1 STa6", "2 veckor",
        "Handledaren är med vid uppstart och avslut.", BJORKEN.namn,
    ),
)  # fmt: skip
