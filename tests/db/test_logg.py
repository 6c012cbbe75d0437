from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse, logga_lasning
from app.db.tabeller import Handelse, Lasning, PortfoljRad
from app.underlag.regelunderlag import Regelverk
from tests.db.rader import Skrivning, ny_person, ny_portfolj


def _version(databas: Databas) -> int:
    with databas.lasning() as session:
        return session.exec(select(PortfoljRad.version)).one()


def test_an_event_says_who_when_and_what(databas: Databas, skrivning: Skrivning, nu: datetime) -> None:
    portfolj_id = ny_portfolj(skrivning)
    with skrivning() as session:
        vem = ny_person(session)
        session.person_id = vem
        handelse(
            session,
            Handelseslag.AKTIVITET_ANDRAD,
            portfolj_id=portfolj_id,
            objekt="aktivitet",
            objekt_id=7,
            detalj={"falt": ["titel"]},
        )
    with databas.lasning() as session:
        rad = session.exec(select(Handelse).where(Handelse.slag == "aktivitet_andrad")).one()
        assert (rad.tid, rad.person_id, rad.portfolj_id) == (nu, vem, portfolj_id)
        assert (rad.objekt, rad.objekt_id, rad.detalj) == ("aktivitet", 7, {"falt": ["titel"]})


@pytest.mark.parametrize(
    ("slag", "vaxer"),
    [
        (Handelseslag.AKTIVITET_ANDRAD, 1),
        (Handelseslag.IMPORT_GENOMFORD, 1),
        (Handelseslag.IMPORT_UTKAST, 0),
        (Handelseslag.EXPORT_HAMTAD, 0),
        (Handelseslag.INLOGGAD, 0),
    ],
)
def test_the_version_grows_when_the_portfolio_changes(
    databas: Databas, skrivning: Skrivning, slag: Handelseslag, vaxer: int
) -> None:
    portfolj_id = ny_portfolj(skrivning)
    fore = _version(databas)
    with skrivning() as session:
        handelse(session, slag, portfolj_id=portfolj_id)
    assert _version(databas) == fore + vaxer


@pytest.mark.parametrize("sats", ["UPDATE handelse SET slag = 'annat'", "DELETE FROM handelse"])
def test_what_is_logged_stays(databas: Databas, skrivning: Skrivning, sats: str) -> None:
    ny_portfolj(skrivning)
    with databas.skriv.connect() as koppling, pytest.raises(DBAPIError, match="append-only"):
        koppling.execute(text(sats))


@pytest.mark.pg
def test_the_log_cannot_be_emptied(pg_databas: Databas) -> None:
    with pg_databas.skriv.connect() as koppling, pytest.raises(DBAPIError, match="append-only"):
        koppling.execute(text("TRUNCATE handelse"))


def test_one_row_a_reader_and_day(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    portfolj_id = ny_portfolj(skrivning)
    with skrivning() as session:
        vem = ny_person(session)
        handelse(session, Handelseslag.PERSON_SKAPAD)
    for dag, nar in ((idag, nu), (idag, nu + timedelta(hours=1)), (idag + timedelta(days=1), nu + timedelta(days=1))):
        logga_lasning(databas, regelverk, portfolj_id=portfolj_id, person_id=vem, roll="chef", dag=dag, nu=nar)
    with databas.lasning() as session:
        rader = session.exec(
            select(col(Lasning.dag), col(Lasning.forsta), col(Lasning.roll)).order_by(col(Lasning.dag))
        ).all()
    assert rader == [(idag, nu, "chef"), (idag + timedelta(days=1), nu + timedelta(days=1), "chef")]
