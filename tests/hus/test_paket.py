"""A built wheel holds the data folders, and the installed program finds them there."""

import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

ROT = Path(__file__).parents[2]
MAPPAR = ("målbeskrivningar", "templates", "migrations")


@pytest.fixture(scope="module")
def hjul(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the installed hatchling: nothing is fetched."""
    mapp = tmp_path_factory.mktemp("hjul")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(mapp)],
        cwd=ROT,
        check=True,
        capture_output=True,
    )
    (fil,) = mapp.glob("*.whl")
    return fil


def in_the_repository() -> set[str]:
    filer = [fil for mapp in MAPPAR for fil in (ROT / mapp).rglob("*") if fil.is_file() and fil.suffix != ".pyc"]
    return {unicodedata.normalize("NFC", fil.relative_to(ROT).as_posix()) for fil in [*filer, ROT / "alembic.ini"]}


def test_the_wheel_holds_every_file_beside_the_code(hjul: Path) -> None:
    with zipfile.ZipFile(hjul) as arkiv:
        namn = {unicodedata.normalize("NFC", post) for post in arkiv.namelist()}
    packade = {post.removeprefix("app/_paket/") for post in namn if post.startswith("app/_paket/")}
    assert packade == in_the_repository()
    assert not [post for post in namn if post.startswith(("tests/", "bench/"))]


def test_the_installed_program_finds_its_own_copies(hjul: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(hjul) as arkiv:
        arkiv.extractall(tmp_path)
    kod = (
        "import sys; sys.path.insert(0, sys.argv[1]); from app.resurser import resurs; "
        "print(*(resurs(namn).is_relative_to(sys.argv[1]) for namn in sys.argv[2:]))"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kod, str(tmp_path), *MAPPAR, "alembic.ini"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert svar.stdout.split() == ["True"] * 4


def test_the_folder_with_a_swedish_letter_is_composed_on_disk() -> None:
    """NFC: the same å in NFD is another file name to git, grep and zip."""
    assert "målbeskrivningar" in {plats.name for plats in ROT.iterdir()}
    assert unicodedata.is_normalized("NFC", "målbeskrivningar")
