"""An assessor on a phone, without an account: from the mail to "Signerad och låst"."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import besok
from tests.browser.test_tillganglighet import bredare, granska

_ALLT = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_an_assessor_without_account_signs_on_a_phone(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    adress = f"ulla.{'med' if js else 'utan'}@exempel.invalid"  # the mailbox is the server's, for all tests
    mal = besok("bedomning.ny", server, demo)
    st, ulla = oppna(mal.vem, js=js), oppna(None, skarm="telefon", js=js)
    begar(st, mal.adress, adress)

    oppna_brev(ulla, "Bedömning av", adress)
    ulla.get_by_role("link", name="/b/").click()
    expect(ulla.get_by_role("heading", level=1)).to_contain_text("Bedöm ")
    expect(ulla.get_by_text("Ett besök på hudmottagningen")).to_be_visible()
    lank = ulla.url
    duger(ulla, js=js)
    ulla.get_by_label("Återkoppling").fill("Du lyssnade in patienten och sammanfattade väl.")
    ulla.get_by_label("Titel", exact=True).fill("Överläkare")
    ulla.get_by_label("Arbetsplats").fill("Hudkliniken")
    ulla.get_by_role("button", name="Skicka kod").click()

    expect(ulla.get_by_role("heading", name="Läs igenom och signera")).to_be_visible()
    expect(ulla.get_by_text("Du lyssnade in patienten")).to_be_visible()
    duger(ulla, js=js)
    kod = koden(oppna(None, js=js), adress)
    ulla.get_by_label("Kod", exact=True).fill(kod)
    ulla.get_by_role("button", name="Signera och lås").click()
    expect(ulla.get_by_role("heading", name="Signerad och låst")).to_be_visible()
    duger(ulla, js=js)

    ulla.goto(lank)
    expect(ulla.get_by_role("heading", name="Länken är redan använd")).to_be_visible()
    expect(ulla.get_by_role("textbox")).to_have_count(0)
    duger(ulla, js=js)
    st.reload()
    expect(st.get_by_text(f"via engångslänk, kod skickad till {adress}")).to_be_visible()


def begar(st: Page, sida: str, adress: str) -> None:
    """Ask Ulla, who has no account."""
    st.goto(sida)
    st.get_by_text("Någon annan", exact=True).click()
    st.get_by_label("Namn").fill("Ulla Främmande")
    st.get_by_label("E-post").fill(adress)
    st.get_by_label("Formulär").select_option("mini_cex")
    st.get_by_label("Situation").fill("Ett besök på hudmottagningen")
    st.get_by_role("button", name="Begär bedömning").click()
    expect(st.locator("#meddelande")).to_contain_text(f"Ett brev går till {adress}")


def oppna_brev(page: Page, amne: str, till: str) -> None:
    """Open the latest mail of that subject, once the server has carried it out."""
    rad = page.get_by_role("row").filter(has_text=till).filter(has_text=amne)
    vanta_pa(page, rad.first)
    rad.first.get_by_role("link").click()


def koden(page: Page, adress: str) -> str:
    """The code that was mailed."""
    oppna_brev(page, "är din kod", adress)
    traff = re.search(r"Koden är (\d{6})", page.inner_text("main"))
    assert traff is not None
    return traff[1]


def vanta_pa(page: Page, vad: Locator) -> None:
    """Load the mailbox until it holds the mail: the thread that carries it needs a moment."""
    for _ in range(50):
        page.goto("/demo/post")
        if vad.count():
            return
        page.wait_for_timeout(100)
    pytest.fail("the mail never came")


def duger(page: Page, *, js: bool) -> None:
    """Nothing scrolls sideways and, where scripts run, axe has nothing against the page."""
    if js:
        assert not bredare(page)
        assert not granska(page, _ALLT)
