"""Writes about moments: one function an intent, one audit event each."""

from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import MomentloggRad
from app.features.moment.forms import MomentForm, Valt


def _note(session: WriteSession, slag: Handelseslag, rad: MomentloggRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="momentlogg", objekt_id=rad.id, detalj=detalj)


def _falt(form: MomentForm, valt: Valt) -> dict[str, Any]:
    return {
        "moment": valt.moment,
        "namn": valt.namn,
        "datum": form.datum,
        "antal": form.antal,
        "sjalvstandighet": form.sjalvstandighet,
        "delmal": form.delmal,
        "anteckning": form.anteckning,
    }


def skapa(session: WriteSession, portfolj_id: int, form: MomentForm, valt: Valt) -> MomentloggRad:
    """Log a moment; the delmål that go with it come along."""
    rad = MomentloggRad(portfolj_id=portfolj_id, **(_falt(form, valt) | {"delmal": form.delmal | valt.delmal}))
    ny_rad(session, rad)
    _note(session, Handelseslag.MOMENT_LOGGAT, rad)
    return rad


def andra(session: WriteSession, rad: MomentloggRad, form: MomentForm, valt: Valt) -> None:
    """Change an entry, its delmål to exactly those chosen; a removed one comes back by it."""
    falt = _falt(form, valt)
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    ny = andra_rad(session, MomentloggRad, rad.id or 0, form.version, **falt, borttagen=None)
    _note(session, Handelseslag.MOMENT_ANDRAT, ny, falt=andrade)


def ta_bort(session: WriteSession, rad: MomentloggRad, version: int) -> None:
    """Take an entry away. The row stays, and can be brought back."""
    if rad.borttagen is not None:
        raise Konflikt(rad)
    ny = andra_rad(session, MomentloggRad, rad.id or 0, version, borttagen=session.idag)
    _note(session, Handelseslag.MOMENT_BORTTAGET, ny)


def aterstall(session: WriteSession, rad: MomentloggRad, version: int) -> None:
    """Bring a removed entry back."""
    if rad.borttagen is None:
        raise Konflikt(rad)
    ny = andra_rad(session, MomentloggRad, rad.id or 0, version, borttagen=None)
    _note(session, Handelseslag.MOMENT_ATERSTALLT, ny)
