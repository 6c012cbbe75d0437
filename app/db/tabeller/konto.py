"""Accounts, invitations and sign-in sessions. Secrets are stored hashed only."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.db.typer import UtcTid


class Konto(SQLModel, table=True):
    """A local account. `losenord` is an argon2 hash, None until the invitation is accepted.

    `brev_av` names the groups of mail that the person has turned away (`app.db.brevval`), with spaces between.
    """

    __tablename__ = "konto"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", unique=True)
    losenord: str | None = Field(default=None, max_length=300)
    is_aktiv: bool = True
    brev_av: str = Field(default="", max_length=100)
    skapad: datetime = Field(sa_type=UtcTid)


class Inbjudan(SQLModel, table=True):
    """A one-time link that lets its person choose a password. `nyckel` is the SHA-256 of the secret in the link."""

    __tablename__ = "inbjudan"

    id: int | None = Field(default=None, primary_key=True)
    konto_id: int = Field(foreign_key="konto.id", index=True)
    nyckel: str = Field(max_length=64, unique=True)
    skapad_av: int | None = Field(default=None, foreign_key="person.id")
    skapad: datetime = Field(sa_type=UtcTid)
    giltig_till: datetime = Field(sa_type=UtcTid)
    anvand: datetime | None = Field(default=None, sa_type=UtcTid)


class Inloggning(SQLModel, table=True):
    """A server-side session. `nyckel` is the SHA-256 of the cookie's secret; revoking sets `aterkallad`."""

    __tablename__ = "inloggning"

    id: int | None = Field(default=None, primary_key=True)
    konto_id: int = Field(foreign_key="konto.id", index=True)
    nyckel: str = Field(max_length=64, unique=True)
    skapad: datetime = Field(sa_type=UtcTid)
    giltig_till: datetime = Field(sa_type=UtcTid)
    webblasare: str = Field(default="", max_length=300)
    aterkallad: datetime | None = Field(default=None, sa_type=UtcTid)
