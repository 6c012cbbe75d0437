"""What waits for somebody to confirm, sign or approve, across portfolios: two questions whatever their number."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Date,
    Executable,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    null,
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
    AtagandeRad,
    AtgardsplanRad,
    AtgardsradRad,
    BedomningRad,
    DokumentRad,
    Enhet,
    HandledarskapRad,
    KursmedelRad,
    Person,
    PortfoljRad,
    RevideringRad,
    RevideringSteg,
    SamtalRad,
    Stegutfall,
    TjanstgoringRad,
    UndertecknandeRad,
    Uppdrag,
    Uppdragsroll,
    UtkastRad,
)
from app.db.utkast import BEDOM, BESVARA, plats_for
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.avstamning import Dokumentstatus, Part
from app.domain.bedomning import Bedomningsstatus
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsstatus
from app.domain.kursmedel import Medelstatus
from app.underlag.regelunderlag import Regelverk

_VEM: Final = bindparam("person", type_=Integer)
_IDAG: Final = bindparam("idag", type_=Date)
_EFTER: Final = bindparam("efter", type_=Date)
_STEGEN: Final = ("huvudhandledare", "studierektor", "chef")  # the steps that a profile may ask for
SNART: Final = timedelta(days=14)
"""How long before its day a row of an åtgärdsplan is told of."""
# Situation and last day, of records that have none.
_INGET_MER: Final = (literal("", String()), cast(null(), Date))

# The kinds of record that somebody may be waited for with.
_Tabell: TypeAlias = (
    SamtalRad | AktivitetRad | BedomningRad | UtkastRad | KursmedelRad | DokumentRad | AtgardsradRad | AtagandeRad
)


class Vantslag(StrEnum):
    """What is asked of the person."""

    BEKRAFTA_HANDLEDNING = "bekrafta_handledning"
    BEKRAFTA_PLACERING = "bekrafta_placering"
    SIGNERA_BEDOMNING = "signera_bedomning"
    FORTSATTA_BEDOMNING = "fortsatta_bedomning"
    SIGNERA_REVIDERING = "signera_revidering"
    GODKANNA_REVIDERING = "godkanna_revidering"
    BESLUTA_KURSMEDEL = "besluta_kursmedel"
    SKRIVA_UNDER = "skriva_under"
    GORA_ATGARD = "gora_atgard"
    FOLJA_UPP_ATGARD = "folja_upp_atgard"
    FOLJA_ATAGANDE = "folja_atagande"


@dataclass(frozen=True, slots=True)
class Vantande:
    """One record that waits: whose portfolio (`namn` is the ST-läkare's), which record, and of which day.

    `text` is the method of an assessment, the title of a placement or of a course, the kind of a document, the text of
    a row, and where a draft belongs (`app.db.utkast`); `situation` is what is to be assessed and `senast` the
    last day for it.
    """

    slag: Vantslag
    portfolj_id: int
    namn: str
    objekt_id: int
    datum: date
    text: str = ""
    situation: str = ""
    senast: date | None = None


def vantar_pa(session: Session, person_id: int, idag: date, regelverk: Regelverk) -> tuple[Vantande, ...]:
    """Everything that waits for the person today, oldest first.

    Sessions that name the person and nobody has confirmed, the person's placements that are over and not confirmed,
    assessments asked of the person, those begun, course money to decide on, what the person agreed to do,
    documents to sign, rows of åtgärdsplaner to do or follow up, and revisions whose next step by the
    profile is the person's. Only portfolios to which the person has a relation in force are looked into.
    """
    koppling = session.connection()
    val = {"person": person_id, "idag": idag, "efter": idag - EFTERTID, "snart": idag + SNART}
    enkla = (Vantande(Vantslag(slag), *rest) for slag, *rest in koppling.execute(_ENKLA, val))
    alla = (*_utan_paborjade(enkla), *_nasta_steg(koppling.execute(_REVIDERINGAR, val), idag, regelverk))
    return tuple(sorted(alla, key=lambda v: (v.datum, v.slag, v.objekt_id)))


def overenskommet(session: Session, person_id: int, idag: date, till: date) -> tuple[Vantande, ...]:
    """What the person is to do for others, or to follow up, with a last day up to and including `till`.

    That is agreed actions and rows of åtgärdsplaner, in portfolios to which the person has a relation in force.
    """
    val = {"person": person_id, "idag": idag, "efter": idag - EFTERTID, "snart": till}
    alla = (Vantande(Vantslag(slag), *rest) for slag, *rest in session.connection().execute(_OVERENSKOMMET, val))
    return tuple(ett for ett in alla if ett.datum <= till and (ett.slag is not Vantslag.FOLJA_ATAGANDE or ett.senast))


def _utan_paborjade(poster: Iterable[Vantande]) -> tuple[Vantande, ...]:
    """What is asked for and begun stands there once, as begun."""
    alla = tuple(poster)
    paborjade = {post.text for post in alla if post.slag is Vantslag.FORTSATTA_BEDOMNING}
    return tuple(
        post
        for post in alla
        if post.slag is not Vantslag.SIGNERA_BEDOMNING or plats_for(post.objekt_id, "") not in paborjade
    )


def _nasta_steg(rader: Iterable[Sequence[Any]], idag: date, regelverk: Regelverk) -> Iterator[Vantande]:
    """The revisions whose next step, by the profile, is one that the person may take."""
    stegen = cache(lambda region, specialitet: regelverk.profiler.valj(region, specialitet).steg(idag).revidering)
    for portfolj_id, namn, id_, datum, signerad, godkand, chefens, region, specialitet, *far in rader:
        tagna = dict(zip(_STEGEN, (signerad is not None, godkand is not None, chefens), strict=True))
        mina = dict(zip(_STEGEN, far, strict=True))
        nasta = next((ett for ett in stegen(region, specialitet) if not tagna[ett]), "")
        if nasta and mina[nasta]:
            slag = Vantslag.SIGNERA_REVIDERING if nasta == _STEGEN[0] else Vantslag.GODKANNA_REVIDERING
            yield Vantande(slag, portfolj_id, namn, id_, datum)


def _samtal() -> Select[Any]:
    return _fraga(Vantslag.BEKRAFTA_HANDLEDNING, SamtalRad, col(SamtalRad.datum)).where(
        col(SamtalRad.handledare_id) == _VEM,
        col(SamtalRad.bekraftad).is_(None),
        col(SamtalRad.borttagen).is_(None),
        _handleder(),
    )


def _placeringar() -> Select[Any]:
    """A placement is confirmed once it is over, by its own handledare."""
    titel = col(AktivitetRad.titel)
    return (
        _fraga(Vantslag.BEKRAFTA_PLACERING, AktivitetRad, col(AktivitetRad.slut), titel)
        .join(TjanstgoringRad, col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id))
        .where(
            col(TjanstgoringRad.handledare_id) == _VEM,
            col(TjanstgoringRad.bekraftad).is_(None),
            col(AktivitetRad.status).in_([Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD]),
            col(AktivitetRad.slut) <= _IDAG,
            col(AktivitetRad.slut) >= _EFTER,
        )
    )


def _bedomningar() -> Select[Any]:
    """What was asked of the person and can still be answered."""
    metod, senast = col(BedomningRad.metod), col(BedomningRad.svara_senast)
    mer = (col(BedomningRad.situation), senast)
    return _fraga(Vantslag.SIGNERA_BEDOMNING, BedomningRad, col(BedomningRad.datum), metod, mer).where(
        col(BedomningRad.bedomare_id) == _VEM,
        or_(senast.is_(None), senast >= _IDAG),
        col(BedomningRad.status).in_([Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST]),
        # What is made in several steps awaits the assessor only when it has been handed over.
        or_(col(BedomningRad.mall) == "", col(BedomningRad.begard).is_not(None)),
        or_(
            _handleder(),
            _har_uppdrag((Uppdragsroll.STUDIEREKTOR, Uppdragsroll.CHEF)),
        ),
    )


def _utkast() -> Select[Any]:
    """Own drafts of assessments that can still be signed."""
    begard = exists().where(
        col(BedomningRad.portfolj_id) == col(UtkastRad.portfolj_id),
        col(BedomningRad.status).in_([Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST]),
        col(UtkastRad.plats) == literal(BESVARA, String()) + cast(col(BedomningRad.id), String),
    )
    dag = func.date(col(UtkastRad.sparad), type_=Date)
    return _fraga(Vantslag.FORTSATTA_BEDOMNING, UtkastRad, dag, col(UtkastRad.plats)).where(
        col(UtkastRad.person_id) == _VEM,
        or_(col(UtkastRad.plats).startswith(BEDOM), begard),
        or_(
            _handleder(),
            _har_uppdrag((Uppdragsroll.STUDIEREKTOR, Uppdragsroll.CHEF)),
        ),
    )


def _kursmedel() -> Select[Any]:
    """Applications for course money that nobody has decided on."""
    return _fraga(Vantslag.BESLUTA_KURSMEDEL, KursmedelRad, col(KursmedelRad.datum), col(KursmedelRad.titel)).where(
        col(KursmedelRad.status) == Medelstatus.SOKT,
        col(KursmedelRad.borttagen).is_(None),
        _har_uppdrag((Uppdragsroll.STUDIEREKTOR,)),
    )


def _dokument() -> Select[Any]:
    """Documents that somebody has signed, and that lack the signature of a part that is the person's."""
    slag = cast(col(DokumentRad.slag), String)
    return _fraga(Vantslag.SKRIVA_UNDER, DokumentRad, col(DokumentRad.datum), slag).where(
        col(DokumentRad.status) == Dokumentstatus.UNDERTECKNAS,
        or_(*(and_(_ska_undertecknas(part), ar) for part, ar in _parter().items())),
    )


def _ska_undertecknas(part: Part) -> ColumnElement[bool]:
    gjort = exists().where(
        col(UndertecknandeRad.dokument_id) == col(DokumentRad.id), col(UndertecknandeRad.part) == part
    )
    return and_(cast(col(DokumentRad.parter), String).contains(part.value), ~gjort)


def _parter() -> Mapping[Part, ColumnElement[bool]]:
    """Whether the person is that party of somebody else's training."""
    return {
        Part.HUVUDHANDLEDARE: _handleder_som_huvud(),
        Part.STUDIEREKTOR: _har_uppdrag((Uppdragsroll.STUDIEREKTOR,)),
        Part.CHEF: _har_uppdrag((Uppdragsroll.CHEF,)),
    }


def _atgarder(
    slag: Vantslag, vem: SQLColumnExpression[Any], dag: SQLColumnExpression[Any], *villkor: Any
) -> Select[Any]:
    """Rows of åtgärdsplaner under way that are the person's to do, or to follow up, within two weeks."""
    fraga = _fraga(slag, AtgardsradRad, dag, col(AtgardsradRad.vad), objekt=col(AtgardsradRad.plan_id))
    return fraga.join(AtgardsplanRad, col(AtgardsplanRad.id) == col(AtgardsradRad.plan_id)).where(
        col(AtgardsplanRad.avslutad).is_(None),
        col(AtgardsradRad.borttagen).is_(None),
        col(AtgardsradRad.uppfoljd).is_(None),
        dag <= bindparam("snart", type_=Date),
        or_(*(and_(vem == part, ar) for part, ar in _parter().items())),
        *villkor,
    )


def _att_gora() -> Select[Any]:
    gors = (Vantslag.GORA_ATGARD, col(AtgardsradRad.vem), col(AtgardsradRad.klar_senast))
    return _atgarder(*gors, col(AtgardsradRad.klar).is_(None))


def _att_folja_upp() -> Select[Any]:
    return _atgarder(Vantslag.FOLJA_UPP_ATGARD, col(AtgardsradRad.foljs_upp_av), col(AtgardsradRad.foljs_upp))


def _ataganden() -> Select[Any]:
    """What the person agreed to do for somebody else and has not done."""
    senast = col(AtagandeRad.senast)
    dag, mer = func.coalesce(senast, col(AtagandeRad.datum), type_=Date), (literal("", String()), senast)
    return _fraga(Vantslag.FOLJA_ATAGANDE, AtagandeRad, dag, col(AtagandeRad.text), mer).where(
        col(AtagandeRad.ansvarig_id) == _VEM,
        col(AtagandeRad.klar).is_(None),
        col(AtagandeRad.borttagen).is_(None),
        or_(_handleder(), _har_uppdrag((Uppdragsroll.STUDIEREKTOR, Uppdragsroll.CHEF))),
    )


def _fraga(
    slag: Vantslag,
    tabell: type[_Tabell],
    datum: SQLColumnExpression[Any],
    text: SQLColumnExpression[Any] | None = None,
    mer: tuple[SQLColumnExpression[Any], SQLColumnExpression[Any]] = _INGET_MER,
    *,
    objekt: SQLColumnExpression[Any] | None = None,
) -> Select[Any]:
    """The columns of `Vantande` out of one kind of record in the portfolios of others; `mer` are its last two.

    `objekt` is the id of the record whose page is meant, where that is not the record itself.
    """
    kolumner: tuple[SQLColumnExpression[Any], ...] = (
        literal(slag.value, String()).label("slag"),
        col(PortfoljRad.id),
        col(Person.namn),
        col(tabell.id) if objekt is None else objekt,
        datum.label("datum"),
        (literal("", String()) if text is None else type_coerce(text, String())).label("text"),
        mer[0].label("situation"),
        mer[1].label("senast"),
    )
    return (
        select(*kolumner)
        .select_from(tabell)
        .join(PortfoljRad, col(PortfoljRad.id) == col(tabell.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(col(PortfoljRad.person_id) != _VEM)
    )


def _revideringar() -> Executable:
    """Revisions on their way in the portfolios of the person, which steps are taken, and which the person may take."""
    is_huvud, is_studierektor = _handleder_som_huvud(), _har_uppdrag((Uppdragsroll.STUDIEREKTOR,))
    is_chef = _har_uppdrag((Uppdragsroll.CHEF,))
    return (
        select(
            col(PortfoljRad.id), col(Person.namn), col(RevideringRad.id), col(RevideringRad.datum),
            col(RevideringRad.signerad), col(RevideringRad.studierektor_godkand), _chefen_har_godkant(),
            col(Enhet.region), col(PortfoljRad.specialitet), is_huvud, is_studierektor, is_chef,
        )
        .join(PortfoljRad, col(PortfoljRad.id) == col(RevideringRad.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(
            col(RevideringRad.status).in_([Revideringsstatus.INLAMNAD, Revideringsstatus.SIGNERAD]),
            col(PortfoljRad.person_id) != _VEM,
            or_(is_huvud, is_studierektor, is_chef),
            ~_har_senare(),
        )
    )  # fmt: skip


def _chefen_har_godkant() -> ColumnElement[bool]:
    """The head's answer has no column on the revision: most profiles have no such step."""
    return exists().where(
        col(RevideringSteg.revidering_id) == col(RevideringRad.id),
        col(RevideringSteg.steg) == _STEGEN[-1],
        col(RevideringSteg.utfall) == Stegutfall.GODKAND,
    )


def _har_senare() -> ColumnElement[bool]:
    """Whether a later signed plan has taken its place: an old one is approved by nobody any more.

    One only handed in has replaced nothing yet.
    """
    senare = aliased(RevideringRad)
    return exists().where(
        col(senare.portfolj_id) == col(RevideringRad.portfolj_id),
        col(senare.status).in_([Revideringsstatus.SIGNERAD, Revideringsstatus.GODKAND]),
        or_(
            col(senare.datum) > col(RevideringRad.datum),
            and_(col(senare.datum) == col(RevideringRad.datum), col(senare.id) > col(RevideringRad.id)),
        ),
    )


def _handleder_som_huvud() -> ColumnElement[bool]:
    return _handledarskap(col(HandledarskapRad.roll) != Handledarroll.HANDLEDARE)


def _handledarskap(*villkor: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        col(HandledarskapRad.portfolj_id) == col(PortfoljRad.id),
        col(HandledarskapRad.person_id) == _VEM,
        col(HandledarskapRad.fran) <= _IDAG,
        or_(col(HandledarskapRad.till).is_(None), col(HandledarskapRad.till) >= _IDAG),
        *villkor,
    )


def _handleder() -> ColumnElement[bool]:
    """Handledare of the portfolio now, or of a placement that has not long been over (`app.db.atkomst`)."""
    placering = exists().where(
        col(AktivitetRad.portfolj_id) == col(PortfoljRad.id),
        col(AktivitetRad.status) != Aktivitetsstatus.ATERKALLAD,
        col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id),
        col(TjanstgoringRad.handledare_id) == _VEM,
        or_(col(AktivitetRad.slut).is_(None), col(AktivitetRad.slut) >= _EFTER),
    )
    return or_(_handledarskap(), placering)


def _har_uppdrag(roller: Collection[Uppdragsroll]) -> ColumnElement[bool]:
    """Whether the person holds one of the roles for the portfolio's unit, or for one above it."""
    ovan: Any = Enhet.__table__.alias("uppdragsenhet")  # type: ignore[attr-defined]  # SQLModel adds it
    return exists().where(
        and_(
            col(Uppdrag.person_id) == _VEM,
            col(Uppdrag.roll).in_(roller),
            col(Uppdrag.fran) <= _IDAG,
            or_(col(Uppdrag.till).is_(None), col(Uppdrag.till) >= _IDAG),
            ovan.c.id == col(Uppdrag.enhet_id),
            col(Enhet.stig).startswith(ovan.c.stig, autoescape=False),
        )
    )


# Put together once: that costs more than asking.
_ENKLA: Final = union_all(
    _samtal(),
    _placeringar(),
    _bedomningar(),
    _utkast(),
    _kursmedel(),
    _dokument(),
    _att_gora(),
    _att_folja_upp(),
    _ataganden(),
)
_OVERENSKOMMET: Final = union_all(_att_gora(), _att_folja_upp(), _ataganden())
_REVIDERINGAR: Final = _revideringar()
