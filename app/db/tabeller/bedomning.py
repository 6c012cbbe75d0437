"""Assessments and documented supervision."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from app.db.typer import DelmalKoder, UtcTid, varden
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.slag import Metod


class BedomningRad(SQLModel, table=True):
    """One assessment. A signed one is never changed; voiding keeps it with `makulerad_skal`."""

    __tablename__ = "bedomning"
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    metod: Metod = Field(sa_type=varden(Metod))
    datum: date
    status: Bedomningsstatus = Field(sa_type=varden(Bedomningsstatus))
    bedomare_namn: str = Field(max_length=200)
    bedomare_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    delmal: frozenset[DelmalKod] = Field(default=frozenset(), sa_type=DelmalKoder)
    aktivitet_id: int | None = Field(default=None, foreign_key="aktivitet.id", index=True)
    minuter: int | None = None
    aterkoppling: str = Field(default="", max_length=10_000)
    overenskommet: str = Field(default="", max_length=10_000)
    signerad: date | None = None
    signerad_av: int | None = Field(default=None, foreign_key="person.id")
    makulerad_skal: str = Field(default="", max_length=2000)
    skapad: datetime = Field(sa_type=UtcTid)
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1


class SamtalRad(SQLModel, table=True):
    """A documented supervision session. `egen_anteckning` is the owner's private note."""

    __tablename__ = "handledarsamtal"
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    datum: date
    minuter: int
    handledare_namn: str = Field(max_length=200)
    handledare_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    delmal: frozenset[DelmalKod] = Field(default=frozenset(), sa_type=DelmalKoder)
    aktivitet_id: int | None = Field(default=None, foreign_key="aktivitet.id", index=True)
    anteckning: str = Field(default="", max_length=10_000)
    overenskommet: str = Field(default="", max_length=10_000)
    egen_anteckning: str = Field(default="", max_length=10_000)
    nasta: date | None = None
    bekraftad: date | None = None
    bekraftad_av: int | None = Field(default=None, foreign_key="person.id")
    borttagen: date | None = None
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1
