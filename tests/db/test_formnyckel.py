from datetime import timedelta
from threading import Thread

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.formnyckel import KEPT, forbruka, spara_svar
from app.db.tabeller import Formnyckel
from tests.db.rader import Skrivning


def test_the_second_time_gives_the_first_answer(skrivning: Skrivning) -> None:
    with skrivning() as session:
        assert forbruka(session, "nyckel", "kropp") is None
        spara_svar(session, "nyckel", "/portfolj/1")
    with skrivning() as session:
        assert forbruka(session, "nyckel", "kropp") == "/portfolj/1"


def test_another_body_is_a_new_submit_and_is_itself_used_once(skrivning: Skrivning) -> None:
    for kropp, svar in (("kropp", "/forsta"), ("annan", "/andra")):
        with skrivning() as session:
            assert forbruka(session, "nyckel", kropp) is None
            spara_svar(session, "nyckel", svar)
    with skrivning() as session:
        assert forbruka(session, "nyckel", "annan") == "/andra"
        assert forbruka(session, "nyckel", "kropp") == "/forsta"


def test_a_submit_that_failed_leaves_the_key_unused(skrivning: Skrivning) -> None:
    with pytest.raises(ZeroDivisionError), skrivning() as session:  # noqa: PT012 - what stands before must go
        forbruka(session, "nyckel", "kropp")
        _ = 1 / 0
    with skrivning() as session:
        assert forbruka(session, "nyckel", "kropp") is None


def test_two_at_the_same_time_are_one(skrivning: Skrivning) -> None:
    svar: list[str | None] = []

    def andra() -> None:
        with skrivning() as session:
            svar.append(forbruka(session, "nyckel", "kropp"))

    trad = Thread(target=andra)
    with skrivning() as session:
        assert forbruka(session, "nyckel", "kropp") is None
        trad.start()
        spara_svar(session, "nyckel", "/forsta")
    trad.join(5)
    assert svar == ["/forsta"]


def test_old_keys_are_forgotten(databas: Databas, skrivning: Skrivning) -> None:
    with skrivning() as session:
        forbruka(session, "gammal", "kropp")
    with skrivning() as session:
        session.nu += KEPT + timedelta(seconds=1)
        forbruka(session, "ny", "kropp")
    with databas.lasning() as session:
        assert len(session.exec(select(Formnyckel)).all()) == 1
