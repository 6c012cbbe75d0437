"""The data folders are found from the repository, from a package and from a setting."""

from pathlib import Path

import pytest

from app import resurser
from app.resurser import ResursSaknas, resurs


@pytest.fixture
def hus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a repository and a package folder that both hold templates."""
    for plats in ("repo/templates", "repo/migrations", "repo/app/_paket/templates"):
        (tmp_path / plats).mkdir(parents=True)
    monkeypatch.setattr(resurser, "_REPOSITORY", tmp_path / "repo")
    monkeypatch.setattr(resurser, "_PAKET", tmp_path / "repo/app/_paket")
    return tmp_path


def test_the_packages_copy_comes_before_the_repositorys(hus: Path) -> None:
    assert resurs("templates") == hus / "repo/app/_paket/templates"


def test_the_repository_is_used_where_the_package_has_no_copy(hus: Path) -> None:
    assert resurs("migrations") == hus / "repo/migrations"


def test_a_setting_wins(hus: Path) -> None:
    egen = hus / "egen"
    egen.mkdir()
    assert resurs("templates", installning=egen) == egen


def test_a_mistyped_setting_is_an_error_and_no_fallback(hus: Path) -> None:
    with pytest.raises(ResursSaknas, match="finns-inte"):
        resurs("templates", installning=hus / "finns-inte")


@pytest.mark.usefixtures("hus")
def test_a_missing_resource_names_where_it_was_sought() -> None:
    with pytest.raises(ResursSaknas, match=r"alembic\.ini saknas; sökte i .*_paket"):
        resurs("alembic.ini")


@pytest.mark.parametrize("namn", ["templates", "migrations", "alembic.ini", "målbeskrivningar"])
def test_the_checkout_has_every_resource(namn: str) -> None:
    assert resurs(namn).exists()
