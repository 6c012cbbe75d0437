"""The write behind `sedda`: that the studierektor has seen assessments."""

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import col, select

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus


def markera(session: WriteSession, portfolj_id: int, idn: Collection[int]) -> int:
    """Mark the signed and unseen ones among `idn` as seen today.

    The mark stands beside what is signed, so that the version that others have before them stays.

    Returns:
        How many were marked; none makes no event.
    """
    osedda = session.exec(
        select(BedomningRad.id).where(
            col(BedomningRad.portfolj_id) == portfolj_id,
            col(BedomningRad.status) == Bedomningsstatus.SIGNERAD,
            col(BedomningRad.sedd).is_(None),
        )
    )
    valda = sorted({id_ for id_ in osedda if id_ is not None}.intersection(idn))
    if valda:
        sats = update(BedomningRad).where(col(BedomningRad.id).in_(valda))
        session.execute(sats.values(sedd=session.idag, sedd_av=session.person_id))
        detalj = {"antal": len(valda)}
        handelse(session, Handelseslag.BEDOMNING_SEDD, portfolj_id=portfolj_id, objekt="bedomning", detalj=detalj)
    return len(valda)
