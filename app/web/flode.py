"""Assessments made in several steps have pages of their own, told by the form they are made on."""

from typing import Final

from app.db.tabeller import BedomningRad
from app.domain.bedomningsmall import Bedomningsmall, Mallforlopp
from app.web.sida import Portfoljsida, Sida

_SIDA: Final = {Mallforlopp.TVA_STEG: "flersteg.visa", Mallforlopp.FLERKALLA: "flerkalla.visa"}


def flodesmall(sida: Sida, rad: BedomningRad) -> Bedomningsmall | None:
    """The form of an assessment made in several steps; None for any other."""
    mall = sida.regelverk.mallar.hamta(rad.mall, rad.mall_version)
    return mall if mall is not None and mall.forlopp in _SIDA else None


def flodessida(sida: Sida, rad: BedomningRad) -> str | None:
    """The name of the page on which such an assessment is followed; None for any other, which has the common one."""
    mall = flodesmall(sida, rad)
    return None if mall is None else _SIDA[mall.forlopp]


def startadress(sida: Portfoljsida, metod: str) -> str | None:
    """Where an assessment by that method is begun, if that is in several steps; None where it is asked for."""
    for mall in sida.regelverk.mallar.aktuella(sida.idag):
        if mall.metod == metod and mall.forlopp is Mallforlopp.FLERKALLA:
            return sida.url("flerkalla.ny", portfolj_id=sida.portfolj_id)
        if mall.metod == metod and mall.forlopp is Mallforlopp.TVA_STEG:
            return sida.url("flersteg.ny", portfolj_id=sida.portfolj_id, mall=mall.id)
    return None
