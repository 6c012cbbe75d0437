"""Which form an assessment is made on: offered, asked for, sent, and what takes its place where it is out of use."""

from collections.abc import Mapping
from typing import Final

from app.db.tabeller import BedomningRad, UtkastRad
from app.domain.bedomningsmall import Bedomningsmall, Mallforlopp
from app.domain.slag import Metod
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.mallformular import skickad_mall
from app.web.ord import METOD
from app.web.sida import Portfoljsida

NY_VERSION: Final = (
    "Formuläret har ändrats sedan du öppnade sidan. Inget är signerat än: läs igenom och signera en gång till."
)
_ORDNING: Final[Mapping[Metod, int]] = {metod: plats for plats, metod in enumerate(METOD)}


def valbara(sida: Portfoljsida, metod: str = "") -> tuple[Bedomningsmall, ...]:
    """The forms that one assessor fills in alone, in the order of the methods; of one method only, where it is told."""
    enkla = (m for m in sida.regelverk.mallar.aktuella(sida.idag) if m.forlopp is Mallforlopp.ENKEL)
    return tuple(sorted((m for m in enkla if metod in ("", m.metod)), key=lambda m: _ORDNING[m.metod]))


def for_begaran(sida: Portfoljsida, rad: BedomningRad, onskad: str = "") -> Bedomningsmall | None:
    """The form for what was asked for: the one wished among those of the method, the one asked for, or the first.

    None where the method has no form of its own: the narrative is signed alone.
    """
    val = {mall.id: mall for mall in valbara(sida) if mall.metod is rad.metod or mall.id == rad.mall}
    return val.get(onskad) or val.get(rad.mall) or next(iter(val.values()), None)


def erbjudna(sida: Portfoljsida) -> tuple[Bedomningsmall, ...]:
    """The forms to choose among: those of the method in the address, or all."""
    return valbara(sida, sida.fraga("metod")) or valbara(sida)


def vald(sida: Portfoljsida, utkast: UtkastRad | None) -> Bedomningsmall | None:
    """The form that the address tells; None where there is a choice left.

    A draft on a form that is out of use opens on the one that takes its place.
    """
    onskad, offer = sida.fraga("mall"), erbjudna(sida)
    funnen = next((mall for mall in valbara(sida) if mall.id == onskad), offer[0] if len(offer) == 1 else None)
    if funnen is None and utkast is not None:
        return for_ny(sida, {"mall": [utkast.mall], "mall_version": [str(utkast.mall_version)]})
    return funnen


def for_ny(sida: Portfoljsida, falt: Falt) -> Bedomningsmall:
    """The form named, or what takes its place: another of its method, or any."""
    onskad, gammal = Ifyllt(falt)("mall"), skickad_mall(sida.regelverk.mallar, falt)
    alla = valbara(sida)
    av_metoden = (mall for mall in alla if gammal is not None and mall.metod is gammal.metod)
    vald = next((m for m in alla if m.id == onskad), None) or next(av_metoden, None) or next(reversed(alla), None)
    if vald is None:
        raise FinnsInte
    return vald
