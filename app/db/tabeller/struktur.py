"""Region → enhet tree, persons, and assignments by unit and time."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.db.typer import varden


class Enhetsslag(StrEnum):
    """What a node of the tree is. The root of each tree is a region."""

    REGION = "region"
    VERKSAMHET = "verksamhet"
    ENHET = "enhet"


class Enhet(SQLModel, table=True):
    """A node in the region's tree. `stig` is the path of ids from the root ("/1/4/"), so a subtree is a prefix.

    `region` is the region's slug, which chooses the profile.
    """

    __tablename__ = "enhet"

    id: int | None = Field(default=None, primary_key=True)
    overordnad_id: int | None = Field(default=None, foreign_key="enhet.id", index=True)
    namn: str = Field(max_length=200)
    slag: Enhetsslag = Field(sa_type=varden(Enhetsslag))
    region: str = Field(max_length=60, index=True)
    stig: str = Field(default="", max_length=200, index=True)


class Person(SQLModel, table=True):
    """Somebody named in the system, with or without an account. `sortnyckel` orders å ä ö as in Swedish."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    namn: str = Field(max_length=200)
    epost: str | None = Field(default=None, max_length=200, unique=True)
    titel: str = Field(default="", max_length=200)
    enhet_id: int | None = Field(default=None, foreign_key="enhet.id", index=True)
    sortnyckel: str = Field(default="", max_length=400, index=True)


class Uppdragsroll(StrEnum):
    """Roles that hold for a unit and everything below it."""

    STUDIEREKTOR = "studierektor"
    CHEF = "chef"
    ADMIN = "admin"


class Uppdrag(SQLModel, table=True):
    """A person's role for a unit (and the units below it) from `fran` up to and including `till`."""

    __tablename__ = "uppdrag"
    __table_args__ = (Index("ix_uppdrag_person_roll", "person_id", "roll"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    roll: Uppdragsroll = Field(sa_type=varden(Uppdragsroll))
    enhet_id: int = Field(foreign_key="enhet.id", index=True)
    fran: date
    till: date | None = None
