"""Reads for administration. Each asks only within `stigar`, the paths of the units that the admin has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlmodel import Session, col

from app.db.tabeller import Enhet, Inbjudan, Inloggning, Konto, Person, PortfoljRad, Uppdrag, Uppdragsroll
from app.domain.foreskrift import Foreskrift

PER_SIDA: Final = 50


class Enhetsrad(NamedTuple):
    """A unit in the tree, `djup` steps below the uppermost shown; `personer` belong to it and not to one below."""

    id: int
    namn: str
    slag: str
    djup: int
    personer: int
    overordnad_id: int | None
    region: str
    stig: str


class Personrad(NamedTuple):
    """A person in the list; `losenord` tells whether the account has one, None where there is no account."""

    id: int
    namn: str
    epost: str | None
    titel: str
    enhet: str
    is_aktiv: bool | None
    has_losenord: bool


class Uppdragsrad(NamedTuple):
    """An assignment of a person."""

    id: int
    person_id: int
    roll: Uppdragsroll
    enhet: str
    fran: date
    till: date | None
    is_inom: bool


class Portfoljrad(NamedTuple):
    """That a person has a portfolio, and its frame."""

    specialitet: str
    foreskrift: Foreskrift
    enhet: str
    start: date


@dataclass(frozen=True, slots=True)
class Persondetalj:
    """A person with account, assignments and portfolios.

    `sparr` says why the account is not this admin's to handle, "" where it is; `inbjudan_till` is how long an unused
    invitation holds; `sessioner` is where the person is signed in.
    """

    id: int
    namn: str
    epost: str
    titel: str
    enhet_id: int
    enhet: str
    region: str
    konto_id: int | None
    is_aktiv: bool
    has_losenord: bool
    inbjudan_till: datetime | None
    sessioner: int
    uppdrag: tuple[Uppdragsrad, ...]
    portfoljer: tuple[Portfoljrad, ...]
    sparr: str


def inom(stigar: Collection[str]) -> ColumnElement[bool]:
    """Units at or below one of the paths."""
    return or_(false(), *(col(Enhet.stig).startswith(stig) for stig in stigar))


def enhetstrad(session: Session, stigar: Collection[str]) -> tuple[Enhetsrad, ...]:
    """The units in the order of the tree, siblings by name."""
    antal = select(func.count(col(Person.id))).where(col(Person.enhet_id) == col(Enhet.id)).scalar_subquery()
    rader = session.execute(
        select(
            col(Enhet.id), col(Enhet.namn), col(Enhet.slag), antal, col(Enhet.overordnad_id), col(Enhet.region),
            col(Enhet.stig),
        ).where(inom(stigar))
    ).all()  # fmt: skip
    kanda = {rad[0] for rad in rader}
    under: dict[int | None, list[Any]] = {}
    for rad in sorted(rader, key=lambda r: r[1].casefold()):
        under.setdefault(rad[4] if rad[4] in kanda else None, []).append(rad)
    ut: list[Enhetsrad] = []

    def ga(over: int | None, djup: int) -> None:
        for id_, namn, slag, personer, overordnad, region, stig in under.get(over, ()):
            ut.append(Enhetsrad(id_, namn, slag.value, djup, personer, overordnad, region, stig))
            ga(id_, djup + 1)

    ga(None, 0)
    return tuple(ut)


def _personer(stigar: Collection[str], sok: str) -> Select[*tuple[Any, ...]]:
    fraga = (
        select(
            col(Person.id), col(Person.namn), col(Person.epost), col(Person.titel), col(Enhet.namn),
            col(Konto.is_aktiv), col(Konto.losenord).is_not(None),
        )
        .join(Enhet, col(Enhet.id) == col(Person.enhet_id))
        .outerjoin(Konto, col(Konto.person_id) == col(Person.id))
        .where(inom(stigar))
    )  # fmt: skip
    if sok:
        fraga = fraga.where(
            or_(
                col(Person.sortnyckel).contains(sok, autoescape=True),
                col(Person.epost).contains(sok, autoescape=True),
            )
        )
    return fraga


def personer(session: Session, stigar: Collection[str], sok: str, sida: int) -> tuple[tuple[Personrad, ...], int]:
    """One page (from 1) of the persons whose name or address holds `sok` (a sort key), and how many there are."""
    fraga = _personer(stigar, sok)
    antal = session.scalar(select(func.count()).select_from(fraga.subquery())) or 0
    rader = session.execute(
        fraga.order_by(col(Person.sortnyckel), col(Person.id)).limit(PER_SIDA).offset((sida - 1) * PER_SIDA)
    )
    return tuple(Personrad(*rad) for rad in rader), antal


def valbara_personer(session: Session, stigar: Collection[str], utom: int) -> tuple[tuple[int, str], ...]:
    """Persons to choose a handledare among."""
    fraga = (
        select(col(Person.id), col(Person.namn), col(Enhet.namn))
        .join(Enhet, col(Enhet.id) == col(Person.enhet_id))
        .where(inom(stigar), col(Person.id) != utom)
        .order_by(col(Person.sortnyckel), col(Person.id))
    )
    return tuple((id_, f"{namn}, {enhet}") for id_, namn, enhet in session.execute(fraga))


def person(
    session: Session, stigar: Collection[str], person_id: int, *, idag: date, nu: datetime
) -> Persondetalj | None:
    """The person, or None where there is none within the paths."""
    rad = session.execute(
        select(
            col(Person.namn), col(Person.epost), col(Person.titel), col(Enhet.id), col(Enhet.namn), col(Enhet.region),
            col(Konto.id), col(Konto.is_aktiv), col(Konto.losenord).is_not(None),
        )
        .join(Enhet, col(Enhet.id) == col(Person.enhet_id))
        .outerjoin(Konto, col(Konto.person_id) == col(Person.id))
        .where(col(Person.id) == person_id, inom(stigar))
    ).one_or_none()  # fmt: skip
    if rad is None:
        return None
    namn, epost, titel, enhet_id, enhet, region, konto_id, is_aktiv, has_losenord = rad
    uppdrag = _uppdrag(session, stigar, person_id)
    portfoljer, utanfor = _portfoljer(session, stigar, person_id)
    return Persondetalj(
        person_id, namn, epost or "", titel, enhet_id, enhet, region, konto_id, bool(is_aktiv), has_losenord,
        _inbjudan_till(session, konto_id, nu), _antal_sessioner(session, konto_id, nu), uppdrag, portfoljer,
        _sparr(uppdrag, idag, utanfor=utanfor),
    )  # fmt: skip


def _uppdrag(session: Session, stigar: Collection[str], person_id: int) -> tuple[Uppdragsrad, ...]:
    rader = session.execute(
        select(
            col(Uppdrag.id), col(Uppdrag.person_id), col(Uppdrag.roll), col(Enhet.namn), col(Uppdrag.fran),
            col(Uppdrag.till), inom(stigar),
        )
        .join(Enhet, col(Enhet.id) == col(Uppdrag.enhet_id))
        .where(col(Uppdrag.person_id) == person_id)
        .order_by(col(Uppdrag.fran).desc(), col(Uppdrag.id).desc())
    )  # fmt: skip
    return tuple(
        Uppdragsrad(id_, vem, roll, enhet, fran, till, bool(inne)) for id_, vem, roll, enhet, fran, till, inne in rader
    )


def _portfoljer(session: Session, stigar: Collection[str], person_id: int) -> tuple[tuple[Portfoljrad, ...], bool]:
    """The portfolios within the paths, and whether there is one outside them."""
    rader = session.execute(
        select(
            col(PortfoljRad.specialitet), col(PortfoljRad.foreskrift), col(Enhet.namn), col(PortfoljRad.start),
            inom(stigar),
        )
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(col(PortfoljRad.person_id) == person_id)
        .order_by(col(PortfoljRad.start).desc())
    ).all()  # fmt: skip
    return tuple(Portfoljrad(*rad[:-1]) for rad in rader if rad[-1]), any(not rad[-1] for rad in rader)


def _sparr(uppdrag: Collection[Uppdragsrad], idag: date, *, utanfor: bool) -> str:
    """Whoever can make a new link can sign in by it, so an account that opens more than one's own units is let be."""
    if utanfor or any(not u.is_inom and (u.till is None or u.till >= idag) for u in uppdrag):
        return "Personen har uppdrag eller portfölj utanför ditt område. Kontot sköts av administratören där."
    return ""


def _inbjudan_till(session: Session, konto_id: int | None, nu: datetime) -> datetime | None:
    fraga = select(func.max(col(Inbjudan.giltig_till))).where(
        col(Inbjudan.konto_id) == konto_id, col(Inbjudan.anvand).is_(None), col(Inbjudan.giltig_till) > nu
    )
    return session.scalar(fraga)


def _antal_sessioner(session: Session, konto_id: int | None, nu: datetime) -> int:
    fraga = select(func.count(col(Inloggning.id))).where(
        col(Inloggning.konto_id) == konto_id, col(Inloggning.aterkallad).is_(None), col(Inloggning.giltig_till) > nu
    )
    return session.scalar(fraga) or 0


def uppdrag(session: Session, stigar: Collection[str], uppdrag_id: int) -> Uppdragsrad | None:
    """The assignment, or None where there is none within the paths."""
    rad = session.execute(
        select(
            col(Uppdrag.id), col(Uppdrag.person_id), col(Uppdrag.roll), col(Enhet.namn), col(Uppdrag.fran),
            col(Uppdrag.till),
        )
        .join(Enhet, col(Enhet.id) == col(Uppdrag.enhet_id))
        .where(col(Uppdrag.id) == uppdrag_id, inom(stigar))
    ).one_or_none()  # fmt: skip
    return None if rad is None else Uppdragsrad._make((*rad, True))


def epost_finns(session: Session, epost: str, utom: int | None) -> bool:
    """Whether somebody else has that address."""
    fraga = select(col(Person.id)).where(col(Person.epost) == epost, col(Person.id) != (utom or 0))
    return session.scalar(fraga) is not None


def uppdrag_overlappar(
    session: Session, person_id: int, roll: Uppdragsroll, enhet_id: int, fran: date, till: date | None
) -> bool:
    """Whether the person has that role for that unit already on some day of the span."""
    fraga = select(col(Uppdrag.id)).where(
        col(Uppdrag.person_id) == person_id,
        col(Uppdrag.roll) == roll,
        col(Uppdrag.enhet_id) == enhet_id,
        or_(col(Uppdrag.till).is_(None), col(Uppdrag.till) >= fran),
        *(() if till is None else (col(Uppdrag.fran) <= till,)),
    )
    return session.scalar(fraga.limit(1)) is not None


def har_specialitet(session: Session, person_id: int, specialitet: str) -> bool:
    """Whether the person has a portfolio in that specialty."""
    fraga = select(col(PortfoljRad.id)).where(
        col(PortfoljRad.person_id) == person_id, col(PortfoljRad.specialitet) == specialitet
    )
    return session.scalar(fraga.limit(1)) is not None
