from collections.abc import Iterator

import pytest
from sqlalchemy import inspect

from app.db import kontroll
from app.db.engine import Databas
from app.db.migrera import FelIMigrering, differences, is_current, migrate, migration_connection, migrera


@pytest.fixture
def ny_databas(tom_url: str) -> Iterator[Databas]:
    migrera(tom_url)
    databas = Databas(tom_url)
    yield databas
    databas.stang()


def test_up_down_and_up_again(ny_databas: Databas) -> None:
    assert is_current(ny_databas)
    migrate(ny_databas, "base")
    assert set(inspect(ny_databas.las).get_table_names()) == {"alembic_version"}
    assert not is_current(ny_databas)
    migrate(ny_databas)
    assert is_current(ny_databas)


def test_the_steps_make_the_tables_of_the_code(databas: Databas) -> None:
    assert differences(databas) == []


def test_a_table_that_is_not_as_in_the_code_is_told(ny_databas: Databas) -> None:
    with ny_databas.skriv.begin() as koppling:
        koppling.exec_driver_sql("ALTER TABLE person ADD COLUMN skostorlek INTEGER")
    assert "skostorlek" in str(differences(ny_databas))


def test_a_step_that_breaks_a_reference_is_not_saved(sqlite_databas: Databas) -> None:
    with pytest.raises(FelIMigrering), migration_connection(sqlite_databas) as koppling:
        koppling.exec_driver_sql("INSERT INTO konto (person_id, is_aktiv, skapad) VALUES (404, 1, '2026-11-23')")
    with sqlite_databas.las.connect() as koppling:
        assert koppling.exec_driver_sql("SELECT count(*) FROM konto").scalar_one() == 0
    with sqlite_databas.skriv.connect() as koppling:
        assert koppling.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_the_check_finds_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert kontroll.main() == 0
    assert "i ordning" in capsys.readouterr().out


def test_the_check_tells_of_tables_that_differ(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kontroll, "differences", lambda _: ["add_column skostorlek"])
    assert kontroll.main() == 1
    assert "skostorlek" in capsys.readouterr().out
