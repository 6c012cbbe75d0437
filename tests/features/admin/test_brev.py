"""Mails that nobody knows went: the administrator sees them, and decides."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert

from app.db.engine import Databas
from app.db.jobbkorningar import Jobb, senaste
from app.db.tabeller import BrevRad, JobbkorningRad
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
    assert "Brev (1 osäkra)" in admin.sida("/admin").text
    sida = admin.sida("/admin/brev")
    assert "Bedömning av Astrid Exempel" in sida.text
    assert "bo@exempel.invalid" in sida.text
    sida = admin.skicka(f"/admin/brev/{osakert}/skicka-om", fran="/admin/brev")
    assert "Brevet skickas om" in sida.text
    assert "kan ha kommit fram" not in sida.text
    with databas.lasning() as session:
        rad = session.get(BrevRad, osakert)
        assert rad is not None
        assert (rad.nasta_forsok, rad.paborjad) == (nu, None)
    assert slag(databas, "brev") == ["brev_skickat_om"]
    assert "osäkra" not in admin.sida("/admin").text


def test_what_is_not_uncertain_is_not_sent_again(klient: K, databas: Databas, osakert: int) -> None:
    admin = klient("admin")
    falt = admin.sida("/admin/brev").formular_till(f"/admin/brev/{osakert}/skicka-om")
    assert admin.post(f"/admin/brev/{osakert + 1}/skicka-om", data=falt).status_code == 404
    assert slag(databas, "brev") == []


def test_the_admin_sees_what_went_to_whom_and_why(klient: K, databas: Databas, varld: Varld, nu: datetime) -> None:
    def rad(nummer: int, slag: str, amne: str, **mer: object) -> dict[str, object]:
        return {
            "nyckel": f"x{nummer}", "slag": slag, "till": f"bo{nummer}@exempel.invalid", "amne": amne, "text": "",
            "skapad": nu, "skickad": nu, "objekt": "", "forsok": 1, "fel": "", "is_omojlig": False, "portfolj_id": None,
            "person_id": None,
        } | mer  # fmt: skip

    with databas.skriv.begin() as koppling:
        for nummer, (brevslag, amne, mer) in enumerate(
            (
                ("veckobrev", "Vecka 48", {"person_id": varld.personer["st"]}),
                ("begaran", "Bedömning av Astrid", {"portfolj_id": varld.portfolj}),
                ("flerkalla", "Svara om Astrid", {}),
                ("veckobrev", "Vecka 48 i en annan region", {}),
            )
        ):
            koppling.execute(insert(BrevRad).values(**rad(nummer, brevslag, amne, **mer)))
    admin = klient("admin")
    text = admin.sida("/admin/brev").text
    assert "bo0@exempel.invalid" in text
    assert "Begäran: Någon bad om en bedömning." in text
    assert "Svara om Astrid" not in text
    assert "annan region" not in text
    sokt = admin.sida("/admin/brev?sok=BEDÖMNING").text
    assert ("Bedömning av Astrid" in sokt, "Vecka 48" in sokt) == (True, False)
    assert "Inget brev har ”zz”" in admin.sida("/admin/brev?sok=zz").text


def test_a_run_is_shown_and_made_again(klient: K, databas: Databas, idag: date, nu: datetime) -> None:
    admin = klient("admin")
    assert "Inget utskick har körts än" in admin.sida("/admin/brev").text
    with databas.skriv.begin() as koppling:
        for jobb, klar in (("paminnelser", nu), ("veckobrev", None)):
            dag = Jobb(jobb).dag(idag)
            koppling.execute(insert(JobbkorningRad).values(jobb=jobb, dag=dag, startad=nu, klar=klar, antal=3, fel=""))
    sida = admin.sida("/admin/brev")
    assert "Klart" in sida.text
    assert "Pågår" in sida.text
    assert "pågår redan" in admin.skicka("/admin/brev/jobb/veckobrev/kor", fran="/admin/brev").text
    databas.nya_brev.clear()
    svar = admin.skicka("/admin/brev/jobb/paminnelser/kor", fran="/admin/brev")
    assert "Påminnelser körs igen" in svar.text
    assert databas.nya_brev.is_set()
    with databas.lasning() as session:
        assert [k.jobb for k in senaste(session)] == [Jobb.VECKOBREV]
    assert slag(databas, "jobb") == ["jobb_om"]
