from pathlib import Path
from threading import Event, Thread
from types import ModuleType

import pysqlite3.dbapi2
import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from app.db.engine import Databas, is_wal_safe, read_url


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 0), (4, 0, 0), (3, 44, 6), (3, 44, 9), (3, 50, 7)])
def test_repaired_sqlite_may_use_wal(version: tuple[int, int, int]) -> None:
    assert is_wal_safe(version)


@pytest.mark.parametrize(
    "version", [(3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 49, 9), (3, 50, 6), (3, 51, 0), (3, 51, 2)]
)
def test_affected_sqlite_may_not(version: tuple[int, int, int]) -> None:
    assert not is_wal_safe(version)


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "delete"), ((3, 51, 3), "wal")])
def test_journal_follows_the_library(version: tuple[int, int, int], journal: str, tmp_path: Path) -> None:
    modul = ModuleType("biblioteket")
    modul.__dict__.update(vars(pysqlite3.dbapi2))
    modul.__dict__["sqlite_version_info"] = version
    databas = Databas(f"sqlite:///{tmp_path / 'prov.db'}", sqlite_modul=modul)
    with databas.skriv.begin() as koppling:
        koppling.execute(text("CREATE TABLE t (n INTEGER)"))
    status = databas.status()
    databas.stang()
    assert (status.journal, status.synchronous) == (journal, "full")
    assert bool(status.anmarkning) == (journal == "delete")


def test_the_bundled_library_is_repaired(sqlite_databas: Databas) -> None:
    assert sqlite_databas.status().as_dict() == {
        "dialekt": "sqlite",
        "version": pysqlite3.dbapi2.sqlite_version,
        "journal": "wal",
        "synchronous": "full",
        "anmarkning": "",
    }


@pytest.mark.parametrize("text", ["postgresql://lo@exempel/st", "postgres://lo@exempel/st"])
def test_postgresql_by_url_alone(text: str) -> None:
    assert str(read_url(text)) == "postgresql+psycopg://lo@exempel/st"


def test_other_addresses_are_left_alone() -> None:
    assert str(read_url("sqlite:///data/st.db")) == "sqlite:///data/st.db"


@pytest.mark.pg
def test_postgresql_tells_its_version(pg_databas: Databas) -> None:
    assert pg_databas.status().dialekt == "postgresql"
    assert pg_databas.status().version


def test_sqlite_keeps_foreign_keys(sqlite_databas: Databas) -> None:
    with sqlite_databas.skriv.connect() as koppling, pytest.raises(DBAPIError, match="FOREIGN KEY"):
        koppling.execute(text("INSERT INTO konto (person_id, is_aktiv, skapad) VALUES (404, 1, '2026-11-23')"))


def test_a_reader_sees_one_moment(databas: Databas) -> None:
    antal = text("SELECT count(*) FROM enhet")
    with databas.las.connect() as lasare:
        fore = lasare.execute(antal).scalar_one()
        with databas.skriv.begin() as skrivare:
            skrivare.execute(
                text("INSERT INTO enhet (namn, slag, region, stig) VALUES ('Ny', 'enhet', 'norrbotten', '/1/')")
            )
        assert lasare.execute(antal).scalar_one() == fore
    with databas.las.connect() as lasare:
        assert lasare.execute(antal).scalar_one() == fore + 1


def _two_who_count(motor: Engine) -> int:
    """Two read a number, add one and write it back. The second may read before the first has written."""
    with motor.begin() as koppling:
        koppling.execute(text("CREATE TABLE raknare (n INTEGER)"))
        koppling.execute(text("INSERT INTO raknare VALUES (0)"))
    forsta_last, andra_last, forsta_sparat = Event(), Event(), Event()

    def andra() -> None:
        forsta_last.wait(5)
        with Session(motor) as session:
            antal = session.connection().execute(text("SELECT n FROM raknare")).scalar_one()
            andra_last.set()
            forsta_sparat.wait(5)
            session.connection().execute(text("UPDATE raknare SET n = :n"), {"n": antal + 1})
            session.commit()

    trad = Thread(target=andra)
    trad.start()
    with Session(motor) as session:
        antal = session.connection().execute(text("SELECT n FROM raknare")).scalar_one()
        forsta_last.set()
        andra_last.wait(0.3)  # under our hook the second waits for its turn and never gets here before the commit
        session.connection().execute(text("UPDATE raknare SET n = :n"), {"n": antal + 1})
        session.commit()
    forsta_sparat.set()
    trad.join(5)
    with motor.connect() as koppling:
        resultat: int = koppling.execute(text("SELECT n FROM raknare")).scalar_one()
    return resultat


def test_the_drivers_own_transactions_lose_updates(tmp_path: Path) -> None:
    """Why the hook exists: without it one of two additions vanishes and nobody is told."""
    motor = create_engine(f"sqlite:///{tmp_path / 'forlust.db'}", module=pysqlite3.dbapi2)
    assert _two_who_count(motor) == 1
    motor.dispose()


def test_no_update_is_lost_with_ours(sqlite_databas: Databas) -> None:
    assert _two_who_count(sqlite_databas.skriv) == 2
