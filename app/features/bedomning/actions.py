"""Writes about assessments: one function an intent, one audit event each."""

from collections.abc import Collection, Mapping
from typing import Any

from app.db import bedomningar
from app.db.bedomningar import OPPEN, Bedomare, Bedomningsvarden
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.signaturkedja import forsegla, makulerat_innehall
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.signaturkedja import Signaturslag
from app.domain.slag import Metod
from app.features.bedomning.forms import BedomForm, BegaranForm, MedsittningForm, SvarForm
from app.web.motpart import Motpart


def _note(session: WriteSession, slag: Handelseslag, rad: BedomningRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="bedomning", objekt_id=rad.id, detalj=detalj)


def _begard(form: BegaranForm | MedsittningForm, kanda: Collection[Motpart]) -> dict[str, Any]:
    person_id, namn = form.person(kanda)
    falt: dict[str, Any] = {
        "metod": Metod(form.metod),
        "datum": form.datum,
        "bedomare_id": person_id,
        "bedomare_namn": namn,
        "delmal": form.delmal,
        "aktivitet_id": form.aktivitet,
    }
    if isinstance(form, MedsittningForm):
        falt |= form.model_dump(include={"minuter", "aterkoppling", "overenskommet"})
    return falt


def begar(
    session: WriteSession, portfolj_id: int, form: BegaranForm | MedsittningForm, kanda: Collection[Motpart]
) -> BedomningRad:
    """Ask somebody for an assessment, or for a signature on a sit-in."""
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        status=Bedomningsstatus.BEGARD,
        skapad=session.nu,
        begard=session.idag,
        begard_av=session.person_id,
        **_begard(form, kanda),
    )
    ny_rad(session, rad)
    _note(session, Handelseslag.BEDOMNING_BEGARD, rad)
    return rad


def andra(
    session: WriteSession, rad: BedomningRad, form: BegaranForm | MedsittningForm, kanda: Collection[Motpart]
) -> None:
    """Change what nobody has signed yet."""
    falt = _begard(form, kanda)
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    _note(session, Handelseslag.BEDOMNING_ANDRAD, _flytta(session, rad, form.version, **falt), falt=andrade)


def ta_tillbaka(session: WriteSession, rad: BedomningRad, version: int) -> None:
    """Withdraw a request. It stays to be seen, and counts for nothing."""
    ny = _flytta(session, rad, version, status=Bedomningsstatus.MAKULERAD)
    _note(session, Handelseslag.BEDOMNING_ATERTAGEN, ny)


def signera(
    session: WriteSession, rad: BedomningRad, form: SvarForm, mall: Bedomningsmall | None, svar: Mapping[str, str]
) -> None:
    """Fill in what was asked for and sign it; from now on it is locked."""
    bedomningar.signera(session, rad, form.version, _varden(form, mall, svar))


def bedom(
    session: WriteSession, portfolj_id: int, form: BedomForm, namn: str, mall: Bedomningsmall, svar: Mapping[str, str]
) -> BedomningRad:
    """Make and sign an assessment at once. `namn` is the assessor's."""
    varden, bedomare = _varden(form, mall, svar), Bedomare(namn, session.person_id)
    return bedomningar.signera_ny(session, portfolj_id, mall.metod, varden, bedomare, form.aktivitet)


def _varden(form: SvarForm, mall: Bedomningsmall | None, svar: Mapping[str, str]) -> Bedomningsvarden:
    return Bedomningsvarden(
        datum=form.datum,
        aterkoppling=form.aterkoppling,
        overenskommet=form.overenskommet,
        minuter=form.minuter,
        delmal=form.delmal,
        mall=mall,
        svar=svar,
    )


def makulera(session: WriteSession, rad: BedomningRad, version: int, skal: str) -> None:
    """Void a signed assessment. It stays to be seen with the reason."""
    if rad.status is not Bedomningsstatus.SIGNERAD:
        raise Konflikt(rad)
    falt = {"status": Bedomningsstatus.MAKULERAD, "makulerad_skal": skal}
    ny = andra_rad(session, BedomningRad, rad.id or 0, version, **falt)
    forsegla(session, ny.portfolj_id, Signaturslag.MAKULERING, ny.id or 0, makulerat_innehall(ny))
    _note(session, Handelseslag.BEDOMNING_MAKULERAD, ny)


def _flytta(session: WriteSession, rad: BedomningRad, version: int, **falt: Any) -> BedomningRad:
    """Change what nobody has signed, as the person saw it."""
    if rad.status not in OPPEN:
        raise Konflikt(rad)
    return andra_rad(session, BedomningRad, rad.id or 0, version, **falt)
