"""Writes about the training's frame: one function an intent, one audit event each."""

from datetime import date, timedelta

from app.db.logg import Handelseslag, handelse
from app.db.personer import person_for
from app.db.planskrivning import grad_fran, skriv_grad
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import FranvaroRad, HandledarskapRad, PortfoljRad
from app.domain.handledning import Handledarroll
from app.features.utbildning.forms import FranvaroForm, HuvudhandledareForm, RamForm
from app.features.utbildning.queries import RAMFALT, Uppdraget, stampel


def andra_ram(session: WriteSession, rad: PortfoljRad, form: RamForm) -> None:
    """Change the frame, unless it is another by now than the person saw (`Konflikt`)."""
    if stampel(rad) != form.sedd:
        raise Konflikt(rad)
    nya = form.model_dump(include=set(RAMFALT)) | {"has_svensk_at": form.svensk_at.varde}
    andrade = [namn for namn in RAMFALT if getattr(rad, namn) != nya[namn]]
    portfolj_id = rad.id
    rad.sqlmodel_update(nya)
    handelse(
        session, Handelseslag.UTBILDNING_ANDRAD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id,
        detalj={"falt": andrade},
    )  # fmt: skip


def satt_sysselsattning(session: WriteSession, portfolj_id: int, fran: date, procent: int) -> bool:
    """Say how much of full time is worked from a day on. Tells whether the day had a percentage already."""
    fanns = grad_fran(session, portfolj_id, fran) is not None
    rad_id = skriv_grad(session, portfolj_id, fran, procent)
    handelse(
        session, Handelseslag.SYSSELSATTNING_ANDRAD, portfolj_id=portfolj_id, objekt="sysselsattning",
        objekt_id=rad_id, detalj={"falt": ["procent"]},
    )  # fmt: skip
    return fanns


def _note_franvaro(session: WriteSession, slag: Handelseslag, portfolj_id: int, franvaro_id: int) -> None:
    handelse(session, slag, portfolj_id=portfolj_id, objekt="franvaro", objekt_id=franvaro_id)


def skapa_franvaro(session: WriteSession, portfolj_id: int, form: FranvaroForm) -> None:
    """Note a leave."""
    rad = FranvaroRad(portfolj_id=portfolj_id, slag=form.slag, start=form.start, slut=form.slut)
    _note_franvaro(session, Handelseslag.FRANVARO_SKAPAD, portfolj_id, ny_rad(session, rad))


def andra_franvaro(session: WriteSession, portfolj_id: int, franvaro_id: int, form: FranvaroForm) -> None:
    """Change a leave, or end it."""
    andra_rad(session, FranvaroRad, franvaro_id, form.version, slag=form.slag, start=form.start, slut=form.slut)
    _note_franvaro(session, Handelseslag.FRANVARO_ANDRAD, portfolj_id, franvaro_id)


def ta_bort_franvaro(session: WriteSession, rad: FranvaroRad, version: int) -> None:
    """Remove a leave that was noted by mistake."""
    if rad.version != version or rad.id is None:
        raise Konflikt(rad)
    portfolj_id, franvaro_id = rad.portfolj_id, rad.id
    session.delete(rad)
    _note_franvaro(session, Handelseslag.FRANVARO_BORTTAGEN, portfolj_id, franvaro_id)


def utse(
    session: WriteSession, portfolj_id: int, form: HuvudhandledareForm, nu: tuple[Uppdraget, ...], region: str
) -> None:
    """Name a huvudhandledare from a day on; whoever is it until then ends the day before."""
    person_id = form.handledare
    if form.ny_handledare is not None or person_id is None:
        person_id = person_for(session, form.handledare_namn, form.handledare_epost or None, region)
    for uppdrag in nu:
        if uppdrag.is_huvud and uppdrag.galler(form.fran):
            uppdrag.rad.till = form.fran - timedelta(days=1)
    rad = HandledarskapRad(
        portfolj_id=portfolj_id,
        person_id=person_id,
        roll=Handledarroll.HUVUDHANDLEDARE,
        fran=form.fran,
        skal=form.skal,
    )
    handelse(
        session, Handelseslag.HANDLEDARSKAP_SKAPAT, portfolj_id=portfolj_id, objekt="handledarskap",
        objekt_id=ny_rad(session, rad),
    )  # fmt: skip


def avsluta(session: WriteSession, rad: HandledarskapRad, till: date, sedd: str) -> None:
    """End a handledarskap, unless it is ended otherwise by now than the person saw (`Konflikt`)."""
    if str(rad.till or "") != sedd:
        raise Konflikt(rad)
    portfolj_id, handledarskap_id = rad.portfolj_id, rad.id
    rad.till = till
    handelse(
        session, Handelseslag.HANDLEDARSKAP_AVSLUTAT, portfolj_id=portfolj_id, objekt="handledarskap",
        objekt_id=handledarskap_id,
    )  # fmt: skip
