"""Two who sign in the same moment, on both databases: what may stand together stands, and else the second is told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.signaturposter import verifiera_kedja
from app.db.tabeller import DokumentRad, HandledarskapRad, UndertecknandeRad
from app.db.typer import core
from app.domain.avstamning import Dokumentstatus, Part
from app.domain.handledning import Handledarroll
from tests.features import varld as varldsbygge
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

Vanta = Callable[[Callable[[], object]], None]
KONTRAKT = {
    "datum": "2026-11-20",
    "andra_specialist": "Nils Nejlikrot",
    "mal": "Alla delmål nås.",
    "ansvar": "Chefen ger tid.",
    "underteckna": "chef",
}


class Kontraktet:
    """A contract that the chef has signed, and the others who have it before them."""

    def __init__(self, app: FastAPI, varld: Varld, vanta: Vanta) -> None:
        self.app, self.varld, self.vanta = app, varld, vanta
        self.databas: Databas = app.state.databas
        chef = self.klient("chef")
        bas = f"/portfolj/{varld.portfolj}/besok"
        chef.skicka(f"{bas}/kontrakt/nytt", KONTRAKT)
        self.adress = f"{bas}/{self.rad().id}"

    def klient(self, vem: str) -> Klient:
        klient = Klient(self.app)
        klient.cookies.set("st_session", varldsbygge.nyckel(vem))
        return klient

    def rad(self) -> DokumentRad:
        with self.databas.lasning() as session:
            return session.exec(select(DokumentRad).order_by(col(DokumentRad.id).desc())).first() or DokumentRad()  # type: ignore[call-arg]

    def parter(self) -> list[Part]:
        with self.databas.lasning() as session:
            return list(session.exec(select(col(UndertecknandeRad.part)).order_by(col(UndertecknandeRad.id))))

    def is_hel(self) -> bool:
        with self.databas.lasning() as session:
            return verifiera_kedja(session, self.varld.portfolj).fel == ()

    def skriv_under_samtidigt(self, *vilka: str) -> list[Sidan]:
        """All have read the page and press the button while somebody else is writing; their answers, in order."""
        under = f"{self.adress}/skriv-under"
        oppna = [(k, k.sida(self.adress).formular_till(under)) for k in map(self.klient, vilka)]
        with ThreadPoolExecutor(len(oppna)) as tradar:
            with self._upptagen(len(oppna)):
                sanda = [tradar.submit(k.post, under, data=falt) for k, falt in oppna]
            return [Sidan(svar.result()) for svar in sanda]

    @contextmanager
    def _upptagen(self, antal: int) -> Iterator[None]:
        """Hold the portfolio until `antal` others wait to write in it."""
        skriv = self.databas.skriv
        with skriv.begin() as koppling:
            koppling.execute(text("UPDATE portfolj SET version = version WHERE id = :id"), {"id": self.varld.portfolj})
            yield
            self.vanta(lambda: skriv.pool.checkedout() == antal + 1)  # type: ignore[attr-defined]
            if not self.databas.is_sqlite:
                self.vanta(lambda: self._hindrade() == antal)

    def _hindrade(self) -> int:
        with self.databas.lasning() as session:
            return int(
                session.connection().execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one()
            )


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def kontraktet(request: pytest.FixtureRequest, vanta: Vanta) -> Kontraktet:
    """The contract, in each of the databases."""
    if request.param == "sqlite":
        return Kontraktet(request.getfixturevalue("app"), request.getfixturevalue("varld"), vanta)
    app, varld = request.getfixturevalue("pg_app")
    return Kontraktet(app, varld, vanta)


def test_two_parts_at_once_both_stand_and_the_last_one_closes_it(kontraktet: Kontraktet) -> None:
    kontraktet.skriv_under_samtidigt("st")
    svar = kontraktet.skriv_under_samtidigt("handledare", "studierektor")
    assert [s.status for s in svar] == [200, 200]
    assert sum("Alla har skrivit under." in s.text for s in svar) == 1
    assert kontraktet.rad().status is Dokumentstatus.KLAR
    assert sorted(kontraktet.parter()) == sorted(Part)
    assert kontraktet.is_hel()


def test_two_of_the_same_party_at_once_are_one_signature_and_the_other_is_told(kontraktet: Kontraktet) -> None:
    varld = kontraktet.varld
    with kontraktet.databas.skriv.begin() as koppling:
        koppling.execute(
            core(HandledarskapRad).insert().values(
                portfolj_id=varld.portfolj, person_id=varld.personer["placering"],
                roll=Handledarroll.HUVUDHANDLEDARE, fran=date(2026, 11, 1),
            )
        )  # fmt: skip
    svar = kontraktet.skriv_under_samtidigt("handledare", "placering")
    assert sorted(s.status for s in svar) == [200, 409]
    for s in svar:
        ord_ = "har skrivit under som huvudhandledare." if s.status == 200 else "Den parten har redan skrivit under."
        assert ord_ in s.text
    assert kontraktet.parter() == [Part.CHEF, Part.HUVUDHANDLEDARE]
    assert kontraktet.rad().status is Dokumentstatus.UNDERTECKNAS
    assert kontraktet.is_hel()
