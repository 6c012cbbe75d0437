"""Seals what is signed into the portfolio's chain of signatures, in the transaction that signs it; reads the chain."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, insert, select, type_coerce
from sqlalchemy.types import NullType
from sqlmodel import Session, SQLModel, col

from app.db.session import WriteSession, las_portfolj_rad
from app.db.tabeller import (
    BedomningRad,
    DokumentRad,
    Person,
    RevideringRad,
    RevideringSteg,
    SignaturRad,
    SigneringRad,
    Stegutfall,
    UndertecknandeRad,
)
from app.db.typer import core
from app.domain.kedjekontroll import KLOCKSLACK
from app.domain.signaturkedja import FORSTA, Signaturlank, Signaturslag, kanonisk, kanonisk_summa, lank_hash

_LANK: Final = ("nummer", "slag", "objekt_id", "tid", "person_id", "innehall", "foregaende", "hash")
_OLASLIG: Final = datetime.min.replace(tzinfo=UTC)  # a moment that somebody has spoilt: its hash tells


class KlockanGarFel(Exception):
    """The clock stands before the latest signature, so that nothing can be signed. `senast` is when that was made."""

    def __init__(self, senast: datetime) -> None:
        super().__init__(f"the latest signature was made {senast}")
        self.senast = senast


def forsegla(
    session: WriteSession, portfolj_id: int, slag: Signaturslag, objekt_id: int, innehall: Mapping[str, object]
) -> None:
    """Add a link for what this transaction signs. Who signs, and whose portfolio it is, are added by name.

    Other writers of the portfolio wait from here on, so that no two signatures get the same number. A caller that
    changes rows before it seals them should hold the portfolio's row already (`las_portfolj_rad`), lest two wait for
    each other.

    Raises:
        KlockanGarFel: the clock is behind the latest signature; nothing is written.
    """
    forsegla_flera(session, portfolj_id, [Underskrift(slag, objekt_id, innehall, session.nu, session.person_id)])


@dataclass(frozen=True, slots=True)
class Underskrift:
    """What is to be a link: which signature of which record, what it covers, when it was made and by whom."""

    slag: Signaturslag
    objekt_id: int
    innehall: Mapping[str, object]
    tid: datetime
    person_id: int | None


def forsegla_flera(session: WriteSession, portfolj_id: int, underskrifter: Iterable[Underskrift]) -> None:
    """Add links in the order given, each with the moment and the signer that it names. `forsegla` is for what is new.

    Raises:
        KlockanGarFel: one is earlier than the signature before it; nothing is written.
    """
    portfolj = las_portfolj_rad(session, portfolj_id)
    st_lakare = _namn(session, portfolj.person_id if portfolj else None)
    tabell = core(SignaturRad)
    forra = session.execute(
        select(tabell.c.nummer, tabell.c.hash, tabell.c.tid)
        .where(tabell.c.portfolj_id == portfolj_id)
        .order_by(tabell.c.nummer.desc())
        .limit(1)
    ).one_or_none()
    nummer, foregaende, senast = forra or (0, FORSTA, None)
    alla = tuple(underskrifter)
    namn = {person_id: _namn(session, person_id) for person_id in {ny.person_id for ny in alla}}
    rader: list[dict[str, Any]] = []
    for ny in alla:
        if senast and ny.tid < senast - KLOCKSLACK:
            raise KlockanGarFel(senast)
        nummer += 1
        lank: dict[str, Any] = {
            "nummer": nummer,
            "slag": ny.slag,
            "objekt_id": ny.objekt_id,
            "tid": ny.tid,
            "person_id": ny.person_id,
            "innehall": kanonisk({"namn": namn[ny.person_id], "st_lakare": st_lakare, **ny.innehall}),
            "foregaende": foregaende,
        }
        foregaende, senast = lank_hash(**lank), ny.tid
        rader.append({"portfolj_id": portfolj_id, **lank, "hash": foregaende})
    if rader:
        session.execute(insert(core(SignaturRad)), rader)


def _namn(session: WriteSession, person_id: int | None) -> str:
    return "" if person_id is None else session.get_one(Person, person_id).namn


BEDOMNING: Final = (
    "metod", "datum", "bedomare_namn", "bedomare_titel", "bedomare_arbetsplats", "bedomare_specialitet",
    "bedomare_epost", "delmal", "aktivitet_id", "minuter", "aterkoppling", "overenskommet", "situation", "mall",
    "mall_version", "svar", "omraden", "signerad", "signerad_av", "signerad_tid", "signerad_satt",
)  # fmt: skip
"""The columns of an assessment that its signature covers."""
MAKULERING: Final = ("metod", "datum", "bedomare_namn", "makulerad_skal")
DELMAL: Final = ("delmal", "datum", "signerad_av", "signerad_namn", "kommentar")
DELMAL_ATERKALLAT: Final = ("delmal", "datum", "signerad_namn", "aterkallad")


def signerat_innehall(rad: BedomningRad) -> Mapping[str, object]:
    """What the signature of an assessment covers."""
    return _falt(rad, BEDOMNING)


def makulerat_innehall(rad: BedomningRad) -> Mapping[str, object]:
    """What the voiding of an assessment covers."""
    return _falt(rad, MAKULERING)


def delmal_innehall(rad: SigneringRad) -> Mapping[str, object]:
    """What the sign-off of a delmål covers."""
    return _falt(rad, DELMAL)


def aterkallat_innehall(rad: SigneringRad) -> Mapping[str, object]:
    """What the withdrawal of a sign-off covers."""
    return _falt(rad, DELMAL_ATERKALLAT)


def steg_innehall(revidering: RevideringRad, steg: RevideringSteg, dag: date) -> Mapping[str, object]:
    """What an approval step of a revision covers, the frozen plan by its hash. `dag` is the day of the step."""
    return revideringsfalt(_falt(revidering, REVIDERING), _falt(steg, STEG), dag, revidering.status)


REVIDERING: Final = ("id", "datum", "slag", "deltagare", "sammanfattning", "ogonblicksbild")
STEG: Final = ("steg", "utfall", "person_id", "kommentar", "tid")


def revideringsfalt(
    revidering: Mapping[str, Any], steg: Mapping[str, Any], dag: object, status: object
) -> dict[str, object]:
    """The fields that a step covers, out of the columns `REVIDERING` and `STEG`."""
    bild = revidering["ogonblicksbild"]
    return {
        "revidering_id": revidering["id"],
        "datum": revidering["datum"],
        "slag": revidering["slag"],
        "deltagare": str(revidering["deltagare"]).splitlines(),
        "sammanfattning": revidering["sammanfattning"],
        "ogonblicksbild": kanonisk_summa(bild if isinstance(bild, Mapping) else {"": str(bild)}),
        **steg,
        "dag": dag,
        "status": status,
    }


DOKUMENT: Final = ("slag", "datum", "svar", "mall_version", "parter", "nasta", "has_risk", "upplaga")
UNDERTECKNANDE: Final = ("dokument_id", "part", "namn")


def dokument_innehall(dokument: DokumentRad, skrivet: UndertecknandeRad) -> Mapping[str, object]:
    """What a signature of a document covers: its text, and who signs as what on which day."""
    return dokumentfalt(_falt(dokument, DOKUMENT), {**_falt(skrivet, UNDERTECKNANDE), "dag": skrivet.datum})


def dokumentfalt(dokument: Mapping[str, Any], skrivet: Mapping[str, Any]) -> dict[str, object]:
    """The fields that a signature covers, out of the columns `DOKUMENT` and `UNDERTECKNANDE` and the day."""
    return {**dokument, "parter": " ".join(dokument["parter"]), **skrivet}


def is_godkant(steg: Mapping[str, Any]) -> bool:
    """Whether the step let the revision go on."""
    return bool(steg["utfall"] == Stegutfall.GODKAND)


def _falt(rad: SQLModel, namnen: Collection[str]) -> dict[str, object]:
    return {namn: getattr(rad, namn) for namn in namnen}


def las_kedja(session: Session, portfolj_id: int) -> tuple[Signaturlank, ...]:
    """The portfolio's chain in order of its numbers, also where somebody has written nonsense into it."""
    tabell = core(SignaturRad)
    fraga = select(*(raa(tabell.c[namn]) for namn in _LANK)).where(tabell.c.portfolj_id == portfolj_id)
    return tuple(_lank(*rad) for rad in session.execute(fraga.order_by(tabell.c.nummer, tabell.c.id)))


def raa(kolumn: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as the driver gives it, unread: what somebody has spoilt must not stop who looks for it."""
    return type_coerce(kolumn, NullType())


def las_tid(varde: Any) -> datetime | None:
    """A stored moment in UTC; None where there is none that can be read."""
    try:
        tid = varde if isinstance(varde, datetime) else datetime.fromisoformat(str(varde))
    except ValueError:
        return None
    return tid.replace(tzinfo=UTC)


def _lank(nummer: Any, slag: Any, objekt_id: Any, tid: Any, person_id: Any, *texter: Any) -> Signaturlank:
    innehall, foregaende, summa = map(str, texter)
    person = None if person_id is None else _tal(person_id)
    return Signaturlank(
        _tal(nummer), str(slag), _tal(objekt_id), las_tid(tid) or _OLASLIG, person, innehall, foregaende, summa
    )


def _tal(varde: Any) -> int:
    return varde if isinstance(varde, int) else 0


def nummer_for(session: Session, portfolj_id: int, slag: Signaturslag, objekt_id: Collection[int]) -> Mapping[int, int]:
    """The number in the chain of each of those signatures that has one, by the record's id."""
    fraga = select(col(SignaturRad.objekt_id), col(SignaturRad.nummer)).where(
        col(SignaturRad.portfolj_id) == portfolj_id,
        col(SignaturRad.slag) == slag,
        col(SignaturRad.objekt_id).in_(objekt_id),
    )
    return dict(tuple(rad) for rad in session.execute(fraga))
