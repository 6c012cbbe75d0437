from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.regelstatus import bygg_om, uppdatera_mogna
from app.db.snapshot import load_portfolj
from app.db.tabeller import AktivitetRad, PortfoljRad, Portfoljsumma, RegelstatusRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.slag import Aktivitetsslag
from app.regler.arbetslista import arbetslista
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests.bygg import koder
from tests.db.rader import Skrivning, full_portfolj, ny_portfolj

Innehall = dict[str, list[dict[str, Any]]]


def _stored(databas: Databas) -> Innehall:
    with databas.lasning() as session:
        summor = session.exec(select(Portfoljsumma).order_by(col(Portfoljsumma.portfolj_id))).all()
        rader = session.exec(
            select(RegelstatusRad).order_by(
                col(RegelstatusRad.portfolj_id),
                col(RegelstatusRad.regel_id),
                col(RegelstatusRad.delregel),
                col(RegelstatusRad.utfall),
            )
        ).all()
        return {"summor": [rad.model_dump() for rad in summor], "rader": [rad.model_dump() for rad in rader]}


def _throw_away(databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(delete(RegelstatusRad))
        koppling.execute(delete(Portfoljsumma))


def test_the_figures_are_those_of_the_work_list(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date
) -> None:
    portfolj_id = full_portfolj(skrivning)
    with databas.lasning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    fynd = utvardera(portfolj, regelverk.underlag_for(portfolj, idag), regelverk.regler)
    rader = arbetslista(fynd, regelverk.regler)
    summa = _stored(databas)["summor"][0]
    assert summa["brist"] + summa["varning"] == len(rader) > 0
    assert summa["brist"] == sum(rad.is_brist for rad in rader)
    assert summa["brist"] == sum(summa[f"brist_{niva}"] for niva in "frkl")
    assert sum(rad["antal"] for rad in _stored(databas)["rader"]) == len(fynd)
    assert summa["senaste_revidering"] == date(2025, 1, 2)
    assert summa["portfolj_version"] == 2
    malbeskrivning = regelverk.malbeskrivning_for(portfolj)
    assert malbeskrivning is not None
    assert len(summa["remsa"].replace(" ", "")) == len(malbeskrivning.delmal)
    assert len(summa["remsa"].split()) == 3
    assert set(summa["remsa"]) <= set("bvup ")


def test_a_write_leaves_what_a_rebuild_makes(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    full_portfolj(skrivning)
    portfolj_id = ny_portfolj(skrivning)
    fore = _stored(databas)
    with skrivning() as session:
        session.add(
            AktivitetRad(
                portfolj_id=portfolj_id,
                slag=Aktivitetsslag.KURS,
                titel="Kurs",
                status=Aktivitetsstatus.PLANERAD,
                delmal=koder("a1"),
            )
        )
        handelse(session, Handelseslag.AKTIVITET_SKAPAD, portfolj_id=portfolj_id)
    lamnat = _stored(databas)
    assert lamnat["rader"] != fore["rader"]
    _throw_away(databas)
    assert bygg_om(databas, regelverk, idag=idag, nu=nu) == 2
    assert _stored(databas) == lamnat


def test_results_that_are_missing_are_made(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    ny_portfolj(skrivning)
    lamnat = _stored(databas)
    _throw_away(databas)
    assert uppdatera_mogna(databas, regelverk, idag=idag, nu=nu) == 1
    assert _stored(databas) == lamnat


def test_nothing_is_written_when_nothing_is_old(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    ny_portfolj(skrivning)
    lamnat = _stored(databas)
    for minuter in (1, 2):
        assert uppdatera_mogna(databas, regelverk, idag=idag, nu=nu + timedelta(minutes=minuter)) == 0
    assert _stored(databas) == lamnat


@pytest.mark.parametrize("is_first_today", [True, False])
def test_results_ripen(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime, is_first_today: bool
) -> None:
    full_portfolj(skrivning)
    vander = _stored(databas)["summor"][0]["vander"]
    assert vander > idag
    fore = vander - timedelta(days=1)
    assert uppdatera_mogna(databas, regelverk, idag=fore, nu=nu) == 0
    if not is_first_today:  # another process looks everything over, this one asks for what is ripe
        databas.minne["regelstatus"] = (regelverk, vander)
    assert uppdatera_mogna(databas, regelverk, idag=vander, nu=nu) == 1
    assert _stored(databas)["summor"][0]["beraknad_for"] == vander
    assert uppdatera_mogna(databas, regelverk, idag=vander, nu=nu) == 0


def test_only_what_the_reader_chose_is_refreshed(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, nu: datetime
) -> None:
    forsta, andra = full_portfolj(skrivning), full_portfolj(skrivning)
    dag = _stored(databas)["summor"][0]["vander"]
    databas.minne["regelstatus"] = (regelverk, dag)
    urval = select(PortfoljRad.id).where(PortfoljRad.id == andra)
    assert uppdatera_mogna(databas, regelverk, idag=dag, nu=nu, urval=urval) == 1
    beraknad = {rad["portfolj_id"]: rad["beraknad_for"] for rad in _stored(databas)["summor"]}
    assert beraknad[andra] == dag
    assert beraknad[forsta] < dag


def test_another_version_of_the_rules_makes_results_old(
    databas: Databas, skrivning: Skrivning, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    ny_portfolj(skrivning)
    assert uppdatera_mogna(databas, regelverk, idag=idag, nu=nu) == 0
    annat = replace(regelverk, kallkod="annan")
    assert uppdatera_mogna(databas, annat, idag=idag, nu=nu) == 1
    assert uppdatera_mogna(databas, annat, idag=idag, nu=nu) == 0
