"""Every page, for everybody: axe finds nothing, in either theme; nothing scrolls sideways on the smallest screen."""

from collections.abc import Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import INGA_SIDOR, SIDOR, Besok, besok, formular, sidnamn

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


@pytest.mark.parametrize("namn", sorted(SIDOR))
def test_page_is_accessible(namn: str, oppna: Oppna, server: Server, demo: Demo) -> None:
    _granska_helt(oppna, besok(namn, server, demo))


@pytest.mark.parametrize("mall", ["mini_cex", "mini_cex_nio", "videokonsultation", "epa"])
def test_a_form_of_each_look_is_accessible(mall: str, oppna: Oppna, server: Server, demo: Demo) -> None:
    _granska_helt(oppna, formular(server, demo)[mall])


def _granska_helt(oppna: Oppna, mal: Besok) -> None:
    page = oppna(mal.vem, stilla=True)
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
