"""What is sent about teaching, self-study, course money and the steps of one's own work."""

import re
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from app.domain.kursmedel import Medelstatus
from app.domain.undervisning import Narvaroslag
from app.web.forms import Formular, Fritext, Rad, falt_fel, fel, fel_i_text

HOGST_KRONOR: Final = 1_000_000
HOGST_SKAL: Final = 500
HOGST_TEXT: Final = 2000
_VECKA: Final = 7 * 24 * 60
_ORE: Final = re.compile(r"\d+[.,]\d+")


def _kronor(varde: object) -> object:
    """An amount as people write it: "12 500 kr"."""
    if not isinstance(varde, str):
        return varde
    text = re.sub(r"\s", "", varde).lower().removesuffix("kr").removesuffix(":-")
    if text.startswith(("-", "−")):
        raise fel("Beloppet kan inte vara mindre än 0 kronor.")
    if _ORE.fullmatch(text):
        raise fel("Skriv beloppet i hela kronor, utan ören.")
    if not (text.isascii() and text.isdecimal()):
        raise fel("Skriv beloppet i hela kronor, till exempel 12500.")
    return text


def _rimligt(kronor: int) -> int:
    if kronor > HOGST_KRONOR:
        raise fel("Beloppet kan vara högst en miljon kronor. Kontrollera nollorna.")
    return kronor


def _mer_an_noll(kronor: int) -> int:
    if not kronor:
        raise fel("Beloppet ska vara minst 1 krona.")
    return kronor


def _skal(text: str) -> str:
    funnet = fel_i_text(text, HOGST_SKAL)
    if funnet:
        raise fel(funnet)
    return text


def _minuter(tal: int) -> int:
    if not 0 < tal <= _VECKA:
        raise fel("Tiden ska vara mellan 1 och 10 080 minuter (en vecka).")
    return tal


Kronor = Annotated[int, BeforeValidator(_kronor), AfterValidator(_rimligt)]


class VersionForm(Formular):
    """A button on one record, as the person saw it."""

    version: int = 0


class NarvaroForm(Formular):
    """One occasion; who was not there says why."""

    slag: Annotated[Narvaroslag, Field(title="Tillfälle")]
    datum: Annotated[date, Field(title="Datum")]
    med: Annotated[Literal["ja", "nej"], Field(title="Var du med?")] = "ja"
    skal: Annotated[str, Field(title="Skäl"), AfterValidator(_skal)] = ""
    version: int = 0

    @model_validator(mode="after")
    def _skal_vid_franvaro(self) -> Self:
        if self.med == "nej" and not self.skal:
            raise falt_fel("skal", "Skriv varför du inte var med, till exempel jour eller sjukdom.")
        if self.med == "ja" and self.skal:
            raise falt_fel("skal", "Skälet gäller bara när du inte var med. Välj Nej, eller ta bort texten.")
        return self


class StudietidForm(Formular):
    """Self-study of a week."""

    datum: Annotated[date, Field(title="Dag i veckan")]
    minuter: Annotated[int, Field(title="Tid"), AfterValidator(_minuter)]
    version: int = 0


class KursmedelForm(Formular):
    """An application for course money."""

    titel: Annotated[Rad, Field(title="Kurs", min_length=1)]
    datum: Annotated[date, Field(title="Datum")]
    sokt: Annotated[Kronor, Field(title="Belopp"), AfterValidator(_mer_an_noll)]
    aktivitet: Annotated[int | None, Field(title="Kurs i planen")] = None
    version: int = 0


class BeslutForm(Formular):
    """What the studierektor decides: so much, or nothing and why."""

    beslut: Annotated[Literal["beviljad", "avslagen"], Field(title="Beslut")]
    beviljat: Annotated[Kronor | None, Field(title="Beviljat belopp")] = None
    kommentar: Annotated[Fritext, Field(title="Kommentar", max_length=HOGST_TEXT)] = ""
    version: int = 0

    @property
    def status(self) -> Medelstatus:
        """Where the application stands by this."""
        return Medelstatus(self.beslut)

    @model_validator(mode="after")
    def _helt(self) -> Self:
        if self.status is Medelstatus.BEVILJAD and not self.beviljat:
            raise falt_fel("beviljat", "Skriv hur mycket du beviljar, i hela kronor.")
        if self.status is Medelstatus.AVSLAGEN and not self.kommentar:
            raise falt_fel("kommentar", "Skriv varför ansökan avslås. ST-läkaren läser det.")
        return self


class KostnadForm(Formular):
    """What the course cost in the end."""

    anvant: Annotated[Kronor, Field(title="Kostnad")]
    version: int = 0


class StegForm(Formular):
    """One step of one's own work. `version` is 0 where nothing is stored of it yet."""

    planerad: Annotated[date | None, Field(title="Planerat datum")] = None
    klar: Annotated[date | None, Field(title="Klart datum")] = None
    anteckning: Annotated[Fritext, Field(title="Anteckning", max_length=HOGST_TEXT)] = ""
    version: int = 0
