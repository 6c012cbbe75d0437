"""The pages answer on PostgreSQL as on SQLite: both speak their own dialect in unions, casts and dates."""

import pytest
from fastapi import FastAPI

from tests.features import varld as varldsbygge
from tests.features.klient import Klient
from tests.features.varld import Varld

pytestmark = pytest.mark.pg

_I_PORTFOLJEN = (
    "", "/delmal", "/aktivitet", "/moment", "/handledning", "/bedomning", "/bedomning/ny", "/bedomning/flera",
    "/bedomningsplan", "/utveckling", "/strak", "/signaturer", "/undervisning", "/kalender", "/iup",
    "/utbildning", "/utbildning/tid",
)  # fmt: skip


def _klient(app: FastAPI, vem: str) -> Klient:
    klient = Klient(app, base_url="http://testserver")
    klient.cookies.set("st_session", varldsbygge.nyckel(vem))
    return klient


def test_every_main_page_answers(pg_app: tuple[FastAPI, Varld]) -> None:
    app, varld = pg_app
    bas = f"/portfolj/{varld.portfolj}"
    adresser = [(vem, bas + stig) for vem in ("st", "handledare", "studierektor") for stig in _I_PORTFOLJEN]
    adresser += [
        ("handledare", "/"), ("handledare", "/mina-st-lakare"), ("studierektor", "/st-lakare"),
        ("studierektor", "/st-lakare/klimat"), ("chef", "/st-lakare"), ("admin", "/admin"), ("admin", "/admin/brev"),
        ("st", "/konto"), ("st", "/konto/kalender"), ("st", f"{bas}/historik"),
    ]  # fmt: skip
    klienter = {vem: _klient(app, vem) for vem, _ in adresser}
    svar = {(vem, adress): klienter[vem].sida(adress).status for vem, adress in adresser}
    # Who may not ask is told so; nothing else may go wrong.
    assert {nyckel: status for nyckel, status in svar.items() if status not in (200, 403)} == {}
    assert sum(status == 200 for status in svar.values()) > len(_I_PORTFOLJEN) * 2


def test_what_was_asked_for_is_begun_signed_and_sealed(pg_app: tuple[FastAPI, Varld]) -> None:
    app, varld = pg_app
    adress = f"/portfolj/{varld.portfolj}/bedomning/{varld.begard_bedomning}/besvara"
    handledare = _klient(app, "handledare")
    assert "Signerad och låst" in handledare.skicka(adress, {"aterkoppling": "Lugn och tydlig."}).text
    assert "Kedjan är hel" in handledare.sida(f"/portfolj/{varld.portfolj}/signaturer").text
