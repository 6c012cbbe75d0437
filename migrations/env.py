"""Runs the steps against one database. The address: `-x url=…`, else from the caller, else from the settings."""

from alembic import context
from sqlalchemy import Connection

from app.config import installningar
from app.db.engine import Databas
from app.db.migrera import METADATA, migration_connection, render_item


def run(koppling: Connection) -> None:
    context.configure(
        connection=koppling,
        target_metadata=METADATA,
        render_as_batch=True,  # SQLite alters a table by making it anew
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    databas = Databas(context.get_x_argument(as_dictionary=True).get("url") or installningar().databas_url)
    with migration_connection(databas) as egen:
        run(egen)
    databas.stang()
