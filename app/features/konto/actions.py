"""Writes about one's own account: signing in and out, passwords, sessions, invitations."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlmodel import col

from app.db.konton import OppenInbjudan, aterkalla_nyckel, aterkalla_sessioner
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import Inbjudan, Inloggning, Konto, Person
from app.web.losenord import hasha, stammer


@dataclass(frozen=True, slots=True)
class Provat:
    """What came of an address and a password: the account meant, if there is one, and whether they match."""

    konto_id: int | None
    person_id: int | None
    stamde: bool


def prova(session: WriteSession, epost: str, losenord: str) -> Provat:
    """Compare address and password.

    Hashing is slow on purpose, so what the transaction holds is let go of first: nobody else's saving waits for it.
    """
    rad = session.execute(
        select(col(Konto.id), col(Konto.person_id), col(Konto.losenord), col(Konto.is_aktiv))
        .join(Person, col(Person.id) == col(Konto.person_id))
        .where(col(Person.epost) == epost.lower())
    ).one_or_none()
    session.rollback()
    konto_id, person_id, lagrat, is_aktiv = rad or (None, None, None, False)
    return Provat(konto_id, person_id, stammer(losenord, lagrat if is_aktiv else None))


def logga_in(session: WriteSession, provat: Provat, *, tidigare: str | None) -> None:
    """Record the sign-in; the session that the browser had until now ends. Opening the new one comes before."""
    if tidigare is not None:
        aterkalla_nyckel(session, tidigare)
    session.person_id = provat.person_id
    handelse(session, Handelseslag.INLOGGAD, objekt="konto", objekt_id=provat.konto_id)


def misslyckas(session: WriteSession, provat: Provat) -> None:
    """Record a wrong password. What was typed is not kept: it may be a password in the wrong field."""
    handelse(session, Handelseslag.INLOGGNING_MISSLYCKAD, objekt="konto", objekt_id=provat.konto_id)


def logga_ut(session: WriteSession, inloggning_id: int) -> None:
    """End the session."""
    _avsluta(session, inloggning_id)
    handelse(session, Handelseslag.UTLOGGAD, objekt="inloggning", objekt_id=inloggning_id)


def stammer_nuvarande(session: WriteSession, konto_id: int, losenord: str) -> bool:
    """Whether this is the account's password."""
    lagrat = session.scalars(select(col(Konto.losenord)).where(col(Konto.id) == konto_id)).one()
    return stammer(losenord, lagrat)


def byt_losenord(session: WriteSession, konto_id: int, losenord: str) -> None:
    """Change the password; every session of the account ends but the one opened after this."""
    aterkalla_sessioner(session, konto_id)
    session.execute(update(Konto).where(col(Konto.id) == konto_id).values(losenord=hasha(losenord)))


def notera_bytt(session: WriteSession, konto_id: int) -> None:
    """Record the change of password."""
    handelse(session, Handelseslag.LOSENORD_BYTT, objekt="konto", objekt_id=konto_id)


def avsluta_session(session: WriteSession, konto_id: int, inloggning_id: int) -> bool:
    """End one of the account's own sessions; False where it has none such open."""
    finns = session.scalars(
        select(col(Inloggning.id)).where(
            col(Inloggning.id) == inloggning_id,
            col(Inloggning.konto_id) == konto_id,
            col(Inloggning.aterkallad).is_(None),
        )
    ).first()
    if finns is None:
        return False
    _avsluta(session, inloggning_id)
    handelse(session, Handelseslag.INLOGGNING_ATERKALLAD, objekt="inloggning", objekt_id=inloggning_id)
    return True


def avsluta_andra(session: WriteSession, konto_id: int, utom: int) -> int:
    """End all of the account's sessions but one; returns how many were open."""
    antal = aterkalla_sessioner(session, konto_id, utom=utom)
    handelse(session, Handelseslag.INLOGGNING_ATERKALLAD, objekt="konto", objekt_id=konto_id, detalj={"antal": antal})
    return antal


def anta_inbjudan(session: WriteSession, inbjudan: OppenInbjudan, losenord: str) -> None:
    """Choose the password and use the link up; whoever was signed in to the account no longer is."""
    aterkalla_sessioner(session, inbjudan.konto_id)
    session.execute(update(Konto).where(col(Konto.id) == inbjudan.konto_id).values(losenord=hasha(losenord)))
    session.execute(update(Inbjudan).where(col(Inbjudan.id) == inbjudan.inbjudan_id).values(anvand=session.nu))


def notera_antagen(session: WriteSession, inbjudan: OppenInbjudan) -> None:
    """Record that the invitation was used, by the person it was for."""
    session.person_id = inbjudan.person_id
    handelse(session, Handelseslag.INBJUDAN_ANVAND, objekt="konto", objekt_id=inbjudan.konto_id)


def _avsluta(session: WriteSession, inloggning_id: int) -> None:
    session.execute(update(Inloggning).where(col(Inloggning.id) == inloggning_id).values(aterkallad=session.nu))
