"""What was done and read: append-only audit, read log, one-time form keys."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class Handelse(SQLModel, table=True):
    """One change of a named kind (`slag`, see `app.db.logg.Handelseslag`). Rows are only ever added.

    `detalj` holds which fields changed, never the texts themselves.
    """

    __tablename__ = "handelse"
    __table_args__ = (Index("ix_handelse_portfolj_tid", "portfolj_id", "tid"),)

    id: int | None = Field(default=None, primary_key=True)
    tid: datetime = Field(sa_type=UtcTid)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    slag: str = Field(max_length=60)
    portfolj_id: int | None = Field(default=None, foreign_key="portfolj.id")
    objekt: str = Field(default="", max_length=60)
    objekt_id: int | None = None
    detalj: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Lasning(SQLModel, table=True):
    """That somebody else read a portfolio: one row per reader, portfolio and day."""

    __tablename__ = "lasning"

    portfolj_id: int = Field(foreign_key="portfolj.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    dag: date = Field(primary_key=True)
    roll: str = Field(default="", max_length=40)
    forsta: datetime = Field(sa_type=UtcTid)


class Formnyckel(SQLModel, table=True):
    """A form's one-time key once used: what was sent, and where its answer led."""

    __tablename__ = "formnyckel"

    nyckel: str = Field(max_length=64, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kropp: str = Field(max_length=64)
    svar: str = Field(default="", max_length=1000)
    tid: datetime = Field(sa_type=UtcTid, index=True)
