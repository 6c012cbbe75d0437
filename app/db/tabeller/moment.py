"""The log of rare procedures and situations."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.db.typer import DelmalKoder, varden
from app.domain.delmal import DelmalKod
from app.domain.moment import Sjalvstandighet


class MomentloggRad(SQLModel, table=True):
    """That a moment was done, so many times on one day. `moment` is "" for one that is in no list."""

    __tablename__ = "momentlogg"
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    moment: str = Field(default="", max_length=60)
    namn: str = Field(max_length=200)
    datum: date
    antal: int = 1
    sjalvstandighet: Sjalvstandighet = Field(sa_type=varden(Sjalvstandighet))
    delmal: frozenset[DelmalKod] = Field(default=frozenset(), sa_type=DelmalKoder)
    anteckning: str = Field(default="", max_length=500)
    borttagen: date | None = None
    version: int = 1
