"""Writes about revisions: one function an intent, one audit event each."""

from collections.abc import Sequence
from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.signaturkedja import forsegla, steg_innehall
from app.db.tabeller import RevideringRad, RevideringSteg, Stegutfall
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.signaturkedja import Signaturslag
from app.features.revidering.brev import Brevbarare
from app.features.revidering.forms import RevideringForm, Svar, SvarForm
from app.features.revidering.queries import Posten
from app.features.revidering.steg import HUVUDHANDLEDARE, STUDIEREKTOR, is_tur, kvar


def _note(session: WriteSession, slag: Handelseslag, rad: RevideringRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="revidering", objekt_id=rad.id, detalj=detalj)


def note_hamtad(session: WriteSession, rad: RevideringRad) -> None:
    """Note that the frozen plan was taken out as a file."""
    _note(session, Handelseslag.EXPORT_HAMTAD, rad, form="json")


def lamna_in(
    session: WriteSession, portfolj_id: int, form: RevideringForm, slag: Revideringsslag, bild: dict[str, Any]
) -> int:
    """Freeze the plan and hand it in."""
    rad = RevideringRad(
        portfolj_id=portfolj_id,
        slag=slag,
        status=Revideringsstatus.INLAMNAD,
        ogonblicksbild=bild,
        **form.model_dump(),
    )
    revidering_id = ny_rad(session, rad)
    _note(session, Handelseslag.REVIDERING_INLAMNAD, rad)
    return revidering_id


def svara(barare: Brevbarare, post: Posten, form: SvarForm, steg: str, alla: Sequence[str]) -> Revideringsstatus:
    """Take an approval step, and seal it; a return is told by mail. `alla` are the profile's steps in order.

    Returns:
        The status that the revision now has.

    Raises:
        Konflikt: it is not this step's turn, or somebody answered first.

    """
    if not is_tur(post, alla, steg):
        raise Konflikt(post.rad)
    session = barare.session
    is_sist = kvar(post, alla) == (steg,)
    falt = _aterlamnad(form) if form.svar is Svar.ATERLAMNA else _godkand(session, post.rad, steg, is_sist=is_sist)
    ny = andra_rad(session, RevideringRad, post.rad.id or 0, form.version, **falt)
    utfall = Stegutfall.ATERLAMNAD if form.svar is Svar.ATERLAMNA else Stegutfall.GODKAND
    taget = RevideringSteg(
        revidering_id=ny.id or 0,
        steg=steg,
        utfall=utfall,
        person_id=session.person_id or 0,
        kommentar=form.kommentar,
        tid=session.nu,
    )
    steg_id = ny_rad(session, taget)
    innehall = steg_innehall(ny, taget, session.idag)
    forsegla(session, ny.portfolj_id, Signaturslag.REVIDERING, steg_id, innehall)
    if form.svar is Svar.ATERLAMNA:
        barare.aterlamnad(post, steg)
    _note(session, _handelseslag(form.svar, steg), ny, steg=steg)
    return ny.status


def _aterlamnad(form: SvarForm) -> dict[str, Any]:
    return {"status": Revideringsstatus.ATERLAMNAD, "kommentar": form.kommentar}


def _godkand(session: WriteSession, rad: RevideringRad, steg: str, *, is_sist: bool) -> dict[str, Any]:
    falt: dict[str, Any] = {}
    if steg == HUVUDHANDLEDARE:
        falt["signerad"] = session.idag
    if steg == STUDIEREKTOR:
        falt["studierektor_godkand"] = session.idag
    if is_sist:
        return falt | {"status": Revideringsstatus.GODKAND, "godkand": session.idag}
    is_signerad = rad.signerad is not None or steg == HUVUDHANDLEDARE
    return falt | {"status": Revideringsstatus.SIGNERAD if is_signerad else Revideringsstatus.INLAMNAD}


def _handelseslag(svar: Svar, steg: str) -> Handelseslag:
    if svar is Svar.ATERLAMNA:
        return Handelseslag.REVIDERING_ATERLAMNAD
    return Handelseslag.REVIDERING_SIGNERAD if steg == HUVUDHANDLEDARE else Handelseslag.REVIDERING_GODKAND
