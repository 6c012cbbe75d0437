"""Revisions with their approval steps, sign-offs of delmål, credits."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid, varden
from app.domain.iup import Revideringsslag, Revideringsstatus, Tillgodoslag


class RevideringRad(SQLModel, table=True):
    """A frozen state of the IUP. `ogonblicksbild` is the exported portfolio as it was, `deltagare` one name a line."""

    __tablename__ = "revidering"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    datum: date
    slag: Revideringsslag = Field(sa_type=varden(Revideringsslag))
    status: Revideringsstatus = Field(sa_type=varden(Revideringsstatus), index=True)
    deltagare: str = Field(default="", max_length=2000)
    sammanfattning: str = Field(default="", max_length=10_000)
    signerad: date | None = None
    godkand: date | None = None
    studierektor_godkand: date | None = None
    kommentar: str = Field(default="", max_length=10_000)
    ogonblicksbild: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1


class Stegutfall(StrEnum):
    """What an approver said."""

    GODKAND = "godkand"
    ATERLAMNAD = "aterlamnad"


class RevideringSteg(SQLModel, table=True):
    """One approval step taken: by whom, in which role, with what outcome. Rows are only added."""

    __tablename__ = "revidering_steg"

    id: int | None = Field(default=None, primary_key=True)
    revidering_id: int = Field(foreign_key="revidering.id", index=True)
    steg: str = Field(max_length=40)
    utfall: Stegutfall = Field(sa_type=varden(Stegutfall))
    person_id: int = Field(foreign_key="person.id")
    kommentar: str = Field(default="", max_length=10_000)
    tid: datetime = Field(sa_type=UtcTid)


class SigneringRad(SQLModel, table=True):
    """A delmål signed off as fulfilled; withdrawn by `aterkallad`, never deleted."""

    __tablename__ = "delmal_signering"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    delmal: str = Field(max_length=8)
    datum: date
    signerad_av: int | None = Field(default=None, foreign_key="person.id")
    signerad_namn: str = Field(max_length=200)
    kommentar: str = Field(default="", max_length=2000)
    aterkallad: date | None = None


class TillgodoraknandeRad(SQLModel, table=True):
    """Earlier competence credited: a delmål or a number of full-time months of some kind (`slag`)."""

    __tablename__ = "tillgodoraknande"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    delmal: str | None = Field(default=None, max_length=8)
    manader: float | None = None
    slag: Tillgodoslag = Field(default=Tillgodoslag.TJANSTGORING, sa_type=varden(Tillgodoslag))
    skal: str = Field(max_length=2000)
    intyg: str = Field(default="", max_length=500)
    beslutad_av: str = Field(max_length=200)
    datum: date
    borttagen: date | None = None
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1
