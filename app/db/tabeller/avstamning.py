"""Visits, reports, statements and the contract with their signatures; the introduction; the åtgärdsplan."""

from datetime import date, datetime

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.db.typer import Parter, Svarstexter, UtcTid, varden
from app.domain.atgardsplan import Planutfall
from app.domain.avstamning import Dokumentslag, Dokumentstatus, Part


class DokumentRad(SQLModel, table=True):
    """One document. `parter` are those who sign, in order; `ersatter_id` is the edition that this one corrects."""

    __tablename__ = "dokument"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    slag: Dokumentslag = Field(sa_type=varden(Dokumentslag))
    datum: date
    status: Dokumentstatus = Field(sa_type=varden(Dokumentstatus), index=True)
    svar: dict[str, str] = Field(default_factory=dict, sa_column=Column(Svarstexter, nullable=False))
    mall_version: int = 1
    parter: tuple[Part, ...] = Field(default=(), sa_column=Column(Parter(200), nullable=False))
    nasta: date | None = None
    has_risk: bool = False
    upplaga: int = 1
    ersatter_id: int | None = Field(default=None, foreign_key="dokument.id")
    skapad_av: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1


class UndertecknandeRad(SQLModel, table=True):
    """One signature of a document; rows are only added. Without `tid` it was made elsewhere and read in."""

    __tablename__ = "undertecknande"
    __table_args__ = (UniqueConstraint("dokument_id", "part"),)

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    dokument_id: int = Field(foreign_key="dokument.id")
    part: Part = Field(sa_type=varden(Part))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    namn: str = Field(max_length=200)
    datum: date
    tid: datetime | None = Field(default=None, sa_type=UtcTid)


class AtgardsplanRad(SQLModel, table=True):
    """One åtgärdsplan: why, to what end, and how it ended."""

    __tablename__ = "atgardsplan"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    datum: date
    anledning: str = Field(max_length=2000)
    mal: str = Field(max_length=2000)
    avslutad: date | None = None
    utfall: Planutfall | None = Field(default=None, sa_type=varden(Planutfall))
    slutsats: str = Field(default="", max_length=2000)
    version: int = 1


class AtgardsradRad(SQLModel, table=True):
    """One row of an åtgärdsplan. One that was written by mistake is `borttagen`, never deleted."""

    __tablename__ = "atgardsrad"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    plan_id: int = Field(foreign_key="atgardsplan.id", index=True)
    vad: str = Field(max_length=500)
    vem: Part = Field(sa_type=varden(Part))
    klar_senast: date
    foljs_upp: date
    foljs_upp_av: Part = Field(sa_type=varden(Part))
    klar: date | None = None
    klar_text: str = Field(default="", max_length=500)
    uppfoljd: date | None = None
    utfall: str = Field(default="", max_length=500)
    borttagen: date | None = None
    version: int = 1


class IntroduktionRad(SQLModel, table=True):
    """One step of the introduction that is done."""

    __tablename__ = "introduktion"
    __table_args__ = (UniqueConstraint("portfolj_id", "punkt"),)

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    punkt: str = Field(max_length=60)
    klar: date
    noterad_av: int | None = Field(default=None, foreign_key="person.id")
