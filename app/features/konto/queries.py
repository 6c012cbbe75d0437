"""Reads about one's own account."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from app.db.tabeller import Inloggning


class OppenSession(NamedTuple):
    """One place where the person is signed in."""

    inloggning_id: int
    skapad: datetime
    giltig_till: datetime
    webblasare: str
    is_denna: bool


def oppna_sessioner(session: Session, konto_id: int, denna: int, nu: datetime) -> tuple[OppenSession, ...]:
    """Where the account is signed in now, this very session first, then the latest."""
    rader = session.execute(
        select(col(Inloggning.id), col(Inloggning.skapad), col(Inloggning.giltig_till), col(Inloggning.webblasare))
        .where(
            col(Inloggning.konto_id) == konto_id,
            col(Inloggning.aterkallad).is_(None),
            col(Inloggning.giltig_till) > nu,
        )
        .order_by(col(Inloggning.skapad).desc())
        .limit(50)
    )
    alla = [OppenSession(id_, skapad, till, _i_ord(agent), id_ == denna) for id_, skapad, till, agent in rader]
    return tuple(sorted(alla, key=lambda s: not s.is_denna))


_WEBBLASARE = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEM = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def _i_ord(agent: str) -> str:
    """What a browser calls itself, in words that a person knows it by."""
    webblasare = next((namn for spar, namn in _WEBBLASARE if spar in agent), "Okänd webbläsare")
    system = next((namn for spar, namn in _SYSTEM if spar in agent), "")
    return f"{webblasare} på {system}" if system else webblasare
