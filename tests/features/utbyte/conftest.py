"""Somebody who brings tables in: the ST-läkare of the small world, or one with the frame of an example file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.snapshot import load_portfolj
from app.db.tabeller import Importkorning, PortfoljRad
from app.domain.portfolj import Portfolj
from app.underlag.regelunderlag import Regelverk
from app.utbyte.portfoljfil import load_portfolj_json
from tests.exempel.verktyg import MAPP
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

RUBRIKER = "Typ av aktivitet;Titel;Från;Till;Delmål\n"


def csv(*rader: str) -> bytes:
    """A table of activities."""
    return (RUBRIKER + "\n".join(rader) + "\n").encode()


def exempel(namn: str) -> bytes:
    """An example file."""
    return (MAPP / namn).read_bytes()


@dataclass
class Kontor:
    """One person's "Hämta in och ut"."""

    klient: Klient
    databas: Databas
    portfolj_id: int

    @property
    def bas(self) -> str:
        """The page's address."""
        return f"/portfolj/{self.portfolj_id}/utbyte"

    def ladda_upp(self, data: bytes, namn: str = "iup.csv") -> Sidan:
        """Upload a file and come to its dry run, or back with the faults."""
        return self.klient.skicka(self.bas, filer={"fil": (namn, data)})

    def klistra(self, text: str) -> Sidan:
        """Paste a table."""
        return self.klient.skicka(self.bas, {"tabell": text})

    def valj(self, provkorning: Sidan, gor: str = "las_in", **varden: str | list[str]) -> Sidan:
        """Press one of the buttons of a dry run with these choices made."""
        return self.klient.skicka(adress(provkorning), {"gor": gor, **varden})

    def las_in(self, data: bytes, namn: str = "iup.csv") -> Sidan:
        """Upload, and read in as it stands."""
        return self.valj(self.ladda_upp(data, namn))

    def portfolj(self) -> Portfolj:
        """The portfolio as it is saved."""
        with self.databas.lasning() as session:
            portfolj = load_portfolj(session, self.portfolj_id)
        assert portfolj is not None
        return portfolj

    def korningar(self) -> list[Importkorning]:
        """Imports that were made."""
        with self.databas.lasning() as session:
            return list(session.exec(select(Importkorning)))


def adress(sida: Sidan) -> str:
    """Where the page is."""
    return str(sida.svar.url.path)


@pytest.fixture
def kontor(klient: Callable[[str], Klient], databas: Databas, varld: Varld) -> Kontor:
    """The ST-läkare of the small world."""
    return Kontor(klient("st"), databas, varld.portfolj)


@pytest.fixture
def nytt_kontor(
    klient: Callable[[str], Klient], databas: Databas, varld: Varld, regelverk: Regelverk, idag: date, nu: datetime
) -> Callable[[str], tuple[Kontor, Portfolj]]:
    """Make an empty portfolio with the frame of an example; with it comes what the example should become."""

    def skapa(exempelnamn: str) -> tuple[Kontor, Portfolj]:
        innehall: dict[str, Any] = json.loads(exempel(exempelnamn))
        forvantad = load_portfolj_json(innehall)
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            rad = session.get_one(PortfoljRad, varld.frammande_portfolj)
            for namn in ("slag", "foreskrift", "specialitet", "start", "planerat_slut", "legitimation", "bt",
                         "bt_godkand", "bt_start"):  # fmt: skip
                if hasattr(rad, namn):
                    setattr(rad, namn, getattr(forvantad.utbildning, namn))
            session.add(rad)
            session.flush()
            handelse(session, Handelseslag.UTBILDNING_ANDRAD, portfolj_id=varld.frammande_portfolj)
        return Kontor(klient("frammande"), databas, varld.frammande_portfolj), forvantad

    return skapa
