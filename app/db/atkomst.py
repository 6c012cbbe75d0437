"""Who is asking, and what are they to this portfolio today: two queries that every request begins with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, FromClause, ScalarSelect, Select, and_, bindparam, func, or_, select
from sqlmodel import Session

from app.db.tabeller import (
    AktivitetRad,
    Enhet,
    HandledarskapRad,
    Inloggning,
    KalenderlankRad,
    Konto,
    Lasning,
    Person,
    PortfoljRad,
    Portfoljsumma,
    RegelstatusRad,
    TjanstgoringRad,
    Uppdrag,
    Uppdragsroll,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.behorighet import Relation
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll
from app.regler import REGLER
from app.regler.modell import Utfall

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
    antal_fortroliga: int = 0


_PERSON, _KONTO, _INLOGGNING = core(Person), core(Konto), core(Inloggning)
_KALENDERLANK = core(KalenderlankRad)
_ENHET, _UPPDRAG = core(Enhet), core(Uppdrag)
_PORTFOLJ, _SUMMA, _LASNING = core(PortfoljRad), core(Portfoljsumma), core(Lasning)
_STATUS = core(RegelstatusRad)
_HANDLEDARSKAP, _AKTIVITET, _TJANSTGORING = core(HandledarskapRad), core(AktivitetRad), core(TjanstgoringRad)
_IDAG: Final = bindparam("idag", type_=Date)


def _nagon(kolumn: ColumnElement[Any], person: ColumnElement[Any]) -> ScalarSelect[Any]:
    """One id of the rows that name the person, or null."""
    return select(kolumn).where(person == _PERSON.c.id).limit(1).scalar_subquery()


def _vem(nyckel: FromClause, agd_av: ColumnElement[bool], *galler: ColumnElement[bool]) -> Select[Any]:
    """Whose account `nyckel` leads to, of those that are open, with the unit roles in force today."""
    return (
        select(
            _PERSON.c.id,
            _KONTO.c.id,
            nyckel.c.id,
            _PERSON.c.namn,
            _PERSON.c.epost,
            select(_PORTFOLJ.c.id)
            .where(_PORTFOLJ.c.person_id == _PERSON.c.id)
            .order_by(_PORTFOLJ.c.start.desc())
            .limit(1)
            .scalar_subquery(),
            _nagon(_HANDLEDARSKAP.c.id, _HANDLEDARSKAP.c.person_id),
            _nagon(_TJANSTGORING.c.aktivitet_id, _TJANSTGORING.c.handledare_id),
            _UPPDRAG.c.roll,
            _ENHET.c.id,
            _ENHET.c.namn,
            _ENHET.c.stig,
            _ENHET.c.region,
        )
        .select_from(_PERSON)
        .join(_KONTO, _KONTO.c.person_id == _PERSON.c.id)
        .join(nyckel, agd_av)
        .outerjoin(
            _UPPDRAG,
            and_(
                _UPPDRAG.c.person_id == _PERSON.c.id,
                _UPPDRAG.c.fran <= _IDAG,
                or_(_UPPDRAG.c.till.is_(None), _UPPDRAG.c.till >= _IDAG),
            ),
        )
        .outerjoin(_ENHET, _ENHET.c.id == _UPPDRAG.c.enhet_id)
        .where(_KONTO.c.is_aktiv, *galler)
    )


def _med_nyckel(nyckel: FromClause) -> tuple[ColumnElement[bool], ...]:
    """The key in the table is the one asked about, and has not been revoked."""
    return nyckel.c.nyckel == bindparam("nyckel"), nyckel.c.aterkallad.is_(None)


# The statements are built once: putting them together costs more than asking them.
_VEM: Final = _vem(
    _INLOGGNING,
    _INLOGGNING.c.konto_id == _KONTO.c.id,
    *_med_nyckel(_INLOGGNING),
    _INLOGGNING.c.giltig_till > bindparam("nu", type_=_INLOGGNING.c.giltig_till.type),
)
_VEMS_KALENDER: Final = _vem(_KALENDERLANK, _KALENDERLANK.c.person_id == _PERSON.c.id, *_med_nyckel(_KALENDERLANK))
_KONTOT = core(Konto).alias("kontot")
_VEMS_KONTO: Final = _vem(_KONTOT, _KONTOT.c.id == _KONTO.c.id, _PERSON.c.epost == bindparam("epost"))
# Each of these rules is about the portfolio as a whole, so it is one line of the work list.
_FORTROLIGA: Final = (
    select(func.count())
    .where(
        _STATUS.c.portfolj_id == _PORTFOLJ.c.id,
        _STATUS.c.utfall == Utfall.BRIST.value,
        _STATUS.c.regel_id.in_([regel.id for regel in REGLER.values() if regel.is_fortrolig]),
    )
    .correlate(_PORTFOLJ)
    .scalar_subquery()
)
_VAD: Final = (
    select(
        _PORTFOLJ.c.person_id,
        _PERSON.c.namn,
        _ENHET.c.namn,
        _ENHET.c.id,
        _ENHET.c.region,
        _ENHET.c.stig,
        _PORTFOLJ.c.specialitet,
        _PORTFOLJ.c.foreskrift,
        _PORTFOLJ.c.start,
        _PORTFOLJ.c.version,
        _LASNING.c.dag,
        _SUMMA.c.brist,
        _FORTROLIGA,
    )
    .select_from(_PORTFOLJ)
    .join(_PERSON, _PERSON.c.id == _PORTFOLJ.c.person_id)
    .join(_ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id)
    .outerjoin(
        _LASNING,
        and_(
            _LASNING.c.portfolj_id == _PORTFOLJ.c.id,
            _LASNING.c.person_id == bindparam("person"),
            _LASNING.c.dag == _IDAG,
        ),
    )
    .outerjoin(_SUMMA, _SUMMA.c.portfolj_id == _PORTFOLJ.c.id)
    .where(_PORTFOLJ.c.id == bindparam("portfolj"))
)
_ROLLER: Final = select(_HANDLEDARSKAP.c.roll, _HANDLEDARSKAP.c.fran, _HANDLEDARSKAP.c.till).where(
    _HANDLEDARSKAP.c.portfolj_id == bindparam("portfolj"), _HANDLEDARSKAP.c.person_id == bindparam("person")
)
_PLACERINGAR: Final = (
    select(_TJANSTGORING.c.aktivitet_id, _AKTIVITET.c.slut)
    .select_from(_TJANSTGORING)
    .join(_AKTIVITET, _AKTIVITET.c.id == _TJANSTGORING.c.aktivitet_id)
    .where(
        _AKTIVITET.c.portfolj_id == bindparam("portfolj"),
        _AKTIVITET.c.status != Aktivitetsstatus.ATERKALLAD,
        _TJANSTGORING.c.handledare_id == bindparam("person"),
    )
)


def load_aktor(session: Session, nyckel: str, nu: datetime, idag: date) -> Aktor | None:
    """The person behind a session key (hashed), or None when it is unknown, revoked, expired or the account closed."""
    return _aktor(session.connection().execute(_VEM, {"nyckel": nyckel, "nu": nu, "idag": idag}).all())


def load_kalenderaktor(session: Session, nyckel: str, idag: date) -> Aktor | None:
    """The person behind a calendar address (its secret hashed), or None: unknown, revoked, or the account is closed.

    `inloggning_id` is the address's own id: nobody is signed in.
    """
    return _aktor(session.connection().execute(_VEMS_KALENDER, {"nyckel": nyckel, "idag": idag}).all())


def load_kontoaktor(session: Session, epost: str, idag: date) -> Aktor | None:
    """The person with that address and an open account, or None. Nobody is signed in by it: `inloggning_id` is no id.

    For who proves with a password, on a device where somebody else is signed in, that it is they who sign.
    """
    return _aktor(session.connection().execute(_VEMS_KONTO, {"epost": epost.lower(), "idag": idag}).all())


def _aktor(rader: Sequence[Any]) -> Aktor | None:
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
    huvud = (
        session.connection()
        .execute(_VAD, {"portfolj": portfolj_id, "person": aktor.person_id, "idag": idag})
        .one_or_none()
    )
    if huvud is None:
        return None
    person_id, namn, enhet, enhet_id, region, stig, specialitet, foreskrift, start, version, last, *antal = huvud
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
        *antal,
    )


def _handledande(
    session: Session, person_id: int, portfolj_id: int, idag: date
) -> tuple[set[Relation], frozenset[int]]:
    """Relations that come from supervising: as huvudhandledare, as handledare, or of a placement, now or formerly."""
    relationer: set[Relation] = set()
    val = {"portfolj": portfolj_id, "person": person_id}
    for roll, fran, till in session.connection().execute(_ROLLER, val):
        if fran > idag:
            continue
        if till is not None and till < idag:
            relationer.add(Relation.TIDIGARE_HANDLEDARE)
        elif roll is not Handledarroll.HANDLEDARE:
            # Whoever replaces the huvudhandledare does the same work as long as it lasts.
            relationer.add(Relation.HUVUDHANDLEDARE)
        else:
            relationer.add(Relation.PLACERINGSHANDLEDARE)
    placeringar: set[int] = set()
    for aktivitet_id, slut in session.connection().execute(_PLACERINGAR, val):
        if slut is None or slut >= idag - EFTERTID:
            placeringar.add(aktivitet_id)
            relationer.add(Relation.PLACERINGSHANDLEDARE)
        else:
            relationer.add(Relation.TIDIGARE_HANDLEDARE)
    return relationer, frozenset(placeringar)
