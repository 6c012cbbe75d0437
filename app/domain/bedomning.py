"""Assessments of competence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.slag import Kompetensomrade, Metod


class Bedomningsstatus(StrEnum):
    """Only a signed assessment counts; a voided or declined one stays visible with its reason."""

    UTKAST = "utkast"
    BEGARD = "begard"
    AVBOJD = "avbojd"
    SIGNERAD = "signerad"
    MAKULERAD = "makulerad"


class Signeringssatt(StrEnum):
    """How whoever signed was known: by the account, or by a one-time link and a code sent by mail."""

    KONTO = "konto"
    ENGANGSLANK = "engangslank"


@dataclass(frozen=True, slots=True, order=True)
class Svar:
    """The answer to one field of the form, as it was given: a step of a scale by its value, a choice by its id."""

    falt: str
    varde: str


@dataclass(frozen=True, slots=True)
class Bedomning:
    """One assessment: who saw what, when, towards which delmål, and the feedback given.

    `minuter` is the length of the observed occasion, where noted. `mall` and `mall_version` name the form that was
    used ("" and None: none), `svar` what was answered in it, in the order of the form. `omraden` are the areas of
    competence that it looked at. `begard` is the day on which it was asked for and `svara_senast` the last day to
    answer; `sedd` the day on which the studierektor marked it as seen.
    """

    id: int
    metod: Metod
    datum: date
    status: Bedomningsstatus
    bedomare_namn: str
    bedomare_id: int | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    aktivitet_id: int | None = None
    aterkoppling: str = ""
    overenskommet: str = ""
    minuter: int | None = None
    signerad: date | None = None
    is_importerad: bool = False
    mall: str = ""
    mall_version: int | None = None
    svar: tuple[Svar, ...] = ()
    omraden: frozenset[Kompetensomrade] = frozenset()
    situation: str = ""
    begard: date | None = None
    svara_senast: date | None = None
    bedomare_titel: str = ""
    bedomare_arbetsplats: str = ""
    bedomare_specialitet: str = ""
    sedd: date | None = None

    @property
    def is_signerad(self) -> bool:
        """Whether the assessment is signed, and so counts."""
        return self.status is Bedomningsstatus.SIGNERAD

    @property
    def is_vantande(self) -> bool:
        """Whether somebody is yet to sign it; one past its last day to answer may still stand so."""
        return self.status in (Bedomningsstatus.BEGARD, Bedomningsstatus.UTKAST)

    @property
    def is_av_annan(self) -> bool:
        """Whether somebody else judged; a self-rating is signed by the handledare but judges nothing by itself."""
        return self.metod is not Metod.SJALVSKATTNING

    def is_utgangen(self, dag: date) -> bool:
        """Whether it was asked for and the last day to answer is past."""
        return self.status is Bedomningsstatus.BEGARD and self.svara_senast is not None and dag > self.svara_senast

    @property
    def is_overlamnad(self) -> bool:
        """Whether it has come to the assessor: one on a form in several steps is the ST-läkare's until handed over."""
        return not self.mall or self.begard is not None

    def svarat(self, falt: str) -> str:
        """What was answered in that field; "" where nothing was."""
        return next((svar.varde for svar in self.svar if svar.falt == falt), "")

    def svarad_dag(self, falt: str) -> date | None:
        """The day answered in that field, as ISO text; None where there is no such answer or it is no day."""
        try:
            return date.fromisoformat(self.svarat(falt))
        except ValueError:
            return None
