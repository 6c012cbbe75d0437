"""What there is to place in a plan: what the region's plan still wants, what has no dates, and what may be moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, TjanstgoringsTyp
from app.domain.delmal import DelmalKod
from app.domain.planforslag import Uppgiftsslag
from app.domain.plankontroll import (
    Planlage,
    has_bt,
    heltidsmanader,
    langd,
    plannyckel,
    saknade_kurser,
    vantade_placeringar,
)
from app.domain.portfolj import Portfolj
from app.domain.regionplan import Regionplan, Tidpunkt
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.regler.modell import Regelunderlag
from app.regler.placeringar import sidotjanstgoringar

KURSDAGAR: Final = 5  # a course takes a working week until its dates are known


@dataclass(frozen=True, slots=True)
class Planpost:
    """One thing to place.

    `plannyckel` is its key in the region's plan, "" for none. `manader` is its length in full-time months (calendar
    months for an assignment at home), 0 where nobody has said; `dagar` its length in days, where that is what is
    known. `aktivitet_id` is None for what is not in the person's plan yet; `nu` are the days on which it lies now.
    """

    nyckel: str
    titel: str
    slag: Uppgiftsslag
    manader: Fraction = Fraction(0)
    dagar: int = 0
    plannyckel: str = ""
    nar: Tidpunkt = Tidpunkt.NAR_SOM_HELST
    delmal: tuple[DelmalKod, ...] = ()
    aktivitet_id: int | None = None
    nu: Period | None = None

    @property
    def has_langd(self) -> bool:
        """Whether its length is known."""
        return bool(self.manader or self.dagar)


@dataclass(frozen=True, slots=True)
class Planposter:
    """What the region's plan wants that is not planned, what is planned without dates, and what has dates to come."""

    saknade: tuple[Planpost, ...]
    odaterade: tuple[Planpost, ...]
    daterade: tuple[Planpost, ...]


def varde(underlag: Regelunderlag, regel_id: str, namn: str) -> int | None:
    """A whole number that the profile sets for a rule, or None."""
    funnet: object = getattr(underlag.parametrar.get(regel_id), namn, None)
    return funnet if isinstance(funnet, int) else None


def planposter(portfolj: Portfolj, underlag: Regelunderlag) -> Planposter:
    """Everything that a proposal can place, each in the order of the plan or of its dates."""
    plan, idag = underlag.plan, underlag.idag
    egna = [a for a in portfolj.aktiviteter if a.status is Aktivitetsstatus.PLANERAD and _slag(a, plan) is not None]
    daterade = sorted((a for a in egna if a.start and a.start > idag), key=lambda a: (a.start or idag, a.id))
    saknade = tuple(_saknade(portfolj, plan)) if plan else ()
    odaterade = tuple(_odaterad(portfolj, a, plan) for a in egna if a.start is None)
    langre = _langre(portfolj, underlag, (*saknade, *odaterade))
    return Planposter(
        langre[: len(saknade)],
        langre[len(saknade) :],
        tuple(_daterad(a, plan) for a in daterade if a.tjanstgoring is None or langd(a)),
    )


def _langre(portfolj: Portfolj, underlag: Regelunderlag, poster: Sequence[Planpost]) -> tuple[Planpost, ...]:
    """The same, with side placements made longer within the plan's lengths as far as the region's total needs it."""
    plan, minst = underlag.plan, varde(underlag, "PL-07", "minst_manader")
    if plan is None or minst is None:
        return tuple(poster)
    inlagt = (heltidsmanader(portfolj, a) for a in sidotjanstgoringar(portfolj))
    borta = [post for post in poster if post.slag is Uppgiftsslag.BORTA]
    kvar = minst - sum((m for m in inlagt if m), Fraction(0)) - sum((post.manader for post in borta), Fraction(0))
    klara = []
    for post in poster:
        av_planen = plan.placering(post.plannyckel) if post in borta else None
        spann = av_planen.langd(has_bt=has_bt(portfolj)) if av_planen else None
        mer = max(0, min(ceil(kvar), spann[1] - spann[0])) if spann and post.manader == spann[0] else 0
        kvar -= mer
        klara.append(replace(post, manader=post.manader + mer))
    return tuple(klara)


def _slag(aktivitet: Aktivitet, plan: Regionplan | None) -> Uppgiftsslag | None:
    """What kind of thing a planned activity is; None for what no proposal moves."""
    tjanst = aktivitet.tjanstgoring
    if tjanst is None:
        return Uppgiftsslag.KURS if aktivitet.slag is Aktivitetsslag.KURS else None
    if tjanst.typ is TjanstgoringsTyp.HEMENHET:
        post = plan.placering(tjanst.amne) if plan else None
        return Uppgiftsslag.UPPDRAG if post is not None and post.is_uppdrag else None
    return Uppgiftsslag.BORTA


def _saknade(portfolj: Portfolj, plan: Regionplan) -> Iterator[Planpost]:
    for lage in vantade_placeringar(portfolj, plan):
        if not lage.is_inlagd:
            post = lage.post
            slag = Uppgiftsslag.UPPDRAG if post.is_uppdrag else Uppgiftsslag.BORTA
            yield Planpost(
                post.nyckel, post.titel, slag, _minst(lage), plannyckel=post.nyckel, nar=post.nar, delmal=post.delmal
            )
    for kurs in saknade_kurser(portfolj, plan):
        yield Planpost(
            kurs.nyckel,
            kurs.titel,
            Uppgiftsslag.KURS,
            dagar=KURSDAGAR,
            plannyckel=kurs.nyckel,
            nar=kurs.nar,
            delmal=kurs.delmal,
        )


def _minst(lage: Planlage) -> Fraction:
    return Fraction(lage.krav[0]) if lage.krav else Fraction(0)


def _i_planen(aktivitet: Aktivitet, plan: Regionplan | None) -> tuple[str, Tidpunkt]:
    nyckel = plannyckel(aktivitet)
    post = (plan.placering(nyckel) or plan.kurs(nyckel)) if plan and nyckel else None
    return nyckel, post.nar if post else Tidpunkt.NAR_SOM_HELST


def _odaterad(portfolj: Portfolj, aktivitet: Aktivitet, plan: Regionplan | None) -> Planpost:
    nyckel, nar = _i_planen(aktivitet, plan)
    lage = next((p for p in vantade_placeringar(portfolj, plan) if p.post.nyckel == nyckel), None) if plan else None
    slag = _slag(aktivitet, plan) or Uppgiftsslag.KURS
    return Planpost(
        f"aktivitet-{aktivitet.id}",
        aktivitet.titel,
        slag,
        _minst(lage) if lage else Fraction(0),
        KURSDAGAR if slag is Uppgiftsslag.KURS else 0,
        plannyckel=nyckel,
        nar=nar,
        aktivitet_id=aktivitet.id,
    )


def _daterad(aktivitet: Aktivitet, plan: Regionplan | None) -> Planpost:
    nyckel, nar = _i_planen(aktivitet, plan)
    start = aktivitet.start or date.min
    nu = Period(start, aktivitet.slut or start)
    return Planpost(
        f"aktivitet-{aktivitet.id}",
        aktivitet.titel,
        _slag(aktivitet, plan) or Uppgiftsslag.KURS,
        dagar=(nu.slut - nu.start).days + 1,
        plannyckel=nyckel,
        nar=nar,
        aktivitet_id=aktivitet.id,
        nu=nu,
    )
