"""What search needs besides the portfolio: the owner's private notes."""

from collections.abc import Mapping

from sqlalchemy import literal, select, union_all
from sqlmodel import Session, col

from app.db.tabeller import AktivitetRad, SamtalRad


def egna_anteckningar(session: Session, portfolj_id: int) -> Mapping[tuple[str, int], str]:
    """The private notes of the portfolio by kind and id. Only for its owner to see."""
    fraga = union_all(
        select(literal("aktivitet"), col(AktivitetRad.id), col(AktivitetRad.egen_anteckning)).where(
            col(AktivitetRad.portfolj_id) == portfolj_id, col(AktivitetRad.egen_anteckning) != ""
        ),
        select(literal("handledarsamtal"), col(SamtalRad.id), col(SamtalRad.egen_anteckning)).where(
            col(SamtalRad.portfolj_id) == portfolj_id, col(SamtalRad.egen_anteckning) != ""
        ),
    )
    return {(slag, id_): text for slag, id_, text in session.execute(fraga)}
