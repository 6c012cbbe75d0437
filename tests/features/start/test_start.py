"""Where each person lands, and a handledare's list."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, insert, update

from app.db.engine import Databas
from app.db.tabeller import BedomningRad, HandledarskapRad, SamtalRad
from app.db.typer import core
from app.domain.bedomning import Bedomningsstatus
from app.underlag.regelunderlag import Regelverk
from tests.features.conftest import IDAG
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]
LISTA = "/mina-st-lakare"


@pytest.mark.parametrize(
    ("vem", "dit"),
    [("st", "/portfolj/1"), ("handledare", LISTA), ("placering", LISTA), ("studierektor", "/st-lakare")],
)
def test_everybody_lands_where_their_work_is(klient: K, varld: Varld, vem: str, dit: str) -> None:
    svar = klient(vem).get("/", follow_redirects=False)
    assert svar.headers["location"] == dit


def test_the_list_shows_who_is_supervised_and_what_awaits(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(LISTA)
    assert sida.h1 == "Mina ST-läkare"
    assert ("Astrid Exempel", f"/portfolj/{varld.portfolj}") in sida.lankar
    adresser = [url for _, url in sida.lankar]
    bas = f"/portfolj/{varld.portfolj}"
    assert f"{bas}/iup/{varld.revidering}" in adresser
    assert f"{bas}/bedomning/{varld.begard_bedomning}/besvara" in adresser
    assert f"{bas}/handledning/{varld.samtal}" in adresser
    assert f"{bas}/bedomning/{varld.bedomning}" not in adresser, "already signed"
    assert "Karin Någon" not in sida.text


def test_much_handledning_of_one_person_is_one_line(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        for dag in (2, 9):
            rad = SamtalRad(
                portfolj_id=varld.portfolj,
                handledare_id=varld.personer["handledare"],
                handledare_namn="Bo Påhittad",
                minuter=60,
                datum=IDAG.replace(day=dag),
            )
            koppling.execute(insert(SamtalRad).values(rad.model_dump(exclude={"id"})))
    sida = klient("handledare").sida(LISTA)
    assert "Handledning, 3 samtal sedan 2 november 2026" in sida.text
    assert f"/portfolj/{varld.portfolj}/handledning/bekrafta" in [url for _, url in sida.lankar]


def test_a_placements_handledare_signs_no_revision(klient: K, varld: Varld) -> None:
    sida = klient("placering").sida(LISTA)
    assert "Astrid Exempel" in sida.text
    assert "Revidering av IUP" not in sida.text


def test_what_is_confirmed_or_removed_awaits_nobody(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(SamtalRad).where(col(SamtalRad.id) == varld.samtal).values(bekraftad=IDAG))
    adresser = [url for _, url in klient("handledare").sida(LISTA).lankar]
    assert f"/portfolj/{varld.portfolj}/handledning/{varld.samtal}" not in adresser


def test_an_assessment_begun_awaits_its_assessor_still(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        sats = update(BedomningRad).where(col(BedomningRad.id) == varld.begard_bedomning)
        koppling.execute(sats.values(status=Bedomningsstatus.UTKAST))
    adresser = [url for _, url in klient("handledare").sida(LISTA).lankar]
    assert f"/portfolj/{varld.portfolj}/bedomning/{varld.begard_bedomning}/besvara" in adresser


def test_a_former_handledare_has_nobody(klient: K, varld: Varld) -> None:
    sida = klient("tidigare").sida(LISTA)
    assert "Du handleder ingen ST-läkare just nu." in sida.text
    assert "Astrid Exempel" not in sida.text


def test_the_end_of_supervision_counts_from_its_day(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        sats = update(HandledarskapRad).where(col(HandledarskapRad.person_id) == varld.personer["handledare"])
        koppling.execute(sats.values(till=IDAG))
    assert "Astrid Exempel" in klient("handledare").sida(LISTA).text


def test_the_list_asks_few_questions(klient: K, varld: Varld, databas: Databas, regelverk: Regelverk) -> None:
    klient_ = klient("handledare")
    with rakna(databas) as satser:
        klient_.sida(LISTA)
    assert len(satser) <= 6


def test_who_has_nothing_is_told_whom_to_ask(klient: K, varld: Varld) -> None:
    sida = klient("tidigare").sida("/ingen-portfolj")
    assert "be din studierektor" in sida.text
    assert klient("ingen").get("/ingen-portfolj", follow_redirects=False).status_code == 303


def test_a_long_list_of_what_awaits_shows_its_first_lines(klient: K, databas: Databas, varld: Varld) -> None:
    rad = core(BedomningRad)
    with databas.skriv.begin() as koppling:
        mall = koppling.execute(rad.select().where(rad.c.id == varld.begard_bedomning)).one()._asdict()
        koppling.execute(insert(rad), [{**mall, "id": None, "datum": date(2026, 10, n)} for n in range(1, 13)])
    sida = klient("handledare").sida("/mina-st-lakare")
    assert sida.html.count("Bedöm<span") == 7
    assert ("Visa alla 15", "/mina-st-lakare?vantar=alla") in sida.lankar
    assert klient("handledare").sida("/mina-st-lakare?vantar=alla").html.count("Bedöm<span") == 13


def test_who_is_in_training_and_supervises_reads_on_the_own_page_what_awaits(
    klient: K, varld: Varld, databas: Databas
) -> None:
    egen = f"/portfolj/{varld.frammande_portfolj}"
    assert "väntar på dig som handledare" not in klient("frammande").sida(egen).text
    with databas.skriv.begin() as koppling:
        sats = update(HandledarskapRad).where(col(HandledarskapRad.person_id) == varld.personer["handledare"])
        koppling.execute(sats.values(person_id=varld.personer["frammande"]))
    sida = klient("frammande").sida(egen)
    assert ("1 sak väntar på dig som handledare", LISTA) in sida.lankar
    assert "ETag" not in sida.svar.headers, "another's portfolio changes the page"
    assert "väntar på dig som handledare" not in klient("st").sida(f"/portfolj/{varld.portfolj}").text
