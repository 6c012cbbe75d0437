"""The drawings of time: on one printed page, by keyboard, and without a page that scrolls sideways."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import besok


def _blad(page: Page) -> list[tuple[int, int]]:
    """Width and height of each printed page, in points."""
    pdf = page.pdf(prefer_css_page_size=True)
    antal = len(re.findall(rb"/Type\s*/Page\b", pdf))
    rutor = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    return [(round(float(b)), round(float(h))) for b, h in rutor[:antal]]


@pytest.mark.parametrize("namn", ["tidslinje.visa", "studierektor.plan"])
def test_it_is_printed_on_one_a4_on_its_side(namn: str, oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok(namn, server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    assert _blad(page) == [(842, 595)]


def test_every_bar_is_reached_by_keyboard_and_all_can_be_passed(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("tidslinje.visa", server, demo)
    page = oppna(mal.vem)
    page.goto(mal.adress)
    stapel = page.get_by_role("group", name="Sidotjänstgöring").get_by_role("link").first
    expect(stapel).to_have_accessible_name(re.compile(r"^Sidotjänstgöring: .+\d{4}\. \w+"))
    stapel.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktivitet/*")
    page.go_back()
    page.get_by_role("link", name="Hoppa förbi bilden").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="Allt på tidslinjen")).to_be_visible()  # the fold has opened


def test_on_a_phone_one_can_roll_to_today(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("tidslinje.visa", server, demo)
    page = oppna(mal.vem, skarm="telefon", js=False)
    page.goto(mal.adress)
    page.get_by_role("link", name="Rulla till i dag").click()
    expect(page.locator(".tl-huvud .tl-linje[data-slag=idag]")).to_be_in_viewport()
