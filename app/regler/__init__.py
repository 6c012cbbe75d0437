"""The rules: what they say about a portfolio. Every rule is a file in `katalog/`; this is the register of them."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from inspect import cleandoc
from types import MappingProxyType, ModuleType
from typing import Final

from app.regler import katalog
from app.regler.modell import Regel


class FelIKatalogen(Exception):
    """The catalogue is not in order: a rule is missing its REGEL or docstring, or two rules share id or slug."""


def _read(modul: ModuleType) -> Regel:
    """The rule of one catalogue file, with the file's docstring as its published description."""
    regel = getattr(modul, "REGEL", None)
    if not isinstance(regel, Regel):
        raise FelIKatalogen(f"{modul.__name__}: no REGEL")
    if not modul.__doc__:
        raise FelIKatalogen(f"{modul.__name__}: no docstring, which is what readers see")
    return replace(regel, beskrivning=cleandoc(modul.__doc__))


def register(moduler: Iterable[ModuleType]) -> Mapping[str, Regel]:
    """Collect the rules of some modules by id, in id order.

    Raises:
        FelIKatalogen: see the class.
    """
    regler: dict[str, Regel] = {}
    slugs: dict[str, str] = {}
    for regel in sorted((_read(modul) for modul in moduler), key=lambda regel: regel.id):
        if regel.id in regler:
            raise FelIKatalogen(f"{regel.id} is the id of two rules")
        if regel.slug in slugs:
            raise FelIKatalogen(f"{regel.slug} is the slug of both {slugs[regel.slug]} and {regel.id}")
        regler[regel.id] = regel
        slugs[regel.slug] = regel.id
    return MappingProxyType(regler)


def _moduler() -> Iterable[ModuleType]:
    for fil in pkgutil.iter_modules(katalog.__path__):
        yield importlib.import_module(f"{katalog.__name__}.{fil.name}")


REGLER: Final[Mapping[str, Regel]] = register(_moduler())
