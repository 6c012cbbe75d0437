"""Every page, for everybody: axe finds nothing, in either theme; nothing scrolls sideways on the smallest screen."""

from collections.abc import Iterator, Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import INGA_SIDOR, SIDOR, Besok, besok, formular, sidnamn
from tests.browser.webblasare import SKARMAR, Fonster, logga_in

_NIVAER = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALLT = {"type": "tag", "values": _NIVAER}
_FARGER = {"type": "rule", "values": ["color-contrast"]}
# Only what is wrong is sent back: a long page has thousands of right things.
_KOR = """runOnly => axe.run({runOnly, resultTypes: ['violations']}).then(svar => svar.violations.flatMap(
fel => fel.nodes.map(nod => `${fel.id}: ${nod.target.join(' ')} ${nod.failureSummary}`)))"""


def granska(page: Page, urval: Mapping[str, object]) -> list[str]:
    """What axe has against the page, one line a fault."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    fel: list[str] = page.evaluate(_KOR, urval)
    return fel


def test_every_page_stands_in_the_table() -> None:
    kanda = set(SIDOR) | set(INGA_SIDOR)
    assert set(sidnamn()) <= kanda, "new pages: say in tests/browser/sidor.py how to come to them"
    assert kanda <= set(sidnamn()), "pages that no longer exist"


@pytest.fixture(scope="module")
def lasserver(_server: Server) -> Server:
    """The server on a fresh copy of the demo, one for all pages: they are only read."""
    _server.aterstall()
    return _server


@pytest.fixture(scope="module")
def fonstret(browser: Browser, lasserver: Server) -> Iterator[tuple[Fonster, Page]]:
    """One page for all visits: a browser that has axe and the style already is spared half of its work."""
    fonster = Fonster(browser, lasserver.url)
    page = fonster.oppna(None, stilla=True)
    page.add_init_script(AXE_SCRIPT)
    yield fonster, page
    fonster.stang()


@pytest.fixture
def page(fonstret: tuple[Fonster, Page]) -> Iterator[Page]:
    """The page, light and as wide as a laptop's; whatever the console complains of fails the test."""
    fonster, page = fonstret
    width, height = SKARMAR["bord"]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="light")
    fonster.klagomal.clear()
    yield page
    assert not fonster.klagomal, "\n".join(fonster.klagomal)


@pytest.mark.parametrize("namn", sorted(SIDOR))
def test_page_is_accessible(namn: str, page: Page, lasserver: Server, demo: Demo) -> None:
    _granska_helt(page, lasserver, besok(namn, lasserver, demo))


@pytest.mark.parametrize("mall", ["mini_cex", "mini_cex_nio", "videokonsultation", "epa"])
def test_a_form_of_each_look_is_accessible(mall: str, page: Page, lasserver: Server, demo: Demo) -> None:
    _granska_helt(page, lasserver, formular(lasserver, demo)[mall])


def _granska_helt(page: Page, server: Server, mal: Besok) -> None:
    logga_in(page.context, mal.vem, server.url)
    svar = page.goto(mal.adress)
    assert svar is not None
    assert svar.status == 200, f"{mal.adress} answers {svar.status}"
    fel = [f"ljust: {rad}" for rad in granska(page, _ALLT)]
    page.emulate_media(color_scheme="dark")
    fel += [f"mörkt: {rad}" for rad in granska(page, _FARGER)]
    page.set_viewport_size({"width": 320, "height": 640})
    fel += bredare(page)
    assert not fel, "\n".join(fel)


def bredare(page: Page) -> list[str]:
    """What stands outside a page that is narrower than it: nothing, if the page does not scroll sideways."""
    return list(
        page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => `320 px: ${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)} ` +
            e.textContent.trim().slice(0, 40))"""
        )
    )
