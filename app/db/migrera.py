"""Brings a database to the program's version, in one transaction; used by commands, start-up and tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Enum, MetaData, types
from sqlmodel import SQLModel

import app.db.tabeller  # noqa: F401 - registers the tables
from app.db.engine import Databas
from app.resurser import resurs

METADATA: Final[MetaData] = SQLModel.metadata


class FelIMigrering(Exception):
    """After the steps some row refers to a row that does not exist; nothing was changed."""


def settings() -> Config:
    """Alembic's settings, wherever the program is installed."""
    config = Config(str(resurs("alembic.ini")))
    config.set_main_option("script_location", str(resurs("migrations")).replace("%", "%%"))
    return config


def migrera(url: str, till: str = "head") -> None:
    """Bring the database at `url` to a revision: up, or down where `till` lies before; `base` empties it."""
    databas = Databas(url)
    try:
        migrate(databas, till)
    finally:
        databas.stang()


def migrate(databas: Databas, till: str = "head") -> None:
    """The same for a database that is open already."""
    config = settings()
    with migration_connection(databas) as koppling:
        config.attributes["connection"] = koppling
        nu = MigrationContext.configure(koppling).get_current_revision()
        ned = nu is not None and till in _earlier(config, nu)
        (command.downgrade if ned else command.upgrade)(config, till)


@contextmanager
def migration_connection(databas: Databas) -> Iterator[Connection]:
    """One writing transaction for steps.

    SQLite alters a table by making it anew, which foreign keys would take for a removal of what others refer to; so
    they rest meanwhile, and every reference is checked before anything is saved.
    """
    with databas.skriv.connect() as koppling:
        if databas.is_sqlite:
            _foreign_keys(koppling, "OFF")
        try:
            with koppling.begin():
                yield koppling
                if databas.is_sqlite and (brutna := koppling.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise FelIMigrering(f"rows refer to rows that do not exist: {brutna[:5]}")
        finally:
            if databas.is_sqlite:
                _foreign_keys(koppling, "ON")


def _foreign_keys(koppling: Connection, lage: str) -> None:
    """Straight to the driver: within a transaction SQLite would ignore it."""
    driver: Any = koppling.connection.dbapi_connection
    driver.execute(f"PRAGMA foreign_keys={lage}")


def is_current(databas: Databas) -> bool:
    """Whether the database stands at the program's version."""
    with databas.las.connect() as koppling:
        nu = MigrationContext.configure(koppling).get_current_heads()
    return set(nu) == set(heads())


def heads() -> list[str]:
    """The revisions that nothing follows; there must be one."""
    return list(ScriptDirectory.from_config(settings()).get_heads())


def differences(databas: Databas) -> list[Any]:
    """What separates the database from the tables in the code, as Alembic tells it; empty where they agree."""
    with databas.las.connect() as koppling:
        laget = MigrationContext.configure(koppling, opts={"compare_type": True})
        return list(compare_metadata(laget, METADATA))


def render_item(sort: str, obj: Any, autogen_context: Any) -> str | Literal[False]:  # noqa: ARG001 - Alembic's shape
    """Write our column types in a new step as plain ones: a step must not depend on the code of today."""
    if sort == "type" and isinstance(obj, Enum):
        return f"sa.String(length={obj.length})"
    if sort == "type" and isinstance(obj, types.TypeDecorator):
        return f"sa.{obj.impl!r}"
    return False


def _earlier(config: Config, revision: str) -> set[str]:
    steg = ScriptDirectory.from_config(config).iterate_revisions(revision, "base")
    return {"base"} | {ett.revision for ett in steg if ett.revision != revision}
