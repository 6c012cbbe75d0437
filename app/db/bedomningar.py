"""Signs assessments: the one write by which one is locked and sealed, whoever signs and however they were known."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, las_portfolj_rad, ny_rad
from app.db.signaturkedja import forsegla, signerat_innehall
from app.db.tabeller import BedomningRad
from app.db.utkast import kasta_utkast, plats_for
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.bedomningsmall import Bedomningsmall, Ifyllare
from app.domain.delmal import DelmalKod
from app.domain.signaturkedja import Signaturslag
from app.domain.slag import Metod

OPPEN: Final = frozenset({Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST})


@dataclass(frozen=True, slots=True)
class Bedomare:
    """Who assessed, as the record is to name them. `person_id` is None for one without an account."""

    namn: str
    person_id: int | None = None
    titel: str = ""
    arbetsplats: str = ""
    specialitet: str = ""
    epost: str = ""


@dataclass(frozen=True, slots=True)
class Bedomningsvarden:
    """What is signed. `mall` is the form it was filled in on, in that version; None: on none.

    `delmal` None leaves those that were asked for.
    """

    datum: date
    aterkoppling: str
    overenskommet: str = ""
    minuter: int | None = None
    delmal: frozenset[DelmalKod] | None = None
    mall: Bedomningsmall | None = None
    svar: Mapping[str, str] = field(default_factory=dict)


def signera(
    session: WriteSession,
    rad: BedomningRad,
    version: int,
    varden: Bedomningsvarden,
    satt: Signeringssatt = Signeringssatt.KONTO,
    bedomare: Bedomare | None = None,
) -> BedomningRad:
    """Sign an assessment that is open, as `version` of it was seen; from now on it is locked.

    `bedomare` names who assessed where the record does not do so already. The signer is the session's person, None
    for one who came by a one-time link.

    Raises:
        Konflikt: somebody else signed, changed, declined or withdrew it first.
        KlockanGarFel: the clock is behind the portfolio's latest signature.
    """
    las_portfolj_rad(session, rad.portfolj_id)
    if rad.status not in OPPEN:
        raise Konflikt(rad)
    falt = _falt(_med_egen_del(varden, rad)) | _vem(bedomare) | _signatur(session, satt)
    ny = andra_rad(session, BedomningRad, rad.id or 0, version, **falt)
    kasta_utkast(session, ny.portfolj_id, plats_for(ny.id, ""))
    return _forsegla(session, ny)


def signera_ny(
    session: WriteSession,
    portfolj_id: int,
    metod: Metod,
    varden: Bedomningsvarden,
    bedomare: Bedomare,
    aktivitet_id: int | None = None,
) -> BedomningRad:
    """Make an assessment that nobody has asked for, and sign it at once.

    Raises:
        KlockanGarFel: the clock is behind the portfolio's latest signature.
    """
    las_portfolj_rad(session, portfolj_id)
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        metod=metod,
        aktivitet_id=aktivitet_id,
        skapad=session.nu,
        **_falt(varden),
        **_vem(bedomare),
        **_signatur(session, Signeringssatt.KONTO),
    )
    ny_rad(session, rad)
    return _forsegla(session, rad)


def _med_egen_del(varden: Bedomningsvarden, rad: BedomningRad) -> Bedomningsvarden:
    """What the ST-läkare filled in of the form before stays, in the order of the form."""
    if varden.mall is None:
        return varden
    egna = {ett.id: rad.svar[ett.id] for ett in varden.mall.ifylls_av(Ifyllare.ST) if ett.id in rad.svar}
    if not egna:
        return varden
    alla = {**egna, **varden.svar}
    return replace(varden, svar={ett.id: alla[ett.id] for ett in varden.mall.falt if ett.id in alla})


def _falt(varden: Bedomningsvarden) -> dict[str, Any]:
    mall = varden.mall
    falt: dict[str, Any] = {
        "datum": varden.datum,
        "aterkoppling": varden.aterkoppling,
        "overenskommet": varden.overenskommet,
        "minuter": varden.minuter,
        "mall": mall.id if mall else "",
        "mall_version": mall.version if mall else None,
        "svar": dict(varden.svar),
        "omraden": mall.sedda_omraden(varden.svar) if mall else frozenset(),
    }
    return falt if varden.delmal is None else falt | {"delmal": varden.delmal}


def _vem(bedomare: Bedomare | None) -> dict[str, Any]:
    if bedomare is None:
        return {}
    return {
        "bedomare_namn": bedomare.namn,
        "bedomare_id": bedomare.person_id,
        "bedomare_titel": bedomare.titel,
        "bedomare_arbetsplats": bedomare.arbetsplats,
        "bedomare_specialitet": bedomare.specialitet,
        "bedomare_epost": bedomare.epost,
    }


def _signatur(session: WriteSession, satt: Signeringssatt) -> dict[str, Any]:
    return {
        "status": Bedomningsstatus.SIGNERAD,
        "signerad": session.idag,
        "signerad_av": session.person_id,
        "signerad_tid": session.nu,
        "signerad_satt": satt,
    }


def _forsegla(session: WriteSession, rad: BedomningRad) -> BedomningRad:
    """The seal comes after the row is as it will stay, the event after everything."""
    forsegla(session, rad.portfolj_id, Signaturslag.BEDOMNING, rad.id or 0, signerat_innehall(rad))
    handelse(
        session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=rad.portfolj_id, objekt="bedomning", objekt_id=rad.id,
        detalj={},
    )  # fmt: skip
    return rad
