"""One-time keys of forms: what is sent twice is written once, and answered alike."""

import hashlib
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from app.db.session import WriteSession
from app.db.tabeller import Formnyckel

KEPT: Final = timedelta(days=2)  # how long a repeated key still finds its answer
_USED: Final = "formnyckel"


def forbruka(session: WriteSession, nyckel: str, kropp_hash: str) -> str | None:
    """Use the key of a form for what was sent with it.

    Returns:
        None where this is new and shall be written. Else the same key was sent with the same body before, and this
        is where its answer led, as `spara_svar` stored it (empty where it led nowhere). With another body it is a
        new submit.

    A second request with the same key waits here until the first one is saved or has failed.

    """
    stored = session.info[_USED, nyckel] = _stored(nyckel, kropp_hash)
    session.execute(delete(Formnyckel).where(col(Formnyckel.tid) < session.nu - KEPT))
    dialekt = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    rad = {"nyckel": stored, "person_id": session.person_id, "kropp": kropp_hash, "svar": "", "tid": session.nu}
    sats = dialekt.insert(Formnyckel).values(**rad).on_conflict_do_nothing().returning(col(Formnyckel.nyckel))
    if session.execute(sats).first() is not None:
        return None
    return session.exec(select(Formnyckel.svar).where(col(Formnyckel.nyckel) == stored)).one()


def spara_svar(session: WriteSession, nyckel: str, svar: str) -> None:
    """Remember where the answer to a key used in this transaction led, for whoever sends it again."""
    stored = session.info[_USED, nyckel]
    session.execute(update(Formnyckel).where(col(Formnyckel.nyckel) == stored).values(svar=svar))


def _stored(nyckel: str, kropp_hash: str) -> str:
    """Key and body together: the same key with another body is another submit."""
    return hashlib.sha256(f"{nyckel}\0{kropp_hash}".encode()).hexdigest()
