"""What the pages about revisions share: the router, the addresses, and the plan that a new one is compared with."""

from typing import Final

from app.db.tabeller import UtkastRad
from app.db.utkast import hamta_utkast
from app.features.revidering.ogonblick import Ogonblick, nuet
from app.web.delmalsval import alla_delmal
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS: Final = "/portfolj/{portfolj_id:int}/iup"
EN: Final = BAS + "/{revidering_id:int}"
PLATS: Final = "revidering"  # where the draft of a revision belongs


def planen_nu(sida: Portfoljsida) -> Ogonblick:
    """The plan of today, as it would be frozen."""
    return nuet(sida.portfolj, alla_delmal(sida.underlag))


def utkastet(sida: Portfoljsida) -> UtkastRad | None:
    """The reader's own draft of a revision."""
    return hamta_utkast(sida.session, sida.aktor.person_id, sida.portfolj_id, PLATS)
