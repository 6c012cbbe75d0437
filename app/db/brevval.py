"""Which mails a person wants, of those that one may do without.

Codes and one-time links cannot be turned away: they go only where somebody has just asked for them, or has no account
to sign in to.
"""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select, update
from sqlmodel import Session, col

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import Konto


class Brevgrupp(StrEnum):
    """What can be turned away, each by itself: what somebody asks or awaits, reminders, the weekly mail."""

    BEGARAN = "begaran"
    PAMINNELSE = "paminnelse"
    VECKOBREV = "veckobrev"


def las_val(text: str | None) -> frozenset[Brevgrupp]:
    """The groups that an account has turned away, as `Konto.brev_av` holds them (None: there is no account)."""
    return frozenset(map(Brevgrupp, (text or "").split()))


def bortvalda(session: Session, konto_id: int) -> frozenset[Brevgrupp]:
    """The groups that the account has turned away."""
    return las_val(session.scalars(select(col(Konto.brev_av)).where(col(Konto.id) == konto_id)).one())


def valj_bort(session: WriteSession, konto_id: int, grupper: Collection[Brevgrupp]) -> None:
    """Turn these away and no others."""
    brev_av = " ".join(sorted(grupper))
    session.execute(update(Konto).where(col(Konto.id) == konto_id).values(brev_av=brev_av))
    handelse(session, Handelseslag.BREVVAL_ANDRAT, objekt="konto", objekt_id=konto_id, detalj={"bort": brev_av})
