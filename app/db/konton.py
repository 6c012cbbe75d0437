"""Accounts, invitations and sessions: what the pages, the commands and a later federated sign-in share.

But for `skapa_konto`, these functions write no audit event: the caller knows what they are a part of.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlmodel import Session, col

from app.db.hemlighet import hasha_nyckel, ny_nyckel
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import Enhet, Enhetsslag, Inbjudan, Inloggning, Konto, Person, Uppdrag, Uppdragsroll
from app.domain.alfabet import swedish_key


@dataclass(frozen=True, slots=True)
class OppenInbjudan:
    """An invitation that can still be used, and whose it is."""

    inbjudan_id: int
    konto_id: int
    person_id: int
    namn: str
    epost: str
    is_ny: bool


def oppna_session(session: WriteSession, konto_id: int, *, giltig: timedelta, webblasare: str = "") -> str:
    """Start a sign-in session and return the secret for its cookie.

    Every way to sign in ends here: a password, an invitation, and later an identity provider's answer.
    """
    nyckel = ny_nyckel()
    session.add(
        Inloggning(
            konto_id=konto_id,
            nyckel=hasha_nyckel(nyckel),
            skapad=session.nu,
            giltig_till=session.nu + giltig,
            webblasare=webblasare[:300],
        )
    )
    session.flush()
    return nyckel


def aterkalla_nyckel(session: WriteSession, nyckel: str) -> None:
    """End the session that a cookie stands for, if it is a session and still open."""
    session.execute(
        update(Inloggning)
        .where(col(Inloggning.nyckel) == hasha_nyckel(nyckel), col(Inloggning.aterkallad).is_(None))
        .values(aterkallad=session.nu)
    )


def aterkalla_sessioner(session: WriteSession, konto_id: int, *, utom: int | None = None) -> int:
    """End the account's sessions but `utom`; returns how many were open."""
    oppna = session.scalars(
        select(col(Inloggning.id)).where(
            col(Inloggning.konto_id) == konto_id,
            col(Inloggning.aterkallad).is_(None),
            col(Inloggning.giltig_till) > session.nu,
            col(Inloggning.id) != (utom or 0),
        )
    ).all()
    session.execute(update(Inloggning).where(col(Inloggning.id).in_(oppna)).values(aterkallad=session.nu))
    return len(oppna)


def bjud_in(session: WriteSession, konto: Konto, *, giltig: timedelta) -> str:
    """Make a one-time link's secret for the account. Earlier unused links stop working."""
    konto_id = _id(konto)
    session.execute(
        update(Inbjudan)
        .where(
            col(Inbjudan.konto_id) == konto_id,
            col(Inbjudan.anvand).is_(None),
            col(Inbjudan.giltig_till) > session.nu,
        )
        .values(giltig_till=session.nu)
    )
    nyckel = ny_nyckel()
    session.add(
        Inbjudan(
            konto_id=konto_id,
            nyckel=hasha_nyckel(nyckel),
            skapad_av=session.person_id,
            skapad=session.nu,
            giltig_till=session.nu + giltig,
        )
    )
    session.flush()
    return nyckel


def hitta_inbjudan(session: Session, hemlighet: str, nu: datetime) -> OppenInbjudan | None:
    """The invitation behind a link, or None where it is unknown, used, too old, or the account is closed."""
    rad = session.execute(
        select(
            col(Inbjudan.id), col(Konto.id), col(Person.id), col(Person.namn), col(Person.epost), col(Konto.losenord)
        )
        .join(Konto, col(Konto.id) == col(Inbjudan.konto_id))
        .join(Person, col(Person.id) == col(Konto.person_id))
        .where(
            col(Inbjudan.nyckel) == hasha_nyckel(hemlighet),
            col(Inbjudan.anvand).is_(None),
            col(Inbjudan.giltig_till) > nu,
            col(Konto.is_aktiv),
        )
    ).one_or_none()
    if rad is None:
        return None
    inbjudan_id, konto_id, person_id, namn, epost, losenord = rad
    return OppenInbjudan(inbjudan_id, konto_id, person_id, namn, epost or "", losenord is None)


@dataclass(frozen=True, slots=True)
class NyttKonto:
    """An account just made, or found; `hemlighet` belongs in the invitation's link and is shown once."""

    person_id: int
    konto_id: int
    hemlighet: str


class KontoFinns(ValueError):
    """The person with that address has an account with a password already."""


def skapa_konto(
    session: WriteSession, *, namn: str, epost: str, giltig: timedelta, enhet_id: int | None = None
) -> NyttKonto:
    """Make a person, an account and an invitation; for the commands, where nobody is signed in.

    A person known by the address keeps her name. With `enhet_id` the person becomes admin for that unit from today.

    Raises:
        KontoFinns: the account is already in use; a new invitation is the admin pages' business.

    """
    adress = epost.strip().lower()
    person = session.scalars(select(Person).where(col(Person.epost) == adress)).one_or_none()
    if person is None:
        person = Person(namn=namn.strip(), epost=adress, enhet_id=enhet_id, sortnyckel=swedish_key(namn.strip()))
        session.add(person)
        session.flush()
    person_id = _id(person)
    konto = konto_for(session, person_id)
    if konto.losenord is not None:
        raise KontoFinns(adress)
    hemlighet = bjud_in(session, konto, giltig=giltig)
    if enhet_id is not None:
        session.add(Uppdrag(person_id=person_id, roll=Uppdragsroll.ADMIN, enhet_id=enhet_id, fran=session.idag))
    handelse(session, Handelseslag.KONTO_SKAPAT, objekt="konto", objekt_id=konto.id)
    return NyttKonto(person_id, _id(konto), hemlighet)


def konto_for(session: WriteSession, person_id: int) -> Konto:
    """The person's account; one without a password is made where there is none."""
    konto = session.scalars(select(Konto).where(col(Konto.person_id) == person_id)).one_or_none()
    if konto is None:
        konto = Konto(person_id=person_id, skapad=session.nu)
        session.add(konto)
        session.flush()
    return konto


def region_for(session: WriteSession, slug: str, namn: str) -> int:
    """The id of the region's root unit; it is made where there is none."""
    fraga = select(Enhet).where(col(Enhet.slag) == Enhetsslag.REGION, col(Enhet.region) == slug)
    region = session.scalars(fraga).first()
    if region is None:
        region = Enhet(namn=namn, slag=Enhetsslag.REGION, region=slug)
        session.add(region)
        session.flush()
        region.stig = f"/{region.id}/"
        session.flush()
    return _id(region)


def _id(rad: Person | Konto | Enhet) -> int:
    if rad.id is None:  # pragma: no cover - a flushed row has its id
        raise RuntimeError
    return rad.id
