"""What a person does on the pages, said once: signing in, reading the work list, opening what is folded."""

import re

from playwright.sync_api import Locator, Page, expect

from app.web.demo import LOSENORD


def logga_in(page: Page, epost: str) -> None:
    """Come to the site and sign in with the form."""
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    page.get_by_label("E-post").fill(epost)
    page.get_by_label("Lösenord").fill(LOSENORD)
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Logga in")


def rubrik(page: Page, text: str | re.Pattern[str]) -> None:
    """The page one has come to is the one with this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def besked(page: Page, text: str) -> None:
    """The page tells what was done."""
    expect(page.locator("#meddelande")).to_contain_text(text)


def till_oversikten(page: Page) -> None:
    """Go to the overview, and open all of its work list."""
    page.get_by_role("navigation", name="Portfölj").get_by_role("link", name="Översikt").click()
    rubrik(page, "Översikt")
    resten = page.get_by_text(re.compile("^Visa (ytterligare )?.* sak(er)? som saknas"))
    if resten.count():
        resten.click()


def flagga(page: Page, text: str) -> Locator:
    """The line of the work list that says so, in its heading or among its further reasons."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading")).filter(has_text=text)


def lank_i_menyn(page: Page, namn: str) -> None:
    """Follow a link of the portfolio's rail."""
    page.get_by_role("navigation", name="Portfölj").get_by_role("link", name=namn, exact=True).click()
