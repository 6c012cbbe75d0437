"""Those who may lead an assessment made by several: the studierektorer of a portfolio's unit."""

from datetime import date

from sqlalchemy import or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.db.tabeller import Enhet, Person, PortfoljRad, Uppdrag, Uppdragsroll


def studierektorer(session: Session, portfolj_id: int, idag: date) -> tuple[tuple[int, str], ...]:
    """Id and name of each studierektor of the unit, or of one above it, by name; never the ST-läkare herself."""
    ovan, har = aliased(Enhet), aliased(Enhet)
    rader = session.execute(
        select(col(Person.id), col(Person.namn))
        .join(Uppdrag, col(Uppdrag.person_id) == col(Person.id))
        .join(ovan, ovan.id == col(Uppdrag.enhet_id))  # type: ignore[arg-type]  # a column of the alias
        .join(har, col(har.stig).startswith(ovan.stig, autoescape=False))
        .join(PortfoljRad, col(PortfoljRad.enhet_id) == har.id)
        .where(
            col(PortfoljRad.id) == portfolj_id,
            col(Uppdrag.roll) == Uppdragsroll.STUDIEREKTOR,
            col(Uppdrag.fran) <= idag,
            or_(col(Uppdrag.till).is_(None), col(Uppdrag.till) >= idag),
            col(Person.id) != col(PortfoljRad.person_id),
        )
        .distinct()
        .order_by(col(Person.namn), col(Person.id))
    )
    return tuple((id_, namn) for id_, namn in rader)
