"""What is noted of a handledare's competence, and when handledning is scheduled."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.db.typer import varden
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Meritslag


class MeritRad(SQLModel, table=True):
    """One thing noted of a handledare, or, where `finns` is not set, that it is missing.

    It is the person's and holds for every portfolio. `noterad_av` is empty for what came with a file.
    """

    __tablename__ = "handledarmerit"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    slag: Meritslag = Field(sa_type=varden(Meritslag))
    datum: date | None = None
    specialitet: str = Field(default="", max_length=80)
    foreskrift: Foreskrift | None = Field(default=None, sa_type=varden(Foreskrift))
    underlag: str = Field(default="", max_length=500)
    finns: bool = True
    noterad: date
    noterad_av: int | None = Field(default=None, foreign_key="person.id")
    borttagen: date | None = None
    version: int = 1


class HandledningstidRad(SQLModel, table=True):
    """When handledning is scheduled from a day until the next row takes over."""

    __tablename__ = "handledningstid"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    fran: date
    text: str = Field(max_length=200)
    is_arbetstid: bool = True
    version: int = 1
