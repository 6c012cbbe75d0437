"""The portfolio: training frame, employment, absence, named handledare."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid, varden
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll
from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.tjanst import Franvaroslag


class PortfoljRad(SQLModel, table=True):
    """One person's training. `version` grows by one with every change to anything in the portfolio."""

    __tablename__ = "portfolj"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    enhet_id: int = Field(foreign_key="enhet.id", index=True)
    slag: Utbildningsslag = Field(sa_type=varden(Utbildningsslag))
    foreskrift: Foreskrift = Field(sa_type=varden(Foreskrift))
    specialitet: str = Field(max_length=80, index=True)
    start: date
    planerat_slut: date | None = None
    legitimation: date | None = None
    has_svensk_at: bool | None = None
    at_datum: date | None = None
    bt: BtLage = Field(sa_type=varden(BtLage))
    bt_godkand: date | None = None
    undantag_skal: str = Field(default="", max_length=2000)
    version: int = 1
    skapad: datetime = Field(sa_type=UtcTid)


class SysselsattningRad(SQLModel, table=True):
    """Employment percentage from a day until the next row takes over."""

    __tablename__ = "sysselsattning"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    fran: date
    procent: int


class FranvaroRad(SQLModel, table=True):
    """A stretch of leave, both days included."""

    __tablename__ = "franvaro"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    slag: Franvaroslag = Field(sa_type=varden(Franvaroslag))
    start: date
    slut: date | None = None
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1


class HandledarskapRad(SQLModel, table=True):
    """Who supervises this ST-läkare, in what role, from and to."""

    __tablename__ = "handledarskap"
    __table_args__ = (Index("ix_handledarskap_person_portfolj", "person_id", "portfolj_id"),)

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    roll: Handledarroll = Field(sa_type=varden(Handledarroll))
    fran: date
    till: date | None = None
    skal: str = Field(default="", max_length=500)
    is_pa_enheten: bool | None = None
    tillganglighet: str = Field(default="", max_length=500)
    borta_fran: date | None = None
    borta_till: date | None = None
    version: int = 1
