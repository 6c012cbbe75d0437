"""What is sent about a change that is tried. Each form is also how the change is kept until it is saved."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from pydantic import Field, model_validator

from app.domain.aktivitet import Tjanstgoring, TjanstgoringsTyp
from app.domain.provning import (
    AndradFranvaro,
    Andring,
    BortAktivitet,
    BortFranvaro,
    FlyttadAktivitet,
    NyAktivitet,
    NyFranvaro,
    NyGrad,
    NyttSlut,
)
from app.domain.slag import Aktivitetsslag
from app.domain.tjanst import Franvaroslag
from app.web.forms import Formular, Koder, Rad, kontrollera_period


class AndringForm(Formular):
    """A change of one kind."""

    def andring(self) -> Andring:
        """The change itself."""
        raise NotImplementedError


class FranvaroForm(AndringForm):
    """Leave; `franvaro` is the one that gets other days, None for a new one."""

    franvaro: int | None = None
    slag: Annotated[Franvaroslag, Field(title="Slag")]
    start: Annotated[date, Field(title="Första dagen")]
    slut: Annotated[date | None, Field(title="Sista dagen")] = None

    @model_validator(mode="after")
    def _period(self) -> "FranvaroForm":
        kontrollera_period(self.start, self.slut)
        return self

    def andring(self) -> Andring:
        """New leave, or noted leave on other days."""
        if self.franvaro is None:
            return NyFranvaro(self.slag, self.start, self.slut)
        return AndradFranvaro(self.franvaro, self.slag, self.start, self.slut)


class GradForm(AndringForm):
    """A percentage of full time from a day on."""

    fran: Annotated[date, Field(title="Från och med")]
    procent: Annotated[int, Field(title="Sysselsättningsgrad", ge=1, le=100)]

    def andring(self) -> Andring:
        """The percentage."""
        return NyGrad(self.fran, self.procent)


class SlutForm(AndringForm):
    """Another planned end."""

    dag: Annotated[date, Field(title="Planerat slut")]

    def andring(self) -> Andring:
        """The end."""
        return NyttSlut(self.dag)


class FlyttForm(AndringForm):
    """Other days for an activity of the plan."""

    aktivitet: int
    start: Annotated[date, Field(title="Start")]
    slut: Annotated[date | None, Field(title="Slut")] = None

    @model_validator(mode="after")
    def _period(self) -> "FlyttForm":
        kontrollera_period(self.start, self.slut)
        return self

    def andring(self) -> Andring:
        """The move."""
        return FlyttadAktivitet(self.aktivitet, self.start, self.slut)


class BortForm(AndringForm):
    """Something noted that goes: an activity or a leave."""

    aktivitet: int | None = None
    franvaro: int | None = None

    def andring(self) -> Andring:
        """What goes."""
        return BortFranvaro(self.franvaro or 0) if self.aktivitet is None else BortAktivitet(self.aktivitet)


class KursForm(AndringForm):
    """A course that is not in the plan yet; `mall` is its key in the region's plan."""

    titel: Annotated[Rad, Field(title="Rubrik", min_length=1)]
    start: Annotated[date, Field(title="Start")]
    slut: Annotated[date | None, Field(title="Slut")] = None
    mall: Annotated[str, Field(max_length=60)] = ""
    delmal: Annotated[Koder, Field(title="Delmål")] = frozenset()

    @model_validator(mode="after")
    def _period(self) -> "KursForm":
        kontrollera_period(self.start, self.slut)
        return self

    def andring(self) -> Andring:
        """The course."""
        return NyAktivitet(
            Aktivitetsslag.KURS, self.titel, self.start, self.slut, self.delmal, tjanstgoring=None, mall=self.mall
        )


class PlaceringForm(KursForm):
    """A placement that is not in the plan yet; `mall` is the key of its kind in the region's plan."""

    slut: Annotated[date, Field(title="Slut")]
    enhet: Annotated[Rad, Field(title="Enhet", min_length=1)]
    typ: Annotated[TjanstgoringsTyp, Field(title="Typ av placering")]
    procent: Annotated[int, Field(title="Tjänstgöringsgrad", ge=1, le=100)] = 100

    def andring(self) -> Andring:
        """The placement."""
        return NyAktivitet(
            Aktivitetsslag.KLINISK_TJANSTGORING,
            self.titel,
            self.start,
            self.slut,
            self.delmal,
            tjanstgoring=Tjanstgoring(self.typ, self.enhet, self.procent, amne=self.mall),
        )


class SparaForm(Formular):
    """The version of the portfolio that the changes were seen against."""

    version: int = 0


class NrForm(Formular):
    """Which of the changes."""

    nr: int


BORT: Final = "bort"
FORMULAR: Final[Mapping[str, type[AndringForm]]] = {
    "franvaro": FranvaroForm,
    "grad": GradForm,
    "slut": SlutForm,
    "flytta": FlyttForm,
    "placering": PlaceringForm,
    "kurs": KursForm,
    BORT: BortForm,
}
