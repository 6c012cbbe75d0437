"""Everything by keyboard, and everything said: focus goes where the eye goes, and the status line tells the rest."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import besok

# Of each slice the page where its work is done, and the control that does it.
HUVUDHANDLINGAR = {
    "konto.logga_in": "Logga in",
    "konto.losenord": "Byt lösenord",
    "portfolj.oversikt": "Revidera IUP",
    "delmal.visa": "Lägg till aktivitet",
    "aktivitet.ny": "Spara",
    "metod.ny": "Välj metod",
    "tillgodoraknande.ny": "Spara",
    "handledning.ny": "Spara",
    "bedomning.ny": "Begär bedömning",
    "utbildning.andra": "Spara",
    "revidering.ny": "Frys och lämna in",
    "utbyte.visa": "Provkör",
    "studierektor.kohort": "Filtrera",
    "admin.person_ny": "Lägg till personen",
    "regelverk.visa": "HL-01",
}
_FOKUS = """() => { const e = document.activeElement;
return (e.innerText || e.value || '').trim().replace(/\\s+/g, ' ') }"""


def fokus(page: Page) -> str:
    """The words on what has focus."""
    return str(page.evaluate(_FOKUS))


def ga(page: Page, server: Server, demo: Demo, namn: str) -> None:
    page.goto(besok(namn, server, demo).adress)


@pytest.mark.parametrize("namn", sorted(HUVUDHANDLINGAR))
def test_tab_reaches_the_main_action(oppna: Oppna, server: Server, demo: Demo, namn: str) -> None:
    mal = besok(namn, server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.keyboard.press("Tab")
    assert fokus(page) == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    for _ in range(120):
        page.keyboard.press("Tab")
        if fokus(page).startswith(HUVUDHANDLINGAR[namn]):
            break
    else:
        pytest.fail(f"Tab never reaches {HUVUDHANDLINGAR[namn]!r}")
    ram = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert ram != "none", "what has focus shows it"


def test_enter_sends_a_form(oppna: Oppna, server: Server, demo: Demo) -> None:
    page = oppna(demo.li)
    ga(page, server, demo, "konto.losenord")
    page.get_by_label("Nuvarande lösenord").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#felsummering")).to_be_focused()


def test_slash_focuses_search_but_types_in_fields(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("aktivitet.ny", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    falt = page.get_by_label("Rubrik")
    falt.focus()
    page.keyboard.type("a/b")
    expect(falt).to_have_value("a/b")
    falt.blur()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_escape_closes_a_menu_and_gives_focus_back(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    meny = page.get_by_role("banner").get_by_text("Logga", exact=True)
    meny.focus()
    page.keyboard.press("Enter")
    val = page.get_by_role("banner").get_by_role("link", name=re.compile("^Handledning"))
    expect(val).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(val).to_be_hidden()
    expect(meny).to_be_focused()


def test_boosted_page_moves_focus_to_its_heading(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.evaluate("() => { window.samma = true }")
    page.get_by_role("navigation", name="Portfölj").get_by_role("link", name="Delmål").press("Enter")
    rubrik = page.get_by_role("heading", level=1, name="Delmål")
    expect(rubrik).to_be_focused()
    assert page.evaluate("() => window.samma"), "the page was fetched in place"
    expect(page).to_have_title(re.compile("^Delmål"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Översikt")


def test_faults_take_focus_and_lead_to_their_fields(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("handledning.ny", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.get_by_label("Längd").fill("")
    page.get_by_role("button", name="Spara", exact=True).press("Enter")
    summering = page.locator("#felsummering")
    expect(summering).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Längd")).to_be_focused()
    expect(page.get_by_label("Längd")).to_have_attribute("aria-invalid", "true")


def test_a_row_opens_in_place_and_says_so(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("delmal.lista", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.get_by_role("link", name="Visa c1 här").press("Enter")
    expect(page.get_by_role("status")).to_have_text("c1 visas under raden")
    expect(page.get_by_role("heading", name="Föreskrivna aktiviteter")).to_be_visible()
    expect(page).to_have_url(f"{server.url}{mal.adress}")


def test_what_is_in_order_is_shown_in_place_and_said(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    page.get_by_role("link", name="Visa även det som är uppfyllt").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Det som är uppfyllt visas")


@pytest.mark.parametrize("namn", ["portfolj.oversikt", "delmal.lista", "studierektor.kohort", "aktivitet.ny_placering"])
def test_page_holds_at_twice_the_size(oppna: Oppna, server: Server, demo: Demo, namn: str) -> None:
    """A window of 1280 at 200 % has 640 points; text alone at twice its size is the harder half."""
    mal = besok(namn, server, demo)
    page = oppna(mal.vem)
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(mal.adress)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_nothing_moves_for_those_who_asked_for_stillness(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    page = oppna(mal.vem, stilla=True)
    page.goto(mal.adress)
    tider = page.evaluate(
        "() => [...document.querySelectorAll('*')].flatMap(e => { const s = getComputedStyle(e);"
        " return [...s.transitionDuration.split(','), ...s.animationDuration.split(',')].map(parseFloat) })"
    )
    assert max(tider) <= 0.01
