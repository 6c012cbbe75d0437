"""The 360: its round, those invited, and what they answered without a name."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class FlerkallsrundaRad(SQLModel, table=True):
    """The collecting of answers for one 360 (a `BedomningRad`).

    `sista_dag` is the last day to answer. `sjalv` is the ST-läkare's own rating by the same form. `stangd` is when the
    collecting ended: what was answered can be seen from then on only, and no longer be added to, so that no two views
    of it differ by somebody's answer.
    """

    __tablename__ = "flerkallsrunda"

    bedomning_id: int = Field(primary_key=True, foreign_key="bedomning.id")
    sista_dag: date
    sjalv: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    stangd: datetime | None = Field(default=None, sa_type=UtcTid)
    stangd_av: int | None = Field(default=None, foreign_key="person.id")


class FlerkallsinbjudanRad(SQLModel, table=True):
    """Somebody asked to answer. `nyckel` is the SHA-256 of the secret in the link.

    `is_besvarad` is without a time, and nothing leads from here to the answer: nobody can tell who answered what.
    """

    __tablename__ = "flerkallsinbjudan"

    id: int | None = Field(default=None, primary_key=True)
    bedomning_id: int = Field(foreign_key="bedomning.id", index=True)
    grupp: str = Field(max_length=40)
    namn: str = Field(max_length=200)
    epost: str = Field(default="", max_length=200)
    nyckel: str = Field(max_length=64, unique=True)
    skapad: datetime = Field(sa_type=UtcTid)
    skapad_av: int | None = Field(default=None, foreign_key="person.id")
    paminnd: date | None = None
    is_besvarad: bool = False
    aterkallad: datetime | None = Field(default=None, sa_type=UtcTid)


class FlerkallsvarRad(SQLModel, table=True):
    """One answer. `id` is random, and there is no time: the rows do not tell in which order they came."""

    __tablename__ = "flerkallsvar"

    id: str = Field(primary_key=True, max_length=32)
    bedomning_id: int = Field(foreign_key="bedomning.id", index=True)
    grupp: str = Field(max_length=40)
    svar: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
