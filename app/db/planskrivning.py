"""Writes of time and plan that more than one page makes. The audit event is the caller's, last of all."""

from datetime import date
from typing import Any, Final

from sqlmodel import col, select

from app.db.session import WriteSession, andra_rad, ny_rad
from app.db.tabeller import AktivitetRad, SysselsattningRad, TjanstgoringRad
from app.domain.aktivitet import Aktivitetsstatus

# A placement that is no longer as it was confirmed.
OBEKRAFTAD: Final[dict[str, Any]] = {"bekraftad": None, "bekraftad_av": None}


def grad_fran(session: WriteSession, portfolj_id: int, fran: date) -> SysselsattningRad | None:
    """The percentage that is noted from that very day, or None."""
    return session.exec(
        select(SysselsattningRad).where(
            col(SysselsattningRad.portfolj_id) == portfolj_id, col(SysselsattningRad.fran) == fran
        )
    ).first()


def skriv_grad(session: WriteSession, portfolj_id: int, fran: date, procent: int) -> int:
    """Put in a percentage from a day on, or another for a day that has one; the row's id."""
    rad = grad_fran(session, portfolj_id, fran) or SysselsattningRad(
        portfolj_id=portfolj_id, fran=fran, procent=procent
    )
    rad.procent = procent
    return ny_rad(session, rad)


def flytta_aktivitet(session: WriteSession, rad: AktivitetRad, start: date, slut: date | None) -> None:
    """Give an activity other days; a placement is then no longer confirmed."""
    aktivitet_id = rad.id or 0
    andra_rad(session, AktivitetRad, aktivitet_id, rad.version, start=start, slut=slut)
    plats = session.get(TjanstgoringRad, aktivitet_id)
    if plats is not None:
        plats.sqlmodel_update(OBEKRAFTAD)


def aterkallad(rad: AktivitetRad, skal: str) -> dict[str, Any]:
    """The columns of an activity that is withdrawn, with the reason and what it was."""
    return {
        "status": Aktivitetsstatus.ATERKALLAD,
        "aterkallad_skal": skal,
        "aterkallad_fran": rad.status,
    }
