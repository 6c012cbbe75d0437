"""The dry run in one call, for the page and the command: everything it needs is loaded here.

To carry a plan out, make it again in the writing transaction and give it to `app.utbyte.skriv.apply_import`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.db.session import WriteSession
from app.db.snapshot import load_portfolj
from app.db.tabeller import Kolumnmappning
from app.underlag.malbeskrivningar import Malbeskrivningar
from app.utbyte.igenkanning import check_mappning
from app.utbyte.mall import MALLAR
from app.utbyte.modell import Bladmappning, make_ram
from app.utbyte.plan import Importplan, make_plan
from app.utbyte.skriv import load_register
from app.utbyte.tabell import Tabellfil
from app.utbyte.tolka import interpret


def plan_import(
    session: Session,
    portfolj_id: int,
    fil: Tabellfil,
    malbeskrivningar: Malbeskrivningar,
    idag: date,
    mappningar: Mapping[str, Bladmappning] | None = None,
) -> Importplan:
    """What an import of the file into the portfolio would do, row by row. Nothing is written.

    `mappningar` are the person's, see `load_mappningar`, with what was answered just now on top.

    Raises:
        LookupError: there is no such portfolio.
        MalbeskrivningSaknas: its specialty has no målbeskrivning.

    """
    portfolj = load_portfolj(session, portfolj_id)
    if portfolj is None:
        raise LookupError(f"portfolio {portfolj_id}")
    malbeskrivning = malbeskrivningar.hamta(portfolj.utbildning.foreskrift, portfolj.utbildning.specialitet)
    tolkning = interpret(fil, make_ram(portfolj, malbeskrivning, idag), mappningar)
    return make_plan(tolkning, portfolj, load_register(session, portfolj_id), fil.namn)


def load_mappningar(session: Session, person_id: int) -> dict[str, Bladmappning]:
    """The layouts that the person has explained, by signature; not those with fields that the template has lost."""
    rader = session.exec(select(Kolumnmappning).where(col(Kolumnmappning.person_id) == person_id))
    return {rad.signatur: Bladmappning.from_sparad(rad.mappning) for rad in rader if _is_kand(rad.mappning)}


def _is_kand(sparad: Mapping[str, Any]) -> bool:
    if sparad["slag"] is None:
        return True
    mall = next((mall for mall in MALLAR if mall.slag.value == sparad["slag"]), None)
    return mall is not None and {kolumn.nyckel for kolumn in mall.kolumner} >= set(sparad["kolumner"].values())


def remember_mappning(session: WriteSession, person_id: int, signatur: str, mappning: Bladmappning) -> None:
    """Keep what the person said about a layout, for the next file; the caller writes the audit event.

    Raises:
        KeyError: the mapping names a field that its kind does not have.
    """
    check_mappning(mappning)
    rad = session.exec(
        select(Kolumnmappning).where(
            col(Kolumnmappning.person_id) == person_id, col(Kolumnmappning.signatur) == signatur
        )
    ).one_or_none()
    if rad is None:
        rad = Kolumnmappning(person_id=person_id, signatur=signatur, tid=session.nu)
    rad.mappning, rad.tid = mappning.to_sparad(), session.nu
    session.add(rad)
