"""Undoes a whole import, as long as nothing builds on it.

Something builds on an import when one of its rows has been changed since (by anybody, a handledare's confirmation
included), when a record from outside the import refers to one of its activities, or when an IUP revision or a
sign-off of a delmål was made on the import's day or later: those were made on what the import had brought.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Column, Table, and_, delete, func, or_, select, update
from sqlmodel import Session, SQLModel

from app.db.angerbok import from_sparat
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, las_portfolj_rad
from app.db.tabeller import (
    AktivitetRad,
    BedomningRad,
    Enhet,
    Importkorning,
    MetodRad,
    Person,
    RevideringRad,
    RevideringSteg,
    SamtalRad,
    SigneringRad,
    TjanstgoringRad,
)
from app.db.typer import core
from app.utbyte.skriv import TABELL

_HANVISAR: Final = (core(MetodRad), core(BedomningRad), core(SamtalRad))
_TJANSTGORING: Final = core(TjanstgoringRad)
_TABELLER: Final = {tabell.name: tabell for tabell in (*map(core, TABELL.values()), _TJANSTGORING)}


class KanInteAngras(ValueError):
    """The import cannot be undone; `str()` says why, in Swedish."""


def undo_import(session: WriteSession, portfolj_id: int, import_id: int) -> None:
    """Take away what the import created and put back what it replaced, with one audit event.

    Raises:
        KanInteAngras: something builds on the import, or it has been undone already.
        LookupError: the portfolio has no such import.

    """
    if las_portfolj_rad(session, portfolj_id) is None:
        raise LookupError(f"portfolio {portfolj_id}")
    korning = session.get(Importkorning, import_id)
    if korning is None or korning.portfolj_id != portfolj_id:
        raise LookupError(f"import {import_id}")
    hinder = undo_hinder(session, korning)
    if hinder:
        raise KanInteAngras(hinder)
    _delete_rader(session, import_id)
    for ersatt in korning.aterstallning.get("ersatta", ()):
        _put_back(session, ersatt)
    _delete_oanvanda(session, korning)
    korning.angrad = session.nu
    session.add(korning)
    handelse(
        session,
        Handelseslag.IMPORT_ANGRAD,
        portfolj_id=portfolj_id,
        objekt="importkorning",
        objekt_id=import_id,
        detalj={"antal": korning.antal},
    )


def undo_hinder(session: Session, korning: Importkorning) -> str:
    """Why the import cannot be undone, as a Swedish sentence; empty where it can."""
    if korning.angrad is not None:
        return "Importen är redan ångrad."
    return next(_hinder(session, korning), "")


def _hinder(session: Session, korning: Importkorning) -> Iterator[str]:
    import_id = korning.id
    if not korning.antal:
        yield "Hela portföljen kom ur den filen, och den går inte att ångra på en gång."
    for tabell in map(core, TABELL.values()):
        andrade = select(func.count()).select_from(tabell).where(tabell.c.import_id == import_id, tabell.c.version > 1)
        if session.scalar(andrade):
            yield "En post ur importen har ändrats sedan dess. Ändra eller ta bort posterna en och en i stället."
    for ersatt in korning.aterstallning.get("ersatta", ()):
        tabell = _TABELLER[ersatt["tabell"]]
        if ersatt["version"] is not None:
            version = session.scalar(select(tabell.c.version).where(tabell.c.id == ersatt["id"]))
            if version != ersatt["version"]:
                yield "En post som importen ersatte har ändrats sedan dess."
    egna = select(core(AktivitetRad).c.id).where(core(AktivitetRad).c.import_id == import_id)
    for tabell in _HANVISAR:
        utifran = or_(tabell.c.import_id.is_(None), tabell.c.import_id != import_id)
        if session.scalar(select(func.count()).where(tabell.c.aktivitet_id.in_(egna), utifran)):
            yield "En post utanför importen hör till en av dess aktiviteter."
    yield from _senare_hinder(session, korning)


def _senare_hinder(session: Session, korning: Importkorning) -> Iterator[str]:
    revidering, signering, steg = core(RevideringRad), core(SigneringRad), core(RevideringSteg)
    dag = korning.tid.date()
    utifran = or_(revidering.c.import_id.is_(None), revidering.c.import_id != korning.id)
    reviderad = and_(revidering.c.portfolj_id == korning.portfolj_id, revidering.c.datum >= dag, utifran)
    egna = select(revidering.c.id).where(revidering.c.import_id == korning.id)
    if session.scalar(select(func.count()).where(reviderad)):
        yield "IUP har reviderats sedan importen."
    if session.scalar(select(func.count()).where(steg.c.revidering_id.in_(egna))):
        yield "En revidering ur importen har tagits vidare för godkännande."
    signerad = and_(signering.c.portfolj_id == korning.portfolj_id, signering.c.datum >= dag)
    if session.scalar(select(func.count()).where(signerad)):
        yield "Ett delmål har signerats sedan importen."


def _delete_rader(session: WriteSession, import_id: int) -> None:
    """Delete in the opposite order of writing: what refers to an activity before the activity."""
    aktivitet, tjanstgoring = core(AktivitetRad), _TJANSTGORING
    for tabell in reversed(tuple(TABELL.values())):
        if tabell is AktivitetRad:
            egna = select(aktivitet.c.id).where(aktivitet.c.import_id == import_id)
            session.execute(delete(tjanstgoring).where(tjanstgoring.c.aktivitet_id.in_(egna)))
        session.execute(delete(core(tabell)).where(core(tabell).c.import_id == import_id))


def _put_back(session: WriteSession, ersatt: dict[str, Any]) -> None:
    tabell = _TABELLER[ersatt["tabell"]]
    nyckel = tabell.c.id if "id" in tabell.c else tabell.c.aktivitet_id
    falt = {namn: from_sparat(tabell.c[namn], varde) for namn, varde in ersatt["falt"].items()}
    if ersatt["version"] is not None:
        falt["version"] = ersatt["version"] + 1
    session.execute(update(tabell).where(nyckel == ersatt["id"]).values(**falt))


def _delete_oanvanda(session: WriteSession, korning: Importkorning) -> None:
    """Delete the persons and units that the import created, unless somebody has come to use them."""
    for person_id in korning.aterstallning.get("personer", ()):
        if not _is_used(session, person_id, _hanvisningar(Person)):
            session.execute(delete(core(Person)).where(core(Person).c.id == person_id))
    for enhet_id in korning.aterstallning.get("enheter", ()):
        if not _is_used(session, enhet_id, _hanvisningar(Enhet)):
            session.execute(delete(core(Enhet)).where(core(Enhet).c.id == enhet_id))


def _hanvisningar(tabell: type[SQLModel]) -> list[Column[Any]]:
    """Every column of the database that refers to the table's id."""
    mal: Table = core(tabell)
    return [
        kolumn
        for annan in mal.metadata.tables.values()
        for kolumn in annan.columns
        if any(nyckel.column.table is mal for nyckel in kolumn.foreign_keys)
    ]


def _is_used(session: WriteSession, id_: int, kolumner: list[Column[Any]]) -> bool:
    return any(session.scalar(select(func.count()).where(kolumn == id_)) for kolumn in kolumner)
