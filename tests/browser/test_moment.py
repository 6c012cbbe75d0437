"""A moment is logged from a phone in a few taps, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import text

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.personer import besked, rubrik
from tests.browser.server import Server
from tests.browser.sidor import besok

HOGST = 4  # from the open Logga menu


class Fingrar:
    """Taps, counted."""

    def __init__(self) -> None:
        self.antal = 0

    def tryck(self, pa: Locator) -> None:
        """Tap what is there."""
        pa.click()
        self.antal += 1


def _logga(page: Page, moment: str) -> int:
    """Log a moment from the bottom bar's menu; how many taps it took once the menu was open."""
    fingrar = Fingrar()
    rad = page.get_by_role("navigation", name="Snabbmeny")
    rad.get_by_text("Logga", exact=True).click()
    fingrar.tryck(rad.get_by_role("link", name=re.compile("^Moment")))
    rubrik(page, "Logga moment")
    fingrar.tryck(page.get_by_role("radio", name=moment))
    fingrar.tryck(page.get_by_role("radio", name="Under handledning"))
    fingrar.tryck(page.get_by_role("button", name="Spara"))
    rubrik(page, moment)
    return fingrar.antal


def _antal(server: Server) -> int:
    with server.databas.lasning() as session:
        return int(session.execute(text("SELECT count(*) FROM momentlogg WHERE borttagen IS NULL")).scalar_one())


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_a_moment_is_logged_in_four_taps_and_undone_in_one(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    mal = besok("moment.lista", server, demo)
    page = oppna(mal.vem, skarm="telefon", js=js)
    page.goto(mal.adress)
    fore = _antal(server)
    assert _logga(page, "Rektoskopi") <= HOGST
    besked(page, "Sparat. Logga ett till")
    assert _antal(server) == fore + 1
    page.get_by_role("button", name="Ångra").click()
    besked(page, "Borttaget.")
    assert _antal(server) == fore


def test_what_is_tapped_is_large_and_in_sight(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("moment.ny", server, demo)
    page = oppna(mal.vem, skarm="telefon")
    page.goto(mal.adress)
    for val in page.locator("label:has(input[type=radio]):visible").all():
        ruta = val.bounding_box()
        assert ruta is not None
        assert ruta["height"] >= 44
        assert ruta["width"] >= 44
    expect(page.get_by_role("button", name="Spara")).to_be_in_viewport()


def test_a_moment_of_ones_own_is_there_the_next_time(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("moment.ny", server, demo)
    page = oppna(mal.vem, skarm="telefon")
    page.goto(mal.adress)
    page.get_by_text("Något annat").click()
    page.get_by_label("Eget moment").fill("Benmärgsprov")
    page.get_by_role("radio", name="Såg på").check()
    page.get_by_role("button", name="Spara").click()
    rubrik(page, "Benmärgsprov")
    page.get_by_role("link", name="Logga ett till").click()
    expect(page.get_by_role("radio").first).to_have_value("eget benmärgsprov")
