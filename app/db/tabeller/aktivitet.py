"""Activities with their placement fields, and the planned methods."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.db.typer import DelmalKoder, varden
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.delmal import DelmalKod
from app.domain.slag import Aktivitetsslag, Metod, Miljo


class AktivitetRad(SQLModel, table=True):
    """One training activity. `egen_anteckning` is the owner's private note and is read by nobody else.

    A withdrawn one keeps why (`aterkallad_skal`) and the status it had (`aterkallad_fran`), to be restored.
    """

    __tablename__ = "aktivitet"
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    slag: Aktivitetsslag = Field(sa_type=varden(Aktivitetsslag))
    titel: str = Field(max_length=200)
    status: Aktivitetsstatus = Field(sa_type=varden(Aktivitetsstatus))
    start: date | None = None
    slut: date | None = None
    delmal: frozenset[DelmalKod] = Field(default=frozenset(), sa_type=DelmalKoder)
    beskrivning: str = Field(default="", max_length=10_000)
    egen_anteckning: str = Field(default="", max_length=10_000)
    foreslagen_av: int | None = Field(default=None, foreign_key="person.id")
    aterkallad_skal: str = Field(default="", max_length=2000)
    aterkallad_fran: Aktivitetsstatus | None = Field(default=None, sa_type=varden(Aktivitetsstatus))
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1
    mall: str = Field(default="", max_length=60)
    intyg: date | None = None
    intyg_av: str = Field(default="", max_length=200)


class AktivitetsmallRad(SQLModel, table=True):
    """A template of an activity that recurs, for all in a unit or region (`enhet_id`). `omfattning` is how long it is.

    Codes of both regulations may stand in `delmal`: each ST-läkare is offered those of her own.
    """

    __tablename__ = "aktivitetsmall"
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)
    enhet_id: int = Field(foreign_key="enhet.id", index=True)
    slag: Aktivitetsslag = Field(sa_type=varden(Aktivitetsslag))
    titel: str = Field(max_length=200)
    delmal: frozenset[DelmalKod] = Field(default=frozenset(), sa_type=DelmalKoder)
    omfattning: str = Field(default="", max_length=200)
    beskrivning: str = Field(default="", max_length=2000)
    borttagen: date | None = None
    version: int = 1


class TjanstgoringRad(SQLModel, table=True):
    """The fields that only a placement has; shares the activity's id.

    `omdome` is the clinic's judgement of the ST-läkare, `utvardering` the ST-läkare's of the clinic.
    """

    __tablename__ = "tjanstgoring"

    aktivitet_id: int = Field(foreign_key="aktivitet.id", primary_key=True)
    typ: TjanstgoringsTyp = Field(sa_type=varden(TjanstgoringsTyp))
    enhet: str = Field(max_length=200)
    procent: int = 100
    miljo: Miljo | None = Field(default=None, sa_type=varden(Miljo))
    handledare_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    bekraftad: date | None = None
    bekraftad_av: int | None = Field(default=None, foreign_key="person.id")
    amne: str = Field(default="", max_length=60)
    ersattare: str = Field(default="", max_length=200)
    mal: str = Field(default="", max_length=10_000)
    mal_satta: date | None = None
    mitt_datum: date | None = None
    mitt_text: str = Field(default="", max_length=10_000)
    omdome_datum: date | None = None
    omdome: str = Field(default="", max_length=10_000)
    omdome_av: int | None = Field(default=None, foreign_key="person.id")
    utvarderad: date | None = None
    utvardering: str = Field(default="", max_length=10_000)
    has_jour: bool | None = None
    is_slutenvard: bool = False


class MetodRad(SQLModel, table=True):
    """A planned assessment method for a delmål, and the activity it is to assess (None: not said yet)."""

    __tablename__ = "planerad_metod"

    id: int | None = Field(default=None, primary_key=True)
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    delmal: str = Field(max_length=8)
    metod: Metod = Field(sa_type=varden(Metod))
    aktivitet_id: int | None = Field(default=None, foreign_key="aktivitet.id", index=True)
    planerad_till: date | None = None
    borttagen: date | None = None
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1
