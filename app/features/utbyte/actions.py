"""Writes about drafts, imports and exports: one function an intent, one audit event each."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete
from sqlmodel import col

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, ny_rad
from app.db.tabeller import Importutkast
from app.features.utbyte.provkorning import Provkorning
from app.features.utbyte.tvatt import tvatta
from app.utbyte.importera import remember_mappning
from app.utbyte.modell import Bladmappning
from app.utbyte.skriv import apply_import
from app.utbyte.tabell import Tabellfil, to_utkast

_DAGAR: Final = 7
_LANGSTA_NAMN: Final = 255


def spara_utkast(session: WriteSession, portfolj_id: int, person_id: int, fil: Tabellfil) -> int:
    """Keep an uploaded table for its dry run, and forget drafts that are too old."""
    session.execute(delete(Importutkast).where(col(Importutkast.skapad) < session.nu - timedelta(days=_DAGAR)))
    fil = tvatta(fil)
    rad = Importutkast(
        portfolj_id=portfolj_id,
        person_id=person_id,
        filnamn=fil.namn[:_LANGSTA_NAMN],
        blad=to_utkast(fil),
        skapad=session.nu,
    )
    utkast_id = ny_rad(session, rad)
    _note(session, rad)
    return utkast_id


def _note(session: WriteSession, rad: Importutkast) -> None:
    handelse(session, Handelseslag.IMPORT_UTKAST, portfolj_id=rad.portfolj_id, objekt="importutkast", objekt_id=rad.id)


def spara_val(
    session: WriteSession, rad: Importutkast, val: Mapping[str, Any], mappningar: Mapping[str, Bladmappning]
) -> None:
    """Keep the choices of the dry run with the draft, and what was said about layouts for this file and the next."""
    rad.val = dict(val)
    session.add(rad)
    for signatur, mappning in mappningar.items():
        remember_mappning(session, rad.person_id, signatur, mappning)
    session.flush()
    _note(session, rad)


def las_in(session: WriteSession, rad: Importutkast, korning: Provkorning) -> int:
    """Carry the dry run out and give the id of the import. The draft stays as a mark that it has been used.

    Raises:
        KanInteImporteras: there are faults or questions left, or nothing to write.
    """
    rad.blad = {}
    rad.val = {"inlast": True}
    session.add(rad)
    return apply_import(session, rad.portfolj_id, korning.plan, korning.importval())


def kasta(session: WriteSession, rad: Importutkast) -> None:
    """Throw a draft away."""
    portfolj_id, utkast_id = rad.portfolj_id, rad.id
    session.delete(rad)
    session.flush()
    handelse(
        session, Handelseslag.IMPORT_UTKAST, portfolj_id=portfolj_id, objekt="importutkast", objekt_id=utkast_id,
        detalj={"kastat": True},
    )  # fmt: skip


def note_export(session: WriteSession, portfolj_id: int, form: str) -> None:
    """Note that the whole portfolio was taken out; `form` is the format of the file."""
    handelse(
        session, Handelseslag.EXPORT_HAMTAD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id,
        detalj={"form": form},
    )  # fmt: skip
