"""The documents point at what exists."""

import re
from pathlib import Path

import pytest

_ROT = Path(__file__).parents[2]
_DOKUMENT = [p.relative_to(_ROT).as_posix() for p in (*_ROT.glob("*.md"), *(_ROT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("dokument", _DOKUMENT)
def test_every_link_leads_to_a_file(dokument: str) -> None:
    fil = _ROT / dokument
    lankar = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", fil.read_text(encoding="utf-8"))
    saknas = [lank for lank in lankar if not (fil.parent / lank).exists()]
    assert not saknas, f"{dokument} points at what does not exist: {saknas}"


def test_readme_names_the_doors_that_exist() -> None:
    readme, makefile = (_ROT / "README.md").read_text(encoding="utf-8"), (_ROT / "Makefile").read_text(encoding="utf-8")
    mal = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    namnda = set(re.findall(r"make ([a-z]+)", readme)) | set(
        re.findall(r"`([a-z]+)`", readme.split("lists the rest:")[1].split(".")[0])
    )
    assert namnda <= mal
    assert {"demo", "test"} <= namnda
