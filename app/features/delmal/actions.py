"""Writes about links to delmål and sign-off: one event each."""

from typing import Any

from sqlmodel import col, select

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, andra_rad, ny_rad
from app.db.signaturkedja import aterkallat_innehall, delmal_innehall, forsegla
from app.db.tabeller import AktivitetRad, SigneringRad
from app.domain.delmal import DelmalKod
from app.domain.signaturkedja import Signaturslag
from app.domain.tillracklighet import Tillracklighet


def koppla_aktivitet(session: WriteSession, rad: AktivitetRad, kod: DelmalKod, *, is_kopplad: bool) -> None:
    """Let an activity lead to a delmål, or no longer do so. The other delmål of the activity stay as they are."""
    delmal = rad.delmal | {kod} if is_kopplad else rad.delmal - {kod}
    aktivitet_id = rad.id
    if aktivitet_id is None:  # pragma: no cover - a stored row has an id
        raise TypeError
    andra_rad(session, AktivitetRad, aktivitet_id, rad.version, delmal=delmal)
    handelse(
        session,
        Handelseslag.AKTIVITET_ANDRAD,
        portfolj_id=rad.portfolj_id,
        objekt="aktivitet",
        objekt_id=aktivitet_id,
        detalj={"falt": ["delmal"], "delmal": kod},
    )


def signera(
    session: WriteSession,
    portfolj_id: int,
    kod: DelmalKod,
    namn: str,
    kommentar: str,
    styrka: Tillracklighet | None,
) -> None:
    """Sign a delmål off as fulfilled, in the name of the one who writes.

    `styrka` tells how far the assessments went on the day; where they fell short the event names in what.
    """
    rad = SigneringRad(
        portfolj_id=portfolj_id,
        delmal=kod,
        datum=session.idag,
        signerad_av=session.person_id,
        signerad_namn=namn,
        kommentar=kommentar,
    )
    signering_id = ny_rad(session, rad)
    forsegla(session, portfolj_id, Signaturslag.DELMAL, signering_id, delmal_innehall(rad))
    handelse(
        session,
        Handelseslag.DELMAL_SIGNERAT,
        portfolj_id=portfolj_id,
        objekt="delmal_signering",
        objekt_id=signering_id,
        detalj={"delmal": kod} | _om_underlaget(styrka),
    )


def _om_underlaget(styrka: Tillracklighet | None) -> dict[str, Any]:
    if styrka is None or not styrka.brister:
        return {}
    return {"underlag": styrka.styrka.value, "brister": [svar.matt.value for svar in styrka.brister]}


def aterkalla(session: WriteSession, portfolj_id: int, kod: DelmalKod) -> None:
    """Withdraw every sign-off of the delmål that is in force; they stay in the history."""
    rader = session.exec(
        select(SigneringRad).where(
            SigneringRad.portfolj_id == portfolj_id, SigneringRad.delmal == kod, col(SigneringRad.aterkallad).is_(None)
        )
    ).all()
    for rad in rader:
        rad.aterkallad = session.idag
        forsegla(session, portfolj_id, Signaturslag.DELMAL_ATERKALLAT, rad.id or 0, aterkallat_innehall(rad))
    handelse(
        session,
        Handelseslag.DELMAL_ATERKALLAT,
        portfolj_id=portfolj_id,
        objekt="delmal_signering",
        objekt_id=rader[-1].id if rader else None,
        detalj={"delmal": kod},
    )
