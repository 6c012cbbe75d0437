"""Teaching attended, self-study, steps of one's own work, and course money."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.db.typer import varden
from app.domain.kursmedel import Medelstatus
from app.domain.undervisning import Arbetsstegsslag, Narvaroslag


class NarvaroRad(SQLModel, table=True):
    """One occasion, attended or not."""

    __tablename__ = "narvaro"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    slag: Narvaroslag = Field(sa_type=varden(Narvaroslag))
    datum: date
    is_narvarande: bool = True
    skal: str = Field(default="", max_length=500)
    borttagen: date | None = None
    version: int = 1


class StudietidRad(SQLModel, table=True):
    """Self-study used in one week."""

    __tablename__ = "studietid"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    datum: date
    minuter: int
    borttagen: date | None = None
    version: int = 1


class ArbetsstegRad(SQLModel, table=True):
    """One step of a scientific or a quality work; `lank` and `anteckning` are for those who follow it."""

    __tablename__ = "arbetssteg"
    __table_args__ = (UniqueConstraint("aktivitet_id", "slag"),)

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    aktivitet_id: int = Field(foreign_key="aktivitet.id")
    slag: Arbetsstegsslag = Field(sa_type=varden(Arbetsstegsslag))
    planerad: date | None = None
    klar: date | None = None
    anteckning: str = Field(default="", max_length=2000)
    version: int = 1


class KursmedelRad(SQLModel, table=True):
    """One application for course money, in whole kronor."""

    __tablename__ = "kursmedel"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    aktivitet_id: int | None = Field(default=None, foreign_key="aktivitet.id")
    titel: str = Field(max_length=200)
    datum: date
    sokt: int
    status: Medelstatus = Field(sa_type=varden(Medelstatus))
    beviljat: int | None = None
    anvant: int | None = None
    beslutad_av: int | None = Field(default=None, foreign_key="person.id")
    beslutad: date | None = None
    kommentar: str = Field(default="", max_length=2000)
    borttagen: date | None = None
    version: int = 1
