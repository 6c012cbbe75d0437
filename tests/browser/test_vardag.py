"""What happens to people every day: double clicks, going back, signing out in the middle, two at once, wrong files."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from app.db.tabeller import Inloggning
from app.web.demo import LOSENORD
from tests.browser.conftest import Oppna
from tests.browser.demovarld import LI, Demo, epost
from tests.browser.personer import rubrik
from tests.browser.server import Server
from tests.browser.sidor import besok

TEXT = "Vi gick igenom höstens svåraste beslut."


def antal_samtal(server: Server) -> int:
    with server.databas.lasning() as session:
        fraga = text("SELECT count(*) FROM handledarsamtal WHERE anteckning = :text")
        return int(session.execute(fraga, {"text": TEXT}).scalar_one())


def skriv_samtal(page: Page, server: Server, demo: Demo) -> None:
    """Fill in a conversation, up to the button."""
    page.goto(besok("utbyte.visa", server, demo).adress.replace("/utbyte", "/handledning/ny"))
    page.get_by_label("Datum").fill("2026-11-16")
    page.get_by_label("Längd").fill("45")
    page.get_by_label(re.compile("^Vad ni talade om")).fill(TEXT)


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_double_click_writes_once(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    page = oppna(demo.li, js=js)
    skriv_samtal(page, server, demo)
    page.get_by_role("button", name="Spara", exact=True).dblclick()
    rubrik(page, re.compile("^Handledning"))
    assert antal_samtal(server) == 1


def test_back_after_save_and_save_again_writes_once(oppna: Oppna, server: Server, demo: Demo) -> None:
    page = oppna(demo.li)
    skriv_samtal(page, server, demo)
    page.get_by_role("button", name="Spara", exact=True).click()
    rubrik(page, re.compile("^Handledning"))
    sparad = page.url
    page.go_back()
    rubrik(page, "Logga handledning")
    expect(page.get_by_label(re.compile("^Vad ni talade om"))).to_have_value(TEXT)
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page).to_have_url(sparad)
    assert antal_samtal(server) == 1


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_text_survives_an_expired_session(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    page = oppna(demo.li, js=js)
    skriv_samtal(page, server, demo)
    with server.databas.skriv.begin() as koppling:
        koppling.execute(Inloggning.__table__.update().values(aterkallad=server.app.state.nu()))  # type: ignore[attr-defined]
    page.get_by_role("button", name="Spara", exact=True).click()
    rubrik(page, "Logga in igen")
    expect(page.get_by_text("Det du skrev finns kvar")).to_be_visible()
    page.get_by_label("E-post").fill(epost(LI))
    page.get_by_label("Lösenord").fill(LOSENORD)
    page.get_by_role("button", name="Logga in").click()
    rubrik(page, "Skicka det du skrev")
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_role("button", name="Skicka", exact=True).click()
    rubrik(page, re.compile("^Handledning"))
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert antal_samtal(server) == 1


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_the_second_of_two_sees_both_texts(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    adress = besok("handledning.andra", server, demo)
    forst, sedan = (oppna(adress.vem, js=js) for _ in range(2))
    falt = re.compile("^Vad ni talade om")
    for page in (forst, sedan):
        page.goto(adress.adress)
    forst.get_by_label(falt).fill("Det som sparades först.")
    forst.get_by_role("button", name="Spara", exact=True).click()
    rubrik(forst, re.compile("^Handledning"))
    sedan.get_by_label(falt).fill(TEXT)
    sedan.get_by_role("button", name="Spara", exact=True).click()
    ruta = sedan.get_by_role("alert")
    expect(ruta).to_contain_text("har ändrats sedan du öppnade sidan")
    expect(ruta).to_contain_text("Det som sparades först.")
    expect(sedan.get_by_label(falt)).to_have_value(TEXT)
    sedan.get_by_role("button", name="Spara", exact=True).click()
    rubrik(sedan, re.compile("^Handledning"))
    expect(sedan.get_by_text(TEXT)).to_be_visible()


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_a_huge_file_gets_a_plain_answer(oppna: Oppna, server: Server, demo: Demo, tmp_path: Path, js: bool) -> None:
    fil = tmp_path / "stor.xlsx"
    with fil.open("wb") as ut:
        ut.truncate(50 * 1024 * 1024)
    page = oppna(demo.li, js=js)
    page.goto(besok("utbyte.visa", server, demo).adress)
    page.get_by_label("Fil", exact=True).set_input_files(fil)
    page.get_by_role("button", name="Provkör").click()
    expect(page.get_by_text("Filen är för stor")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("namn", ["portfolj.oversikt", "delmal.lista", "revidering.visa"])
def test_paper_gets_the_content_only(oppna: Oppna, server: Server, demo: Demo, namn: str) -> None:
    mal = besok(namn, server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for bort in (page.get_by_role("banner"), page.get_by_role("navigation"), page.get_by_role("button")):
        expect(bort).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for tabell in page.get_by_role("table").all():
        huvud = tabell.locator("thead")
        if huvud.count():
            assert huvud.evaluate("e => getComputedStyle(e).display") == "table-header-group"


def test_the_derivation_is_whole_on_paper(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("tid.visa", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    syns = "rader => rader.map(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)"
    rader = page.locator("main td details:not([open]) p")
    assert not any(rader.evaluate_all(syns))
    page.emulate_media(media="print")
    pa_papper = rader.evaluate_all(syns)
    assert pa_papper
    assert all(pa_papper)
