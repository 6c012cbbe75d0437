"""Imports: drafts under dry run, runs that happened, remembered column mappings."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class Importutkast(SQLModel, table=True):
    """An uploaded table between dry run and confirm: raw cells and the choices made so far."""

    __tablename__ = "importutkast"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    filnamn: str = Field(max_length=255)
    blad: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    val: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    skapad: datetime = Field(sa_type=UtcTid)


class Importkorning(SQLModel, table=True):
    """An import that was confirmed. `angrad` is set when the whole of it was undone.

    `aterstallning` is what undoing needs: rows that were replaced as they were, persons and units that were created.
    """

    __tablename__ = "importkorning"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    filnamn: str = Field(max_length=255)
    tid: datetime = Field(sa_type=UtcTid)
    antal: int = 0
    portfolj_version: int = 0
    aterstallning: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    angrad: datetime | None = Field(default=None, sa_type=UtcTid)


class Kolumnmappning(SQLModel, table=True):
    """How a person mapped the columns of a layout (`signatur`: hash of the headers), remembered for the next file."""

    __tablename__ = "kolumnmappning"
    __table_args__ = (UniqueConstraint("person_id", "signatur"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    signatur: str = Field(max_length=64)
    mappning: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    tid: datetime = Field(sa_type=UtcTid)
