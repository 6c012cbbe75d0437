"""What a setting or a file claims is not shown as more than it is."""

from collections.abc import Callable

from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col

from app.db.engine import Databas
from app.db.tabeller import BedomningRad, Konto, Person
from app.web.losenord import hasha
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def test_demo_mode_over_a_real_register_shows_nobody(app: FastAPI, databas: Databas, varld: Varld, klient: K) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).values(losenord=hasha("ett långt lösenord")))
        st = col(Person.id) == varld.personer["st"]
        koppling.execute(update(Person).where(st).values(epost="astrid@region.example"))
    app.state.installningar = app.state.installningar.model_copy(update={"demolage": True})
    sida = klient("ingen").get("/logga-in").text
    assert "Bo Påhittad" in sida
    assert "Astrid Exempel" not in sida


def test_a_signature_that_only_a_file_tells_of_says_so(databas: Databas, varld: Varld, klient: K) -> None:
    adress = f"/portfolj/{varld.portfolj}/bedomning/{varld.bedomning}"
    assert "enligt uppgift vid överföringen" not in klient("st").sida(adress).text
    with databas.skriv.begin() as koppling:
        koppling.execute(update(BedomningRad).where(col(BedomningRad.id) == varld.bedomning).values(signerad_av=None))
    assert "enligt uppgift vid överföringen" in klient("studierektor").sida(adress).text
