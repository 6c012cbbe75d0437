"""From a sent form to a checked value, with one Swedish sentence per faulty field.

Each feature's `forms.py` declares a pydantic model; `validera` runs it and keeps what the user wrote.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated, Any, Final, Generic, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.personnummer import hitta_personnummer

Falt = Mapping[str, list[str]]
_CITAT: Final = 40  # characters of what somebody wrote that a message repeats
M = TypeVar("M", bound="Formular")
_EPOST: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_DATUM: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Years that can be meant; others are slips of the pen, and at the ends of the calendar nothing can be reckoned.
_AR: Final = (1900, 2199)
_SIFFROR: Final = 15  # what any database holds as a number


def las_dag(text: str) -> date | None:
    """The day that a field says, or None. Every check reads a day by this, so that none reads what another does not."""
    try:
        dag = date.fromisoformat(text) if _DATUM.fullmatch(text) else None
    except ValueError:
        return None
    return dag if dag is not None and _AR[0] <= dag.year <= _AR[1] else None


def las_tal(text: str, annars: int) -> int:
    """The whole number that a text says; `annars` where it says none, or one larger than anything here has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _SIFFROR else annars


class Formular(BaseModel):
    """Base of every form: spaces around are cut, an empty field is no value, unknown fields are ignored."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore", frozen=True, arbitrary_types_allowed=True)

    @field_validator("*", mode="before")
    @classmethod
    def _rimligt(cls, varde: object, info: ValidationInfo) -> object:
        """Days and numbers are taken as people write them, not in every way that a machine can read them."""
        falt = cls.model_fields.get(info.field_name or "")
        if not isinstance(varde, str) or falt is None:
            return varde
        typer = (falt.annotation, *get_args(falt.annotation))
        if date in typer and las_dag(varde) is None:
            raise fel("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01.")
        if int in typer and len(varde) > _SIFFROR:
            raise fel("Skriv ett heltal.")
        return varde


def fel(text: str) -> PydanticCustomError:
    """A validation error whose Swedish text goes straight to the field."""
    return PydanticCustomError("svenska", "{text}", {"text": text})


PERSONNUMMER: Final = (
    "Texten ser ut att innehålla ett personnummer. Skriv aldrig uppgifter som kan peka ut en patient: "
    "ta bort numret och spara igen."
)


def _utan_personnummer(text: str) -> str:
    if hitta_personnummer(text):
        raise fel(PERSONNUMMER)
    return text


def fel_i_text(text: str, hogst: int) -> str:
    """What is wrong with a text that may have so many characters and no personnummer; "" where nothing is."""
    if len(text) > hogst:
        return _MEDDELANDEN["string_too_long"].format(max_length=hogst)
    return PERSONNUMMER if hitta_personnummer(text) else ""


def _epost(text: str) -> str:
    if not _EPOST.fullmatch(text):
        raise fel("Adressen ser inte ut som en e-postadress. Skriv till exempel namn@region.se.")
    return text.lower()


def citat(text: str) -> str:
    """What somebody wrote, in quotation marks, for a message: the beginning of it where it is long."""
    return f"”{text}”" if len(text) <= _CITAT else f"”{text[:_CITAT]} …”"


def _delmalskod(text: object) -> DelmalKod:
    try:
        return DelmalKod(str(text))
    except OkandDelmalKod:
        raise fel(f"{citat(str(text))} är inte en delmålskod. Skriv till exempel c7 eller STa1.") from None


Rad = Annotated[str, Field(max_length=200), AfterValidator(_utan_personnummer)]
Epost = Annotated[str, Field(max_length=200), AfterValidator(_epost)]
Fritext = Annotated[str, Field(max_length=10_000), AfterValidator(_utan_personnummer)]
Kod = Annotated[DelmalKod, BeforeValidator(_delmalskod)]
Koder = frozenset[Kod]

# Each names its field: it stands in the summary on top too, away from the label.
_MEDDELANDEN = {
    "missing": "Fyll i {etikett}.",
    "string_too_short": "Fyll i {etikett}.",
    "string_too_long": "Texten är för lång: högst {max_length} tecken.",
    "date_from_datetime_parsing": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01.",
    "date_parsing": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01.",
    "date_from_datetime_inexact": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01.",
    "int_parsing": "Skriv {etikett} som ett heltal.",
    "int_from_float": "Skriv {etikett} som ett heltal.",
    "float_parsing": "Skriv {etikett} som ett tal.",
    "decimal_parsing": "Skriv {etikett} som ett tal.",
    "greater_than_equal": "{Etikett} ska vara minst {ge}.",
    "greater_than": "{Etikett} ska vara mer än {gt}.",
    "less_than_equal": "{Etikett} ska vara högst {le}.",
    "less_than": "{Etikett} ska vara mindre än {lt}.",
    "enum": "Välj ett av alternativen.",
    "literal_error": "Välj ett av alternativen.",
    "bool_parsing": "Välj ja eller nej.",
    "too_long": "Texten är för lång: högst {max_length} tecken.",
    "too_short": "Välj minst ett.",
}


def gemen(etikett: str) -> str:
    """A label within a sentence: "Svensk AT" becomes "svensk AT", and "IUP" stays."""
    return etikett if etikett[1:2].isupper() else f"{etikett[:1].lower()}{etikett[1:]}"


def _is_val(typ: object) -> bool:
    """Whether the field is chosen among alternatives, not written."""
    return isinstance(typ, type) and issubclass(typ, Enum)


def _meddelande(detalj: ErrorDetails, etikett: str, *, is_val: bool) -> str:
    ctx = dict(detalj.get("ctx", {}))
    if detalj["type"] == "missing" and is_val:
        return f"Välj {etikett}."
    if detalj["type"] == "svenska":
        return str(ctx["text"])
    mall = _MEDDELANDEN.get(detalj["type"], "{Etikett} går inte att använda som det står.")
    return mall.format(etikett=etikett, Etikett=f"{etikett[:1].upper()}{etikett[1:]}", **ctx)


@dataclass(frozen=True, slots=True)
class Validerad(Generic[M]):
    """The outcome of a form: the value, or a Swedish text per faulty field. `falt` is what the user wrote."""

    varde: M | None
    fel: Mapping[str, str] = field(default_factory=dict)
    falt: Falt = field(default_factory=dict)

    @property
    def lista(self) -> tuple[tuple[str, str], ...]:
        """The faults in form order, for the summary on top."""
        return tuple(self.fel.items())


def _is_flervard(typ: Any) -> bool:
    ursprung = get_origin(typ)
    if ursprung is Annotated:
        return _is_flervard(get_args(typ)[0])
    return ursprung in (frozenset, tuple, list, set)


def ravarden(modell: type[Formular], falt: Falt) -> dict[str, Any]:
    """The sent fields as the model wants them: lists where it holds several, else the last text."""
    varden: dict[str, Any] = {}
    for namn, info in modell.model_fields.items():
        sanda = [text.strip() for text in falt.get(namn, [])]
        if _is_flervard(info.annotation):
            varden[namn] = [text for text in sanda if text]
        elif sanda and sanda[-1] != "":
            varden[namn] = sanda[-1]
    return varden


def validera(modell: type[M], falt: Falt, fler_fel: Mapping[str, str] | None = None) -> Validerad[M]:
    """Check what was sent against the model. `fler_fel` adds faults that only the caller can know of."""
    fel_per_falt: dict[str, str] = {}
    varde: M | None = None
    try:
        varde = modell.model_validate(ravarden(modell, falt))
    except ValidationError as undantag:
        for detalj in undantag.errors():
            namn = str(detalj["loc"][0]) if detalj["loc"] else str(dict(detalj.get("ctx", {})).get("falt", "_"))
            info = modell.model_fields.get(namn)
            etikett = (info.title if info else None) or namn
            is_val = info is not None and _is_val(info.annotation)
            fel_per_falt.setdefault(namn, _meddelande(detalj, gemen(etikett), is_val=is_val))
    fel_per_falt |= dict(fler_fel or {})
    ordnade = {n: fel_per_falt[n] for n in [*modell.model_fields, "_"] if n in fel_per_falt}
    return Validerad(None if ordnade else varde, ordnade, falt)


def falt_fel(falt: str, text: str) -> PydanticCustomError:
    """A fault found by looking at several fields at once, shown at `falt`. For model validators."""
    return PydanticCustomError("svenska", "{text}", {"text": text, "falt": falt})


def kontrollera_period(start: date | None, slut: date | None, falt: str = "slut") -> None:
    """Refuse an end before its start, at the field of the end."""
    if start is not None and slut is not None and slut < start:
        raise falt_fel(falt, "Slutdatum ligger före startdatum.")


def falt_av(varden: Mapping[str, object]) -> dict[str, list[str]]:
    """Stored values in the shape of a sent form, to show a record in its form."""
    ut: dict[str, list[str]] = {}
    for namn, varde in varden.items():
        if varde is None:
            ut[namn] = []
        elif isinstance(varde, str):
            ut[namn] = [str(varde)]
        elif isinstance(varde, Iterable):
            ut[namn] = [str(v) for v in varde]
        elif isinstance(varde, bool):
            ut[namn] = ["ja" if varde else "nej"]
        else:
            ut[namn] = [str(varde)]
    return ut
