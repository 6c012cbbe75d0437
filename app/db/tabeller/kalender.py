"""Calendar feeds."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class KalenderlankRad(SQLModel, table=True):
    """The secret address of a calendar feed. `nyckel` is the SHA-256 of the secret; revoking sets `aterkallad`."""

    __tablename__ = "kalenderlank"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    nyckel: str = Field(max_length=64, unique=True)
    skapad: datetime = Field(sa_type=UtcTid)
    aterkallad: datetime | None = Field(default=None, sa_type=UtcTid)
