"""The published JSON Schema of a portfolio file, made from the domain's own types, and the check against it."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from app.domain.delmal import DelmalKod
from app.domain.personnummer import hitta_personnummer
from app.domain.portfolj import Portfolj
from app.utbyte.kedjefil import NYCKEL, Filkedja
from app.utbyte.portfoljfil import KALLISTA, SCHEMA

_KODMONSTER: Final = r"^(a|b|c|BT|STa|STb|STc)[1-9][0-9]?$"
_ENKLA: Final[Mapping[Any, Mapping[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    DelmalKod: {"type": "string", "pattern": _KODMONSTER},
}
_NAMN: Final = {"minLength": 1, "maxLength": 200}
_TEXT: Final = {"maxLength": 10_000}
_ID: Final = {"minimum": 1}
_SUMMA: Final = {"pattern": "^[0-9a-f]{64}$"}
# What the types do not say; lengths are those of the database. `Class.field` says it of one class only.
_GRANSER: Final[Mapping[str, Mapping[str, Any]]] = {
    "id": _ID, "person_id": _ID, "handledare_id": _ID, "bedomare_id": _ID, "aktivitet_id": _ID,
    "ansvarig_id": _ID, "kalla_id": _ID,
    "namn": _NAMN, "titel": _NAMN, "enhet": _NAMN, "handledare_namn": _NAMN, "bedomare_namn": _NAMN,
    "signerad_av": _NAMN, "beslutad_av": _NAMN,
    "specialitet": {"pattern": "^[a-z0-9-]{1,80}$"}, "region": {"pattern": "^[a-z0-9-]{1,60}$"},
    "beskrivning": _TEXT, "aterkoppling": _TEXT, "overenskommet": _TEXT, "anteckning": _TEXT,
    "sammanfattning": _TEXT, "kommentar": _TEXT,
    "skal": {"maxLength": 2000}, "undantag_skal": {"maxLength": 2000}, "intyg": {"maxLength": 500},
    "procent": {"minimum": 1, "maximum": 100}, "minuter": {"minimum": 1, "maximum": 1440},
    "manader": {"exclusiveMinimum": 0, "maximum": 120},
    "sokt": {"minimum": 0, "maximum": 100_000_000}, "beviljat": {"minimum": 0, "maximum": 100_000_000},
    "anvant": {"minimum": 0, "maximum": 100_000_000},
    "mal": _TEXT, "mitt_text": _TEXT, "omdome": _TEXT, "amne": {"maxLength": 60}, "mall": {"maxLength": 60},
    "ersattare": {"maxLength": 200}, "intyg_av": {"maxLength": 200}, "situation": {"maxLength": 2000},
    "bedomare_titel": {"maxLength": 200}, "bedomare_arbetsplats": {"maxLength": 200},
    "bedomare_specialitet": {"maxLength": 200},
    "hash": _SUMMA, "foregaende": _SUMMA, "huvud": _SUMMA, "nummer": _ID, "portfolj": _ID, "aktivitet": _ID,
    "moment": {"pattern": "^[a-z0-9-]{0,60}$"}, "Momentlogg.antal": {"minimum": 1, "maximum": 99},
    "Momentlogg.anteckning": {"maxLength": 500},
    "Undertecknande.namn": _NAMN, "Atgardsrad.vad": {"minLength": 1, "maxLength": 500}, "klar_text": {"maxLength": 500},
    "Atgardsrad.utfall": {"maxLength": 500}, "anledning": {"minLength": 1, "maxLength": 2000},
    "Atgardsplan.mal": {"maxLength": 2000}, "slutsats": {"maxLength": 2000}, "punkt": {"pattern": "^[a-z0-9-]{1,60}$"},
    "mall_version": _ID, "upplaga": _ID,
    "text": {"minLength": 1, "maxLength": 1000}, "utfall": {"maxLength": 2000},
    "Handledningstid.text": {"minLength": 1, "maxLength": 200}, "tillganglighet": {"maxLength": 500},
    "Handledarskap.skal": {"maxLength": 500}, "underlag": {"maxLength": 500},
    "Handledarmerit.specialitet": {"pattern": "^[a-z0-9-]{0,80}$"},
    "ansvarig_namn": {"maxLength": 200}, "foljs_upp_av": {"maxLength": 200},
}  # fmt: skip


class Portfoljfel(ValueError):
    """A portfolio file is not good; `rader` says in Swedish where and what, one sentence a fault."""

    def __init__(self, rader: tuple[str, ...]) -> None:
        super().__init__("\n".join(rader))
        self.rader = rader


@lru_cache(maxsize=1)
def make_schema() -> dict[str, Any]:
    """The schema as docs/schema/portfolj-1.schema.json holds it."""
    typer = get_type_hints(Portfolj)
    namnen = [falt.name for falt in fields(Portfolj) if falt.name != "id"]
    egenskaper = {namn: _schema_for(typer[namn], namn) for namn in namnen}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Portfölj",
        "description": "One ST portfolio with all its records. Ids are local to the file; dates are YYYY-MM-DD.",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, **egenskaper, NYCKEL: _schema_for(Filkedja, "")},
        "required": ["schema", "namn", "utbildning"],
        "additionalProperties": False,
    }


def _schema_for(typ: Any, namn: str) -> dict[str, Any]:
    ursprung = get_origin(typ)
    if ursprung in (Union, UnionType):
        inre = _schema_for(next(t for t in get_args(typ) if t is not type(None)), namn)
        return {"anyOf": [inre, {"type": "null"}]}
    if ursprung in (tuple, frozenset):
        unika = {"uniqueItems": True} if ursprung is frozenset else {}
        return {"type": "array", "items": _schema_for(get_args(typ)[0], ""), **unika}
    if is_dataclass(typ):
        typer = get_type_hints(typ)
        return {
            "type": "object",
            "properties": {
                falt.name: _schema_for(typer[falt.name], _gransnamn(typ, falt.name)) for falt in fields(typ)
            },
            "required": [falt.name for falt in fields(typ) if _is_required(falt)],
            "additionalProperties": False,
        }
    if isinstance(typ, type) and issubclass(typ, StrEnum):
        return {"type": "string", "enum": [medlem.value for medlem in typ]}
    return {**_ENKLA[typ], **_GRANSER.get(namn, {})}


def _gransnamn(klass: Any, falt: str) -> str:
    egen = f"{klass.__name__}.{falt}"
    return egen if egen in _GRANSER else falt


def _is_required(falt: "Field[Any]") -> bool:
    return falt.default is MISSING and falt.default_factory is MISSING


def check_json(innehall: Any) -> None:
    """See that JSON values are a portfolio by the schema, and that its records hang together.

    Raises:
        Portfoljfel: with every fault.
    """
    validator = Draft202012Validator(make_schema(), format_checker=FormatChecker(["date"]))
    funna = sorted(validator.iter_errors(innehall), key=lambda ett: list(map(str, ett.absolute_path)))
    fel = list(map(_say, funna))
    if not fel:
        fel = [*_check_lankar(innehall), *_check_datum(innehall), *_check_texter(_utan_kedja(innehall), "")]
    if fel:
        raise Portfoljfel(tuple(dict.fromkeys(fel)))


def _place(vag: Any) -> str:
    text = ""
    for steg in vag:
        text += f"[{steg + 1}]" if isinstance(steg, int) else f".{steg}" if text else str(steg)
    return text or "filen"


def _say(fel: ValidationError) -> str:
    if fel.validator == "anyOf" and fel.context:
        fel = next((ett for ett in fel.context if ett.validator_value != "null"), fel)
    vad = _SAGER.get(str(fel.validator), lambda fel: f"är inte giltigt: {fel.message}")(fel)
    return f"{_place(fel.absolute_path)} {vad}."


def _say_saknas(fel: Any) -> str:
    saknas = [namn for namn in fel.validator_value if namn not in fel.instance]
    return f"saknar {', '.join(saknas)}"


def _say_okand(fel: Any) -> str:
    okanda = sorted(set(fel.instance) - set(fel.schema["properties"]))
    return f"har okända uppgifter: {', '.join(okanda)}"


_SLAG: Final = {
    "string": "text", "integer": "ett heltal", "number": "ett tal", "boolean": "true eller false",
    "array": "en lista", "object": "ett objekt", "null": "null",
}  # fmt: skip
_SAGER: Final[Mapping[str, Any]] = {
    "required": _say_saknas,
    "additionalProperties": _say_okand,
    "const": lambda fel: f"ska vara ”{fel.validator_value}”: filen är inte en portfölj av den här versionen",
    "type": lambda fel: f"ska vara {_SLAG.get(fel.validator_value, fel.validator_value)}",
    "enum": lambda fel: f"är ”{fel.instance}” men ska vara något av {', '.join(fel.validator_value)}",
    "format": lambda fel: f"är ”{fel.instance}” men ska vara ett datum som 2026-03-01",
    "pattern": lambda fel: f"är ”{fel.instance}”, som inte går att använda här",
    "minimum": lambda fel: f"är {fel.instance} men ska vara minst {fel.validator_value}",
    "maximum": lambda fel: f"är {fel.instance} men får vara högst {fel.validator_value}",
    "exclusiveMinimum": lambda fel: f"ska vara större än {fel.validator_value}",
    "minLength": lambda _fel: "får inte vara tom",
    "maxLength": lambda fel: f"får vara högst {fel.validator_value} tecken",
    "uniqueItems": lambda _fel: "har samma värde flera gånger",
}


def _check_lankar(innehall: Mapping[str, Any]) -> Iterator[str]:
    """Ids stand once in their list, and every link leads to an activity of the file."""
    aktiviteter = {aktivitet["id"] for aktivitet in innehall.get("aktiviteter", ())}
    for namn, poster in innehall.items():
        if not isinstance(poster, list):
            continue
        sedda: set[int] = set()
        for nummer, post in enumerate(poster, start=1):
            if post.get("id") in sedda:
                yield f"{namn}[{nummer}].id {post['id']} står flera gånger."
            sedda |= {post["id"]} if "id" in post else set()
            if post.get("aktivitet_id") not in {None, *aktiviteter}:
                yield f"{namn}[{nummer}].aktivitet_id {post['aktivitet_id']} finns inte bland aktiviteterna."
    yield from _check_kallor(innehall)


def _check_kallor(innehall: Mapping[str, Any]) -> Iterator[str]:
    """What was agreed in something leads to that, and what is somebody's by id has a name."""
    per_kalla = {kalla: {post["id"] for post in innehall.get(lista, ())} for kalla, lista in KALLISTA.items()}
    for nummer, ett in enumerate(innehall.get("ataganden", ()), start=1):
        if ett.get("kalla_id") not in {None, *per_kalla.get(ett["kalla"], ())}:
            yield f"ataganden[{nummer}].kalla_id {ett['kalla_id']} finns inte i filen."
        if ett.get("ansvarig_id") is not None and not ett.get("ansvarig_namn"):
            yield f"ataganden[{nummer}].ansvarig_namn saknas."
        if (ett.get("klar") is None) is not (ett.get("slut") is None):
            yield f"ataganden[{nummer}] ska ha både klar och slut, eller inget av dem."


def _utan_kedja(innehall: Mapping[str, Any]) -> dict[str, Any]:
    """What is read in: the chain is not, and a hash may look like any number."""
    return {namn: varde for namn, varde in innehall.items() if namn != NYCKEL}


def _check_datum(innehall: Mapping[str, Any]) -> Iterator[str]:
    for namn in ("aktiviteter", "franvaron", "handledarskap"):
        forsta, sista = ("fran", "till") if namn == "handledarskap" else ("start", "slut")
        for nummer, post in enumerate(innehall.get(namn, ()), start=1):
            if post.get(forsta) and post.get(sista) and post[sista] < post[forsta]:
                yield f"{namn}[{nummer}].{sista} {post[sista]} ligger före {forsta} {post[forsta]}."


def _check_texter(varde: Any, plats: str) -> Iterator[str]:
    match varde:
        case str() if hitta_personnummer(varde):
            yield f"{plats} ser ut att innehålla ett personnummer. Ta bort det."
        case list():
            for nummer, ett in enumerate(varde, start=1):
                yield from _check_texter(ett, f"{plats}[{nummer}]")
        case dict():
            for nyckel, ett in varde.items():
                yield from _check_texter(ett, f"{plats}.{nyckel}" if plats else nyckel)
