"""The chain of signatures of a portfolio: each signed record, sealed in the order it was signed."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid, varden
from app.domain.signaturkedja import Signaturslag


class SignaturRad(SQLModel, table=True):
    """One link: what was signed, as canonical JSON, hashed over the link before it. Rows are only added.

    `hash` is over number, kind, object, moment, person, content and `foregaende`; see `app.domain.signaturkedja`.
    """

    __tablename__ = "signatur"
    __table_args__ = (UniqueConstraint("portfolj_id", "nummer"),)

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id")
    nummer: int
    slag: Signaturslag = Field(sa_type=varden(Signaturslag))
    objekt_id: int
    tid: datetime = Field(sa_type=UtcTid)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    innehall: str = Field(sa_type=Text)
    foregaende: str = Field(max_length=64)
    hash: str = Field(max_length=64)
