"""A 360 as people meet it: a respondent on a phone with no account, the handledare who hands it out, the ST-läkare."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.flersteg import SVARSLANK
from tests.browser.personer import besked, rubrik
from tests.browser.server import Server
from tests.browser.sidor import besok

UTVECKLA = "Kan ta plats tidigare på ronden."


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_a_round_from_the_phone_to_the_result(oppna: Oppna, server: Server, demo: Demo, js: bool) -> None:
    svarande = oppna(None, skarm="telefon", js=js)
    svarande.goto(f"/m/{SVARSLANK}")
    besvara(svarande)

    st, ledare = besok("flerkalla.visa", server, demo), besok("flerkalla.slapp", server, demo)
    maja = oppna(ledare.vem, js=js)
    maja.goto(st.adress)
    maja.get_by_role("button", name="Avsluta insamlingen").click()
    rubrik(maja, "Lämna ut resultatet")
    expect(maja.get_by_text(UTVECKLA)).to_be_visible()

    alva = oppna(st.vem, skarm="telefon", js=js)
    alva.goto(st.adress)
    expect(alva.get_by_text("läser sammanställningen och lämnar ut den")).to_be_visible()
    expect(alva.get_by_text(UTVECKLA)).to_have_count(0)

    maja.get_by_label(re.compile("^Sammanfattning")).fill("Trygg och omtyckt.")
    maja.get_by_role("button", name="Lämna ut och lås").click()
    besked(maja, "Resultatet är utlämnat och låst.")
    alva.reload()
    expect(alva.get_by_text("Trygg och omtyckt.")).to_be_visible()
    expect(alva.get_by_text(UTVECKLA)).to_be_visible()


def besvara(page: Page) -> None:
    """Leave one question out, be told, keep what was written, and answer it."""
    rubrik(page, re.compile("^Återkoppling till "))
    fragor = page.get_by_role("group").filter(has=page.get_by_role("radio"))
    antal = fragor.count()
    for nummer in range(1, antal):
        fragor.nth(nummer).get_by_label("Inga problem").check()
    page.get_by_label(re.compile("^Vad kan ST-läkaren utveckla")).fill(UTVECKLA)
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Välj kommunikation med patienter.").first).to_be_visible()
    expect(page.get_by_label(re.compile("^Vad kan ST-läkaren utveckla"))).to_have_value(UTVECKLA)
    page.get_by_role("group").filter(has=page.get_by_role("radio")).first.get_by_label("Ej observerat").check()
    page.get_by_role("button", name="Skicka svaret").click()
    rubrik(page, "Tack för ditt svar")
    page.goto(f"/m/{SVARSLANK}")
    rubrik(page, "Länken går inte att använda")
