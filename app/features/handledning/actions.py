"""Writes about supervision sessions: one function an intent, one audit event each."""

from collections.abc import Collection, Mapping
from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import SamtalRad
from app.features.handledning.forms import SamtalForm
from app.web.motpart import Motpart

# What the handledare has said yes to: changed, it has to be confirmed anew.
_BEKRAFTAT = frozenset(
    {"datum", "minuter", "handledare_id", "handledare_namn", "delmal", "anteckning", "overenskommet"}
)


def _falt(form: SamtalForm, kanda: Collection[Motpart]) -> dict[str, Any]:
    person_id, namn = form.person(kanda)
    return {
        "datum": form.datum,
        "minuter": form.minuter,
        "handledare_id": person_id,
        "handledare_namn": namn,
        "delmal": form.delmal,
        "aktivitet_id": form.aktivitet,
        "anteckning": form.anteckning,
        "overenskommet": form.overenskommet,
        "egen_anteckning": form.egen_anteckning,
        "nasta": form.nasta,
    }


def _note(session: WriteSession, slag: Handelseslag, rad: SamtalRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="handledarsamtal", objekt_id=rad.id, detalj=detalj)


def skapa(session: WriteSession, portfolj_id: int, form: SamtalForm, kanda: Collection[Motpart]) -> None:
    """Document a session."""
    rad = SamtalRad(portfolj_id=portfolj_id, **_falt(form, kanda))
    ny_rad(session, rad)
    _note(session, Handelseslag.SAMTAL_SKAPAT, rad)


def andra(session: WriteSession, rad: SamtalRad, form: SamtalForm, kanda: Collection[Motpart]) -> bool:
    """Change a session; a removed one comes back by it. Tells whether its confirmation had to go."""
    falt = _falt(form, kanda)
    andrade = _andrade(rad, falt)
    obekraftad = rad.bekraftad is not None and not _BEKRAFTAT.isdisjoint(andrade)
    if obekraftad:
        falt |= {"bekraftad": None, "bekraftad_av": None}
    ny = andra_rad(session, SamtalRad, rad.id or 0, form.version, **falt, borttagen=None)
    _note(session, Handelseslag.SAMTAL_ANDRAT, ny, falt=sorted(andrade))
    return obekraftad


def _andrade(rad: SamtalRad, falt: Mapping[str, Any]) -> set[str]:
    return {namn for namn, varde in falt.items() if getattr(rad, namn) != varde}


def ta_bort(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Take a session away. The row stays, and can be brought back."""
    if rad.borttagen is not None:
        raise Konflikt(rad)
    ny = andra_rad(session, SamtalRad, rad.id or 0, version, borttagen=session.idag)
    _note(session, Handelseslag.SAMTAL_BORTTAGET, ny)


def aterstall(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Bring a removed session back."""
    if rad.borttagen is None:
        raise Konflikt(rad)
    ny = andra_rad(session, SamtalRad, rad.id or 0, version, borttagen=None)
    _note(session, Handelseslag.SAMTAL_ATERSTALLT, ny)


def bekrafta(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Confirm, as handledare, that the session was held as it says."""
    if rad.bekraftad is not None or rad.borttagen is not None:
        raise Konflikt(rad)
    falt = {"bekraftad": session.idag, "bekraftad_av": session.person_id}
    _note(session, Handelseslag.SAMTAL_BEKRAFTAT, andra_rad(session, SamtalRad, rad.id or 0, version, **falt))
