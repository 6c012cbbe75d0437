"""What waits for somebody to confirm, sign or approve, across portfolios: two questions whatever their number."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    String,
    and_,
    exists,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.db.atkomst import EFTERTID
from app.db.tabeller import (
    AktivitetRad,
    BedomningRad,
    Enhet,
    HandledarskapRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    TjanstgoringRad,
    Uppdrag,
    Uppdragsroll,
)
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsstatus
from app.underlag.regelunderlag import Regelverk


class Vantslag(StrEnum):
    """What is asked of the person."""

    BEKRAFTA_HANDLEDNING = "bekrafta_handledning"
    BEKRAFTA_PLACERING = "bekrafta_placering"
    SIGNERA_BEDOMNING = "signera_bedomning"
    SIGNERA_REVIDERING = "signera_revidering"
    GODKANNA_REVIDERING = "godkanna_revidering"


@dataclass(frozen=True, slots=True)
class Vantande:
    """One record that waits: whose portfolio (`namn` is the ST-läkare's), which record, and of which day.

    `text` is the method of an assessment and the title of a placement.
    """

    slag: Vantslag
    portfolj_id: int
    namn: str
    objekt_id: int
    datum: date
    text: str = ""


def vantar_pa(session: Session, person_id: int, idag: date, regelverk: Regelverk) -> tuple[Vantande, ...]:
    """Everything that waits for the person today, oldest first.

    Sessions that name the person and nobody has confirmed, the person's placements that are over and not confirmed,
    assessments asked of the person, and revisions whose next step by the profile is the person's. Only portfolios to
    which the person has a relation in force are looked into.
    """
    fraga = union_all(_samtal(person_id, idag), _placeringar(person_id, idag), _bedomningar(person_id, idag))
    enkla = (Vantande(Vantslag(slag), *rest) for slag, *rest in session.execute(fraga))
    alla = (*enkla, *_revideringar(session, person_id, idag, regelverk))
    return tuple(sorted(alla, key=lambda v: (v.datum, v.slag, v.objekt_id)))


def _samtal(person_id: int, idag: date) -> Select[Any]:
    return _fraga(Vantslag.BEKRAFTA_HANDLEDNING, SamtalRad, col(SamtalRad.datum), person_id).where(
        col(SamtalRad.handledare_id) == person_id,
        col(SamtalRad.bekraftad).is_(None),
        col(SamtalRad.borttagen).is_(None),
        _handleder(person_id, idag),
    )


def _placeringar(person_id: int, idag: date) -> Select[Any]:
    """A placement is confirmed once it is over, by its own handledare."""
    titel = col(AktivitetRad.titel)
    return (
        _fraga(Vantslag.BEKRAFTA_PLACERING, AktivitetRad, col(AktivitetRad.slut), person_id, titel)
        .join(TjanstgoringRad, col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id))
        .where(
            col(TjanstgoringRad.handledare_id) == person_id,
            col(TjanstgoringRad.bekraftad).is_(None),
            col(AktivitetRad.status).in_([Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD]),
            col(AktivitetRad.slut) <= idag,
            col(AktivitetRad.slut) >= idag - EFTERTID,
        )
    )


def _bedomningar(person_id: int, idag: date) -> Select[Any]:
    metod = col(BedomningRad.metod)
    return _fraga(Vantslag.SIGNERA_BEDOMNING, BedomningRad, col(BedomningRad.datum), person_id, metod).where(
        col(BedomningRad.bedomare_id) == person_id,
        col(BedomningRad.status).in_([Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST]),
        or_(
            _handleder(person_id, idag),
            _har_uppdrag(person_id, idag, (Uppdragsroll.STUDIEREKTOR, Uppdragsroll.CHEF)),
        ),
    )


def _fraga(
    slag: Vantslag,
    tabell: type[SamtalRad] | type[AktivitetRad] | type[BedomningRad],
    datum: SQLColumnExpression[Any],
    person_id: int,
    text: SQLColumnExpression[Any] | None = None,
) -> Select[Any]:
    """The columns of `Vantande` out of one kind of record in the portfolios of others."""
    kolumner: tuple[SQLColumnExpression[Any], ...] = (
        literal(slag.value, String()).label("slag"),
        col(PortfoljRad.id),
        col(Person.namn),
        col(tabell.id),
        datum.label("datum"),
        (literal("", String()) if text is None else type_coerce(text, String())).label("text"),
    )
    return (
        select(*kolumner)
        .select_from(tabell)
        .join(PortfoljRad, col(PortfoljRad.id) == col(tabell.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(col(PortfoljRad.person_id) != person_id)
    )


def _revideringar(session: Session, person_id: int, idag: date, regelverk: Regelverk) -> Iterator[Vantande]:
    """Revisions on their way in the portfolios of the person, kept where the next step is the person's."""
    is_huvud = _handleder_som_huvud(person_id, idag)
    is_studierektor = _har_uppdrag(person_id, idag, (Uppdragsroll.STUDIEREKTOR,))
    rader = session.execute(
        select(
            col(PortfoljRad.id), col(Person.namn), col(RevideringRad.id), col(RevideringRad.datum),
            col(RevideringRad.signerad), col(RevideringRad.studierektor_godkand),
            col(Enhet.region), col(PortfoljRad.specialitet), is_huvud, is_studierektor,
        )
        .join(PortfoljRad, col(PortfoljRad.id) == col(RevideringRad.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(
            col(RevideringRad.status).in_([Revideringsstatus.INLAMNAD, Revideringsstatus.SIGNERAD]),
            col(PortfoljRad.person_id) != person_id,
            or_(is_huvud, is_studierektor),
            ~_har_senare(),
        )
    )  # fmt: skip
    for portfolj_id, namn, id_, datum, signerad, godkand, region, specialitet, huvud, studierektor in rader:
        tagna = {steg for steg, dag in (("huvudhandledare", signerad), ("studierektor", godkand)) if dag is not None}
        steg = regelverk.profiler.valj(region, specialitet).steg(idag).revidering
        nasta = next((ett for ett in steg if ett not in tagna), "")
        if nasta == "huvudhandledare" and huvud:
            yield Vantande(Vantslag.SIGNERA_REVIDERING, portfolj_id, namn, id_, datum)
        elif nasta == "studierektor" and studierektor:
            yield Vantande(Vantslag.GODKANNA_REVIDERING, portfolj_id, namn, id_, datum)


def _har_senare() -> ColumnElement[bool]:
    """Whether a later revision of the portfolio has taken its place: an old plan is approved by nobody any more."""
    senare = aliased(RevideringRad)
    return exists().where(
        col(senare.portfolj_id) == col(RevideringRad.portfolj_id),
        col(senare.status) != Revideringsstatus.ATERLAMNAD,
        or_(
            col(senare.datum) > col(RevideringRad.datum),
            and_(col(senare.datum) == col(RevideringRad.datum), col(senare.id) > col(RevideringRad.id)),
        ),
    )


def _handleder_som_huvud(person_id: int, idag: date) -> ColumnElement[bool]:
    return _handledarskap(person_id, idag, col(HandledarskapRad.roll) == Handledarroll.HUVUDHANDLEDARE)


def _handledarskap(person_id: int, idag: date, *villkor: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        col(HandledarskapRad.portfolj_id) == col(PortfoljRad.id),
        col(HandledarskapRad.person_id) == person_id,
        col(HandledarskapRad.fran) <= idag,
        or_(col(HandledarskapRad.till).is_(None), col(HandledarskapRad.till) >= idag),
        *villkor,
    )


def _handleder(person_id: int, idag: date) -> ColumnElement[bool]:
    """Handledare of the portfolio now, or of a placement that has not long been over (`app.db.atkomst`)."""
    placering = exists().where(
        col(AktivitetRad.portfolj_id) == col(PortfoljRad.id),
        col(AktivitetRad.status) != Aktivitetsstatus.ATERKALLAD,
        col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id),
        col(TjanstgoringRad.handledare_id) == person_id,
        or_(col(AktivitetRad.slut).is_(None), col(AktivitetRad.slut) >= idag - EFTERTID),
    )
    return or_(_handledarskap(person_id, idag), placering)


def _har_uppdrag(person_id: int, idag: date, roller: Collection[Uppdragsroll]) -> ColumnElement[bool]:
    """Whether the person holds one of the roles for the portfolio's unit, or for one above it."""
    ovan: Any = Enhet.__table__.alias("uppdragsenhet")  # type: ignore[attr-defined]  # SQLModel adds it
    return exists().where(
        and_(
            col(Uppdrag.person_id) == person_id,
            col(Uppdrag.roll).in_(roller),
            col(Uppdrag.fran) <= idag,
            or_(col(Uppdrag.till).is_(None), col(Uppdrag.till) >= idag),
            ovan.c.id == col(Uppdrag.enhet_id),
            col(Enhet.stig).startswith(ovan.c.stig, autoescape=False),
        )
    )
