"""The demo's mailbox, filled by its own mail server."""

import smtplib
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

from app.config import Installningar
from app.jobs.demo.epost import VARD, demopost
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from app.web.postlada import Postlada
from tests.features.klient import Klient


def test_the_mailbox_shows_what_was_sent_with_its_links(
    sqlite_mall: Path, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    lada = Postlada()
    brev = EmailMessage()
    brev["Subject"], brev["To"], brev["From"] = "Hälsning från ön", "ulla@exempel.invalid", "demo@exempel.invalid"
    brev.set_content("Öppna http://127.0.0.1:8000/b/hemlig.\n<b>Slut</b>\n")
    with demopost(lada, lambda: nu) as port, smtplib.SMTP(VARD, port) as smtp:
        smtp.send_message(brev)
    val = Installningar(databas_url=f"sqlite:///{sqlite_mall}", demolage=True, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu, postlada=lada)
    klient = Klient(app)
    assert "Hälsning från ön" in klient.sida("/demo/post").text
    sida = klient.sida("/demo/post/1")
    assert ("http://127.0.0.1:8000/b/hemlig", "http://127.0.0.1:8000/b/hemlig") in sida.lankar
    assert "<b>Slut" not in sida.html
    assert klient.sida("/demo/post/2").status == 404
    app.state.databas.stang()


def test_an_empty_mailbox_tells_what_comes_there(
    sqlite_mall: Path, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    val = Installningar(databas_url=f"sqlite:///{sqlite_mall}", demolage=True, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: idag, nu=lambda: nu, postlada=Postlada())
    assert "Inget brev har skickats än" in Klient(app).sida("/demo/post").text
    app.state.databas.stang()
