"""Writes about credits: one event each."""

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, andra_rad, ny_rad
from app.db.tabeller import TillgodoraknandeRad
from app.features.tillgodoraknande.forms import TillgodoraknandeForm


def tillgodorakna(session: WriteSession, portfolj_id: int, form: TillgodoraknandeForm) -> None:
    """Record earlier competence that somebody decided to credit."""
    rad = TillgodoraknandeRad(portfolj_id=portfolj_id, **form.model_dump())
    ny_rad(session, rad)
    handelse(
        session,
        Handelseslag.TILLGODORAKNANDE_SKAPAT,
        portfolj_id=portfolj_id,
        objekt="tillgodoraknande",
        objekt_id=rad.id,
    )


def ta_bort_tillgodoraknande(session: WriteSession, portfolj_id: int, id_: int, version: int) -> None:
    """Take a credit away; raises `Konflikt` where somebody else changed it first."""
    andra_rad(session, TillgodoraknandeRad, id_, version, borttagen=session.idag)
    handelse(
        session,
        Handelseslag.TILLGODORAKNANDE_BORTTAGET,
        portfolj_id=portfolj_id,
        objekt="tillgodoraknande",
        objekt_id=id_,
    )
