"""The house rules that no linter holds, each failing with what to do instead."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROT = Path(__file__).parents[2]
_FILER = sorted((_ROT / "app").rglob("*.py"))


def _kallor() -> Iterator[tuple[str, ast.AST]]:
    for fil in _FILER:
        yield str(fil.relative_to(_ROT)), ast.parse(fil.read_text(encoding="utf-8"))


def _anrop(trad: ast.AST) -> Iterator[tuple[str, int]]:
    """Every call as dotted text: `date.today`, `session.commit`."""
    for nod in ast.walk(trad):
        if isinstance(nod, ast.Call):
            yield ast.unparse(nod.func), nod.lineno


@pytest.mark.parametrize(
    ("slut", "ensam", "istallet"),
    [
        (("date.today", "datetime.now", "datetime.utcnow", "time.time"), "app/clock.py", "ask app.clock"),
        ((".commit",), "app/db/session.py", "let the session of the request save"),
    ],
)
def test_only_one_place_calls(slut: tuple[str, ...], ensam: str, istallet: str) -> None:
    funna = [
        f"{fil}:{rad} {namn}"
        for fil, trad in _kallor()
        for namn, rad in _anrop(trad)
        if fil != ensam and namn.endswith(slut)
    ]
    assert not funna, f"{istallet}: {funna}"


def test_only_the_settings_read_the_environment() -> None:
    funna = [
        fil
        for fil, trad in _kallor()
        for nod in ast.walk(trad)
        if isinstance(nod, ast.Attribute) and nod.attr in {"environ", "getenv"} and fil != "app/config.py"
    ]
    assert not funna, f"add a field to app/config.py: {funna}"


def test_identifiers_are_ascii() -> None:
    funna = {
        f"{fil}: {namn}"
        for fil, trad in _kallor()
        for nod in ast.walk(trad)
        for namn in (
            getattr(nod, "id", None),
            getattr(nod, "attr", None),
            getattr(nod, "name", None),
            getattr(nod, "arg", None),
        )
        if isinstance(namn, str) and not namn.isascii()
    }
    assert not funna, f"fold å, ä to a and ö to o: {sorted(funna)}"


def test_folder_of_malbeskrivningar_is_composed() -> None:
    namn = [p.name for p in _ROT.iterdir() if unicodedata.normalize("NFC", p.name) == "målbeskrivningar"]
    assert namn == ["målbeskrivningar"], "the folder's name on disk must be NFC"


def test_committed_texts_hold_no_paths_of_a_machine() -> None:
    misstankta = ("/work/", "/root/", "/home/")
    funna = [
        f"{fil.relative_to(_ROT)}: {ord_}"
        for mapp in ("app", "docs", "tests", "templates", "migrations", "målbeskrivningar")
        for fil in (_ROT / mapp).rglob("*")
        if fil.is_file()
        and fil.suffix in {".py", ".md", ".html", ".toml", ".css", ".js", ".json"}
        and fil != Path(__file__)
        for ord_ in misstankta
        if ord_ in fil.read_text(encoding="utf-8")
    ]
    assert not funna, f"use a path relative to the project: {funna}"
