"""The house rules that no linter holds, each failing with what to do instead."""

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

_ROT = Path(__file__).parents[2]
_FILER = sorted((_ROT / "app").rglob("*.py"))


class _Namn(NamedTuple):
    """A name in the program, where it stands, and what it does there."""

    fil: str
    rad: int
    slag: str
    namn: str


@cache
def _namn() -> tuple[_Namn, ...]:
    """Every name of the program, read once; a call of something of something as dotted text: `date.today`."""
    return tuple(
        _Namn(str(fil.relative_to(_ROT)), getattr(nod, "lineno", 0), slag, namn)
        for fil in _FILER
        for nod in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        for slag, namn in _namn_i(nod)
    )


def _namn_i(nod: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(nod, ast.Call) and isinstance(nod.func, ast.Attribute):
        av = nod.func.value
        yield "anrop", f"{getattr(av, 'id', getattr(av, 'attr', ''))}.{nod.func.attr}"
    for slag in ("id", "attr", "name", "arg"):
        namn = getattr(nod, slag, None)
        if isinstance(namn, str):
            yield slag, namn


@pytest.mark.parametrize(
    ("slut", "ensam", "istallet"),
    [
        (("date.today", "datetime.now", "datetime.utcnow", "time.time"), "app/clock.py", "ask app.clock"),
        ((".commit",), "app/db/session.py", "let the session of the request save"),
    ],
)
def test_only_one_place_calls(slut: tuple[str, ...], ensam: str, istallet: str) -> None:
    funna = [
        f"{ett.fil}:{ett.rad} {ett.namn}"
        for ett in _namn()
        if ett.slag == "anrop" and ett.fil != ensam and ett.namn.endswith(slut)
    ]
    assert not funna, f"{istallet}: {funna}"


def test_only_the_settings_read_the_environment() -> None:
    funna = [
        ett.fil
        for ett in _namn()
        if ett.slag == "attr" and ett.namn in {"environ", "getenv"} and ett.fil != "app/config.py"
    ]
    assert not funna, f"add a field to app/config.py: {funna}"


def test_identifiers_are_ascii() -> None:
    funna = {f"{ett.fil}: {ett.namn}" for ett in _namn() if ett.slag != "anrop" and not ett.namn.isascii()}
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
