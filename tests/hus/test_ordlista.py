"""The glossary names every domain class and every table."""

import ast
from pathlib import Path

import pytest

_ROT = Path(__file__).parents[2]


def _klasser(mapp: str) -> set[str]:
    return {
        nod.name
        for fil in (_ROT / mapp).glob("*.py")
        for nod in ast.parse(fil.read_text(encoding="utf-8")).body
        if isinstance(nod, ast.ClassDef) and not nod.name.startswith("_")
    }


@pytest.mark.parametrize("mapp", ["app/domain", "app/db/tabeller"])
def test_glossary_is_complete(mapp: str) -> None:
    text = (_ROT / "docs/ordlista.md").read_text(encoding="utf-8")
    uttalade = {"Enhetsslag", "Uppdragsroll", "Stegutfall"}  # the kinds of a record need no line of their own
    saknas = sorted(namn for namn in _klasser(mapp) - uttalade if f"`{namn}`" not in text)
    assert not saknas, f"add to docs/ordlista.md: {saknas}"
