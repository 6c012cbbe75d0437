"""requirements.lock pins, with hashes and without addresses, what pyproject.toml asks for."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROT = Path(__file__).parents[2]
LASFIL = (ROT / "requirements.lock").read_text(encoding="utf-8")
REMEDY = "Run `make lock`."


def pinned() -> dict[str, list[Requirement]]:
    """Read the pins by name; a package may be pinned differently per platform or Python version."""
    pins: dict[str, list[Requirement]] = defaultdict(list)
    for rad in re.sub(r"\s*\\\n\s*--hash=\S+", "", LASFIL).splitlines():
        if rad and not rad.lstrip().startswith("#"):
            krav = Requirement(rad)
            pins[canonicalize_name(krav.name)].append(krav)
    return pins


def version(pin: Requirement) -> Version:
    (spec,) = pin.specifier
    assert spec.operator == "==", f"{pin} is not an exact pin. {REMEDY}"
    return Version(spec.version)


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(rad) for rad in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]


def test_every_wanted_package_is_pinned_within_its_range() -> None:
    pins = pinned()
    for krav in wanted():
        valda = pins.get(canonicalize_name(krav.name), [])
        assert valda, f"{krav.name} is not in the lock file. {REMEDY}"
        for pin in valda:
            assert version(pin) in krav.specifier, f"{pin} is outside {krav}. {REMEDY}"


def test_every_wanted_package_has_a_lower_and_an_upper_bound() -> None:
    for krav in wanted():
        assert {spec.operator for spec in krav.specifier} == {">=", "<"}, f"{krav} needs both bounds"


def test_the_lock_file_names_what_it_was_made_from() -> None:
    """A package that pyproject.toml no longer asks for would still say that it does."""
    begarda = {canonicalize_name(krav.name) for krav in wanted()}
    poster = re.split(r"\n(?=\S)", LASFIL)
    direkta = {
        canonicalize_name(Requirement(post.split("\n", 1)[0].rstrip(" \\")).name)
        for post in poster
        if "st-portfoljen (pyproject.toml)" in post
    }
    assert direkta == begarda, REMEDY


def test_every_pin_has_a_hash() -> None:
    for post in re.split(r"\n(?=\S)", LASFIL.strip()):
        assert "--hash=sha256:" in post, f"{post.splitlines()[0]} has no hash. {REMEDY}"


def test_the_lock_file_holds_no_address() -> None:
    assert not re.search(r"https?:|://|--(?:extra-)?index-url|--find-links", LASFIL)
