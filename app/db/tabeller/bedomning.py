"""Assessments with their links and drafts, and documented supervision."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.db.typer import DelmalKoder, IupPunkter, Omraden, UtcTid, varden
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.delmal import DelmalKod
from app.domain.handledning import IupPunkt, Samtalsslag
from app.domain.slag import Kompetensomrade, Metod


class BedomningRad(SQLModel, table=True):
    """One assessment. A signed one is never changed; voiding keeps it with `makulerad_skal`.

    `svar` holds the answers by field of the form `mall` in its `mall_version`. `bedomare_epost` is known of assessors
    without an account. `sedd` and `sedd_av` tell that the studierektor has seen it; they are beside what is signed.
    """

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
    mall: str = Field(default="", max_length=60)
    mall_version: int | None = None
    svar: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    omraden: frozenset[Kompetensomrade] = Field(default=frozenset(), sa_type=Omraden)
    situation: str = Field(default="", max_length=2000)
    begard: date | None = None
    begard_av: int | None = Field(default=None, foreign_key="person.id")
    svara_senast: date | None = None
    paminnelser: int = 0
    paminnd: date | None = None
    avbojd_skal: str = Field(default="", max_length=2000)
    bedomare_titel: str = Field(default="", max_length=200)
    bedomare_arbetsplats: str = Field(default="", max_length=200)
    bedomare_specialitet: str = Field(default="", max_length=200)
    bedomare_epost: str = Field(default="", max_length=200)
    signerad_tid: datetime | None = Field(default=None, sa_type=UtcTid)
    signerad_satt: Signeringssatt | None = Field(default=None, sa_type=varden(Signeringssatt))
    sedd: date | None = None
    sedd_av: int | None = Field(default=None, foreign_key="person.id")


class BedomningslankRad(SQLModel, table=True):
    """A one-time link to one requested assessment, for somebody without an account.

    `nyckel` is the SHA-256 of the secret in the link, `kod` that of the code sent by mail. `utkast` is what has been
    filled in by it so far. `anvand` is set by the signature only: to open the link uses nothing up.
    """

    __tablename__ = "bedomningslank"

    id: int | None = Field(default=None, primary_key=True)
    bedomning_id: int = Field(foreign_key="bedomning.id", index=True)
    nyckel: str = Field(max_length=64, unique=True)
    epost: str = Field(default="", max_length=200)
    skapad: datetime = Field(sa_type=UtcTid)
    skapad_av: int | None = Field(default=None, foreign_key="person.id")
    giltig_till: datetime = Field(sa_type=UtcTid)
    kod: str = Field(default="", max_length=64)
    kod_epost: str = Field(default="", max_length=200)
    kod_giltig_till: datetime | None = Field(default=None, sa_type=UtcTid)
    kod_forsok: int = 0
    koder_skickade: int = 0
    utkast: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    anvand: datetime | None = Field(default=None, sa_type=UtcTid)
    aterkallad: datetime | None = Field(default=None, sa_type=UtcTid)


class UtkastRad(SQLModel, table=True):
    """What somebody signed in has filled in of a form without signing: kept as it was typed, thrown away once signed.

    `plats` says which form it is ("besvara:12", "bedom:mini_cex"), `mall_version` in which version.
    """

    __tablename__ = "utkast"
    __table_args__ = (UniqueConstraint("person_id", "portfolj_id", "plats"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    portfolj_id: int = Field(foreign_key="portfolj.id", index=True)
    plats: str = Field(max_length=100)
    mall: str = Field(default="", max_length=60)
    mall_version: int | None = None
    falt: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    sparad: datetime = Field(sa_type=UtcTid)


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
    slag: Samtalsslag = Field(default=Samtalsslag.ORDINARIE, sa_type=varden(Samtalsslag))
    iup: frozenset[IupPunkt] = Field(default=frozenset(), sa_type=IupPunkter)
    bekraftad: date | None = None
    bekraftad_av: int | None = Field(default=None, foreign_key="person.id")
    borttagen: date | None = None
    import_id: int | None = Field(default=None, foreign_key="importkorning.id", index=True)
    version: int = 1
