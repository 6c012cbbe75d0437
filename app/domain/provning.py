"""Trying changes to the time and the plan in a copy of the portfolio: what each change is, and what hinders it.

The changes are tried all together, so their order means nothing: two placements may trade places.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, Tjanstgoring, TjanstgoringsTyp
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.domain.tjanst import Franvaro, Franvaroslag, Sysselsattning

HELTID: Final = 100
_P = TypeVar("_P")


@dataclass(frozen=True, slots=True)
class NyFranvaro:
    """Leave that is not noted yet; without an end it lasts until further notice."""

    slag: Franvaroslag
    start: date
    slut: date | None = None


@dataclass(frozen=True, slots=True)
class AndradFranvaro:
    """Noted leave with other days, or with the end that it lacked."""

    franvaro_id: int
    slag: Franvaroslag
    start: date
    slut: date | None = None


@dataclass(frozen=True, slots=True)
class BortFranvaro:
    """Noted leave that does not come off."""

    franvaro_id: int


@dataclass(frozen=True, slots=True)
class NyGrad:
    """A percentage of full time from a day on, in place of one noted for the same day."""

    fran: date
    procent: int


@dataclass(frozen=True, slots=True)
class NyttSlut:
    """Another planned end of the training."""

    dag: date


@dataclass(frozen=True, slots=True)
class FlyttadAktivitet:
    """A planned placement, course or other activity on other days; `slut` None: a single day, or no end known."""

    aktivitet_id: int
    start: date
    slut: date | None = None


@dataclass(frozen=True, slots=True)
class BortAktivitet:
    """A planned activity that is withdrawn."""

    aktivitet_id: int


@dataclass(frozen=True, slots=True)
class NyAktivitet:
    """A placement (with `tjanstgoring`) or a course that is not in the plan yet. `mall` as in `Aktivitet`."""

    slag: Aktivitetsslag
    titel: str
    start: date
    slut: date | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    tjanstgoring: Tjanstgoring | None = None
    mall: str = ""


Andring: TypeAlias = (
    NyFranvaro | AndradFranvaro | BortFranvaro | NyGrad | NyttSlut | FlyttadAktivitet | BortAktivitet | NyAktivitet
)


class Hinderslag(StrEnum):
    """Why a change cannot be made."""

    FINNS_INTE = "finns_inte"
    INTE_PLANERAD = "inte_planerad"
    SLUT_FORE_START = "slut_fore_start"
    FORE_ST = "fore_st"
    EFTER_SLUT = "efter_slut"
    PROCENT = "procent"
    FRANVARO_KROCKAR = "franvaro_krockar"
    OVER_HELTID = "over_heltid"


@dataclass(frozen=True, slots=True)
class Hinder:
    """What hinders a change: `falt` is its attribute at fault.

    `dag` is the limit that is passed, `procent` the sum, and `franvaro` or `aktivitet` what stands in the way.
    """

    slag: Hinderslag
    falt: str
    dag: date | None = None
    procent: int = 0
    franvaro: Franvaro | None = None
    aktivitet: Aktivitet | None = None


class OmojligAndring(ValueError):
    """A change that cannot be made: the place of it among the changes, and what hinders it."""

    def __init__(self, plats: int, hinder: Hinder) -> None:
        super().__init__(f"change {plats}: {hinder.slag} ({hinder.falt})")
        self.plats = plats
        self.hinder = hinder


@dataclass(frozen=True, slots=True)
class Provad:
    """The copy with all changes that could be made, and what hindered the others, by their place."""

    portfolj: Portfolj
    hinder: Mapping[int, Hinder]


def tillampa(portfolj: Portfolj, andringar: Sequence[Andring]) -> Portfolj:
    """The portfolio as it becomes; new records get the ids -1, -2 … by the place of their change.

    Raises:
        OmojligAndring: for the first change that cannot be made.
    """
    provad = prova(portfolj, andringar)
    for plats, hinder in provad.hinder.items():
        raise OmojligAndring(plats, hinder)
    return provad.portfolj


def prova(portfolj: Portfolj, andringar: Sequence[Andring]) -> Provad:
    """As `tillampa`, but what cannot be done is left out and told."""
    hinder: dict[int, Hinder] = {}
    while True:
        kvar = {plats: andring for plats, andring in enumerate(andringar) if plats not in hinder}
        ny, funna = portfolj, {}
        for plats, andring in kvar.items():
            utfall = _gjord(ny, andring, -plats - 1)
            if isinstance(utfall, Hinder):
                funna[plats] = utfall
            else:
                ny = utfall
        funna = funna or {plats: h for plats, andring in kvar.items() if (h := _hinder(ny, andring, -plats - 1))}
        if not funna:
            return Provad(ny, dict(sorted(hinder.items())))
        hinder |= funna


def _gjord(portfolj: Portfolj, andring: Andring, ny_id: int) -> Portfolj | Hinder:  # noqa: PLR0911 - one a kind
    """The portfolio with that change made, whatever stands in its way elsewhere."""
    match andring:
        case NyFranvaro(slag, start, slut):
            return replace(portfolj, franvaron=(*portfolj.franvaron, Franvaro(ny_id, slag, start, slut)))
        case AndradFranvaro(id_, slag, start, slut):
            return _med_franvaro(portfolj, id_, Franvaro(id_, slag, start, slut))
        case BortFranvaro(id_):
            return _med_franvaro(portfolj, id_, None)
        case NyGrad(fran, procent):
            andra = tuple(post for post in portfolj.sysselsattningar if post.fran != fran)
            return replace(portfolj, sysselsattningar=(*andra, Sysselsattning(fran, procent)))
        case NyttSlut(dag) if dag <= portfolj.utbildning.start:
            return Hinder(Hinderslag.FORE_ST, "dag", portfolj.utbildning.start)
        case NyttSlut(dag):
            return replace(portfolj, utbildning=replace(portfolj.utbildning, planerat_slut=dag))
        case FlyttadAktivitet(id_, start, slut):
            return _med_aktivitet(portfolj, id_, lambda a: replace(a, start=start, slut=slut))
        case BortAktivitet(id_):
            return _med_aktivitet(portfolj, id_, lambda a: replace(a, status=Aktivitetsstatus.ATERKALLAD))
        case NyAktivitet():
            ny = Aktivitet(
                ny_id, andring.slag, andring.titel, Aktivitetsstatus.PLANERAD, andring.start, andring.slut,
                andring.delmal, tjanstgoring=andring.tjanstgoring, mall=andring.mall,
            )  # fmt: skip
            return replace(portfolj, aktiviteter=(*portfolj.aktiviteter, ny))


def _utbytt(poster: Iterable[_P], gammal: _P, ny: _P | None) -> tuple[_P, ...]:
    """The same records with one of them in another shape, or gone."""
    byten = ((post, ny if post is gammal else post) for post in poster)
    return tuple(efter for _, efter in byten if efter is not None)


def _med_franvaro(portfolj: Portfolj, franvaro_id: int, ny: Franvaro | None) -> Portfolj | Hinder:
    gammal = next((post for post in portfolj.franvaron if post.id == franvaro_id), None)
    if gammal is None:
        return Hinder(Hinderslag.FINNS_INTE, "franvaro_id")
    return replace(portfolj, franvaron=_utbytt(portfolj.franvaron, gammal, ny))


def _med_aktivitet(portfolj: Portfolj, aktivitet_id: int, gor: Callable[[Aktivitet], Aktivitet]) -> Portfolj | Hinder:
    gammal = portfolj.aktivitet(aktivitet_id)
    if gammal is None:
        return Hinder(Hinderslag.FINNS_INTE, "aktivitet_id")
    if gammal.status is not Aktivitetsstatus.PLANERAD:
        return Hinder(Hinderslag.INTE_PLANERAD, "aktivitet_id", aktivitet=gammal)
    return replace(portfolj, aktiviteter=_utbytt(portfolj.aktiviteter, gammal, gor(gammal)))


def _hinder(portfolj: Portfolj, andring: Andring, ny_id: int) -> Hinder | None:  # noqa: PLR0911 - one a kind
    """What hinders a change when all of them are made; `portfolj` is how it then looks."""
    match andring:
        case NyFranvaro(start=start, slut=slut):
            return _dagar(portfolj, start, slut, is_slut_fritt=True) or _franvarokrock(portfolj, ny_id, start, slut)
        case AndradFranvaro(id_, start=start, slut=slut):
            return _dagar(portfolj, start, slut, is_slut_fritt=True) or _franvarokrock(portfolj, id_, start, slut)
        case NyGrad(fran, procent) if not 1 <= procent <= HELTID:
            return Hinder(Hinderslag.PROCENT, "procent", procent=procent)
        case NyGrad(fran):
            return _en_dag(portfolj, "fran", fran)
        case FlyttadAktivitet(id_, start, slut):
            return _dagar(portfolj, start, slut) or _over_heltid(portfolj, id_)
        case NyAktivitet(start=start, slut=slut):
            return _dagar(portfolj, start, slut) or _over_heltid(portfolj, ny_id)
        case _:
            return None


def _en_dag(portfolj: Portfolj, falt: str, dag: date) -> Hinder | None:
    ram = portfolj.utbildning
    if dag < ram.start:
        return Hinder(Hinderslag.FORE_ST, falt, ram.start)
    if ram.planerat_slut is not None and dag > ram.planerat_slut:
        return Hinder(Hinderslag.EFTER_SLUT, falt, ram.planerat_slut)
    return None


def _dagar(portfolj: Portfolj, start: date, slut: date | None, *, is_slut_fritt: bool = False) -> Hinder | None:
    """Days in the wrong order, or outside the training; leave may go on after the planned end, which it puts off."""
    if slut is not None and slut < start:
        return Hinder(Hinderslag.SLUT_FORE_START, "slut", start)
    forsta = _en_dag(portfolj, "start", start)
    return forsta or (None if slut is None or is_slut_fritt else _en_dag(portfolj, "slut", slut))


def _franvarokrock(portfolj: Portfolj, egen_id: int, start: date, slut: date | None) -> Hinder | None:
    for annan in portfolj.franvaron:
        if annan.id != egen_id and annan.start <= (slut or date.max) and start <= (annan.slut or date.max):
            return Hinder(Hinderslag.FRANVARO_KROCKAR, "start", franvaro=annan)
    return None


def upptagen(aktivitet: Aktivitet) -> Period | None:
    """The days on which a placement of the plan takes its share of the working time elsewhere; None for any other.

    Service at the home unit is what a placement elsewhere breaks into, so it takes nothing.
    """
    tjanst = aktivitet.tjanstgoring
    if tjanst is None or tjanst.typ is TjanstgoringsTyp.HEMENHET or not aktivitet.is_gallande:
        return None
    if aktivitet.start is None or aktivitet.slut is None or aktivitet.slut < aktivitet.start:
        return None
    return Period(aktivitet.start, aktivitet.slut)


def _over_heltid(portfolj: Portfolj, aktivitet_id: int) -> Hinder | None:
    """Placements elsewhere that together, on some day of this one, take more than full time."""
    egen = portfolj.aktivitet(aktivitet_id)
    period = None if egen is None else upptagen(egen)
    if egen is None or period is None:
        return None
    andra = [
        (annan, dagar)
        for annan in portfolj.aktiviteter
        if annan.id != aktivitet_id and (dagar := upptagen(annan)) and _delar_dag(dagar, period)
    ]
    for dag in sorted({period.start, *(max(dagar.start, period.start) for _, dagar in andra)}):
        samtida = [annan for annan, dagar in andra if dag in dagar]
        procent = sum(a.tjanstgoring.procent for a in (egen, *samtida) if a.tjanstgoring)
        if samtida and procent > HELTID:
            return Hinder(Hinderslag.OVER_HELTID, "start", procent=procent, aktivitet=samtida[0])
    return None


def _delar_dag(en: Period, annan: Period) -> bool:
    return en.start <= annan.slut and annan.start <= en.slut


def ledighetskrockar(portfolj: Portfolj) -> frozenset[tuple[int, int]]:
    """Placements elsewhere and courses of the plan on days of leave: pairs of activity id and leave id."""
    return frozenset(
        (aktivitet.id, ledig.id)
        for aktivitet in portfolj.aktiviteter
        if (period := _narvaro(aktivitet))
        for ledig in portfolj.franvaron
        if ledig.start <= period.slut and period.start <= (ledig.slut or date.max)
    )


def _narvaro(aktivitet: Aktivitet) -> Period | None:
    """The days on which somebody has to be there: those of a planned placement elsewhere, or of a course."""
    if aktivitet.status is not Aktivitetsstatus.PLANERAD or aktivitet.start is None:
        return None
    if aktivitet.slag is Aktivitetsslag.KURS:
        return Period(aktivitet.start, max(aktivitet.start, aktivitet.slut or aktivitet.start))
    return upptagen(aktivitet)
