"""What a set of writes found in the database, so that all of it can be put back in one step.

Only what nobody has built on can be put back so: whoever asks makes sure of it first, by the portfolio's version.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Column, Table, delete, insert, select, update
from sqlmodel import SQLModel

from app.db.session import WriteSession
from app.db.typer import core

Rad = dict[str, Any]


def to_sparat(varde: Any) -> Any:
    """A column's value as JSON."""
    if isinstance(varde, Enum):
        return varde.value
    if isinstance(varde, date):
        return varde.isoformat()
    if isinstance(varde, frozenset):
        return sorted(varde)
    return varde


def from_sparat(kolumn: Column[Any], varde: Any) -> Any:
    """A column's value out of JSON: dates by the column's type, enums and sets of delmål by their own types."""
    if varde is None:
        return None
    typ = kolumn.type
    if hasattr(typ, "enum_class") and typ.enum_class is not None:
        return typ.enum_class(varde)
    if isinstance(varde, str) and typ.python_type is date:
        return date.fromisoformat(varde)
    return varde


@dataclass(slots=True)
class Angerbok:
    """Notes of each row before it is written; `rader` is JSON, for `put_back`."""

    session: WriteSession
    rader: list[Rad] = field(default_factory=list)

    def andras(self, tabell: type[SQLModel], id_: int, *falt: str) -> None:
        """The row is about to get other values in those columns."""
        self._note(tabell, id_, falt, "andrad")

    def tas_bort(self, tabell: type[SQLModel], id_: int) -> None:
        """The row is about to be deleted."""
        self._note(tabell, id_, core(tabell).c.keys(), "borttagen")

    def ny(self, tabell: type[SQLModel], id_: int) -> None:
        """The row has just been put in."""
        self.rader.append({"hur": "ny", "tabell": core(tabell).name, "id": id_})

    def _note(self, tabell: type[SQLModel], id_: int, falt: Any, hur: str) -> None:
        self.session.flush()
        kalla = core(tabell)
        fraga = select(*(kalla.c[namn] for namn in falt)).where(_nyckel(kalla) == id_)
        varden = self.session.execute(fraga).mappings().one()
        sparat = {namn: to_sparat(varde) for namn, varde in varden.items()}
        self.rader.append({"hur": hur, "tabell": kalla.name, "id": id_, "falt": sparat})


def _nyckel(tabell: Table) -> Column[Any]:
    return next(iter(tabell.primary_key.columns))


def put_back(session: WriteSession, rader: list[Rad]) -> None:
    """Undo what was noted, the last first. A row that was changed gets a version of its own once more."""
    session.flush()
    for rad in reversed(rader):
        tabell = SQLModel.metadata.tables[rad["tabell"]]
        nyckel = _nyckel(tabell)
        if rad["hur"] == "ny":
            session.execute(delete(tabell).where(nyckel == rad["id"]))
            continue
        falt = {namn: from_sparat(tabell.c[namn], varde) for namn, varde in rad["falt"].items()}
        if rad["hur"] == "borttagen":
            session.execute(insert(tabell).values(**falt))
            continue
        if "version" in tabell.c:
            falt["version"] = tabell.c.version + 1
        session.execute(update(tabell).where(nyckel == rad["id"]).values(**falt))
