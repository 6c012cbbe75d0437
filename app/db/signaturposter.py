"""What the records say today of their signatures, to be held against the chain.

Columns are read as they are stored, so that a record into which somebody has written nonsense is named and not
stumbled upon. A kind of record that is signed gets a function here, named in `_LASARE`.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, Boolean, ColumnElement, Date, Enum, select
from sqlmodel import Session, SQLModel, col

from app.db.signaturkedja import (
    BEDOMNING,
    DELMAL,
    DELMAL_ATERKALLAT,
    DOKUMENT,
    MAKULERING,
    REVIDERING,
    STEG,
    UNDERTECKNANDE,
    dokumentfalt,
    is_godkant,
    las_kedja,
    las_tid,
    raa,
    revideringsfalt,
)
from app.db.tabeller import BedomningRad, DokumentRad, RevideringRad, RevideringSteg, SigneringRad, UndertecknandeRad
from app.db.typer import DelmalKoder, Omraden, Parter, Svarstexter, UtcTid, core
from app.domain.bedomning import Bedomningsstatus
from app.domain.iup import Revideringsstatus
from app.domain.kedjekontroll import Kedjerapport, Signeradpost, verifiera
from app.domain.signaturkedja import Signaturslag

Kolumner = Mapping[str, Any]


def verifiera_kedja(session: Session, portfolj_id: int) -> Kedjerapport:
    """Check the portfolio's chain, and every signed record against it, as they stand in the database now."""
    return verifiera(las_kedja(session, portfolj_id), signerade_poster(session, portfolj_id))


def signerade_poster(session: Session, portfolj_id: int) -> Iterator[Signeradpost]:
    """Every signature that the portfolio's records tell of."""
    for las in _LASARE:
        yield from las(session, portfolj_id)


def _bedomningar(session: Session, portfolj_id: int) -> Iterator[Signeradpost]:
    namn = ("id", "status", "import_id", *BEDOMNING, "makulerad_skal")
    for rad in _rader(session, BedomningRad, namn, col(BedomningRad.portfolj_id) == portfolj_id):
        is_makulerad = rad["status"] == Bedomningsstatus.MAKULERAD
        if rad["signerad"] is None or not (is_makulerad or rad["status"] == Bedomningsstatus.SIGNERAD):
            continue
        is_inlast, id_ = rad["import_id"] is not None, rad["id"]
        yield Signeradpost(
            Signaturslag.BEDOMNING, id_, _val(rad, BEDOMNING), _dag(rad["signerad"]),
            is_inlast=is_inlast, is_egen=rad["signerad_tid"] is not None,
        )  # fmt: skip
        if is_makulerad:
            yield Signeradpost(
                Signaturslag.MAKULERING, id_, _val(rad, MAKULERING),
                is_inlast=is_inlast, hor_till=(Signaturslag.BEDOMNING, id_),
            )  # fmt: skip


def _delmal(session: Session, portfolj_id: int) -> Iterator[Signeradpost]:
    for rad in _rader(
        session, SigneringRad, ("id", *DELMAL, "aterkallad"), col(SigneringRad.portfolj_id) == portfolj_id
    ):
        id_ = rad["id"]
        yield Signeradpost(Signaturslag.DELMAL, id_, _val(rad, DELMAL), _dag(rad["datum"]))
        if rad["aterkallad"] is not None:
            yield Signeradpost(
                Signaturslag.DELMAL_ATERKALLAT, id_, _val(rad, DELMAL_ATERKALLAT), _dag(rad["aterkallad"]),
                hor_till=(Signaturslag.DELMAL, id_),
            )  # fmt: skip


def _i_portfoljen(portfolj_id: int) -> ColumnElement[bool]:
    egna = select(col(RevideringRad.id)).where(col(RevideringRad.portfolj_id) == portfolj_id)
    return col(RevideringSteg.revidering_id).in_(egna)


_STEGDAG: Final = {"huvudhandledare": "signerad", "studierektor": "studierektor_godkand"}
_DAGAR: Final = ("status", *_STEGDAG.values())


def _revideringar(session: Session, portfolj_id: int) -> Iterator[Signeradpost]:
    steg: dict[Any, list[Kolumner]] = {}
    for rad in _rader(session, RevideringSteg, ("id", "revidering_id", *STEG), _i_portfoljen(portfolj_id)):
        steg.setdefault(rad["revidering_id"], []).append(rad)
    for rad in _rader(session, RevideringRad, (*REVIDERING, *_DAGAR), col(RevideringRad.portfolj_id) == portfolj_id):
        tagna = steg.get(rad["id"], [])
        yield from (_steg(rad, ett, is_sist=ett is tagna[-1]) for ett in tagna)
        if not tagna and rad["status"] != Revideringsstatus.INLAMNAD:
            # Signed elsewhere: nobody took a step here.
            yield Signeradpost(Signaturslag.REVIDERING, -rad["id"], {}, _dag(rad["datum"]), is_inlast=True)


def _steg(revidering: Kolumner, steg: Kolumner, *, is_sist: bool) -> Signeradpost:
    """A step with what the revision says of it: its day where it was approved, its status where it was the last."""
    dagkolumn = _STEGDAG.get(steg["steg"]) if is_godkant(steg) else None
    dag = revidering[dagkolumn] if dagkolumn else None
    falt = revideringsfalt(revidering, _val(steg, STEG), dag, revidering["status"])
    utan = (set() if dagkolumn else {"dag"}) | (set() if is_sist else {"status"})
    tid = steg["tid"]
    return Signeradpost(
        Signaturslag.REVIDERING, steg["id"], {namn: ett for namn, ett in falt.items() if namn not in utan},
        tid.date() if isinstance(tid, datetime) else None,
    )  # fmt: skip


def _dokument(session: Session, portfolj_id: int) -> Iterator[Signeradpost]:
    i_portfoljen = col(DokumentRad.portfolj_id) == portfolj_id
    dokument = {rad["id"]: rad for rad in _rader(session, DokumentRad, ("id", *DOKUMENT), i_portfoljen)}
    namn = ("id", *UNDERTECKNANDE, "datum", "tid")
    for rad in _rader(session, UndertecknandeRad, namn, col(UndertecknandeRad.portfolj_id) == portfolj_id):
        om = dokument.get(rad["dokument_id"])
        if om is not None:
            skrivet = {**_val(rad, UNDERTECKNANDE), "dag": rad["datum"]}
            yield Signeradpost(
                Signaturslag.DOKUMENT, rad["id"], dokumentfalt(_val(om, DOKUMENT), skrivet), _dag(rad["datum"]),
                is_inlast=rad["tid"] is None, is_egen=True,
            )  # fmt: skip


_LASARE: Final[tuple[Callable[[Session, int], Iterator[Signeradpost]], ...]] = (
    _bedomningar, _delmal, _revideringar, _dokument,
)  # fmt: skip


def _val(rad: Kolumner, namnen: Collection[str]) -> dict[str, object]:
    return {namn: rad[namn] for namn in namnen}


def _dag(varde: object) -> date | None:
    return varde if isinstance(varde, date) else None


def _rader(
    session: Session, tabell: type[SQLModel], namnen: Collection[str], villkor: ColumnElement[bool]
) -> Iterator[Kolumner]:
    """Rows of the table in order of id, each column read by `_las`."""
    kolumner = core(tabell).c
    unika = tuple(dict.fromkeys(namnen))
    for rad in session.execute(select(*(raa(kolumner[namn]) for namn in unika)).where(villkor).order_by(kolumner.id)):
        yield {namn: _las(kolumner[namn].type, varde) for namn, varde in zip(unika, rad, strict=True)}


def _las(typ: Any, varde: Any) -> Any:
    """A stored value as it was when it was signed; one that cannot be read is the text that stands there."""
    if varde is None or isinstance(typ, Enum):
        return varde
    if isinstance(typ, DelmalKoder | Omraden):
        return sorted(str(varde).split())
    if isinstance(typ, Parter):
        return str(varde).split()
    try:
        return _tolka(typ, varde)
    except ValueError:
        return str(varde)


def _tolka(typ: Any, varde: Any) -> Any:
    """SQLite gives texts where PostgreSQL gives values."""
    if isinstance(typ, UtcTid):
        return las_tid(varde) or str(varde)
    if isinstance(typ, Boolean):
        return bool(varde)
    if isinstance(typ, JSON | Svarstexter) and isinstance(varde, str):
        return json.loads(varde)
    return date.fromisoformat(varde) if isinstance(typ, Date) and isinstance(varde, str) else varde
