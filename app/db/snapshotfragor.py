"""The questions behind a portfolio, one per kind of record. Columns stand in the order of the domain's fields.

The small kinds share one question (`SMATT`), so that a page has questions left for its own business.
"""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Float,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    literal,
    select,
    type_coerce,
    union_all,
)
from sqlmodel import SQLModel

from app.db.tabeller import (
    AktivitetRad,
    ArbetsstegRad,
    AtagandeRad,
    AtgardsplanRad,
    AtgardsradRad,
    BedomningRad,
    DokumentRad,
    Enhet,
    FranvaroRad,
    HandledarskapRad,
    HandledningstidRad,
    IntroduktionRad,
    KursmedelRad,
    MeritRad,
    MetodRad,
    MomentloggRad,
    NarvaroRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    SigneringRad,
    StudietidRad,
    SysselsattningRad,
    TillgodoraknandeRad,
    TjanstgoringRad,
    UndertecknandeRad,
)
from app.db.typer import core
from app.domain.avstamning import Dokumentstatus

_PORTFOLJ, _PERSON, _ENHET = core(PortfoljRad), core(Person), core(Enhet)
_AKTIVITET, _TJANSTGORING = core(AktivitetRad), core(TjanstgoringRad)


def _valda(kolumn: ColumnElement[Any]) -> ColumnElement[bool]:
    return kolumn.in_(bindparam("ids", expanding=True))


def _fraga(klass: type[SQLModel], *falt: str, finns_kvar: bool = False) -> Select[Any]:
    """Those columns of the chosen portfolios' rows, the portfolio's id first, in the order they came."""
    tabell = core(klass)
    fraga = select(tabell.c.portfolj_id, *(tabell.c[namn] for namn in falt)).where(_valda(tabell.c.portfolj_id))
    return (fraga.where(tabell.c.borttagen.is_(None)) if finns_kvar else fraga).order_by(tabell.c.id)


PORTFOLJ: Final = (
    select(
        _PORTFOLJ.c.id,
        _PERSON.c.namn,
        _PORTFOLJ.c.slag,
        _PORTFOLJ.c.foreskrift,
        _PORTFOLJ.c.specialitet,
        _ENHET.c.region,
        _ENHET.c.namn.label("enhet"),
        _PORTFOLJ.c.start,
        _PORTFOLJ.c.planerat_slut,
        _PORTFOLJ.c.legitimation,
        _PORTFOLJ.c.has_svensk_at,
        _PORTFOLJ.c.at_datum,
        _PORTFOLJ.c.bt,
        _PORTFOLJ.c.bt_godkand,
        _PORTFOLJ.c.undantag_skal,
    )
    .select_from(
        _PORTFOLJ.join(_PERSON, _PERSON.c.id == _PORTFOLJ.c.person_id).join(_ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id)
    )
    .where(_valda(_PORTFOLJ.c.id))
)

_HANDLEDARSKAP = core(HandledarskapRad)
HANDLEDARSKAP: Final = (
    select(
        _HANDLEDARSKAP.c.portfolj_id,
        _HANDLEDARSKAP.c.person_id,
        _PERSON.c.namn,
        _HANDLEDARSKAP.c.roll,
        _HANDLEDARSKAP.c.fran,
        _HANDLEDARSKAP.c.till,
        _HANDLEDARSKAP.c.skal,
        _HANDLEDARSKAP.c.is_pa_enheten,
        _HANDLEDARSKAP.c.tillganglighet,
        _HANDLEDARSKAP.c.borta_fran,
        _HANDLEDARSKAP.c.borta_till,
    )
    .join_from(_HANDLEDARSKAP, _PERSON, _PERSON.c.id == _HANDLEDARSKAP.c.person_id)
    .where(_valda(_HANDLEDARSKAP.c.portfolj_id))
    .order_by(_HANDLEDARSKAP.c.id)
)

AKTIVITET: Final = (
    select(
        _AKTIVITET.c.portfolj_id,
        _AKTIVITET.c.id,
        _AKTIVITET.c.slag,
        _AKTIVITET.c.titel,
        _AKTIVITET.c.status,
        _AKTIVITET.c.start,
        _AKTIVITET.c.slut,
        _AKTIVITET.c.delmal,
        _AKTIVITET.c.beskrivning,
        _AKTIVITET.c.mall,
        _AKTIVITET.c.intyg,
        _AKTIVITET.c.intyg_av,
        _TJANSTGORING.c.typ,
        _TJANSTGORING.c.enhet,
        _TJANSTGORING.c.procent,
        _TJANSTGORING.c.miljo,
        _TJANSTGORING.c.handledare_id,
        _PERSON.c.namn.label("handledare_namn"),
        _TJANSTGORING.c.bekraftad,
        _TJANSTGORING.c.amne,
        _TJANSTGORING.c.ersattare,
        _TJANSTGORING.c.mal,
        _TJANSTGORING.c.mal_satta,
        _TJANSTGORING.c.mitt_datum,
        _TJANSTGORING.c.mitt_text,
        _TJANSTGORING.c.omdome_datum,
        _TJANSTGORING.c.omdome,
        _TJANSTGORING.c.utvarderad,
        _TJANSTGORING.c.has_jour,
        _TJANSTGORING.c.is_slutenvard,
    )
    .select_from(
        _AKTIVITET.outerjoin(_TJANSTGORING, _TJANSTGORING.c.aktivitet_id == _AKTIVITET.c.id).outerjoin(
            _PERSON, _PERSON.c.id == _TJANSTGORING.c.handledare_id
        )
    )
    .where(_valda(_AKTIVITET.c.portfolj_id))
    .order_by(_AKTIVITET.c.id)
)

METOD: Final = _fraga(MetodRad, "id", "delmal", "metod", "aktivitet_id", "planerad_till", finns_kvar=True)

BEDOMNING: Final = _fraga(
    BedomningRad,
    "id",
    "metod",
    "datum",
    "status",
    "bedomare_namn",
    "bedomare_id",
    "delmal",
    "aktivitet_id",
    "aterkoppling",
    "overenskommet",
    "minuter",
    "signerad",
).add_columns(
    core(BedomningRad).c.import_id.is_not(None).label("is_importerad"),
    *(
        core(BedomningRad).c[namn]
        for namn in (
            "mall",
            "mall_version",
            "svar",
            "omraden",
            "situation",
            "begard",
            "svara_senast",
            "bedomare_titel",
            "bedomare_arbetsplats",
            "bedomare_specialitet",
            "sedd",
        )
    ),
)

SAMTAL: Final = _fraga(
    SamtalRad,
    "id",
    "datum",
    "minuter",
    "handledare_namn",
    "handledare_id",
    "delmal",
    "aktivitet_id",
    "anteckning",
    "overenskommet",
    "nasta",
    "bekraftad",
    "slag",
    "iup",
    finns_kvar=True,
)

REVIDERING: Final = _fraga(
    RevideringRad,
    "id",
    "datum",
    "slag",
    "status",
    "deltagare",
    "signerad",
    "godkand",
    "studierektor_godkand",
    "sammanfattning",
    "kommentar",
)

SYSSELSATTNING, FRANVARO, SIGNERING, TILLGODORAKNANDE = "sysselsattning", "franvaro", "signering", "tillgodoraknande"
NARVARO, STUDIETID, ARBETSSTEG, KURSMEDEL = "narvaro", "studietid", "arbetssteg", "kursmedel"
MOMENTLOGG, ATAGANDE, HANDLEDNINGSTID, MERIT = "momentlogg", "atagande", "handledningstid", "merit"
DOKUMENT, UNDERTECKNANDE, INTRODUKTION = "dokument", "undertecknande", "introduktion"
ATGARDSPLAN, ATGARDSRAD = "atgardsplan", "atgardsrad"
_PLATSER: Final[dict[str, Any]] = {
    "id": Integer(),
    "start": Date(),
    "slut": Date(),
    "tal": Float(),
    "tal_tva": Integer(),
    "tal_tre": Integer(),
    "lank": Integer(),
    "ett": String(),
    "tva": String(),
    "tre": String(),
    "fyra": String(),
    "fem": String(),
    "sex": String(),
    "dag_tre": Date(),
    "dag_fyra": Date(),
}


def _smatt(sort: str, klass: type[SQLModel], *, finns_kvar: str = "", **falt: str) -> Select[Any]:
    """One small kind in the shape that all of them share; `falt` says which column fills which place.

    `finns_kvar` names the column whose date tells that the row no longer counts.
    """
    tabell = core(klass)
    platser = [
        (type_coerce(_tal(tabell.c[falt[plats]]), typ) if plats in falt else literal(None, typ)).label(plats)
        for plats, typ in _PLATSER.items()
    ]
    fraga = select(tabell.c.portfolj_id, literal(sort, String()).label("sort"), *platser)
    fraga = fraga.where(_valda(tabell.c.portfolj_id))
    return fraga.where(tabell.c[finns_kvar].is_(None)) if finns_kvar else fraga


def _tal(kolumn: ColumnElement[Any]) -> ColumnElement[Any]:
    """A yes or no as 1 or 0: PostgreSQL puts no truth values and numbers in one column."""
    return cast(kolumn, Integer) if isinstance(kolumn.type, Boolean) else kolumn


def _meriter() -> Select[Any]:
    """What is noted of everybody who is a handledare of the portfolio, in the shape of the small kinds."""
    merit, fyllda = (
        core(MeritRad),
        {
            "start": "datum",
            "ett": "slag",
            "tva": "specialitet",
            "tre": "foreskrift",
            "fyra": "underlag",
            "tal": "finns",
            "lank": "person_id",
            "id": "id",
        },
    )
    handledda = (
        select(_HANDLEDARSKAP.c.portfolj_id, _HANDLEDARSKAP.c.person_id)
        .union(
            select(_AKTIVITET.c.portfolj_id, _TJANSTGORING.c.handledare_id).join_from(
                _TJANSTGORING, _AKTIVITET, _AKTIVITET.c.id == _TJANSTGORING.c.aktivitet_id
            )
        )
        .subquery()
    )
    platser = [
        (type_coerce(_tal(merit.c[fyllda[plats]]), typ) if plats in fyllda else literal(None, typ)).label(plats)
        for plats, typ in _PLATSER.items()
        if plats != "fem"
    ]
    platser.insert(list(_PLATSER).index("fem"), _PERSON.c.namn.label("fem"))
    return (
        select(handledda.c.portfolj_id, literal(MERIT, String()).label("sort"), *platser)
        .join_from(merit, handledda, handledda.c.person_id == merit.c.person_id)
        .join(_PERSON, _PERSON.c.id == merit.c.person_id)
        .where(_valda(handledda.c.portfolj_id), merit.c.borttagen.is_(None))
    )


SMATT: Final = union_all(
    _smatt(SYSSELSATTNING, SysselsattningRad, id="id", start="fran", tal="procent"),
    _smatt(FRANVARO, FranvaroRad, id="id", start="start", slut="slut", ett="slag"),
    _smatt(SIGNERING, SigneringRad, finns_kvar="aterkallad", id="id", start="datum", ett="delmal", tva="signerad_namn"),
    _smatt(
        TILLGODORAKNANDE,
        TillgodoraknandeRad,
        finns_kvar="borttagen",
        id="id",
        start="datum",
        tal="manader",
        ett="delmal",
        tva="skal",
        tre="beslutad_av",
        fyra="intyg",
        fem="slag",
    ),
    _smatt(
        NARVARO, NarvaroRad, finns_kvar="borttagen", id="id", start="datum", tal="is_narvarande", ett="slag", tva="skal"
    ),
    _smatt(STUDIETID, StudietidRad, finns_kvar="borttagen", id="id", start="datum", tal="minuter"),
    _smatt(ARBETSSTEG, ArbetsstegRad, id="id", start="planerad", slut="klar", lank="aktivitet_id", ett="slag"),
    _smatt(
        KURSMEDEL,
        KursmedelRad,
        finns_kvar="borttagen",
        id="id",
        start="datum",
        tal="sokt",
        tal_tva="beviljat",
        tal_tre="anvant",
        lank="aktivitet_id",
        ett="status",
        tva="titel",
    ),
    _smatt(
        MOMENTLOGG,
        MomentloggRad,
        finns_kvar="borttagen",
        id="id",
        start="datum",
        tal="antal",
        ett="moment",
        tva="namn",
        tre="sjalvstandighet",
        fyra="delmal",
        fem="anteckning",
    ),
    _smatt(HANDLEDNINGSTID, HandledningstidRad, id="id", start="fran", tal="is_arbetstid", ett="text"),
    _meriter(),
    # Drafts and visits called off are no part of the portfolio.
    _smatt(
        DOKUMENT,
        DokumentRad,
        id="id",
        start="datum",
        slut="nasta",
        tal="has_risk",
        tal_tva="mall_version",
        tal_tre="upplaga",
        ett="slag",
        tva="status",
        tre="svar",
        fyra="parter",
    ).where(core(DokumentRad).c.status.not_in([Dokumentstatus.UTKAST, Dokumentstatus.AVBOKAD])),
    _smatt(UNDERTECKNANDE, UndertecknandeRad, id="id", start="datum", lank="dokument_id", ett="part", tva="namn"),
    _smatt(
        ATGARDSPLAN,
        AtgardsplanRad,
        id="id",
        start="datum",
        slut="avslutad",
        ett="anledning",
        tva="mal",
        tre="utfall",
        fyra="slutsats",
    ),
    _smatt(
        ATGARDSRAD,
        AtgardsradRad,
        finns_kvar="borttagen",
        id="id",
        start="klar_senast",
        slut="foljs_upp",
        dag_tre="klar",
        dag_fyra="uppfoljd",
        lank="plan_id",
        ett="vad",
        tva="vem",
        tre="foljs_upp_av",
        fyra="klar_text",
        fem="utfall",
    ),
    _smatt(INTRODUKTION, IntroduktionRad, id="id", start="klar", ett="punkt"),
    _smatt(
        ATAGANDE,
        AtagandeRad,
        finns_kvar="borttagen",
        id="id",
        start="datum",
        slut="senast",
        tal_tva="ansvarig_id",
        lank="kalla_id",
        ett="text",
        tva="ansvarig_namn",
        tre="kalla",
        fyra="utfall",
        fem="slut",
        sex="foljs_upp_av",
        dag_tre="klar",
        dag_fyra="foljs_upp",
    ),
).order_by("sort", "id")
