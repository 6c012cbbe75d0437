"""What tests of the signature chain share."""

from sqlalchemy import text

from app.db.engine import Databas


def ta_bort_vakten(databas: Databas) -> None:
    """Take the guard off the links, as somebody with the database's own password can."""
    with databas.skriv.begin() as koppling:
        if databas.is_sqlite:
            for vad in ("UPDATE", "DELETE"):
                koppling.execute(text(f"DROP TRIGGER IF EXISTS signatur_{vad}"))
        else:
            koppling.execute(text("ALTER TABLE signatur DISABLE TRIGGER USER"))


def satt_vakten(databas: Databas) -> None:
    """Put it back where the database is used again by other tests."""
    if not databas.is_sqlite:
        with databas.skriv.begin() as koppling:
            koppling.execute(text("ALTER TABLE signatur ENABLE TRIGGER USER"))
