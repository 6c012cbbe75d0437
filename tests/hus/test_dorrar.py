"""The doors of the house: `make` tells of each, and the scripts behind them can be run."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROT = Path(__file__).parents[2]
MAKEFILE = (ROT / "Makefile").read_text(encoding="utf-8")
MAL = ("demo", "test", "dev", "check", "migrate", "bench", "shots", "docs", "lock", "clean")


def test_make_alone_lists_every_door_with_a_word_about_it() -> None:
    svar = subprocess.run(["make", "--no-print-directory"], cwd=ROT, check=True, capture_output=True, text=True)
    rader = dict(re.findall(r"^  make (\S+) +(\S.*)$", svar.stdout, re.MULTILINE))
    assert rader.keys() == {"hjalp", *MAL}


@pytest.mark.parametrize("mal", [mal for mal in MAL if mal != "clean"])
def test_every_door_sets_up_the_environment_itself(mal: str) -> None:
    """`check` does it through its parts; the others name the stamp file."""
    traff = re.search(rf"^{mal}:([^#\n]*)", MAKEFILE, re.MULTILINE)
    assert traff is not None
    behov = traff[1].split()
    delar = behov if mal == "check" else [mal]
    for del_ in delar:
        assert re.search(rf"^{del_}: \$\(KLAR\)", MAKEFILE, re.MULTILINE), f"{del_} does not ask for $(KLAR)"


def test_what_make_clean_removes_is_only_caches() -> None:
    recept = MAKEFILE.split("\nclean:", 1)[1]
    assert ".venv" not in recept.replace(".venv får vara kvar", "")
    assert not re.search(r"\bdata\b|\.db\b", recept)


@pytest.mark.parametrize("namn", ["miljo", "prov", "run", "webblasare"])
def test_the_scripts_can_be_run_and_stop_at_the_first_fault(namn: str) -> None:
    skript = ROT / ".ci" / namn
    assert os.access(skript, os.X_OK)
    assert re.search(r"^set -eu", skript.read_text(encoding="utf-8"), re.MULTILINE)
