"""Mails that nobody knows went: the administrator sees them, and decides."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from app.db.engine import Databas
from app.db.tabeller import BrevRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


@pytest.fixture
def osakert(databas: Databas, varld: Varld, nu: datetime) -> int:
    """A mail that was claimed an hour ago and never heard of."""
    rad = {
        "id": 5, "nyckel": "x", "slag": "begaran", "till": "bo@exempel.invalid", "amne": "Bedömning av Astrid Exempel",
        "text": "t", "skapad": nu, "portfolj_id": varld.portfolj, "paborjad": nu - timedelta(hours=1), "objekt": "",
        "forsok": 1, "fel": "", "is_omojlig": False,
    }  # fmt: skip
    with databas.skriv.begin() as koppling:
        koppling.execute(insert(BrevRad).values(**rad))
    return 5


def test_an_uncertain_mail_is_shown_and_sent_once_more(klient: K, databas: Databas, nu: datetime, osakert: int) -> None:
    admin = klient("admin")
    assert "Osäkra brev" in admin.sida("/admin").text
    sida = admin.sida("/admin/brev")
    assert "Bedömning av Astrid Exempel" in sida.text
    assert "bo@exempel.invalid" in sida.text
    sida = admin.skicka(f"/admin/brev/{osakert}/skicka-om", fran="/admin/brev")
    assert "Brevet skickas om" in sida.text
    assert "Inget brev är osäkert" in sida.text
    with databas.lasning() as session:
        rad = session.get(BrevRad, osakert)
        assert rad is not None
        assert (rad.nasta_forsok, rad.paborjad) == (nu, None)
    assert slag(databas, "brev") == ["brev_skickat_om"]
    assert "Osäkra brev" not in admin.sida("/admin").text


def test_what_is_not_uncertain_is_not_sent_again(klient: K, databas: Databas, osakert: int) -> None:
    admin = klient("admin")
    falt = admin.sida("/admin/brev").formular_till(f"/admin/brev/{osakert}/skicka-om")
    assert admin.post(f"/admin/brev/{osakert + 1}/skicka-om", data=falt).status_code == 404
    assert slag(databas, "brev") == []
