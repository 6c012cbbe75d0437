"""Reminds assessors of requests whose last day is near; each reminder once, whoever runs this and however often."""

from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.config import Installningar
from app.db.engine import Databas
from app.db.session import las_portfolj_rad
from app.db.tabeller import BedomningRad, Enhet, Person, PortfoljRad
from app.db.typer import core
from app.domain.bedomning import Bedomningsstatus
from app.domain.begaran import Begaran
from app.underlag.regelunderlag import Regelverk
from app.web.bedomningsbrev import Brevbarare


def paminn_alla(databas: Databas, val: Installningar, regelverk: Regelverk, *, idag: date, nu: datetime) -> int:
    """Put the reminders of the day in the outbox, a transaction each; how many there were."""
    with databas.lasning() as session:
        kandidater = _kandidater(session, idag)
    antal = 0
    for bedomning_id, portfolj_id, namn, region, specialitet in kandidater:
        regler = regelverk.profiler.valj(region, specialitet).begaran(idag)
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            las_portfolj_rad(session, portfolj_id)
            rad = session.get(BedomningRad, bedomning_id, populate_existing=True)
            if rad is not None and _is_dags(rad, regler, idag):
                antal += Brevbarare(session, val, namn, regler).paminn(rad)
    return antal


def _is_dags(rad: BedomningRad, regler: Begaran, idag: date) -> bool:
    """Whether a reminder of this request is to go today."""
    if rad.status is not Bedomningsstatus.BEGARD or rad.begard is None or rad.svara_senast is None:
        return False
    return regler.is_dags(
        idag, begard=rad.begard, svara_senast=rad.svara_senast, antal=rad.paminnelser, senast=rad.paminnd
    )


def _kandidater(session: Session, idag: date) -> list[tuple[int, int, str, str, str]]:
    rader = session.execute(
        select(
            core(BedomningRad).c.id,
            core(PortfoljRad).c.id,
            col(Person.namn),
            col(Enhet.region),
            col(PortfoljRad.specialitet),
        )
        .join(PortfoljRad, col(PortfoljRad.id) == col(BedomningRad.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id))
        .where(col(BedomningRad.status) == Bedomningsstatus.BEGARD, col(BedomningRad.svara_senast) >= idag)
        .order_by(col(BedomningRad.id))
    )
    return [tuple(rad) for rad in rader]
