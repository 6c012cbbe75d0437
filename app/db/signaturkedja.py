"""Seals what is signed into the portfolio's chain of signatures, in the transaction that signs it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select

from app.db.session import WriteSession
from app.db.tabeller import BedomningRad, SignaturRad
from app.db.typer import core
from app.domain.signaturkedja import FORSTA, Signaturslag, kanonisk, lank_hash

# Servers of one installation may differ by moments; a clock further behind the latest signature is wrong.
KLOCKSLACK: Final = timedelta(minutes=2)


class KlockanGarFel(Exception):
    """The clock stands before the latest signature, so that nothing can be signed. `senast` is when that was made."""

    def __init__(self, senast: datetime) -> None:
        super().__init__(f"the latest signature was made {senast}")
        self.senast = senast


def forsegla(
    session: WriteSession, portfolj_id: int, slag: Signaturslag, objekt_id: int, innehall: Mapping[str, object]
) -> None:
    """Add a link for what this transaction signs.

    The caller holds the portfolio's row (`las_portfolj_rad`), so that no two signatures get the same number.

    Raises:
        KlockanGarFel: the clock is behind the latest signature; nothing is written.
    """
    tabell = core(SignaturRad)
    forra = session.execute(
        select(tabell.c.nummer, tabell.c.hash, tabell.c.tid)
        .where(tabell.c.portfolj_id == portfolj_id)
        .order_by(tabell.c.nummer.desc())
        .limit(1)
    ).one_or_none()
    nummer, foregaende = (forra.nummer + 1, forra.hash) if forra else (1, FORSTA)
    if forra and session.nu < forra.tid - KLOCKSLACK:
        raise KlockanGarFel(forra.tid)
    lank: dict[str, Any] = {
        "nummer": nummer,
        "slag": slag,
        "objekt_id": objekt_id,
        "tid": session.nu,
        "person_id": session.person_id,
        "innehall": kanonisk(innehall),
        "foregaende": foregaende,
    }
    session.execute(insert(SignaturRad).values(portfolj_id=portfolj_id, **lank, hash=lank_hash(**lank)))


_SIGNERAT: Final = (
    "metod", "datum", "bedomare_namn", "bedomare_titel", "bedomare_arbetsplats", "bedomare_specialitet",
    "bedomare_epost", "delmal", "aktivitet_id", "minuter", "aterkoppling", "overenskommet", "situation", "mall",
    "mall_version", "svar", "omraden", "signerad", "signerad_av", "signerad_tid", "signerad_satt",
)  # fmt: skip


def signerat_innehall(rad: BedomningRad) -> Mapping[str, object]:
    """What the signature of an assessment covers."""
    return {namn: getattr(rad, namn) for namn in _SIGNERAT}
