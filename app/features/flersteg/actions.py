"""Writes about assessments in two steps: one function an intent, one audit event each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.db.bedomningar import OPPEN
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall
from app.web.motpart import Motpart


def oppna(
    session: WriteSession,
    portfolj_id: int,
    mall: Bedomningsmall,
    *,
    datum: date,
    bedomare: Motpart | None = None,
    situation: str = "",
    svar: Mapping[str, str] | None = None,
) -> BedomningRad:
    """Begin one. It is `BEGARD` from now on, and `begard` is set on the day when it is handed over to the assessor."""
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        metod=mall.metod,
        datum=datum,
        status=Bedomningsstatus.BEGARD,
        bedomare_id=bedomare.id if bedomare else None,
        bedomare_namn=bedomare.namn if bedomare else "",
        situation=situation,
        mall=mall.id,
        mall_version=mall.version,
        svar=dict(svar or {}),
        skapad=session.nu,
        begard_av=session.person_id,
    )
    ny_rad(session, rad)
    _note(session, Handelseslag.BEDOMNING_BEGARD, rad)
    return rad


def spara(session: WriteSession, rad: BedomningRad, version: int, **falt: Any) -> BedomningRad:
    """Keep a part of what is not signed yet.

    Raises:
        Konflikt: it has been changed, signed or withdrawn since it was shown.
    """
    ny = _flytta(session, rad, version, **falt)
    _note(session, Handelseslag.BEDOMNING_ANDRAD, ny, falt=sorted(falt))
    return ny


def overlamna(session: WriteSession, rad: BedomningRad, version: int, **falt: Any) -> BedomningRad:
    """Hand over to the assessor, who sees the ST-läkare's part from now on.

    Raises:
        Konflikt: it has been changed, signed or withdrawn since it was shown.
    """
    ny = _flytta(session, rad, version, begard=session.idag, **falt)
    _note(session, Handelseslag.BEDOMNING_OVERLAMNAD, ny)
    return ny


def _flytta(session: WriteSession, rad: BedomningRad, version: int, **falt: Any) -> BedomningRad:
    if rad.status not in OPPEN:
        raise Konflikt(rad)
    return andra_rad(session, BedomningRad, rad.id or 0, version, **falt)


def _note(session: WriteSession, slag: Handelseslag, rad: BedomningRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="bedomning", objekt_id=rad.id, detalj=detalj)
