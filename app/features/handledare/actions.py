"""Writes about handledare: one function an intent, one audit event each."""

from app.db.logg import Handelseslag, handelse
from app.db.personer import person_for
from app.db.regelstatus import projicera
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import HandledarskapRad, MeritRad
from app.db.versioner import bump_for_person
from app.domain.handledning import Handledarroll, Meritslag
from app.features.handledare.forms import ErsattareForm, MeritForm, TillganglighetForm
from app.features.handledare.queries import portfoljer_med


def utse_ersattare(session: WriteSession, portfolj_id: int, form: ErsattareForm, region: str) -> None:
    """Name somebody who does the huvudhandledare's work for a time."""
    person_id = form.handledare
    if form.ny_handledare is not None or person_id is None:
        person_id = person_for(session, form.handledare_namn, form.handledare_epost or None, region)
    rad = HandledarskapRad(
        portfolj_id=portfolj_id, person_id=person_id, roll=Handledarroll.STALLFORETRADARE, fran=form.fran,
        till=form.till, skal=form.skal,
    )  # fmt: skip
    handelse(
        session, Handelseslag.HANDLEDARSKAP_SKAPAT, portfolj_id=portfolj_id, objekt="handledarskap",
        objekt_id=ny_rad(session, rad),
    )  # fmt: skip


def andra(session: WriteSession, rad: HandledarskapRad, form: TillganglighetForm) -> None:
    """Note where the handledare works, how to reach them, and an absence."""
    falt = form.model_dump(include={"tillganglighet", "borta_fran", "borta_till", "skal"})
    falt |= {"is_pa_enheten": form.is_pa_enheten}
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    ny = andra_rad(session, HandledarskapRad, rad.id or 0, form.version, **falt)
    handelse(
        session, Handelseslag.HANDLEDARSKAP_ANDRAT, portfolj_id=ny.portfolj_id, objekt="handledarskap",
        objekt_id=ny.id, detalj={"falt": andrade},
    )  # fmt: skip


def notera(session: WriteSession, portfolj_id: int, person_id: int, form: MeritForm) -> None:
    """Note something of a handledare's competence; it holds in every portfolio that the person supervises."""
    rad = MeritRad(
        person_id=person_id,
        slag=form.slag,
        datum=form.datum,
        specialitet=form.specialitet if form.slag is Meritslag.SPECIALIST else "",
        foreskrift=form.foreskrift if form.slag is Meritslag.HANDLEDARUTBILDNING else None,
        underlag=form.underlag,
        finns=form.finns == "ja",
        noterad=session.idag,
        noterad_av=session.person_id,
    )
    _note(session, Handelseslag.MERIT_NOTERAD, portfolj_id, person_id, ny_rad(session, rad))


def ta_bort(session: WriteSession, portfolj_id: int, rad: MeritRad, version: int) -> None:
    """Take away what was noted by mistake. The row stays."""
    if rad.borttagen is not None:
        raise Konflikt(rad)
    ny = andra_rad(session, MeritRad, rad.id or 0, version, borttagen=session.idag)
    _note(session, Handelseslag.MERIT_BORTTAGEN, portfolj_id, ny.person_id, ny.id or 0)


def _note(session: WriteSession, slag: Handelseslag, portfolj_id: int, person_id: int, merit_id: int) -> None:
    """The event of one portfolio; the others that the person supervises are judged anew beside it."""
    bump_for_person(session, person_id)
    for andra_id in portfoljer_med(session, person_id):
        if andra_id != portfolj_id:
            projicera(session, andra_id)
    handelse(session, slag, portfolj_id=portfolj_id, objekt="handledarmerit", objekt_id=merit_id)
