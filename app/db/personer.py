"""Persons to choose among, and new ones put in by name."""

from typing import NamedTuple

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.db.session import WriteSession, ny_rad
from app.db.tabeller import AktivitetRad, Enhet, Enhetsslag, HandledarskapRad, Person, TjanstgoringRad
from app.domain.alfabet import swedish_key


class Valbar(NamedTuple):
    """A person as offered in a form."""

    id: int
    namn: str
    enhet: str


def kanda_personer(session: Session, portfolj_id: int, region: str, utom: int) -> tuple[Valbar, ...]:
    """Persons of the region's units, and those whom this portfolio names already; `utom` is its owner."""
    namnda = (
        select(TjanstgoringRad.handledare_id)
        .join(AktivitetRad, col(AktivitetRad.id) == col(TjanstgoringRad.aktivitet_id))
        .where(col(AktivitetRad.portfolj_id) == portfolj_id, col(TjanstgoringRad.handledare_id).is_not(None))
    )
    handledare = select(HandledarskapRad.person_id).where(col(HandledarskapRad.portfolj_id) == portfolj_id)
    rader = session.execute(
        select(col(Person.id), col(Person.namn), col(Enhet.namn))
        .outerjoin(Enhet, col(Enhet.id) == col(Person.enhet_id))
        .where(
            or_(col(Enhet.region) == region, col(Person.id).in_(namnda), col(Person.id).in_(handledare)),
            col(Person.id) != utom,
        )
        .order_by(col(Person.sortnyckel), col(Person.id))
    )
    return tuple(Valbar(id_, namn, enhet or "") for id_, namn, enhet in rader)


def person_for(session: WriteSession, namn: str, epost: str | None, region: str) -> int:
    """The id of the person with that address, else of a new person of the region.

    An address belongs to one person only, so a known one is that person whatever name was written.
    """
    if epost:
        finns = session.exec(select(Person.id).where(col(Person.epost) == epost)).first()
        if finns is not None:
            return finns
    enhet_id = session.exec(
        select(Enhet.id).where(col(Enhet.region) == region, col(Enhet.slag) == Enhetsslag.REGION)
    ).first()
    return ny_rad(session, Person(namn=namn, epost=epost, enhet_id=enhet_id, sortnyckel=swedish_key(namn)))
