"""Mail on its way out, and the jobs that put it there."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class BrevRad(SQLModel, table=True):
    """One mail of the outbox. `nyckel` says what it is about, so that the same is never put in twice.

    `slag` is the kind of mail, `person_id` the receiver where that is a known person; `objekt` and `objekt_id` the
    record that it speaks of. `paborjad` is set before the mail server is spoken to and `skickad` when it has taken the
    mail; `fel` is what it said when it refused, and `is_omojlig` that it said so for good.
    """

    __tablename__ = "brev"

    id: int | None = Field(default=None, primary_key=True)
    nyckel: str = Field(max_length=120, unique=True)
    slag: str = Field(max_length=40)
    till: str = Field(max_length=200)
    amne: str = Field(max_length=300)
    text: str = Field(max_length=20_000)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    portfolj_id: int | None = Field(default=None, foreign_key="portfolj.id", index=True)
    objekt: str = Field(default="", max_length=60)
    objekt_id: int | None = None
    skapad: datetime = Field(sa_type=UtcTid)
    nasta_forsok: datetime | None = Field(default=None, sa_type=UtcTid, index=True)
    forsok: int = 0
    paborjad: datetime | None = Field(default=None, sa_type=UtcTid)
    skickad: datetime | None = Field(default=None, sa_type=UtcTid)
    fel: str = Field(default="", max_length=500)
    is_omojlig: bool = False


class JobbkorningRad(SQLModel, table=True):
    """One run of a job that belongs to a day. `klar` is None while it goes on, or when it was cut off."""

    __tablename__ = "jobbkorning"

    jobb: str = Field(max_length=40, primary_key=True)
    dag: date = Field(primary_key=True)
    startad: datetime = Field(sa_type=UtcTid)
    klar: datetime | None = Field(default=None, sa_type=UtcTid)
    antal: int = 0
    fel: str = Field(default="", max_length=500)
