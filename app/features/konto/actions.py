"""Writes about accounts."""

from datetime import timedelta

from sqlmodel import col, select

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import Inloggning, Konto, Person
from app.web.inloggning import hasha_nyckel, ny_nyckel
from app.web.losenord import stammer


def logga_in(session: WriteSession, epost: str, losenord: str) -> str | None:
    """Start a session and return its secret, or None when address and password do not match."""
    rad = session.exec(
        select(Konto).join(Person, col(Person.id) == Konto.person_id).where(Person.epost == epost.lower())
    ).one_or_none()
    if not stammer(losenord, rad.losenord if rad is not None and rad.is_aktiv else None) or rad is None:
        return None
    nyckel = ny_nyckel()
    session.add(
        Inloggning(
            konto_id=rad.id, nyckel=hasha_nyckel(nyckel), skapad=session.nu, giltig_till=session.nu + timedelta(hours=12)
        )
    )
    session.person_id = rad.person_id
    handelse(session, Handelseslag.INLOGGAD, objekt="konto", objekt_id=rad.id)
    return nyckel
