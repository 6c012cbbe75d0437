"""One-time links to a requested assessment, and where somebody asked for one is reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from app.clock import SVERIGE
from app.db.brevval import Brevgrupp, las_val
from app.db.hemlighet import hasha_nyckel, ny_nyckel
from app.db.session import WriteSession
from app.db.tabeller import BedomningRad, BedomningslankRad, Konto, Person, PortfoljRad
from app.db.utkorg import Brevslag, dra_tillbaka

# What mails about a request are filed under in the outbox.
OBJEKT = "bedomning"


@dataclass(frozen=True, slots=True)
class Mottagare:
    """Where somebody asked for an assessment is reached: "" nowhere. `has_konto`: may answer signed in.

    `bortvalt` are the groups of mail that the person has turned away.
    """

    epost: str
    person_id: int | None
    has_konto: bool
    bortvalt: frozenset[Brevgrupp] = frozenset()


@dataclass(frozen=True, slots=True)
class Oppnad:
    """A link with what it leads to and the ST-läkare whom that is about."""

    lank: BedomningslankRad
    bedomning: BedomningRad
    person_id: int
    namn: str
    epost: str
    start: date


@dataclass(frozen=True, slots=True)
class NyLank:
    """A link just made. The secret is known now and never again."""

    id: int
    hemlighet: str
    giltig_till: datetime


def mottagare(session: Session, rad: BedomningRad) -> Mottagare:
    """The assessor's own address where there is an account or a known person, else the one written on the request."""
    if rad.bedomare_id is None:
        return Mottagare(rad.bedomare_epost, None, has_konto=False)
    epost, is_aktiv, brev_av = session.execute(
        select(col(Person.epost), col(Konto.is_aktiv), col(Konto.brev_av))
        .outerjoin(Konto, col(Konto.person_id) == col(Person.id))
        .where(col(Person.id) == rad.bedomare_id)
    ).one()
    return Mottagare(epost or rad.bedomare_epost, rad.bedomare_id, bool(is_aktiv), las_val(brev_av))


def skapa_lank(
    session: WriteSession, bedomning_id: int, epost: str, till: date, utkast: Mapping[str, Any] | None = None
) -> NyLank:
    """Make a link that is valid through the day `till`. `utkast` is what was filled in by an earlier one."""
    hemlighet = ny_nyckel()
    giltig_till = _dagens_slut(till)
    lank_id = session.execute(
        insert(BedomningslankRad)
        .values(
            bedomning_id=bedomning_id, nyckel=hasha_nyckel(hemlighet), epost=epost, skapad=session.nu,
            skapad_av=session.person_id, giltig_till=giltig_till, kod="", kod_epost="", kod_forsok=0,
            koder_skickade=0, utkast=dict(utkast or {}),
        )
        .returning(col(BedomningslankRad.id))
    ).scalar_one()  # fmt: skip
    return NyLank(lank_id or 0, hemlighet, giltig_till)


def hitta_lank(session: Session, hemlighet: str) -> Oppnad | None:
    """What a secret opens, used, expired or not; None where there is no such link."""
    rad = session.execute(
        select(BedomningslankRad, BedomningRad, PortfoljRad, Person)
        .join(BedomningRad, col(BedomningRad.id) == col(BedomningslankRad.bedomning_id))
        .join(PortfoljRad, col(PortfoljRad.id) == col(BedomningRad.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .where(col(BedomningslankRad.nyckel) == hasha_nyckel(hemlighet))
        .execution_options(populate_existing=True)
    ).one_or_none()
    if rad is None:
        return None
    lank, bedomning, portfolj, person = rad
    return Oppnad(lank, bedomning, portfolj.person_id, person.namn, person.epost or "", portfolj.start)


def senaste_lank(session: Session, bedomning_id: int) -> BedomningslankRad | None:
    """The link of a request that was made last."""
    return session.scalars(
        select(BedomningslankRad)
        .where(col(BedomningslankRad.bedomning_id) == bedomning_id)
        .order_by(col(BedomningslankRad.id).desc())
        .limit(1)
    ).first()


def aterkalla_lankar(session: WriteSession, bedomning_id: int) -> int:
    """Close every link of a request that is still open, and take back the mails with them; how many there were."""
    rader = session.execute(
        update(BedomningslankRad)
        .where(
            col(BedomningslankRad.bedomning_id) == bedomning_id,
            col(BedomningslankRad.aterkallad).is_(None),
            col(BedomningslankRad.anvand).is_(None),
        )
        .values(aterkallad=session.nu, kod="")
        .returning(col(BedomningslankRad.id))
    ).all()
    slag = (Brevslag.BEDOMNINGSLANK, Brevslag.BEDOMNINGSKOD, Brevslag.PAMINNELSE, Brevslag.BEGARAN)
    dra_tillbaka(session, slag, OBJEKT, bedomning_id)
    return len(rader)


def flytta_lankar(session: WriteSession, bedomning_id: int, till: date) -> None:
    """Let the links of a request that are neither used nor closed be valid through the day `till`."""
    session.execute(
        update(BedomningslankRad)
        .where(
            col(BedomningslankRad.bedomning_id) == bedomning_id,
            col(BedomningslankRad.aterkallad).is_(None),
            col(BedomningslankRad.anvand).is_(None),
        )
        .values(giltig_till=_dagens_slut(till))
    )


def sista_dag(giltig_till: datetime) -> date:
    """The last whole day on which a link is valid."""
    return (giltig_till - timedelta(seconds=1)).astimezone(SVERIGE).date()


def _dagens_slut(dag: date) -> datetime:
    return datetime.combine(dag + timedelta(days=1), time(), SVERIGE)
