"""Which form an assessment is made on: offered, asked for, sent, and what takes its place where it is out of use."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final, NamedTuple

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
Val = tuple[tuple[str, str], ...]
_ORDNING: Final[Mapping[Metod, int]] = {metod: plats for plats, metod in enumerate(METOD)}


class Begard(NamedTuple):
    """What is asked for: a method, and the form for it ("" and None: none)."""

    metod: Metod
    mall: str
    mall_version: int | None


def valbara(sida: Portfoljsida, metod: str = "") -> tuple[Bedomningsmall, ...]:
    """The forms that one assessor fills in alone, in the order of the methods; of one method only, where it is told."""
    enkla = (m for m in sida.regelverk.mallar.aktuella(sida.idag) if m.forlopp is Mallforlopp.ENKEL)
    return tuple(sorted((m for m in enkla if metod in ("", m.metod)), key=lambda m: _ORDNING[m.metod]))


def _per_metod(mallar: tuple[Bedomningsmall, ...]) -> tuple[tuple[str, tuple[Bedomningsmall, ...]], ...]:
    """The forms under the names of their methods."""
    return tuple((METOD[metod], tuple(grupp)) for metod, grupp in groupby(mallar, key=lambda m: m.metod))


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


_UTAN: Final = "metod:"


def varde(rad: BedomningRad) -> str:
    """What was asked for, as a choice of the request's form."""
    return rad.mall or _UTAN + rad.metod.value


def begaransval(sida: Portfoljsida, sparad: BedomningRad | None = None) -> tuple[tuple[str, Val], ...]:
    """What can be asked for, by method: the forms, then the methods that have none. What is stored stays a choice."""
    grupper = [(namn, tuple((m.id, m.titel) for m in mallar)) for namn, mallar in _per_metod(valbara(sida))]
    har = {mall.metod for mall in sida.regelverk.mallar.aktuella(sida.idag)}
    grupper.append(("Utan formulär", tuple((_UTAN + m.value, METOD[m]) for m in METOD if m not in har)))
    if sparad is not None and varde(sparad) not in {v for _, val in grupper for v, _ in val}:
        gammal = sida.regelverk.mallar.hamta(sparad.mall, sparad.mall_version)
        grupper.append(("Begärd", ((varde(sparad), gammal.titel if gammal else METOD[sparad.metod]),)))
    return tuple(grupp for grupp in grupper if grupp[1])


def forvald(sida: Portfoljsida, metod: str) -> str:
    """The choice that a method leads to: its first form, or itself; "" for none."""
    mallar = valbara(sida, metod) if metod else ()
    return mallar[0].id if mallar else _UTAN + metod if metod else ""


def begard(sida: Portfoljsida, val: str, sparad: BedomningRad | None) -> Begard:
    """Method, form and version that a choice means; the stored one keeps its version."""
    if sparad is not None and val == varde(sparad):
        return Begard(sparad.metod, sparad.mall, sparad.mall_version)
    mall = sida.regelverk.mallar.aktuell(val, sida.idag)
    return (
        Begard(Metod(val.removeprefix(_UTAN)), "", None) if mall is None else Begard(mall.metod, mall.id, mall.version)
    )
