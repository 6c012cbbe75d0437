"""The vendored front-end files are exactly those that were vendored, each with its licence."""

import hashlib
from pathlib import Path

LEVERANTOR = Path(__file__).parents[2] / "app/web/static/vendor"
KONTROLLSUMMOR = LEVERANTOR / "CHECKSUMS.sha256"


def listed() -> dict[str, str]:
    """Read the checksum list, in the format of `sha256sum`, as path -> checksum."""
    rader = KONTROLLSUMMOR.read_text(encoding="utf-8").splitlines()
    return {namn: summa for summa, namn in (rad.split("  ", 1) for rad in rader)}


def on_disk() -> dict[str, Path]:
    return {
        fil.relative_to(LEVERANTOR).as_posix(): fil
        for fil in LEVERANTOR.rglob("*")
        if fil.is_file() and fil != KONTROLLSUMMOR
    }


def test_every_vendored_file_is_listed_and_no_other() -> None:
    assert on_disk().keys() == listed().keys(), "Run `sha256sum */* > CHECKSUMS.sha256` in the vendor folder."


def test_every_vendored_file_has_its_checksum() -> None:
    summor = {namn: hashlib.sha256(fil.read_bytes()).hexdigest() for namn, fil in on_disk().items()}
    assert summor == listed()


def test_every_vendored_package_carries_its_version_and_licence() -> None:
    mappar = [mapp for mapp in LEVERANTOR.iterdir() if mapp.is_dir()]
    assert {mapp.name.partition("@")[0] for mapp in mappar} == {"htmx", "source-sans-3"}
    for mapp in mappar:
        assert mapp.name.partition("@")[2], f"{mapp.name} does not say its version"
        assert (mapp / "LICENSE").is_file(), f"{mapp.name} has no licence"


def test_the_font_is_compressed_and_within_the_budget() -> None:
    (font,) = LEVERANTOR.rglob("*.woff2")
    assert font.read_bytes()[:4] == b"wOF2"
    assert font.stat().st_size <= 30_000
