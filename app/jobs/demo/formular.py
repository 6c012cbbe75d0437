"""Forms filled in as they might have been: levels rise over the time in ST, and differ a little between occasions."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from app.domain.bedomning import Svar
from app.domain.bedomningsmall import EJ_OBSERVERAT, Bedomningsmall, Faltslag, Mallfalt, Mallforlopp
from app.domain.flerkalla import Flerkallsvar, sammanstall, som_svar
from app.domain.slag import Kompetensomrade, Metod
from app.jobs.demo.texter import BRA, RADER, UTVECKLA
from app.underlag.mallar import load_mallar

TIONDELAR: Final = 10
"""How many parts the time in ST is reckoned in."""
VARIANTER: Final = 12
"""How many ways there are to fill in a form at one time in ST."""
_SOM_VANTAT: Final = 6
_MINST: Final = 3  # respondents of a group in a 360, as the region's profile asks
_I_GRUPP: Final = (("lakare_egen", 4), ("lakare_annan", 3), ("sjukskoterska", 4), ("underskoterska", 3))
_PROBLEM, _INGA_PROBLEM = "bor_adresseras", "inga_problem"
_VAL: Final = {"godkant": "godkant", "lage": "enligt_plan"}  # where chance should not decide


class Ifyllt(NamedTuple):
    """A form with its answers, in its order, and the areas that they looked at."""

    metod: Metod
    mall: str
    version: int
    svar: tuple[Svar, ...]
    omraden: frozenset[Kompetensomrade]

    def med(self, svar: Mapping[str, str]) -> "Ifyllt":
        """The same with some fields answered otherwise; "" leaves one unanswered."""
        return self.bara({ett.falt: ett.varde for ett in self.svar} | {**svar})

    def bara(self, svar: Mapping[str, str]) -> "Ifyllt":
        """The same form with these answers alone."""
        mall = formular(self.mall)
        return _ifyllt(mall, {falt.id: svar[falt.id] for falt in mall.falt if svar.get(falt.id)})


@lru_cache
def _formularen() -> Mapping[str, Bedomningsmall]:
    return {mall.id: mall for mall in sorted(load_mallar().alla, key=lambda mall: mall.version)}


def formular(mall_id: str) -> Bedomningsmall:
    """The form of that id in its latest version."""
    return _formularen()[mall_id]


@lru_cache
def mall_for(metod: Metod) -> str:
    """The form that the method is assessed on unless another is named: the one called like it."""
    return next(mall.id for mall in _formularen().values() if mall.metod is metod and mall.id == metod.value)


@cache
def ifyllt(mall_id: str, tiondel: int, variant: int) -> Ifyllt:
    """The form filled in after so many tenths of ST, in one of the `VARIANTER` ways."""
    mall = formular(mall_id)
    if mall.forlopp is Mallforlopp.FLERKALLA:
        return _ifyllt(mall, _sammanstallt(mall, tiondel, variant))
    svar = {falt.id: _svar(mall, falt, nr, tiondel, variant) for nr, falt in enumerate(mall.falt)}
    return _ifyllt(mall, {namn: varde for namn, varde in svar.items() if varde})


def _ifyllt(mall: Bedomningsmall, svar: Mapping[str, str]) -> Ifyllt:
    rader = tuple(Svar(namn, varde) for namn, varde in svar.items())
    return Ifyllt(mall.metod, mall.id, mall.version, rader, mall.sedda_omraden(svar))


def _svar(mall: Bedomningsmall, falt: Mallfalt, nr: int, tiondel: int, variant: int) -> str:
    if falt.slag is Faltslag.SKALA:
        return _niva(mall, falt, nr, tiondel, variant)
    if falt.slag is Faltslag.VAL:
        return _VAL.get(falt.id) or falt.val[variant % len(falt.val)][0]
    if falt.slag is Faltslag.KRYSS:
        return "ja"
    texter = RADER.get(falt.id, ()) if falt.slag in (Faltslag.RAD, Faltslag.TEXT) else ()
    return texter[variant % len(texter)] if texter else ""


def _niva(mall: Bedomningsmall, falt: Mallfalt, nr: int, tiondel: int, variant: int) -> str:
    """From about a quarter of the scale to its top; the first field is always seen, others now and then not."""
    skala = mall.skalor[falt.skala]
    if skala.has_ej_observerat and nr and not falt.is_obligatoriskt and (variant * 5 + nr * 3) % 11 == 0:
        return EJ_OBSERVERAT
    hogst = len(skala.steg) - 1
    olikhet = ((variant * 7 + nr * 5) % 9 - 4) / 8
    if mall.metod is Metod.SPECIALISTKOLLEGIUM:
        tiondel = _SOM_VANTAT  # its steps compare with what is expected by then, and so do not rise
    niva = hogst * (0.3 + 0.6 * tiondel / TIONDELAR) + olikhet * (0.6 + hogst / 8)
    return skala.steg[min(hogst, max(0, round(niva)))].varde


def _sammanstallt(mall: Bedomningsmall, tiondel: int, variant: int) -> Mapping[str, str]:
    """A 360 put together: fewer and fewer see anything to take up."""
    skalfalt = [falt.id for falt in mall.falt if falt.slag is Faltslag.SKALA]
    visat = sammanstall(
        _svarande(skalfalt, tiondel, variant),
        grupper=[grupp for grupp, _ in mall.grupper],
        skalfalt=skalfalt,
        textfalt=[falt.id for falt in mall.falt if falt.slag is Faltslag.TEXT],
        minst=_MINST,
    )
    return som_svar(visat, dict.fromkeys(skalfalt, _INGA_PROBLEM))


def _svarande(skalfalt: list[str], tiondel: int, variant: int) -> Iterator[Flerkallsvar]:
    """Two or three areas get some remarks, and each text is one person's."""
    grupper = [grupp for grupp, antal in _I_GRUPP for _ in range(antal)]
    for vem, grupp in enumerate(grupper):
        svar = {falt: _omdome(nr, vem, tiondel, variant) for nr, falt in enumerate(skalfalt)}
        bra = BRA[vem // 3] if vem % 3 == 0 else ""
        utveckla = UTVECKLA[vem // 6] if vem in (2, 8) else ""
        yield Flerkallsvar(grupp, svar | {"bra": bra, "utveckla": utveckla})


def _omdome(nr: int, vem: int, tiondel: int, variant: int) -> str:
    if (vem * 3 + nr * 7) % 13 == 0:
        return EJ_OBSERVERAT
    is_svart = (nr + variant) % 4 == 0
    return _PROBLEM if is_svart and (vem * 5 + nr * 3) % (5 + tiondel) == 0 else _INGA_PROBLEM
