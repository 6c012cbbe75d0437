from sqlalchemy import inspect

from app.db import kontroll
from app.db.engine import Databas
from app.db.migrera import differences, is_current, migrate, migrera


def test_up_down_and_up_again(databas: Databas) -> None:
    migrate(databas, "base")
    assert set(inspect(databas.las).get_table_names()) == {"alembic_version"}
    assert not is_current(databas)
    migrate(databas)
    assert is_current(databas)


def test_the_steps_make_the_tables_of_the_code(databas: Databas) -> None:
    assert differences(databas) == []


def test_a_table_that_is_not_as_in_the_code_is_told(databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.exec_driver_sql("ALTER TABLE person ADD COLUMN skostorlek INTEGER")
    assert "skostorlek" in str(differences(databas))


def test_the_check_finds_nothing_wrong(capsys: object) -> None:
    assert kontroll.main() == 0


def test_migrating_by_url_makes_the_folder(tmp_path) -> None:
    url = f"sqlite:///{tmp_path / 'ny' / 'mapp' / 'st.db'}"
    migrera(url)
    databas = Databas(url)
    assert is_current(databas)
    databas.stang()
