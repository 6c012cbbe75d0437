"""Writes about teaching and course money: one function an intent, one audit event each."""

from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import ArbetsstegRad, KursmedelRad
from app.domain.kursmedel import Medelstatus
from app.domain.undervisning import Arbetsstegsslag
from app.features.undervisning.forms import BeslutForm, KostnadForm, StegForm
from app.features.undervisning.slag import Form, Postslag, Rad


def _note(session: WriteSession, hande: Handelseslag, objekt: str, rad: Rad, **detalj: object) -> None:
    handelse(session, hande, portfolj_id=rad.portfolj_id, objekt=objekt, objekt_id=rad.id, detalj=detalj)


def skapa(session: WriteSession, portfolj_id: int, slag: Postslag, form: Form) -> Rad:
    """Make a record of that kind."""
    falt: dict[str, Any] = slag.rader(form)
    if slag.tabell is KursmedelRad:
        falt["status"] = Medelstatus.SOKT
    rad = slag.tabell(portfolj_id=portfolj_id, **falt)
    ny_rad(session, rad)
    _note(session, slag.handelser.skapad, slag.namn, rad)
    return rad


def andra(session: WriteSession, slag: Postslag, rad: Rad, form: Form) -> None:
    """Change a record; a removed one comes back by it."""
    _krav(slag, rad)
    falt = slag.rader(form)
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    _byt(session, slag, rad, form.version, falt | {"borttagen": None})
    _note(session, slag.handelser.andrad, slag.namn, rad, falt=andrade)


def ta_bort(session: WriteSession, slag: Postslag, rad: Rad, version: int) -> None:
    """Take a record away. The row stays, and can be brought back."""
    _krav(slag, rad)
    if rad.borttagen is not None:
        raise Konflikt(rad)
    _byt(session, slag, rad, version, {"borttagen": session.idag})
    _note(session, slag.handelser.borttagen, slag.namn, rad)


def aterstall(session: WriteSession, slag: Postslag, rad: Rad, version: int) -> None:
    """Bring a removed record back."""
    if rad.borttagen is None:
        raise Konflikt(rad)
    _byt(session, slag, rad, version, {"borttagen": None})
    _note(session, slag.handelser.aterstalld, slag.namn, rad)


def _krav(slag: Postslag, rad: Rad) -> None:
    if not slag.far_andras(rad):
        raise Konflikt(rad)


def _byt(session: WriteSession, slag: Postslag, rad: Rad, version: int, falt: dict[str, Any]) -> None:
    tabell: type[Any] = slag.tabell
    andra_rad(session, tabell, rad.id or 0, version, **falt)


def besluta(session: WriteSession, rad: KursmedelRad, form: BeslutForm) -> None:
    """Grant or refuse course money, or decide anew; what is paid or taken away cannot be decided on."""
    if rad.borttagen is not None or rad.anvant is not None:
        raise Konflikt(rad)
    falt = {
        "status": form.status,
        "beviljat": form.beviljat if form.status is Medelstatus.BEVILJAD else None,
        "kommentar": form.kommentar,
        "beslutad_av": session.person_id,
        "beslutad": session.idag,
    }
    andra_rad(session, KursmedelRad, rad.id or 0, form.version, **falt)
    _note(session, Handelseslag.KURSMEDEL_BESLUTAT, "kursmedel", rad, beslut=form.beslut)


def notera_kostnad(session: WriteSession, rad: KursmedelRad, form: KostnadForm) -> None:
    """Note what it cost, of what was granted."""
    if rad.status is not Medelstatus.BEVILJAD or rad.borttagen is not None:
        raise Konflikt(rad)
    andra_rad(session, KursmedelRad, rad.id or 0, form.version, anvant=form.anvant)
    _note(session, Handelseslag.KURSMEDEL_KOSTNAD, "kursmedel", rad)


def satt_steg(
    session: WriteSession,
    portfolj_id: int,
    aktivitet_id: int,
    slag: Arbetsstegsslag,
    rad: ArbetsstegRad | None,
    form: StegForm,
) -> None:
    """Set the days and the note of one step; the first time makes its row."""
    falt: dict[str, Any] = {"planerad": form.planerad, "klar": form.klar, "anteckning": form.anteckning}
    if rad is None:
        rad = ArbetsstegRad(portfolj_id=portfolj_id, aktivitet_id=aktivitet_id, slag=slag, **falt)
        ny_rad(session, rad)
    else:
        andra_rad(session, ArbetsstegRad, rad.id or 0, form.version, **falt)
    handelse(
        session,
        Handelseslag.ARBETSSTEG_SATT,
        portfolj_id=portfolj_id,
        objekt="aktivitet",
        objekt_id=aktivitet_id,
        detalj={"steg": slag.value},
    )
