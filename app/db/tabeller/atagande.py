"""What was agreed that somebody does, and whether it is done."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.db.typer import varden
from app.domain.atagande import Atagandekalla, Atagandeslut


class AtagandeRad(SQLModel, table=True):
    """An agreed action of one portfolio. `kalla` and `kalla_id` say in which record it was agreed.

    An empty `ansvarig_namn` means the ST-läkare. `klar_av` is who closed it.
    """

    __tablename__ = "atagande"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    kalla: Atagandekalla = Field(sa_type=varden(Atagandekalla))
    kalla_id: int | None = None
    text: str = Field(max_length=1000)
    datum: date
    ansvarig_namn: str = Field(default="", max_length=200)
    ansvarig_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    senast: date | None = None
    foljs_upp: date | None = None
    foljs_upp_av: str = Field(default="", max_length=200)
    klar: date | None = None
    slut: Atagandeslut | None = Field(default=None, sa_type=varden(Atagandeslut))
    utfall: str = Field(default="", max_length=2000)
    klar_av: int | None = Field(default=None, foreign_key="person.id")
    borttagen: date | None = None
    version: int = 1
