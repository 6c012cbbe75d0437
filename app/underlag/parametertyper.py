"""Turns a value of a TOML file into the type that a rule declares for its parameter."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

_SKOTTAR: Final = 2000  # a leap year, so that 02-29 is a day
_MANAD_OCH_DAG: Final = (int, int)


class FelVarde(ValueError):
    """The value does not fit the declared type; the text says in Swedish what is asked for."""


def parameter_types(klass: type | None) -> Mapping[str, Any]:
    """Name and declared type of every field of a rule's `Parametrar`; nothing for a rule without."""
    if klass is None:
        return {}
    if not is_dataclass(klass):
        raise TypeError(f"{klass.__qualname__} is no dataclass")
    hintar = get_type_hints(klass)
    return {falt.name: hintar[falt.name] for falt in fields(klass)}


def required_fields(klass: type | None) -> frozenset[str]:
    """The fields that must have a value: those with no default that may not be None."""
    if klass is None:
        return frozenset()
    hintar = parameter_types(klass)
    utan_grundvarde = {falt.name for falt in fields(klass) if falt.default is MISSING}
    return frozenset(namn for namn in utan_grundvarde if types.NoneType not in get_args(hintar[namn]))


def fill_in(klass: type, varden: Mapping[str, Any]) -> object:
    """A rule's `Parametrar` of the values set; a field that may be None and was not set is None."""
    utan_grundvarde = {falt.name: None for falt in fields(klass) if falt.default is MISSING}
    return klass(**{**utan_grundvarde, **varden})


def convert(typ: Any, varde: Any) -> Any:
    """The value as `typ`: a scalar, an Enum, a Literal, a tuple of any number of those, or one of them or None.

    A tuple of two integers is a month and a day, written "04-15".

    Raises:
        FelVarde: the value does not fit.
        TypeError: a rule declares a type that profiles cannot hold.
    """
    ursprung = get_origin(typ)
    if ursprung in {Union, types.UnionType}:
        return convert(_without_none(typ), varde)
    if ursprung is Literal:
        return _one_of(varde, get_args(typ))
    if ursprung is tuple and get_args(typ) == _MANAD_OCH_DAG:
        return _month_and_day(varde)
    if ursprung is tuple:
        return _many(get_args(typ), varde)
    if isinstance(typ, type) and issubclass(typ, Enum):
        return typ(_one_of(varde, tuple(medlem.value for medlem in typ)))
    if typ not in _SKALARER:
        raise TypeError(f"profiles cannot hold {typ}")
    return _SKALARER[typ](varde)


def _without_none(typ: Any) -> Any:
    kvar = [del_ for del_ in get_args(typ) if del_ is not types.NoneType]
    if len(kvar) != 1:
        raise TypeError(f"profiles cannot hold {typ}")
    return kvar[0]


def _one_of(varde: Any, tillatna: tuple[Any, ...]) -> Any:
    if varde not in tillatna:
        raise FelVarde("ska vara något av " + ", ".join(repr(tillaten) for tillaten in tillatna))
    return varde


def _many(argument: tuple[Any, ...], varde: Any) -> tuple[Any, ...]:
    typ, slut = argument
    if slut is not Ellipsis:
        raise TypeError(f"profiles cannot hold tuple{argument}")
    if not isinstance(varde, list):
        raise FelVarde("ska vara en lista")
    return tuple(convert(typ, ett) for ett in varde)


def _month_and_day(varde: Any) -> tuple[int, int]:
    try:
        dag = date.fromisoformat(f"{_SKOTTAR}-{varde}")
    except ValueError:
        raise FelVarde('ska vara månad och dag, till exempel "04-15"') from None
    return dag.month, dag.day


def _integer(varde: Any) -> int:
    if type(varde) is not int or varde < 0:
        raise FelVarde("ska vara ett heltal, 0 eller större")
    return varde


def _boolean(varde: Any) -> bool:
    if type(varde) is not bool:
        raise FelVarde("ska vara true eller false")
    return varde


def _text(varde: Any) -> str:
    if not isinstance(varde, str) or not varde:
        raise FelVarde("ska vara text")
    return varde


def _decimal(varde: Any) -> Decimal:
    try:
        tal = Decimal(str(varde))
    except InvalidOperation:
        tal = Decimal("NaN")
    if isinstance(varde, bool) or not tal.is_finite() or tal < 0:
        raise FelVarde("ska vara ett tal, 0 eller större")
    return tal


def _day(varde: Any) -> date:
    if not isinstance(varde, date) or isinstance(varde, datetime):
        raise FelVarde("ska vara ett datum, till exempel 2025-01-01")
    return varde


_SKALARER: Final[Mapping[Any, Callable[[Any], Any]]] = {
    int: _integer,
    bool: _boolean,
    str: _text,
    Decimal: _decimal,
    float: lambda varde: float(_decimal(varde)),
    date: _day,
}
