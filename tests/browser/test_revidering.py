"""A revision in five minutes: few interactions for three changes, and none accepted while a delmål is unanswered."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, update
from sqlmodel import col, select

from app.db.tabeller import MetodRad, Person, PortfoljRad, RevideringRad
from app.db.typer import core
from app.domain.slag import Metod
from tests.browser.conftest import Oppna
from tests.browser.personer import besked
from tests.browser.server import Server
from tests.browser.sidor import Besok

HOGST = 8  # interactions for three changes
NYA = (("c3", Metod.MUNTLIG_PRESENTATION), ("c10", Metod.CBD))


@pytest.fixture
def andrad(server: Server) -> Besok:
    """A plan with three changes since it was last frozen: delmål fulfilled, and methods for two others."""
    with server.databas.lasning() as session:
        fraga = select(PortfoljRad.id, PortfoljRad.person_id).join(Person, col(Person.id) == col(PortfoljRad.person_id))
        portfolj_id, vem = session.exec(fraga.where(col(Person.namn) == "Alva Ängsull")).one()
    mal = Besok("revidering.ny", vem, f"/portfolj/{portfolj_id}/iup/ny")
    with server.databas.skriv.begin() as koppling:
        for delmal, metod in NYA:
            koppling.execute(insert(core(MetodRad)).values(portfolj_id=portfolj_id, delmal=delmal, metod=metod))
        rad = core(PortfoljRad)
        koppling.execute(update(rad).where(rad.c.id == portfolj_id).values(version=rad.c.version + 1))
    return mal


def _portfolj(mal: Besok) -> int:
    return int(re.findall(r"/portfolj/(\d+)/", mal.adress)[0])


def _antal(server: Server, mal: Besok) -> int:
    with server.databas.lasning() as session:
        egna = select(RevideringRad.id).where(col(RevideringRad.portfolj_id) == _portfolj(mal))
        return len(session.exec(egna).all())


def _oppna(oppna: Oppna, mal: Besok, *, js: bool = True) -> Page:
    page = oppna(mal.vem, skarm="telefon", js=js)
    page.goto(mal.adress)
    expect(page.locator("p", has_text="2 delmål fick bedömningsmetod")).to_be_visible()
    return page


@pytest.mark.parametrize("js", [True, False])
def test_three_changes_take_few_interactions(oppna: Oppna, server: Server, andrad: Besok, *, js: bool) -> None:
    page, fore = _oppna(oppna, andrad, js=js), _antal(server, andrad)
    rutor = page.get_by_role("checkbox", name=re.compile("^Bekräfta"))
    # Three changes, and the rest of each of three groups.
    expect(rutor).to_have_count(6)
    antal = 0
    for ruta in rutor.all():
        namn = ruta.locator("xpath=..").inner_text()
        if namn == "Bekräfta c10":
            page.get_by_label("Ändras så här för c10").fill("Falldiskussionen flyttas till våren.")
        else:
            ruta.check()
        antal += 1
    page.get_by_role("button", name="Frys och lämna in").click()
    antal += 1
    besked(page, "Planen är fryst och inlämnad.")
    assert antal <= HOGST
    assert _antal(server, andrad) == fore + 1
    expect(page.get_by_text("Falldiskussionen flyttas till våren.")).to_be_visible()


def test_an_unanswered_change_is_refused_with_all_that_was_written_kept(
    oppna: Oppna, server: Server, andrad: Besok
) -> None:
    page, fore = _oppna(oppna, andrad), _antal(server, andrad)
    for ruta in page.get_by_role("checkbox", name=re.compile("^Bekräfta alla")).all():
        ruta.check()
    page.get_by_label("Ändras så här för c3").fill("Redovisas på läkarmötet.")
    page.get_by_role("button", name="Frys och lämna in").click()
    expect(page.get_by_role("alert")).to_contain_text("c10: bekräfta, eller skriv vad som ska ändras.")
    assert _antal(server, andrad) == fore
    expect(page.get_by_label("Ändras så här för c3")).to_have_value("Redovisas på läkarmötet.")
    page.get_by_role("link", name=re.compile("^c10: bekräfta")).click()
    page.get_by_role("checkbox", name="Bekräfta c10").check()
    page.get_by_role("button", name="Frys och lämna in").click()
    besked(page, "Planen är fryst och inlämnad.")
    assert _antal(server, andrad) == fore + 1
