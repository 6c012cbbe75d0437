"""The assessments of a test's world: where they stand, and their rows."""

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import BedomningRad
from tests.features.varld import Varld


def bas(varld: Varld, steg: str = "") -> str:
    """The address of the portfolio's assessments, with what follows."""
    return f"/portfolj/{varld.portfolj}/bedomning{steg}"


def begard(varld: Varld, steg: str = "") -> str:
    """The address of the assessment that has been asked for."""
    return bas(varld, f"/{varld.begard_bedomning}{steg}")


def las_rad(databas: Databas, bedomning_id: int) -> BedomningRad:
    """One assessment as it is stored."""
    with databas.lasning() as session:
        funnen = session.get(BedomningRad, bedomning_id)
    assert funnen is not None
    return funnen


def nya(databas: Databas) -> list[BedomningRad]:
    """The assessments beyond the two of the world, in order."""
    with databas.lasning() as session:
        return list(session.exec(select(BedomningRad).order_by(col(BedomningRad.id))))[2:]
