"""Writes about templates: one function an intent, one audit event each."""

from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import AktivitetsmallRad
from app.features.aktivitetsmall.forms import MallForm


def _falt(form: MallForm) -> dict[str, Any]:
    return {"enhet_id": form.enhet} | form.model_dump(include={"slag", "titel", "delmal", "omfattning", "beskrivning"})


def _note(session: WriteSession, slag: Handelseslag, mall_id: int | None, **detalj: object) -> None:
    handelse(session, slag, objekt="aktivitetsmall", objekt_id=mall_id, detalj=detalj)


def skapa(session: WriteSession, form: MallForm) -> None:
    """Make a template."""
    _note(session, Handelseslag.AKTIVITETSMALL_SKAPAD, ny_rad(session, AktivitetsmallRad(**_falt(form))))


def andra(session: WriteSession, rad: AktivitetsmallRad, form: MallForm) -> None:
    """Change a template; a removed one comes back by it."""
    falt = _falt(form)
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    andra_rad(session, AktivitetsmallRad, rad.id or 0, form.version, **falt, borttagen=None)
    _note(session, Handelseslag.AKTIVITETSMALL_ANDRAD, rad.id, falt=andrade)


def ta_bort(session: WriteSession, rad: AktivitetsmallRad, version: int) -> None:
    """Offer it no more. The row stays, and what was made from it stays as it is."""
    if rad.borttagen is not None:
        raise Konflikt(rad)
    andra_rad(session, AktivitetsmallRad, rad.id or 0, version, borttagen=session.idag)
    _note(session, Handelseslag.AKTIVITETSMALL_BORTTAGEN, rad.id)


def aterstall(session: WriteSession, rad: AktivitetsmallRad, version: int) -> None:
    """Offer a removed one again."""
    if rad.borttagen is None:
        raise Konflikt(rad)
    andra_rad(session, AktivitetsmallRad, rad.id or 0, version, borttagen=None)
    _note(session, Handelseslag.AKTIVITETSMALL_ATERSTALLD, rad.id)
