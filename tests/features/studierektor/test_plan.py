"""A unit's plan: who is away when, and when all are."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert, update
from sqlmodel import col

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, Enhet, FranvaroRad, PortfoljRad, TjanstgoringRad
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.slag import Aktivitetsslag
from app.domain.tjanst import Franvaroslag
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]
PLAN = "/st-lakare/plan"


def _placera(databas: Databas, portfolj: int, titel: str, start: date, slut: date) -> None:
    with databas.skriv.begin() as koppling:
        rad = {
            "portfolj_id": portfolj,
            "slag": Aktivitetsslag.KLINISK_TJANSTGORING,
            "titel": titel,
            "status": Aktivitetsstatus.PLANERAD,
            "start": start,
            "slut": slut,
            "delmal": frozenset(),
        }
        (aktivitet_id,) = koppling.execute(insert(AktivitetRad).returning(col(AktivitetRad.id)), rad).one()
        koppling.execute(
            insert(TjanstgoringRad),
            {
                "aktivitet_id": aktivitet_id,
                "typ": TjanstgoringsTyp.SIDOTJANSTGORING,
                "enhet": "Barnkliniken",
                "procent": 100,
                "is_slutenvard": False,
            },
        )


@pytest.fixture
def tva(databas: Databas, varld: Varld) -> None:
    """Both ST-läkare at the same unit, in the region whose guide speaks of it."""
    with databas.skriv.begin() as koppling:
        koppling.execute(update(PortfoljRad).values(enhet_id=varld.enhet))
        koppling.execute(update(Enhet).where(col(Enhet.id) == varld.enhet).values(region="norrbotten"))


def test_one_alone_has_a_plan_and_no_collision(klient: K, varld: Varld) -> None:
    sida = klient("chef").sida(PLAN)
    assert sida.h1 == "Tjänstgöringsplan, Vårdcentralen Björken"
    assert "En ST-läkare, som är borta i dag." in sida.text
    assert "Inga dagar då alla är borta." in sida.text
    assert "EN-05" not in sida.text  # the region's profile asks for nothing
    bas = f"/portfolj/{varld.portfolj}"
    assert ("Astrid Exempel", f"{bas}/tidslinje") in sida.lankar
    namn = "Astrid Exempel: Internmedicin, 1 oktober 2026 – 31 januari 2027. Pågår."
    placering = f"{bas}/aktivitet/{varld.placering}"
    assert [text for text, url in sida.lankar if url == placering] == [f"{namn}Internmedicin", "Internmedicin"]
    assert ("Tjänstgöringsplan", PLAN) in klient("chef").sida("/st-lakare").lankar


@pytest.mark.usefixtures("tva")
def test_the_days_when_all_are_away_are_told_with_who_where_and_the_rule(
    klient: K, varld: Varld, databas: Databas
) -> None:
    _placera(databas, varld.frammande_portfolj, "Pediatrik", date(2027, 1, 15), date(2027, 3, 31))
    studierektor = klient("studierektor")
    sida = studierektor.sida(PLAN)
    assert "Två ST-läkare, varav en är borta i dag. Alla är borta samtidigt 15–31 januari 2027." in sida.text
    assert "Alla borta 15–31 januari 2027" in sida.text
    assert "15–31 januari 2027 : Astrid Exempel (Internmedicin), Karin Någon (Pediatrik)" in sida.text
    assert "Varning Från 15 januari 2027 till och med 31 januari 2027 är alla borta." in sida.text
    assert "L Lokal riktlinje Region Norrbotten: information till chefer om ST i allmänmedicin" in sida.text
    assert "EN-05 Alla ST-läkare är inte på sidotjänstgöring samtidigt" in sida.text
    assert "Tolkning: den som är frånvarande är också borta." in sida.text
    # Leave is away as well, and its kind is nobody's business here.
    with databas.skriv.begin() as koppling:
        rad = {"portfolj_id": varld.frammande_portfolj, "slag": Franvaroslag.SJUK, "start": date(2026, 11, 1)}
        koppling.execute(insert(FranvaroRad), rad | {"slut": date(2026, 11, 30)})
    sida = studierektor.sida(f"{PLAN}?tid=12")
    assert "Brist Just nu är alla borta, till och med 30 november 2026." in sida.text
    assert "Karin Någon (frånvaro)" in sida.text
    assert "juk" not in sida.text
    # A name chooses whose lanes are drawn; the collisions are still about everybody.
    sida = studierektor.sida(f"{PLAN}?tid=hela&q=astrid")
    assert "Karin Någon: " not in sida.text
    assert "Karin Någon (Pediatrik)" in sida.text


def test_only_ones_own_units_and_others_find_nothing(klient: K, varld: Varld) -> None:
    sida = klient("studierektor").sida(f"{PLAN}?enhet={varld.annan_enhet}&tid=alltid")
    assert sida.h1 == "Tjänstgöringsplan, Vårdcentralen Björken"
    assert "Karin Någon" not in sida.text
    assert "Karin Någon" in klient("annan_chef").sida(PLAN).text
    assert klient("st").sida(PLAN).status == 404


def test_a_unit_without_st_lakare_says_so(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(PortfoljRad).values(enhet_id=varld.annan_enhet))
    assert "Ingen ST-läkare finns på dina enheter." in klient("studierektor").sida(PLAN).text


@pytest.mark.usefixtures("tva")
def test_as_many_questions_for_many_as_for_few(klient: K, varld: Varld, databas: Databas) -> None:
    chef = klient("chef")
    chef.sida(PLAN)
    with rakna(databas) as fa:
        chef.sida(PLAN)
    for n in range(40):
        _placera(databas, varld.frammande_portfolj, f"Plats {n}", date(2027, 1 + n % 12, 1), date(2027, 12, 31))
    with rakna(databas) as manga:
        chef.sida(PLAN)
    assert len(manga) == len(fa) <= 8
