"""The table over all ST-läkare: who is in it, in what order, and what it costs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import Enhet, Person, PortfoljRad, Uppdrag, Uppdragsroll
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.features.studierektor.forms import las_urval
from app.features.studierektor.queries import Ordning, Visning
from app.underlag.regelunderlag import Regelverk
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.satser import rakna

KlientFor = Callable[[str], Klient]
KOHORT = "/st-lakare"


@pytest.fixture
def fyll(databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: Any) -> Callable[[int], None]:
    """Add ST-läkare to the unit."""

    def gor(antal: int) -> None:
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            for n in range(antal):
                namn = f"Påhittad {n:03}"
                person = Person(namn=namn, sortnyckel=namn.casefold(), enhet_id=varld.enhet)
                session.add(person)
                session.flush()
                assert person.id is not None
                session.add(
                    PortfoljRad(
                        person_id=person.id,
                        enhet_id=varld.enhet,
                        slag=Utbildningsslag.ST,
                        foreskrift=Foreskrift.F2021 if n % 2 else Foreskrift.F2015,
                        specialitet="palliativ-medicin" if n % 3 == 0 else "allmanmedicin",
                        start=idag - timedelta(days=30 * n),
                        bt=BtLage.EJ_AKTUELL,
                        skapad=nu,
                    )
                )
            session.flush()
            handelse(session, Handelseslag.PERSON_SKAPAD, objekt="person")

    return gor


def _rader(sida: Sidan) -> list[str]:
    return [text for text, adress in sida.lankar if ("/portfolj/" in adress and "Påhittad" in text) or "Astrid" in text]


def test_studierektor_sees_everybody_of_the_unit_and_nobody_else(klient: KlientFor) -> None:
    sida = klient("studierektor").sida(KOHORT)
    assert sida.h1 == "ST-läkare"
    assert "Astrid Exempel" in sida.text
    assert "Karin Någon" not in sida.text
    assert "1 av 1 ST-läkare har minst en brist" in sida.text


def test_head_sees_the_same_of_the_own_unit(klient: KlientFor) -> None:
    assert "Karin Någon" in klient("annan_chef").sida(KOHORT).text
    assert "Astrid Exempel" not in klient("annan_chef").sida(KOHORT).text


@pytest.mark.parametrize("vem", ["st", "handledare", "admin", "tidigare_studierektor", "frammande"])
def test_nobody_else_finds_the_table(klient: KlientFor, vem: str) -> None:
    assert klient(vem).sida(KOHORT).status == 404


def test_units_below_are_included(
    klient: KlientFor, databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: Any
) -> None:
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        session.add(
            Uppdrag(
                person_id=varld.personer["frammande"],
                roll=Uppdragsroll.STUDIEREKTOR,
                enhet_id=varld.region,
                fran=date(2026, 1, 1),
            )
        )
        handelse(session, Handelseslag.UPPDRAG_GIVET, objekt="uppdrag")
    sida = klient("frammande").sida(KOHORT)
    assert "Astrid Exempel" in sida.text
    assert "Karin Någon" in sida.text


def test_worst_first_then_by_what_one_asks(klient: KlientFor, fyll: Callable[[int], None]) -> None:
    fyll(6)
    varst = _rader(klient("studierektor").sida(KOHORT))
    namn = _rader(klient("studierektor").sida(f"{KOHORT}?ordning=namn"))
    assert namn == sorted(namn)
    assert _rader(klient("studierektor").sida(f"{KOHORT}?ordning=namn&fallande=1")) == namn[::-1]
    assert set(varst) == set(namn)
    assert varst != namn


@pytest.mark.parametrize(
    ("fraga", "antal"),
    [
        ("specialitet=palliativ-medicin", 2),
        ("foreskrift=2021", 3),
        ("q=påhittad 00", 6),
        ("regel=HL-01", 6),
        ("regel=IUP-99", 0),
        ("visa=utan", 0),
        ("visa=brist", 7),
        ("ordning=gissning&sida=noll&enhet=x", 7),
    ],
)
def test_filters(klient: KlientFor, fyll: Callable[[int], None], fraga: str, antal: int) -> None:
    fyll(6)
    assert len(_rader(klient("studierektor").sida(f"{KOHORT}?{fraga}"))) == antal


def test_empty_selection_offers_the_way_back(klient: KlientFor) -> None:
    sida = klient("studierektor").sida(f"{KOHORT}?q=ingen+heter+så")
    assert "Ingen ST-läkare motsvarar urvalet." in sida.text
    assert ("Visa alla", KOHORT) in sida.lankar


def test_fifty_rows_a_page(klient: KlientFor, fyll: Callable[[int], None]) -> None:
    fyll(60)
    forsta = klient("studierektor").sida(f"{KOHORT}?ordning=namn")
    andra = klient("studierektor").sida(f"{KOHORT}?ordning=namn&sida=2")
    assert len(_rader(forsta)) == 50
    assert len(_rader(andra)) == 11
    assert not set(_rader(forsta)) & set(_rader(andra))
    assert "51–61 av 61" in andra.text


def test_as_many_queries_for_many_as_for_few(app: FastAPI, klient: KlientFor, fyll: Callable[[int], None]) -> None:
    studierektor = klient("studierektor")
    studierektor.sida(KOHORT)  # the first visit of a process looks over every portfolio
    with rakna(app.state.databas) as fa:
        studierektor.sida(KOHORT)
    fyll(80)
    app.state.databas.minne.clear()
    studierektor.sida(KOHORT)
    with rakna(app.state.databas) as manga:
        studierektor.sida(KOHORT)
    assert len(manga) == len(fa) <= 14


def test_address_within_the_units_only(varld: Varld, databas: Databas) -> None:
    with databas.lasning() as session:
        annan = session.exec(select(Enhet).where(Enhet.id == varld.annan_enhet)).one()
    urval = las_urval({"enhet": [str(annan.id)], "visa": ["brist"], "ordning": ["tid"]}, ("/1/2/",))
    assert urval.stigar == ("/1/2/",)
    assert urval.visa is Visning.BRIST
    assert urval.ordning is Ordning.TID


def test_foreign_unit_filter_shows_nothing(klient: KlientFor, varld: Varld) -> None:
    assert "Karin Någon" not in klient("studierektor").sida(f"{KOHORT}?enhet={varld.annan_enhet}").text


def test_service_before_st_counts_no_time(
    klient: KlientFor, databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: Any
) -> None:
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        session.get_one(PortfoljRad, varld.portfolj).slag = Utbildningsslag.INFOR_ST
        handelse(session, Handelseslag.UTBILDNING_ANDRAD, objekt="utbildning", portfolj_id=varld.portfolj)
    sida = klient("studierektor").sida(f"{KOHORT}?q=Astrid")
    assert "% av tiden" not in sida.text
    assert "tidmatt" not in sida.html
    oversikt = klient("st").sida(f"/portfolj/{varld.portfolj}")
    assert "räknas från den dag ST börjar" in oversikt.text
    assert "månader heltid" not in oversikt.text


def test_what_is_kept_between_two_visits_is_never_old(
    app: FastAPI, klient: KlientFor, fyll: Callable[[int], None]
) -> None:
    studierektor = klient("studierektor")
    assert "1 av 1 ST-läkare" in studierektor.sida(KOHORT).text
    fyll(2)
    app.state.databas.minne.clear()  # written past the rules: only the day's first look finds them
    sida = studierektor.sida(KOHORT)
    assert "av 1 ST-läkare" not in sida.text
    assert len(_rader(sida)) == 3


def test_what_awaits_goes_when_it_is_done(klient: KlientFor, varld: Varld) -> None:
    bas = f"/portfolj/{varld.portfolj}/iup/{varld.revidering}"
    klient("handledare").skicka(f"{bas}/signera", {"svar": "godkann"}, fran=bas)
    studierektor = klient("studierektor")
    assert "Väntar på dig" in studierektor.sida(KOHORT).text
    studierektor.skicka(f"{bas}/godkann", {"svar": "godkann"}, fran=bas)
    assert "Väntar på dig" not in studierektor.sida(KOHORT).text
