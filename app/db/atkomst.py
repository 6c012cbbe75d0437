"""Who is asking, and what are they to this portfolio today: two queries that every request begins with."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from app.db.tabeller import (
    AktivitetRad,
    Enhet,
    HandledarskapRad,
    Inloggning,
    Konto,
    Lasning,
    Person,
    PortfoljRad,
    Portfoljsumma,
    TjanstgoringRad,
    Uppdrag,
    Uppdragsroll,
)
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.behorighet import Relation
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll

# A placement's handledare signs after the placement has ended, so the relation outlives it by this long.
EFTERTID = timedelta(days=90)

_ROLL_TILL_RELATION = {
    Uppdragsroll.STUDIEREKTOR: Relation.STUDIEREKTOR,
    Uppdragsroll.CHEF: Relation.CHEF,
    Uppdragsroll.ADMIN: Relation.ADMIN,
}


@dataclass(frozen=True, slots=True)
class GallandeUppdrag:
    """A role in force today for a unit and everything below it (`stig` is the unit's path)."""

    relation: Relation
    enhet_id: int
    enhet: str
    stig: str
    region: str


@dataclass(frozen=True, slots=True)
class Aktor:
    """The person signed in, with the unit roles in force today."""

    person_id: int
    konto_id: int
    inloggning_id: int
    namn: str
    epost: str
    uppdrag: tuple[GallandeUppdrag, ...] = ()
    egen_portfolj_id: int | None = None
    has_adepter: bool = False

    @property
    def relationer(self) -> frozenset[Relation]:
        """The roles held for some unit, apart from any one portfolio."""
        return frozenset(uppdrag.relation for uppdrag in self.uppdrag)

    def stigar(self, relationer: Collection[Relation]) -> tuple[str, ...]:
        """Paths of the units in which one of the roles is held."""
        return tuple(uppdrag.stig for uppdrag in self.uppdrag if uppdrag.relation in relationer)


@dataclass(frozen=True, slots=True)
class Tilltrade:
    """What the actor is to one portfolio today, with the few facts that every page of it shows.

    `placeringar` are the ids of the placements that the actor supervises now; the rights of a placement's
    handledare reach only those. `is_last_idag` tells that today's reading is already in the read log.
    """

    portfolj_id: int
    person_id: int
    namn: str
    enhet: str
    enhet_id: int
    region: str
    specialitet: str
    foreskrift: Foreskrift
    start: date
    version: int
    relationer: frozenset[Relation]
    placeringar: frozenset[int] = field(default_factory=frozenset)
    is_last_idag: bool = False
    antal_brist: int | None = None


def load_aktor(session: Session, nyckel: str, nu: datetime, idag: date) -> Aktor | None:
    """The person behind a session key (hashed), or None when it is unknown, revoked, expired or the account closed."""
    egen = (
        select(col(PortfoljRad.id))
        .where(col(PortfoljRad.person_id) == col(Person.id))
        .order_by(col(PortfoljRad.start).desc())
        .limit(1)
        .scalar_subquery()
    )
    adept = (
        select(col(HandledarskapRad.id))
        .where(col(HandledarskapRad.person_id) == col(Person.id))
        .limit(1)
        .scalar_subquery()
    )
    placering = (
        select(col(TjanstgoringRad.aktivitet_id))
        .where(col(TjanstgoringRad.handledare_id) == col(Person.id))
        .limit(1)
        .scalar_subquery()
    )
    rader = session.execute(
        select(
            col(Person.id), col(Konto.id), col(Inloggning.id), col(Person.namn), col(Person.epost),
            egen, adept, placering, col(Uppdrag.roll), col(Enhet.id), col(Enhet.namn), col(Enhet.stig),
            col(Enhet.region),
        )
        .join(Konto, col(Konto.person_id) == col(Person.id))
        .join(Inloggning, col(Inloggning.konto_id) == col(Konto.id))
        .outerjoin(
            Uppdrag,
            and_(
                col(Uppdrag.person_id) == col(Person.id),
                col(Uppdrag.fran) <= idag,
                or_(col(Uppdrag.till).is_(None), col(Uppdrag.till) >= idag),
            ),
        )
        .outerjoin(Enhet, col(Enhet.id) == col(Uppdrag.enhet_id))
        .where(
            col(Inloggning.nyckel) == nyckel,
            col(Inloggning.aterkallad).is_(None),
            col(Inloggning.giltig_till) > nu,
            col(Konto.is_aktiv),
        )
    ).all()  # fmt: skip
    if not rader:
        return None
    person_id, konto_id, inloggning_id, namn, epost, egen_id, adept_id, placering_id = rader[0][:8]
    uppdrag = tuple(
        GallandeUppdrag(_ROLL_TILL_RELATION[roll], enhet_id, enhet, stig, region)
        for *_, roll, enhet_id, enhet, stig, region in rader
        if roll is not None
    )
    return Aktor(
        person_id,
        konto_id,
        inloggning_id,
        namn,
        epost or "",
        uppdrag,
        egen_id,
        adept_id is not None or placering_id is not None,
    )


def load_tilltrade(session: Session, aktor: Aktor, portfolj_id: int, idag: date) -> Tilltrade | None:
    """What the actor is to the portfolio today, or None when there is no such portfolio.

    A portfolio that exists but means nothing to the actor comes back with no relations; the web answers both alike.
    """
    huvud = session.execute(
        select(
            col(PortfoljRad.person_id), col(Person.namn), col(Enhet.namn), col(Enhet.id), col(Enhet.region),
            col(Enhet.stig), col(PortfoljRad.specialitet), col(PortfoljRad.foreskrift),
            col(PortfoljRad.start), col(PortfoljRad.version),
            col(Lasning.dag), col(Portfoljsumma.brist),
        )
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .outerjoin(
            Lasning,
            and_(
                col(Lasning.portfolj_id) == col(PortfoljRad.id),
                col(Lasning.person_id) == aktor.person_id,
                col(Lasning.dag) == idag,
            ),
        )
        .outerjoin(Portfoljsumma, col(Portfoljsumma.portfolj_id) == col(PortfoljRad.id))
        .where(col(PortfoljRad.id) == portfolj_id)
    ).one_or_none()  # fmt: skip
    if huvud is None:
        return None
    person_id, namn, enhet, enhet_id, region, stig, specialitet, foreskrift, start, version, last, brist = huvud
    relationer: set[Relation] = {
        u.relation for u in aktor.uppdrag if u.relation is not Relation.ADMIN and stig.startswith(u.stig)
    }
    placeringar: frozenset[int] = frozenset()
    if person_id == aktor.person_id:
        # The owner never holds a supervising role towards herself, whatever assignments she has besides.
        relationer = {Relation.AGARE}
    elif aktor.has_adepter:
        handledande, placeringar = _handledande(session, aktor.person_id, portfolj_id, idag)
        relationer |= handledande
    return Tilltrade(
        portfolj_id,
        person_id,
        namn,
        enhet,
        enhet_id,
        region,
        specialitet,
        foreskrift,
        start,
        version,
        frozenset(relationer),
        placeringar,
        last is not None,
        brist,
    )


def _handledande(
    session: Session, person_id: int, portfolj_id: int, idag: date
) -> tuple[set[Relation], frozenset[int]]:
    """Relations that come from supervising: as huvudhandledare, as handledare, or of a placement, now or formerly."""
    relationer: set[Relation] = set()
    for roll, fran, till in session.execute(
        select(col(HandledarskapRad.roll), col(HandledarskapRad.fran), col(HandledarskapRad.till)).where(
            col(HandledarskapRad.portfolj_id) == portfolj_id, col(HandledarskapRad.person_id) == person_id
        )
    ):
        if fran > idag:
            continue
        if till is not None and till < idag:
            relationer.add(Relation.TIDIGARE_HANDLEDARE)
        elif roll is Handledarroll.HUVUDHANDLEDARE:
            relationer.add(Relation.HUVUDHANDLEDARE)
        else:
            relationer.add(Relation.PLACERINGSHANDLEDARE)
    placeringar: set[int] = set()
    for aktivitet_id, slut in session.execute(
        select(col(TjanstgoringRad.aktivitet_id), col(AktivitetRad.slut))
        .join(AktivitetRad, col(AktivitetRad.id) == col(TjanstgoringRad.aktivitet_id))
        .where(
            col(AktivitetRad.portfolj_id) == portfolj_id,
            col(AktivitetRad.status) != Aktivitetsstatus.ATERKALLAD,
            col(TjanstgoringRad.handledare_id) == person_id,
        )
    ):
        if slut is None or slut + EFTERTID >= idag:
            placeringar.add(aktivitet_id)
            relationer.add(Relation.PLACERINGSHANDLEDARE)
        else:
            relationer.add(Relation.TIDIGARE_HANDLEDARE)
    return relationer, frozenset(placeringar)
