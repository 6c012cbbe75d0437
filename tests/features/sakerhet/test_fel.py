"""A fault of ours tells nobody anything: neither the browser nor the log."""

import logging
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db.engine import Databas
from app.web.headers import sakerhetshuvuden
from tests.features.klient import Klient

K = Callable[[str], Klient]


def test_a_fault_has_the_headers_of_every_answer_and_keeps_the_address_to_itself(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def brista(*_: object) -> None:
        raise RuntimeError("något inre")

    monkeypatch.setattr(app.state.databas, "lasning", brista)
    with caplog.at_level(logging.ERROR, "st_portfoljen"):
        svar = Klient(app, raise_server_exceptions=False).get("/inbjudan/mycket-hemlig%0Afault")
    assert svar.status_code == 500
    assert {namn: svar.headers.get(namn) for namn in sakerhetshuvuden(https=False)} == sakerhetshuvuden(https=False)
    assert "något inre" not in svar.text
    (rad,) = [r.getMessage() for r in caplog.records if r.name == "st_portfoljen"]
    assert rad.endswith("at /inbjudan/{hemlighet}")


@pytest.mark.parametrize("motor", ["las", "skriv"])
def test_a_fault_of_the_database_does_not_repeat_what_was_written(databas: Databas, motor: str) -> None:
    with pytest.raises(DBAPIError) as fel, getattr(databas, motor).connect() as koppling:
        koppling.execute(text("SELECT * FROM finns_inte WHERE a = :a"), {"a": "en egen anteckning"})
    assert "en egen anteckning" not in str(fel.value)
