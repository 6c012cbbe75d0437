"""The projection of rule results: a cache that may be thrown away and rebuilt."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class RegelstatusRad(SQLModel, table=True):
    """How many findings of one outcome a part of a rule gives in one portfolio."""

    __tablename__ = "regelstatus"
    __table_args__ = (Index("ix_regelstatus_regel", "regel_id", "utfall"),)

    portfolj_id: int = Field(foreign_key="portfolj.id", primary_key=True)
    regel_id: str = Field(max_length=12, primary_key=True)
    delregel: str = Field(max_length=40, primary_key=True)
    utfall: str = Field(max_length=20, primary_key=True)
    niva: str = Field(max_length=1)
    antal: int
    forfaller: date | None = None
    vander: date | None = None


class Portfoljsumma(SQLModel, table=True):
    """One row a portfolio for the studierektor's table: counts, worst first key, chain strip, dates.

    `sortering` orders worst first as plain text. `remsa` is one character a delmål in natural order,
    groups separated by spaces. `beraknad_for` is the day the rules were evaluated for.
    """

    __tablename__ = "portfoljsumma"

    portfolj_id: int = Field(foreign_key="portfolj.id", primary_key=True)
    brist: int = 0
    varning: int = 0
    brist_f: int = 0
    brist_r: int = 0
    brist_k: int = 0
    brist_l: int = 0
    sortering: str = Field(default="", max_length=80, index=True)
    remsa: str = Field(default="", max_length=200)
    senaste_revidering: date | None = None
    tid_andel: float = 0.0
    beraknat_slut: date | None = None
    forfaller: date | None = None
    vander: date | None = Field(default=None, index=True)
    regelverk_version: str = Field(default="", max_length=64)
    portfolj_version: int = 0
    beraknad_for: date
    beraknad: datetime = Field(sa_type=UtcTid, index=True)
